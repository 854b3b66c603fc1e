#include "scene/capitals.h"

namespace kua {
namespace {

/// The capital of a code point below U+0800 (two bytes in UTF-8); the code point itself where it has none.
unsigned capital(unsigned c) {
    const auto between = [c](unsigned first, unsigned last) { return first <= c && c <= last; };
    if (between('a', 'z')) return c - 0x20;
    if (between(0xE0, 0xFE) && c != 0xF7) return c - 0x20;
    if (c == 0xFF) return 0x178;
    if (c == 0x131) return 'I';
    if (between(0x100, 0x137) || between(0x14A, 0x177)) return c & ~1U;
    if (between(0x139, 0x148) || between(0x179, 0x17E)) return c % 2 == 0 ? c - 1 : c;
    if (between(0x430, 0x44F)) return c - 0x20;
    if (between(0x450, 0x45F)) return c - 0x50;
    if (between(0x460, 0x481) || between(0x48A, 0x4BF) || between(0x4D0, 0x52F)) return c & ~1U;
    if (between(0x4C1, 0x4CE)) return c % 2 == 0 ? c - 1 : c;
    return c;
}

void append(std::string& text, unsigned code) {
    if (code < 0x80) {
        text += static_cast<char>(code);
        return;
    }
    text += static_cast<char>(0xC0U | code >> 6U);
    text += static_cast<char>(0x80U | (code & 0x3FU));
}

/// The first code point below U+0800, 0 where there is none.
unsigned first_code(std::string_view text) {
    if (text.empty()) return 0;
    const auto lead = static_cast<unsigned char>(text[0]);
    if (lead < 0x80) return lead;
    if (lead < 0xC2 || lead >= 0xE0 || text.size() < 2) return 0;
    return (lead & 0x1FU) << 6U | (static_cast<unsigned char>(text[1]) & 0x3FU);
}

bool is_capital(unsigned c) {
    if (capital(c) != c) return false;
    return capital(c + 0x20) == c || capital(c + 0x50) == c || capital(c + 1) == c;
}

}  // namespace

std::vector<std::string> sentences(std::string_view text) {
    std::vector<std::string> found;
    std::size_t first = 0;
    for (std::size_t stop = text.find(". "); stop != std::string_view::npos; stop = text.find(". ", stop + 1)) {
        if (!is_capital(first_code(text.substr(stop + 2)))) continue;
        found.emplace_back(text.substr(first, stop + 1 - first));
        first = stop + 2;
    }
    if (first < text.size()) found.emplace_back(text.substr(first));
    return found;
}

std::string capitals(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead < 0x80) {
            append(result, capital(lead));
        } else if (lead >= 0xC2 && lead < 0xE0 && i + 1 < text.size()) {
            append(result, capital((lead & 0x1FU) << 6U | (static_cast<unsigned char>(text[++i]) & 0x3FU)));
        } else {
            result += text[i];
        }
    }
    return result;
}

}  // namespace kua
