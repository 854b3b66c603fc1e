#include "app/event_turns.h"

#include <SFML/Window/Event.hpp>

#include <algorithm>

namespace kua {
namespace {

/// What the events of one frame have done.
struct Turn {
    bool moved = false;
    bool wheeled = false;
    bool clicked = false;  // a button went down or up
    std::vector<sf::Keyboard::Key> keys_down;

    /// False where `event` does not go together with what was done before it.
    bool takes(const sf::Event& event) {
        switch (event.type) {
            case sf::Event::MouseMoved:
                if (clicked || wheeled) return false;
                moved = true;
                return true;
            case sf::Event::MouseButtonPressed:
                if (clicked) return false;
                clicked = true;
                return true;
            case sf::Event::MouseButtonReleased:  // what is dragged has to see the last move with the button down
                if (clicked || moved) return false;
                clicked = true;
                return true;
            case sf::Event::MouseWheelScrolled:
                wheeled = true;
                return true;
            case sf::Event::KeyPressed:
                keys_down.push_back(event.key.code);
                return true;
            case sf::Event::KeyReleased:
                return std::find(keys_down.begin(), keys_down.end(), event.key.code) == keys_down.end();
            default:
                return true;
        }
    }
};

}  // namespace

EventTurns::EventTurns() = default;
EventTurns::~EventTurns() = default;

std::vector<sf::Event> EventTurns::next_frame(const std::function<bool(sf::Event&)>& poll) {
    std::vector<sf::Event> events;
    Turn turn;
    const auto take = [&](const sf::Event& event) {
        if (!turn.takes(event)) return false;
        events.push_back(event);
        return true;
    };
    for (const sf::Event& event : kept_) take(event);
    kept_.clear();
    for (sf::Event event{}; poll(event);) {
        if (take(event)) continue;
        kept_.push_back(event);
        break;
    }
    return events;
}

}  // namespace kua
