#include "app/keys.h"

#include "core/ascii_lower.h"

#include <array>
#include <string>
#include <utility>

namespace kua {
namespace {

constexpr std::array<std::pair<std::string_view, Key>, 36> names{{
    {"tab", Key::Tab},       {"enter", Key::Enter},       {"escape", Key::Escape}, {"space", Key::Space},
    {"backspace", Key::Backspace}, {"delete", Key::Delete}, {"left", Key::Left},   {"right", Key::Right},
    {"up", Key::Up},         {"down", Key::Down},         {"home", Key::Home},     {"end", Key::End},
    {"pageup", Key::PageUp}, {"pagedown", Key::PageDown}, {"plus", Key::Plus},     {"minus", Key::Minus},
    {"question", Key::Question}, {"comma", Key::Comma}, {"period", Key::Period}, {"f1", Key::F1},         {"f6", Key::F6},         {"a", Key::A},
    {"c", Key::C},           {"e", Key::E},               {"f", Key::F},           {"l", Key::L},
    {"n", Key::N},           {"o", Key::O},               {"p", Key::P},           {"r", Key::R},
    {"s", Key::S},           {"t", Key::T},           {"v", Key::V},               {"x", Key::X},           {"y", Key::Y},
    {"z", Key::Z}}};

bool take_prefix(std::string& text, std::string_view prefix) {
    if (!text.starts_with(prefix)) return false;
    text.erase(0, prefix.size());
    return true;
}

}  // namespace

std::optional<KeyPress> parse_key(std::string_view text) {
    std::string rest = ascii_lower(text);
    KeyPress press;
    for (;;) {
        if (take_prefix(rest, "ctrl+")) press.ctrl = true;
        else if (take_prefix(rest, "shift+")) press.shift = true;
        else break;
    }
    for (const auto& [name, key] : names)
        if (name == rest) {
            press.key = key;
            return press;
        }
    return std::nullopt;
}

}  // namespace kua
