#include "core/unit_name.h"

#include <algorithm>

namespace kua {
namespace {

bool is_number(std::string_view code) {
    return !code.empty() && std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

LocalText stand_in_name(std::string_view code) {
    const std::string words{code};
    if (!is_number(code)) return {{words, "", ""}};
    return {{"Unit " + words, "Единица " + words, words + "-бірлік"}};
}

bool is_numbered(const BoundaryUnit& unit) { return is_number(unit.code) && unit.name == stand_in_name(unit.code); }

}  // namespace kua
