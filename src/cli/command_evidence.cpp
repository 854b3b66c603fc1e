#include "cli/shown_records.h"
#include "scene/build_scene.h"
#include "scene/selection_print.h"
#include "write/evidence.h"

#include <filesystem>

namespace kua {

int run_evidence(const RecordsOptions& options, const Catalogue& text, Streams streams) {
    const std::string& file = options.output;
    const bool is_csv = file.ends_with(".csv");
    const bool is_xlsx = file.ends_with(".xlsx");
    if (!is_csv && !is_xlsx && !file.ends_with(".json"))
        return fail({"--output", msg("\"{0}\" does not end in .csv, .xlsx or .json, the formats that are written", file)}, text, streams);
    const auto shown = shown_records(options, text, streams);
    if (!shown) return fail(shown.error(), text, streams);
    const auto& [view, released, selection, words] = *shown;
    const EvidenceHead head{sentence(selection.totals, selection.window, text),
                            check_code(selection_print(released.data(), selection, view))};
    const auto rows = evidence_rows(released, selection, words, view.lang);
    if (is_xlsx) {
        const auto folder = std::filesystem::path(file).parent_path();
        const auto book = evidence_as_xlsx(released, head, rows, view.lang, folder.empty() ? "." : folder);
        if (!book) return fail(book.error(), text, streams);
        return write_and_report(file, *book, text, streams);
    }
    return write_and_report(file,
                            is_csv ? evidence_as_csv(released, head, rows, view.lang)
                                   : evidence_as_json(released, selection, head, rows, view.lang),
                            text, streams);
}

}  // namespace kua
