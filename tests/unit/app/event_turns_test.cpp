#include "app/event_turns.h"

#include <gtest/gtest.h>
#include <SFML/Window/Event.hpp>

#include <deque>
#include <string>

namespace kua {
namespace {

/// m: pointer moves, d: button goes down, u: button goes up, w: wheel turns; a, b: that key goes down, A, B: up.
sf::Event event_of(char letter) {
    sf::Event event{};
    switch (letter) {
        case 'm':
            event.type = sf::Event::MouseMoved;
            return event;
        case 'd':
            event.type = sf::Event::MouseButtonPressed;
            return event;
        case 'u':
            event.type = sf::Event::MouseButtonReleased;
            return event;
        case 'w':
            event.type = sf::Event::MouseWheelScrolled;
            return event;
        default:
            break;
    }
    const bool down = letter >= 'a';
    event.type = down ? sf::Event::KeyPressed : sf::Event::KeyReleased;
    event.key.code = static_cast<sf::Keyboard::Key>(letter - (down ? 'a' : 'A'));
    return event;
}

char letter_of(const sf::Event& event) {
    for (const char letter : {'m', 'd', 'u', 'w'})
        if (event_of(letter).type == event.type) return letter;
    return static_cast<char>((event.type == sf::Event::KeyPressed ? 'a' : 'A') + event.key.code);
}

/// The frames that `letters`, all waiting at once, are dealt out to: "md|m|u".
std::string dealt(const std::string& letters) {
    std::deque<char> waiting(letters.begin(), letters.end());
    const auto poll = [&](sf::Event& event) {
        if (waiting.empty()) return false;
        event = event_of(waiting.front());
        waiting.pop_front();
        return true;
    };
    EventTurns turns;
    std::string frames;
    for (auto events = turns.next_frame(poll); !events.empty(); events = turns.next_frame(poll)) {
        if (!frames.empty()) frames += '|';
        for (const sf::Event& event : events) frames += letter_of(event);
    }
    return frames;
}

TEST(EventTurns, LetsThePointerRunInOneFrame) { EXPECT_EQ(dealt("mmmm"), "mmmm"); }

TEST(EventTurns, KeepsAClickWhereItWasMade) { EXPECT_EQ(dealt("mdumm"), "md|u|mm"); }

TEST(EventTurns, LetsADragSeeItsFirstAndItsLastPlace) { EXPECT_EQ(dealt("mdmmum"), "md|mm|u|m"); }

TEST(EventTurns, GivesEachClickOfTwoItsFrames) { EXPECT_EQ(dealt("dudu"), "d|u|d|u"); }

TEST(EventTurns, TurnsTheWheelWhereThePointerWas) { EXPECT_EQ(dealt("mwwwm"), "mwww|m"); }

TEST(EventTurns, LetsAKeyStayDownForAFrame) { EXPECT_EQ(dealt("aAbB"), "a|Ab|B"); }

TEST(EventTurns, DoesNotHoldKeysBackForOthers) { EXPECT_EQ(dealt("AambdBc"), "Aambd|Bc"); }

TEST(EventTurns, IsEmptyWhereNothingWaits) {
    EventTurns turns;
    EXPECT_TRUE(turns.next_frame([](sf::Event&) { return false; }).empty());
}

}  // namespace
}  // namespace kua
