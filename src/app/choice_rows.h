#pragma once

#include "app/ui.h"
#include "core/vocabulary.h"

#include <cstdint>
#include <optional>
#include <string>

namespace kua {

/// What was done to a row of a filter.
struct RowTouch {
    bool pressed = false;   ///< the button went down on it
    bool toggled = false;
    bool listed = false;    ///< its number was clicked
    bool unfolded = false;
};

/// The name of a part of the panel, with a note on its right end.
void section_head(Ui& ui, const ScreenBox& row, std::string_view title, std::string_view note = {});

/// The same with a note to click, under the id; `hint` says what comes of it. True when it was clicked.
bool section_head(Ui& ui, const ScreenBox& row, std::string_view title, std::string_view note, std::string_view id, std::string_view hint);

/// The sign of something that folds.
void fold_arrow(Ui& ui, ScreenPoint centre, bool folded, Rgba8 color);

enum class Tick : std::uint8_t { Off, Some, On };

/// Room for the longest of the numbers of a list, so that all bars end before it.
[[nodiscard]] double number_room_px(const Ui& ui, std::int64_t largest);

/// A row to tick: box, family shape, label with a hint, bar and number.
struct CheckRow {
    std::string id;
    Tick tick = Tick::On;
    std::optional<Shape> shape;      ///< unset: a row below a family, set in
    Rgba8 color;
    std::string label;
    std::string hint;
    std::int64_t count = 0;
    double number_px = 24.0;         ///< room for the number, the same in all rows of a list
    double share = 0.0;              ///< of the longest bar
    std::optional<bool> folded;      ///< unset: has nothing below it
};
RowTouch check_row(Ui& ui, const ScreenBox& row, const CheckRow& content);

/// A row with a name, a bar and a number; clicking the name chooses it.
struct BarRow {
    std::string id;
    std::string label;
    double label_px = 124.0;  ///< room for the label, the same in all rows of a list
    std::int64_t count = 0;
    double number_px = 24.0;  ///< room for the number, likewise
    double share = 0.0;
    bool chosen = true;    ///< false: pale, since others were chosen
    bool quiet = false;    ///< a rest ("three more"), not a thing of its own
    std::string hint;      ///< said when the pointer rests on the name
};
RowTouch bar_row(Ui& ui, const ScreenBox& row, const BarRow& content);

/// One of several choices of which one is on. True when it was clicked.
bool radio_row(Ui& ui, const ScreenBox& row, std::string_view id, const std::string& label, bool on);

}  // namespace kua
