#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace kua {

/// The keys that the window knows, whatever library reports them.
enum class Key : std::uint8_t {
    Tab, Enter, Escape, Space, Backspace, Delete, Left, Right, Up, Down, Home, End, PageUp, PageDown,
    Plus, Minus, Question, Comma, Period, F1, F6, A, C, E, F, L, N, O, P, R, S, T, V, X, Y, Z
};

/// One press of a key, repeats included.
struct KeyPress {
    Key key = Key::Escape;
    bool ctrl = false;
    bool shift = false;
    friend bool operator==(const KeyPress&, const KeyPress&) = default;
};

/// Reads "Left", "ctrl+z", "Shift+Tab", "+": names as in Key, any case. Used by scripts.
[[nodiscard]] std::optional<KeyPress> parse_key(std::string_view text);

}  // namespace kua
