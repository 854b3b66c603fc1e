#pragma once

#include "app/fonts.h"
#include "app/keys.h"
#include "app/palette.h"

#include <memory>
#include <optional>
#include <tuple>
#include <vector>

namespace sf {
class Event;
class Window;
}  // namespace sf

namespace kua {

/// Joins Dear ImGui to an SFML window: events, text input, clipboard, pointer shapes and timing go in, its pictures
/// come out through its own OpenGL 3 back end. One at a time, since Dear ImGui has one context.
class ImguiSfml {
public:
    /// Borrows both; the window's OpenGL context must be active. `ui_scale`: physical px a px.
    ImguiSfml(sf::Window& window, const Fonts& fonts, double ui_scale);
    ~ImguiSfml();
    ImguiSfml(const ImguiSfml&) = delete;
    ImguiSfml& operator=(const ImguiSfml&) = delete;

    void handle(const sf::Event& event);
    /// `seconds`: since the last frame.
    void new_frame(double seconds);
    /// Tells of time in which no frame was wanted: a click before it and one after are no double click.
    void rest(double seconds);
    /// Ends the frame undrawn and begins it again with other type; what the user did stays done. Borrows `fonts`.
    void begin_again(const Fonts& fonts);
    /// Ends the frame and draws it.
    void render();
    /// True while the left button is down, by the events of this frame.
    [[nodiscard]] bool left_down() const;
    /// True where typed characters go to a text field.
    [[nodiscard]] bool wants_text() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Gives the few things that Dear ImGui draws itself (text fields, scroll bars) the colours of the window.
void apply_colors(const Palette& palette);

/// Whether Ctrl, Shift and Alt are down once the key event is over. X11 states with an event what was held before it,
/// so that the event that releases Ctrl still says that Ctrl is down.
[[nodiscard]] std::tuple<bool, bool, bool> held_after(const sf::Event& event);
/// The key that an event presses, where the window knows it.
[[nodiscard]] std::optional<KeyPress> key_press(const sf::Event& event);
/// The event that presses `press`, for scripts.
[[nodiscard]] sf::Event key_event(const KeyPress& press, bool down);

}  // namespace kua
