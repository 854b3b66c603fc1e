#include "scene/region_names.h"

#include <algorithm>
#include <map>

namespace kua {
namespace {

/// What most names of the units end in, with its space; empty where they do not.
std::string common_last_word(const BoundarySet& set, Lang lang) {
    std::map<std::string, std::size_t> times;
    for (const BoundaryUnit& unit : set.units) {
        const std::string& name = unit.name.in(lang);
        const std::size_t space = name.rfind(' ');
        if (space != std::string::npos) ++times[name.substr(space)];
    }
    for (const auto& [word, n] : times)
        if (2 * n > set.units.size()) return word;
    return {};
}

}  // namespace

std::vector<std::string> short_region_names(const BoundarySet& set, Lang lang) {
    const std::string last_word = common_last_word(set, lang);
    std::vector<std::string> names;
    for (const BoundaryUnit& unit : set.units) {
        const std::string& name = unit.name.in(lang);
        names.push_back(name);
        if (last_word.empty() || name.size() <= last_word.size() || !name.ends_with(last_word)) continue;
        const std::string shorter = name.substr(0, name.size() - last_word.size());
        const bool is_taken = std::any_of(set.units.begin(), set.units.end(), [&](const BoundaryUnit& other) { return other.name.in(lang) == shorter; });
        if (!is_taken) names.back() = shorter;
    }
    return names;
}

}  // namespace kua
