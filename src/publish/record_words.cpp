#include "publish/record_words.h"

#include "query/stand_alone.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace kua {
namespace {

constexpr std::array parts_that_keep_words{HiddenPart::Title,  HiddenPart::Days,    HiddenPart::Point,
                                           HiddenPart::Region, HiddenPart::Sources, HiddenPart::Everything};

bool may_speak(const IncidentTable& table, RowId row) {
    return may_stand_alone(table, row) && std::none_of(parts_that_keep_words.begin(), parts_that_keep_words.end(),
                                                       [&](HiddenPart part) { return table.hides(row, part); });
}

void drop_hidden(RecordWords& words) {
    const auto hides_any_of = [&](std::string_view member) {
        return std::any_of(words.hides.begin(), words.hides.end(),
                           [&](const std::string& path) { return path.starts_with(member); });
    };
    if (hides_any_of("when")) words.when_as_stated.clear();
    if (hides_any_of("where")) {
        words.place = {};
        words.place_as_stated.clear();
    }
    if (hides_any_of("sources")) words.citations.clear();
    words.hides.clear();
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
        if (found == row_of.end() || !may_speak(whole, found->second)) continue;
        auto read_words = read(whole.record[found->second]);
        if (!read_words) continue;
        words[i] = *std::move(read_words);
        drop_hidden(words[i]);
        keep_open_sources(words[i].citations, left, rows[i], released.data().sources);
    }
    return words;
}

bool leaves_in_full(const Source& source) { return source.publish.empty() || source.publish == "yes"; }

}  // namespace kua
