#include "cli/commands.h"
#include "query/counts.h"
#include "scene/build_scene.h"
#include "write/atomic_file.h"
#include "write/count_table.h"

#include <ostream>

namespace kua {

int run_count(const CountOptions& options, const Catalogue& text, Streams streams) {
    const auto session = open_and_report(options.data, text, streams);
    if (!session) return fail(session.error(), text, streams);
    const Dataset& data = *session->loaded.dataset;
    const Selection selection = select(data, session->view.filter, window_of(session->view.time, data));
    const GroupBy by = *parse_group_by(options.by);
    const auto rows = count_by(data, selection, by);
    const CountTableHead head{
        by, &selection, sentence(selection.totals, selection.window, text),
        text("The people of these rows do not add up to those of the whole selection: a summary's number and the sum of "
             "its parts count once, as the larger, where they are in one row, and both where they are in different rows; "
             "and an incident that may lie in several days is in each.")};
    const std::string table = options.format == "csv" ? counts_as_csv(data, head, rows) : counts_as_json(data, head, rows);
    if (options.output.empty()) {
        streams.out << table;
        return exit_good;
    }
    const auto saved = write_atomically(options.output, table);
    return saved ? exit_good : fail(saved.error(), text, streams);
}

}  // namespace kua
