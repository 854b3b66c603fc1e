#include "app/script_player.h"

#include "app/imgui_sfml.h"

#include <gtest/gtest.h>
#include <SFML/Window/Event.hpp>

namespace kua {
namespace {

std::vector<sf::Event> events_of(const std::string& script) {
    auto steps = parse_script(script);
    EXPECT_TRUE(steps);
    ScriptPlayer player(*std::move(steps));
    std::vector<sf::Event> all;
    while (!player.done())
        for (const sf::Event& event : player.next_frame().events) all.push_back(event);
    return all;
}

TEST(ScriptPlayer, LetsCtrlGoAfterTheKey) {
    const auto events = events_of("key ctrl+a\n");
    ASSERT_EQ(events.size(), 4U);
    EXPECT_EQ(events[0].key.code, sf::Keyboard::LControl);
    EXPECT_EQ(events[1].key.code, sf::Keyboard::A);
    EXPECT_EQ(held_after(events[1]), std::tuple(true, false, false));
    EXPECT_EQ(events[3].type, sf::Event::KeyReleased);
    EXPECT_EQ(held_after(events[3]), std::tuple(false, false, false)) << "what is typed next goes to the field";
}

TEST(ScriptPlayer, TypesOnceAClickHasSettled) {
    auto steps = parse_script("click 5 5\ntype ab\n");
    ASSERT_TRUE(steps);
    ScriptPlayer player(*std::move(steps));
    int idle = 0;
    while (!player.done()) {
        const auto events = player.next_frame().events;
        const bool types = !events.empty() && events.front().type == sf::Event::TextEntered;
        if (events.empty()) ++idle;
        if (types) {
            EXPECT_GE(idle, 2);
        }
    }
}

TEST(HeldAfter, KnowsThatAReleasedModifierIsUp) {
    sf::Event event{};
    event.type = sf::Event::KeyReleased;
    event.key.code = sf::Keyboard::RControl;
    event.key.control = true;  // as X11 says it
    event.key.shift = true;
    EXPECT_EQ(held_after(event), std::tuple(false, true, false));
    event.type = sf::Event::KeyPressed;
    event.key.control = false;
    EXPECT_EQ(held_after(event), std::tuple(true, true, false));
}

}  // namespace
}  // namespace kua
