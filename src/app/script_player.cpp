#include "app/script_player.h"

#include "app/imgui_sfml.h"

#include <SFML/System/String.hpp>
#include <SFML/Window/Event.hpp>

#include <cmath>

namespace kua {
namespace {

constexpr int drag_frames = 10;
constexpr int settling_frames = 2;   // no hand is faster from one act to the next; a field that opens takes so long to get the caret

sf::Event moved(ScreenPoint to) {
    sf::Event event{};
    event.type = sf::Event::MouseMoved;
    event.mouseMove.x = static_cast<int>(std::lround(to.x_px));
    event.mouseMove.y = static_cast<int>(std::lround(to.y_px));
    return event;
}

sf::Event button(ScreenPoint at, bool down) {
    sf::Event event{};
    event.type = down ? sf::Event::MouseButtonPressed : sf::Event::MouseButtonReleased;
    event.mouseButton.button = sf::Mouse::Left;
    event.mouseButton.x = static_cast<int>(std::lround(at.x_px));
    event.mouseButton.y = static_cast<int>(std::lround(at.y_px));
    return event;
}

sf::Event wheel(const WheelStep& step) {
    sf::Event event{};
    event.type = sf::Event::MouseWheelScrolled;
    event.mouseWheelScroll.wheel = sf::Mouse::VerticalWheel;
    event.mouseWheelScroll.delta = static_cast<float>(step.turns);
    event.mouseWheelScroll.x = static_cast<int>(std::lround(step.at.x_px));
    event.mouseWheelScroll.y = static_cast<int>(std::lround(step.at.y_px));
    return event;
}

sf::Event modifier(sf::Keyboard::Key code, bool down) {
    sf::Event event{};
    event.type = down ? sf::Event::KeyPressed : sf::Event::KeyReleased;
    event.key.code = code;
    return event;
}

/// The key with Ctrl and Shift round it, which go down first and up last.
std::vector<sf::Event> with_modifiers(const KeyPress& press, bool down) {
    std::vector<sf::Event> events;
    if (press.ctrl) events.push_back(modifier(sf::Keyboard::LControl, down));
    if (press.shift) events.push_back(modifier(sf::Keyboard::LShift, down));
    events.insert(down ? events.end() : events.begin(), key_event(press, down));
    return events;
}

std::vector<sf::Event> typed(const std::string& text) {
    std::vector<sf::Event> events;
    for (const sf::Uint32 letter : sf::String::fromUtf8(text.begin(), text.end())) {
        sf::Event event{};
        event.type = sf::Event::TextEntered;
        event.text.unicode = letter;
        events.push_back(event);
    }
    return events;
}

template <class... Steps>
struct Visitor : Steps... {
    using Steps::operator()...;
};
template <class... Steps>
Visitor(Steps...) -> Visitor<Steps...>;

}  // namespace

ScriptPlayer::ScriptPlayer(std::vector<ScriptStep> steps) : steps_(std::move(steps)) {}
ScriptPlayer::~ScriptPlayer() = default;

void ScriptPlayer::add_frame(std::vector<sf::Event> events) { frames_.push_back({std::move(events), std::nullopt, {}, false}); }

void ScriptPlayer::settle() {
    for (int i = 0; i < settling_frames; ++i) add_frame({});
}

void ScriptPlayer::unroll(const ScriptStep& step) {
    std::visit(Visitor{[&](const MoveStep& s) { add_frame({moved(s.to)}); },
                       [&](const ClickStep& s) {
                           add_frame({moved(s.at)});
                           add_frame({button(s.at, true)});
                           add_frame({button(s.at, false)});
                           settle();
                       },
                       [&](const DragStep& s) {
                           add_frame({moved(s.from)});
                           add_frame({button(s.from, true)});
                           for (int i = 1; i <= drag_frames; ++i) {
                               const double part = static_cast<double>(i) / drag_frames;
                               add_frame({moved({s.from.x_px + part * (s.to.x_px - s.from.x_px), s.from.y_px + part * (s.to.y_px - s.from.y_px)})});
                           }
                           add_frame({button(s.to, false)});
                       },
                       [&](const WheelStep& s) {
                           add_frame({moved(s.at)});
                           add_frame({wheel(s)});
                       },
                       [&](const KeyStep& s) {
                           add_frame(with_modifiers(s.press, true));
                           add_frame(with_modifiers(s.press, false));
                           settle();
                       },
                       [&](const TypeStep& s) { add_frame(typed(s.text)); },
                       [&](const WindowStep& s) { frames_.push_back({{}, s, {}, false}); },
                       [&](const WaitStep& s) {
                           for (int i = 0; i < s.frames; ++i) add_frame({});
                       },
                       [&](const ScreenshotStep& s) { frames_.push_back({{}, std::nullopt, s.file, false}); },
                       [&](const QuitStep&) { frames_.push_back({{}, std::nullopt, {}, true}); }},
               step);
}

ScriptFrame ScriptPlayer::next_frame() {
    if (frames_.empty()) unroll(steps_[next_step_++]);
    ScriptFrame frame = std::move(frames_.front());
    frames_.pop_front();
    return frame;
}

}  // namespace kua
