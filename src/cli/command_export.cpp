#include "cli/shown_records.h"
#include "scene/build_scene.h"
#include "scene/selection_print.h"
#include "write/records_file.h"

#include <filesystem>
#include <ostream>

namespace kua {

int run_export(const RecordsOptions& options, const Catalogue& text, Streams streams) {
    const auto format = records_format_of(options.output);
    if (!format)
        return fail({"--output", msg("\"{0}\" does not end in .geojson, .csv or .xlsx, the formats that are written", options.output)}, text, streams);
    const auto shown = shown_records(options, text, streams);
    if (!shown) return fail(shown.error(), text, streams);
    const auto& [released, selection, words] = shown->records;
    const EvidenceHead head{sentence(selection.totals, selection.window, text),
                            check_code(selection_print(released.data(), selection, shown->view))};
    const auto file = records_file(*format, released, selection, words, head, shown->view.lang,
                                   std::filesystem::path(options.output).parent_path());
    if (!file) return fail(file.error(), text, streams);
    if (const auto n = file->not_by_themselves; n > 0)
        streams.err << text(msg_n("{0} record is not in the file: it may leave as part of a number only",
                                  "{0} records are not in the file: they may leave as part of a number only", n)) << '\n';
    if (const auto n = file->without_parts; n > 0)
        streams.err << text(msg_n("{0} summary is not in the file: none of its parts is shown, and it would count as an incident",
                                  "{0} summaries are not in the file: none of their parts are shown, and they would count as incidents", n)) << '\n';
    return write_and_report(options.output, file->bytes, text, streams);
}

}  // namespace kua
