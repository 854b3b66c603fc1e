#include "core/json_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>

namespace kua {
namespace {

/// Length of the well-formed UTF-8 sequence at the start of `text`, 0 where it is none (Unicode 15, table 3-7).
std::size_t utf8_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto is_tail = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
        return i < text.size() && byte(i) >= low && byte(i) <= high;
    };
    const unsigned lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return is_tail(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF)
        return is_tail(1, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF) && is_tail(2) ? 3 : 0;
    if (lead >= 0xF0 && lead <= 0xF4)
        return is_tail(1, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF) && is_tail(2) && is_tail(3) ? 4 : 0;
    return 0;
}

bool stands_for_itself(char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; }

std::string escaped_control(unsigned char c) {
    std::array<char, 8> escape{};
    std::snprintf(escape.data(), escape.size(), "\\u%04x", c);
    return escape.data();
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    while (!text.empty()) {
        const auto plain = std::find_if_not(text.begin(), text.end(), stands_for_itself) - text.begin();
        out += text.substr(0, static_cast<std::size_t>(plain));
        text.remove_prefix(static_cast<std::size_t>(plain));
        if (text.empty()) break;
        const std::size_t length = utf8_length(text);
        const char c = text.front();
        if (length == 0)
            out += "\uFFFD";
        else if (c == '"' || c == '\\')
            out += std::string{'\\', c};
        else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            out += escaped_control(static_cast<unsigned char>(c));
        else
            out += text.substr(0, length);
        text.remove_prefix(length == 0 ? 1 : length);
    }
    out += '"';
}

std::string json_string(std::string_view text) {
    std::string out;
    append_json_string(out, text);
    return out;
}

}  // namespace kua
