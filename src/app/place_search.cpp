#include "app/place_search.h"

#include "query/filter.h"

#include <algorithm>

namespace kua {
namespace {

std::vector<std::string> folded_names(const LocalText& name, const std::vector<std::string>& others) {
    std::vector<std::string> names;
    for (const std::string& text : name.by_lang)
        if (!text.empty()) names.push_back(folded(text));
    for (const std::string& text : others) names.push_back(folded(text));
    return names;
}

/// True where `wanted` begins `name` or a word in it.
bool begins(std::string_view name, std::string_view wanted) {
    for (std::size_t at = name.find(wanted); at != std::string_view::npos; at = name.find(wanted, at + 1))
        if (at == 0 || name[at - 1] == ' ' || name[at - 1] == '-') return true;
    return false;
}

}  // namespace

PlaceSearch::PlaceSearch(const Dataset& data) {
    for (const Place& place : data.places)
        entries_.push_back({{place.name, place.at, place.region}, folded_names(place.name, place.names_alt)});
    for (std::size_t i = 0; i < data.boundaries.units.size(); ++i) {
        const BoundaryUnit& unit = data.boundaries.units[i];
        if (unit.point) entries_.push_back({{unit.name, *unit.point, static_cast<RegionId>(i)}, folded_names(unit.name, unit.names_alt)});
    }
}

std::vector<PlaceHit> PlaceSearch::find(std::string_view text, std::size_t most) const {
    const std::string wanted = folded(text);
    std::vector<PlaceHit> hits;
    if (wanted.find_first_not_of(' ') == std::string::npos) return hits;
    for (const Entry& entry : entries_) {
        if (hits.size() == most) break;
        if (!std::any_of(entry.names.begin(), entry.names.end(), [&](const std::string& name) { return begins(name, wanted); })) continue;
        const bool again = std::any_of(hits.begin(), hits.end(), [&](const PlaceHit& hit) { return hit.name == entry.hit.name; });
        if (!again) hits.push_back(entry.hit);
    }
    return hits;
}

}  // namespace kua
