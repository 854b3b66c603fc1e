#pragma once

#include <functional>
#include <vector>

namespace sf {
class Event;
}

namespace kua {

/// Deals events out to frames. In one frame the pointer stands in one place while a button changes or the wheel turns,
/// and no button or key goes down and up, so that what is done faster than frames come still happens, and where it was
/// done: a click on the way to somewhere else, a drag that ends at once, a tap on Enter.
class EventTurns {
public:
    EventTurns();
    ~EventTurns();

    /// The events of the next frame, in order; `poll` gives those that wait, as sf::Window::pollEvent does. An event
    /// that has to wait for another frame is kept and comes first then.
    [[nodiscard]] std::vector<sf::Event> next_frame(const std::function<bool(sf::Event&)>& poll);

private:
    std::vector<sf::Event> kept_;  // one at most
};

}  // namespace kua
