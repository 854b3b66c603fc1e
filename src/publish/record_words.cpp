#include "publish/record_words.h"

#include "query/stand_alone.h"

#include <algorithm>
#include <unordered_map>

namespace kua {
namespace {

/// Whether everything of a record may leave.
bool is_open(const IncidentTable& table, RowId row) {
    return may_stand_alone(table, row) && (table.hidden.empty() || table.hidden[row] == 0);
}

void keep_open_sources(std::vector<RecordWords::Citation>& citations, const IncidentTable& table, RowId row,
                       const std::vector<Source>& sources) {
    std::erase_if(citations, [&](const RecordWords::Citation& citation) {
        const auto cited = table.sources[row];
        return std::none_of(cited.begin(), cited.end(), [&](std::uint16_t index) {
            return sources[index].key == citation.key && leaves_in_full(sources[index]);
        });
    });
}

}  // namespace

std::vector<RecordWords> released_words(const Dataset& data, const ReleasedDataset& released,
                                        const std::vector<RowId>& rows, const WordsReader& read) {
    const IncidentTable& whole = data.incidents;
    const IncidentTable& left = released.data().incidents;
    std::unordered_map<std::string_view, RowId> row_of;
    for (RowId row = 0; row < whole.size(); ++row) row_of.emplace(whole.id[row], row);

    std::vector<RecordWords> words(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto found = row_of.find(left.id[rows[i]]);
        if (found == row_of.end() || !is_open(whole, found->second)) continue;
        auto read_words = read(whole.record[found->second]);
        if (!read_words) continue;
        words[i] = *std::move(read_words);
        keep_open_sources(words[i].citations, left, rows[i], released.data().sources);
    }
    return words;
}

bool leaves_in_full(const Source& source) { return source.publish.empty() || source.publish == "yes"; }

}  // namespace kua
