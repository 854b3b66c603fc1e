#include "cli/shown_records.h"
#include "scene/build_scene.h"
#include "scene/selection_print.h"
#include "write/evidence.h"

namespace kua {

int run_evidence(const RecordsOptions& options, const Catalogue& text, Streams streams) {
    const std::string& file = options.output;
    // Tables are what `kua export` writes too: a second one with other columns would only raise questions.
    if (file.ends_with(".csv") || file.ends_with(".xlsx")) return run_export(options, text, streams);
    if (!file.ends_with(".json"))
        return fail({"--output", msg("\"{0}\" does not end in .csv, .xlsx or .json, the formats that are written", file)}, text, streams);
    const auto shown = shown_records(options, text, streams);
    if (!shown) return fail(shown.error(), text, streams);
    const ViewState& view = shown->view;
    const auto& [released, selection, words] = shown->records;
    const EvidenceHead head{sentence(selection.totals, selection.window, text),
                            check_code(selection_print(released.data(), selection, view))};
    const auto rows = evidence_rows(released, selection, words, view.lang);
    return write_and_report(file, evidence_as_json(released, selection, head, rows, view.lang), text, streams);
}

}  // namespace kua
