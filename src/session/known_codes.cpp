#include "session/known_codes.h"

#include "scene/rated_units.h"

#include <algorithm>

namespace kua {
namespace {

std::string known_list(const std::vector<std::string>& codes) {
    std::string list;
    for (const auto& code : codes) list += (list.empty() ? "" : ", ") + code;
    return list;
}

/// "FILE: filter.types"; the member alone where there is no file.
std::string member_of(const std::string& file, const char* member) { return file.empty() ? member : file + ": " + member; }

Result<Done> check_rate(const RateChoice& rate, const std::string& file, const BoundarySet& set) {
    if (rate.denominator.empty()) return Done{};
    const auto known = all_known(member_of(file, "rate.denominator"), {rate.denominator}, denominator_names(set));
    if (!known || rate.year == 0) return known;
    const auto years = denominator_years(set, rate.denominator);
    if (years.empty()) return Done{};
    return all_known(member_of(file, "rate.year"), {std::to_string(rate.year)}, years);
}

}  // namespace

Result<Done> all_known(const std::string& option, const std::vector<std::string>& wanted, const std::vector<std::string>& known) {
    for (const auto& code : wanted)
        if (std::find(known.begin(), known.end(), code) == known.end())
            return Error{option, msg("\"{0}\" is not known; these are: {1}", code, known_list(known))};
    return Done{};
}

std::vector<std::string> expanded_types(const std::vector<std::string>& wanted, const Vocabulary& vocabulary) {
    std::vector<std::string> codes;
    for (const IncidentType& type : vocabulary.types) {
        const std::string& family = vocabulary.families[type.family].code;
        const bool meant = std::any_of(wanted.begin(), wanted.end(), [&](const auto& w) { return w == type.code || w == family; });
        if (meant) codes.push_back(type.code);
    }
    return codes;
}

std::vector<std::string> type_words(const Vocabulary& vocabulary) {
    std::vector<std::string> words;
    for (const auto& family : vocabulary.families) words.push_back(family.code);
    for (const auto& type : vocabulary.types) words.push_back(type.code);
    return words;
}

std::vector<std::string> region_words(const BoundarySet& set) {
    std::vector<std::string> words;
    for (const auto& unit : set.units) words.push_back(unit.code);
    words.emplace_back(unattributed_code);
    words.emplace_back(no_region_code);
    return words;
}

std::vector<std::string> denominator_years(const BoundarySet& set, const std::string& name) {
    std::vector<std::string> years;
    for (const Denominator& one : set.denominators)
        if (one.name == name)
            for (const auto& [year, values] : one.by_year) years.push_back(std::to_string(year));
    return years;
}

Result<ViewState> with_known_codes(ViewState view, const std::string& file, const Dataset& data) {
    Filter& filter = view.filter;
    if (filter.types) {
        const auto known = all_known(member_of(file, "filter.types"), *filter.types, type_words(data.vocabulary));
        if (!known) return known.error();
        filter.types = expanded_types(*filter.types, data.vocabulary);
    }
    if (filter.regions) {
        const auto known = all_known(member_of(file, "filter.regions"), *filter.regions, region_words(data.boundaries));
        if (!known) return known.error();
    }
    if (!view.map.fit_unit.empty() && data.boundaries.find_unit(view.map.fit_unit) == no_region)
        return Error{member_of(file, "map.fit_unit"), msg("\"{0}\" is not a unit of the boundaries", view.map.fit_unit)};
    if (const auto known = check_rate(view.rate, file, data.boundaries); !known) return known.error();
    return view;
}

}  // namespace kua
