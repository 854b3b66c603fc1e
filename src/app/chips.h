#pragma once

#include "app/column.h"
#include "app/ui.h"

#include <cstdint>
#include <string>

namespace kua {

/// A word with its number that is on (filled) or off (outlined).
struct Chip {
    std::string id;
    std::string label;
    std::int64_t count = 0;
    bool on = true;
};
struct ChipTouch {
    ScreenBox box;
    bool pressed = false;    ///< the button went down on it
    bool toggled = false;
    bool listed = false;
};
/// `at`: top left corner; 24 px high.
ChipTouch chip(Ui& ui, ScreenPoint at, const Chip& content);
/// The width that `chip` will take.
[[nodiscard]] double chip_width(const Ui& ui, const Chip& content);

/// A number over a word; 36 px high.
ChipTouch tile(Ui& ui, const ScreenBox& box, const Chip& content);

/// Puts chips side by side, in as many rows as they need.
class ChipRows {
public:
    ChipRows(Ui& ui, Column& column) : ui_(ui), column_(column), left_(column.left_px), row_(column.row(24.0)) {}
    ChipTouch add(const Chip& content);

private:
    Ui& ui_;
    Column& column_;
    double left_;
    ScreenBox row_;
};

}  // namespace kua
