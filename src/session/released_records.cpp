#include "session/released_records.h"

#include "io/hidden_parts.h"
#include "io/load.h"

#include <utility>

namespace kua {
namespace {

std::optional<RecordWords> words_of(std::string_view record) {
    auto detail = record_detail(record);
    auto hides = hidden_paths(record);
    if (!detail || !hides) return std::nullopt;
    RecordWords words{std::move(detail->when_as_stated), std::move(detail->place_as_stated), std::move(detail->place), {}, *std::move(hides)};
    for (auto& source : detail->sources) words.citations.push_back({std::move(source.ref), std::move(source.locator)});
    return words;
}

}  // namespace

Result<ReleasedRecords> released_records(const Dataset& data, const ViewState& view, const ReleaseProfile& profile) {
    auto released = release(data, profile);
    if (!released) return released.error();
    Selection selection = select(released->data(), view.filter, window_of(view.time, released->data()));
    auto words = released_words(data, *released, selection.rows, words_of);
    return ReleasedRecords{*std::move(released), std::move(selection), std::move(words)};
}

}  // namespace kua
