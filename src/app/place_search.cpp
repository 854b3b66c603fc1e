#include "app/place_search.h"

#include "query/filter.h"

#include <algorithm>

namespace kua {
namespace {

/// True where `wanted` begins a word in `name`.
bool begins_word(std::string_view name, std::string_view wanted) {
    for (std::size_t at = name.find(wanted); at != std::string_view::npos; at = name.find(wanted, at + 1))
        if (at == 0 || name[at - 1] == ' ' || name[at - 1] == '-') return true;
    return false;
}

constexpr std::size_t ranks = 3;

/// How well the names match: 0 best; `ranks` where none does.
std::size_t rank_of(const std::vector<std::string>& names, std::size_t in_use, std::string_view wanted) {
    std::size_t best = ranks;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool at_front = std::string_view(names[i]).starts_with(wanted);
        const std::size_t rank = at_front ? (i < in_use ? 0 : 1) : begins_word(names[i], wanted) ? 2 : ranks;
        best = std::min(best, rank);
    }
    return best;
}

}  // namespace

PlaceSearch::PlaceSearch(const Dataset& data) {
    for (const Place& place : data.places) add({place.name, place.at, place.region}, place.names_alt);
    for (std::size_t i = 0; i < data.boundaries.units.size(); ++i) {
        const BoundaryUnit& unit = data.boundaries.units[i];
        if (unit.point) add({unit.name, *unit.point, static_cast<RegionId>(i)}, unit.names_alt);
    }
}

void PlaceSearch::add(PlaceHit hit, const std::vector<std::string>& others) {
    Entry entry{std::move(hit), {}, 0};
    for (const std::string& text : entry.hit.name.by_lang)
        if (!text.empty()) entry.names.push_back(folded(text));
    entry.in_use = entry.names.size();
    for (const std::string& text : others) entry.names.push_back(folded(text));
    entries_.push_back(std::move(entry));
}

std::vector<PlaceHit> PlaceSearch::find(std::string_view text, std::size_t most) const {
    const std::string wanted = folded(text);
    std::vector<PlaceHit> hits;
    if (wanted.find_first_not_of(' ') == std::string::npos) return hits;
    for (std::size_t rank = 0; rank < ranks; ++rank)
        for (const Entry& entry : entries_) {
            if (hits.size() == most) return hits;
            if (rank_of(entry.names, entry.in_use, wanted) != rank) continue;
            const bool again = std::any_of(hits.begin(), hits.end(), [&](const PlaceHit& hit) { return hit.name == entry.hit.name; });
            if (!again) hits.push_back(entry.hit);
        }
    return hits;
}

}  // namespace kua
