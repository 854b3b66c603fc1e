#include "core/xml_text.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

namespace kua {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::array<std::pair<std::string_view, char>, 5> entities{
    {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};

/// A character of UTF-8 and how many bytes it takes; 0 bytes where there is none.
struct Character {
    std::uint32_t code = 0;
    std::size_t bytes = 0;
};

Character character_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    if (lead < 0x80) return {lead, 1};
    const std::size_t length = lead >= 0xF0 && lead <= 0xF4 ? 4 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xC2 && lead < 0xE0 ? 2 : 0;
    if (length == 0 || at + length > text.size()) return {};
    std::uint32_t code = lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U) return {};
        code = code << 6U | (byte(at + i) & 0x3FU);
    }
    constexpr std::array<std::uint32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    const bool is_surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (code < least[length] || code > 0x10FFFF || is_surrogate) return {};
    return {code, length};
}

bool turns_direction(std::uint32_t code) {
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0x200E || code == 0x200F || code == 0x061C;
}

bool has_place_in_xml(std::uint32_t code) {
    if (code < 0x20) return code == '\t' || code == '\n';
    return code != 0xFFFE && code != 0xFFFF && !(code >= 0x7F && code <= 0x9F);
}

void append_utf8(std::string& out, std::uint32_t code) {
    const auto byte = [&](std::uint32_t bits) { out += static_cast<char>(bits); };
    if (code < 0x80) return byte(code);
    if (code < 0x800) byte(0xC0U | code >> 6U);
    else if (code < 0x10000) byte(0xE0U | code >> 12U);
    else byte(0xF0U | code >> 18U);
    if (code >= 0x10000) byte(0x80U | (code >> 12U & 0x3FU));
    if (code >= 0x800) byte(0x80U | (code >> 6U & 0x3FU));
    byte(0x80U | (code & 0x3FU));
}

/// The character of "&#65;" or "&#x41;" at `at`, with the length of the entity.
Character numeric_entity(std::string_view xml, std::size_t at) {
    const auto end = xml.find(';', at);
    if (!xml.substr(at).starts_with("&#") || end == std::string_view::npos || end - at > 12) return {};
    std::string_view digits = xml.substr(at + 2, end - at - 2);
    const bool hex = digits.starts_with('x');
    if (hex) digits.remove_prefix(1);
    std::uint32_t code = 0;
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
    const bool good = error == std::errc{} && stop == digits.data() + digits.size() && code > 0 && code <= 0x10FFFF;
    return good ? Character{code, end - at + 1} : Character{};
}

}  // namespace

std::string xml_text(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Character c = character_at(text, at);
        if (c.bytes == 0) {
            out += replacement;
            ++at;
            continue;
        }
        const std::string_view bytes = text.substr(at, c.bytes);
        at += c.bytes;
        if (turns_direction(c.code)) continue;
        if (!has_place_in_xml(c.code)) {
            out += replacement;
            continue;
        }
        const auto* entity = entities.begin();
        while (entity != entities.end() && static_cast<std::uint32_t>(entity->second) != c.code) ++entity;
        out += entity != entities.end() ? entity->first : bytes;
    }
    return out;
}

std::string from_xml_text(std::string_view xml) {
    std::string out;
    out.reserve(xml.size());
    for (std::size_t at = 0; at < xml.size();) {
        bool taken = false;
        if (xml[at] == '&') {
            for (const auto& [name, character] : entities)
                if (xml.substr(at).starts_with(name)) {
                    out += character;
                    at += name.size();
                    taken = true;
                    break;
                }
            if (const Character c = taken ? Character{} : numeric_entity(xml, at); c.bytes > 0) {
                append_utf8(out, c.code);
                at += c.bytes;
                taken = true;
            }
        }
        if (!taken) out += xml[at++];
    }
    return out;
}

}  // namespace kua
