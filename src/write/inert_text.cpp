#include "write/inert_text.h"

#include <algorithm>
#include <array>

namespace kua {
namespace {

using namespace std::string_view_literals;

constexpr std::array direction_marks{"\u061C"sv, "\u200E"sv, "\u200F"sv, "\u202A"sv, "\u202B"sv, "\u202C"sv,
                                     "\u202D"sv, "\u202E"sv, "\u2066"sv, "\u2067"sv, "\u2068"sv, "\u2069"sv};

}  // namespace

std::string inert_text(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto* mark = std::find_if(direction_marks.begin(), direction_marks.end(),
                                        [&](std::string_view m) { return text.starts_with(m); });
        if (mark != direction_marks.end()) {
            text.remove_prefix(mark->size());
            continue;
        }
        const auto c = static_cast<unsigned char>(text.front());
        out += c < 0x20 || c == 0x7F ? ' ' : text.front();
        text.remove_prefix(1);
    }
    return out;
}

}  // namespace kua
