#pragma once

#include "app/keys.h"
#include "app/palette.h"
#include "app/pen.h"
#include "text/catalogue.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kua {

/// What the interface keeps from frame to frame: where the pointer rests and which control has the keyboard.
struct UiMemory {
    /// A control that the keyboard can reach, in drawing order.
    struct Stop {
        std::uint32_t id = 0;
        std::string area;
    };
    std::vector<Stop> stops;           ///< of the last whole frame
    std::vector<Stop> stops_now;
    std::uint32_t focus = 0;           ///< the control with the keyboard; 0: the map has it
    std::uint32_t field = 0;           ///< the text field with the caret
    bool focus_moved = false;          ///< this frame, so that it is scrolled into sight
    std::uint32_t hovered = 0;
    double hovered_s = 0.0;
    bool on_map = false;               ///< what rests under the pointer is a mark
    std::string tooltip;
    std::string modal;                 ///< area of the open dialog; nothing else can be reached then
    std::string modal_now;
    std::vector<KeyPress> keys;        ///< of this frame, for the control with the keyboard
};

/// What the user does with one control in this frame.
struct Touch {
    bool hovered = false;
    bool held = false;
    bool pressed = false;         ///< the button went down on it
    bool clicked = false;         ///< a whole click, or Enter or Space
    bool double_clicked = false;
    bool focused = false;         ///< has the keyboard
    int step = 0;                 ///< arrow keys while focused: left and down -1, right and up +1
};

/// What happened to a text field.
struct FieldTouch {
    bool changed = false;
    bool entered = false;  ///< Enter was pressed in it
    bool active = false;
    bool left = false;     ///< the caret went away from it, and something had been changed
};

enum class Cursor : std::uint8_t { Arrow, Hand, SizeLeftRight, Text };

/// Draws and asks: the only way from panels to Dear ImGui. Made anew each frame; borrows all it is given.
class Ui {
public:
    Ui(const Fonts& fonts, const Palette& palette, const Catalogue& catalogue, UiMemory& memory)
        : text(catalogue), colors(palette), theme(palette.theme), fonts_(fonts), memory_(memory) {}

    const Catalogue& text;
    const Palette& colors;
    const Theme& theme;

    /// Ends the frame's bookkeeping and draws the tooltip. Call once, after all panels.
    void finish();

    /// For the window that is open.
    [[nodiscard]] Pen pen() const;
    /// Above the map, below all panels.
    [[nodiscard]] Pen back_pen() const;
    /// Above all panels.
    [[nodiscard]] Pen front_pen() const;

    /// An invisible thing to click in the open area. `id` is unique within the area.
    Touch control(std::string_view id, const ScreenBox& box);
    /// The same, but out of the keyboard's way (a second handle to something that can be reached).
    Touch pointer_only(std::string_view id, const ScreenBox& box);
    /// Says `words` beside the pointer once it has rested 300 ms on the last control.
    void hint(std::string_view words);
    /// The same for thing number `index` of the map under the pointer.
    void map_hint(std::string_view words, std::size_t index);
    void cursor(Cursor shape);
    /// A line to type in, with `placeholder` while empty. `give_focus`: put the caret there now.
    FieldTouch field(std::string_view id, const ScreenBox& box, std::string& value, std::string_view placeholder, bool give_focus = false);

    [[nodiscard]] ScreenPoint pointer() const;
    [[nodiscard]] ScreenPoint pointer_step() const;   ///< since the last frame
    [[nodiscard]] bool shift_down() const;
    [[nodiscard]] double wheel() const;
    [[nodiscard]] bool left_down() const;
    [[nodiscard]] bool left_pressed() const;          ///< went down in this frame
    [[nodiscard]] bool left_pressed_twice() const;    ///< likewise, soon after another time in the same place
    [[nodiscard]] double frame_s() const;
    /// True where the pointer is on a panel, or a panel holds it.
    [[nodiscard]] bool over_panels() const;
    void copy(const std::string& words);
    /// Gives the keyboard back to the map.
    void drop_focus() { memory_.focus = 0; }
    [[nodiscard]] const UiMemory& memory() const { return memory_; }

private:
    friend class Area;
    Touch touch(std::string_view id, const ScreenBox& box, bool reachable);
    void read_keys(Touch& touch);
    void draw_tooltip();

    const Fonts& fonts_;
    UiMemory& memory_;
    std::string area_;
    std::uint32_t last_ = 0;
};

enum class AreaKind : std::uint8_t {
    Flat,      ///< part of the window's frame: panel, top bar, timeline
    Scrolling, ///< the same with a scroll bar where its content is longer; may lie inside another area
    Floating,  ///< over the map; can be above other floating ones
    Dialog     ///< a card of this box above all; the rest is dimmed and out of reach
};

/// A part of the window that takes the pointer; everything between its construction and its end is drawn in it.
class Area {
public:
    Area(Ui& ui, const std::string& name, const ScreenBox& box, AreaKind kind);
    ~Area();
    Area(const Area&) = delete;
    Area& operator=(const Area&) = delete;

    /// Where content begins now, px from the window's top: above the box where it is scrolled.
    [[nodiscard]] double top_px() const { return top_px_; }
    /// Says how far content reaches, so that a scrolling area knows its length.
    void reach(double bottom_px);

private:
    Ui& ui_;
    std::string outer_;
    bool nested_;
    double top_px_;
};

/// Moves the keyboard to the next control of the same area (`by` 1) or the last one (-1); from the map to the first.
void move_focus(UiMemory& memory, int by);
/// Moves the keyboard to the first control of the next area; after the last one the map has it.
void move_focus_to_next_area(UiMemory& memory);

}  // namespace kua
