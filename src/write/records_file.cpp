#include "write/records_file.h"

#include "write/incidents_geojson.h"

#include <array>
#include <utility>

namespace kua {
namespace {

constexpr std::array<std::pair<RecordsFormat, std::string_view>, 3> endings{
    {{RecordsFormat::Csv, ".csv"}, {RecordsFormat::Xlsx, ".xlsx"}, {RecordsFormat::GeoJson, ".geojson"}}};

}  // namespace

std::optional<RecordsFormat> records_format_of(std::string_view file_name) {
    for (const auto& [format, ending] : endings)
        if (file_name.ends_with(ending)) return format;
    return std::nullopt;
}

std::string_view ending_of(RecordsFormat format) { return endings[static_cast<std::size_t>(format)].second; }

Result<RecordsFile> records_file(RecordsFormat format, const ReleasedDataset& released, const Selection& selection,
                                 const std::vector<RecordWords>& words, const EvidenceHead& head, Lang lang,
                                 const std::filesystem::path& folder) {
    if (format == RecordsFormat::GeoJson) {
        IncidentsFile file = incidents_geojson(released, selection, words);
        return RecordsFile{std::move(file.geojson), file.not_by_themselves, file.without_parts};
    }
    const auto rows = evidence_rows(released, selection, words, lang);
    if (format == RecordsFormat::Csv) return RecordsFile{evidence_as_csv(released, head, rows, lang)};
    auto book = evidence_as_xlsx(released, head, rows, lang, folder.empty() ? "." : folder);
    if (!book) return book.error();
    return RecordsFile{*std::move(book)};
}

}  // namespace kua
