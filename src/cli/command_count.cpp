#include "cli/commands.h"
#include "cli/count_rates.h"
#include "query/boundary_level.h"
#include "query/counts.h"
#include "scene/boundary_words.h"
#include "scene/build_scene.h"
#include "write/atomic_file.h"
#include "write/count_table.h"

#include <memory>
#include <ostream>

namespace kua {

int run_count(const CountOptions& options, const Catalogue& text, Streams streams) {
    const auto session = open_and_report(options.data, text, streams);
    if (!session) return fail(session.error(), text, streams);
    const Dataset& data = *session->loaded.dataset;
    const auto view = with_layers(session->view, options.layers, data);
    if (!view) return fail(view.error(), text, streams);
    const Selection selection = select(data, view->filter, window_of(view->time, data));
    const GroupBy by = *parse_group_by(options.by);
    std::shared_ptr<const Dataset> counted = session->loaded.dataset;
    if (options.level >= 0) counted = std::make_shared<const Dataset>(counted_at_level(data, options.level));
    const auto rows = count_by(*counted, selection, by);
    std::string words = sentence(selection.totals, selection.window, text);
    if (const std::string changed = boundary_sentence(data, selection, view->boundaries_as, text); !changed.empty())
        words = text(msg("{0} {1}", words, changed));
    const bool may_have_rates = by == GroupBy::Region && options.level < 0;
    if (!may_have_rates && !options.layers.rate.empty())
        return fail({"--rate", msg("goes with --by region, for the units of the boundaries")}, text, streams);
    const auto rates = may_have_rates ? count_rates(data, selection, *view) : std::nullopt;
    const CountTableHead head{
        by, &selection, words,
        text("The people of these rows do not add up to those of the whole selection: a summary's number and the sum of "
             "its parts count once, as the larger, where they are in one row, and both where they are in different rows; "
             "and an incident that may lie in several days is in each."),
        rates ? &*rates : nullptr};
    const std::string table = options.format == "csv" ? counts_as_csv(*counted, head, rows) : counts_as_json(*counted, head, rows);
    if (options.output.empty()) {
        streams.out << table;
        return exit_good;
    }
    const auto saved = write_atomically(options.output, table);
    return saved ? exit_good : fail(saved.error(), text, streams);
}

}  // namespace kua
