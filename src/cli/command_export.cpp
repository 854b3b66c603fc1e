#include "cli/shown_records.h"
#include "write/incidents_geojson.h"

#include <ostream>

namespace kua {

int run_export(const RecordsOptions& options, const Catalogue& text, Streams streams) {
    // A table of what is shown is the evidence table: a second one with other columns would only raise questions.
    if (options.output.ends_with(".csv") || options.output.ends_with(".xlsx")) return run_evidence(options, text, streams);
    if (!options.output.ends_with(".geojson"))
        return fail({"--output", msg("\"{0}\" does not end in .geojson, .csv or .xlsx, the formats that are written", options.output)}, text, streams);
    const auto shown = shown_records(options, text, streams);
    if (!shown) return fail(shown.error(), text, streams);
    const IncidentsFile file = incidents_geojson(shown->released, shown->selection, shown->words);
    if (const auto n = file.not_by_themselves; n > 0)
        streams.err << text(msg_n("{0} record is not in the file: it may leave as part of a number only",
                                  "{0} records are not in the file: they may leave as part of a number only", n)) << '\n';
    if (const auto n = file.without_parts; n > 0)
        streams.err << text(msg_n("{0} summary is not in the file: none of its parts is shown, and it would count as an incident",
                                  "{0} summaries are not in the file: none of their parts are shown, and they would count as incidents", n)) << '\n';
    return write_and_report(options.output, file.geojson, text, streams);
}

}  // namespace kua
