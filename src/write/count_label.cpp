#include "write/count_label.h"

#include <algorithm>

namespace kua {
namespace {

template <class List>
std::string label_in(const List& list, std::string_view key) {
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto& entry) { return entry.code == key; });
    return found == list.end() ? std::string{} : found->label.in(Lang::En);
}

std::string unit_name(const BoundarySet& set, std::string_view key) {
    const RegionId unit = set.find_unit(key);
    return unit == no_region ? std::string{} : set.units[unit].name.in(Lang::En);
}

std::string label(const Dataset& data, GroupBy by, std::string_view key) {
    switch (by) {
        case GroupBy::Type:
            return label_in(data.vocabulary.types, key);
        case GroupBy::Family:
            return label_in(data.vocabulary.families, key);
        case GroupBy::Region:
            return key == no_region_code      ? "in no region"
                   : key == unattributed_code ? "not attributable"
                                              : unit_name(data.boundaries, key);
        case GroupBy::Status:
            return std::string(data.vocabulary.label_of("status", key, Lang::En));
        case GroupBy::PlacePrecision:
            return std::string(data.vocabulary.label_of("place_precision", key, Lang::En));
        case GroupBy::Day:
        case GroupBy::Week:
        case GroupBy::Month:
            return {};
    }
    return {};
}

}  // namespace

std::string english_label(const Dataset& data, GroupBy by, std::string_view key) {
    std::string text = label(data, by, key);
    return text.empty() ? std::string(key) : text;
}

}  // namespace kua
