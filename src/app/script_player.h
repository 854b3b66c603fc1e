#pragma once

#include "app/script.h"

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace sf {
class Event;
}

namespace kua {

/// What a script does in one frame beside sending events.
struct ScriptFrame {
    std::vector<sf::Event> events;
    std::optional<WindowStep> window;
    std::string screenshot;        ///< file to write once the frame is drawn; empty: none
    bool quit = false;
};

/// Plays a script, a little each frame, as the events that the user's hands would make. The pointer moves before it
/// presses, keys go down and up, a drag takes ten frames, and a
/// click or a key settles before the next act.
class ScriptPlayer {
public:
    explicit ScriptPlayer(std::vector<ScriptStep> steps);
    ~ScriptPlayer();

    /// Pre: not done.
    [[nodiscard]] ScriptFrame next_frame();
    [[nodiscard]] bool done() const { return frames_.empty() && next_step_ == steps_.size(); }

private:
    void unroll(const ScriptStep& step);
    void add_frame(std::vector<sf::Event> events);
    void settle();

    std::vector<ScriptStep> steps_;
    std::size_t next_step_ = 0;
    std::deque<ScriptFrame> frames_;
};

}  // namespace kua
