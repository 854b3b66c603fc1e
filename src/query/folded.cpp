#include "query/filter.h"

namespace kua {
namespace {

/// Lower case of a letter of U+0080 to U+052F; any other as it is.
constexpr unsigned lower_two_bytes(unsigned c) {
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 0x20;  // À to Þ
    if (c == 0x0401 || c == 0x0451) return 0x0435;             // Ё, ё as е
    if (c >= 0x0400 && c <= 0x040F) return c + 0x50;           // І and its neighbours
    if (c >= 0x0410 && c <= 0x042F) return c + 0x20;           // А to Я
    if (c == 0x04C0) return 0x04CF;
    if (c >= 0x04C1 && c <= 0x04CE) return c % 2 == 1 ? c + 1 : c;
    const bool in_pairs = (c >= 0x0460 && c <= 0x0481) || (c >= 0x048A && c <= 0x052F);  // Ғ Қ Ң Ү Ұ Һ Ә Ө
    return in_pairs && c % 2 == 0 ? c + 1 : c;
}

constexpr bool is_continuation(unsigned char byte) { return (byte & 0xC0U) == 0x80U; }

}  // namespace

void append_folded(std::string& out, std::string_view text) {
    out.reserve(out.size() + text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
        if (byte >= 'A' && byte <= 'Z') {
            out += static_cast<char>(byte - 'A' + 'a');
        } else if (byte >= 0xC2 && byte <= 0xDF && is_continuation(static_cast<unsigned char>(next))) {
            const unsigned lower = lower_two_bytes((byte & 0x1FU) << 6U | (next & 0x3FU));
            out += static_cast<char>(0xC0U | lower >> 6U);
            out += static_cast<char>(0x80U | (lower & 0x3FU));
            ++i;
        } else {
            out += text[i];
        }
    }
}

std::string folded(std::string_view text) {
    std::string out;
    append_folded(out, text);
    return out;
}

}  // namespace kua
