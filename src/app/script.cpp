#include "app/script.h"

#include <charconv>
#include <optional>

namespace kua {
namespace {

/// The words of one line, taken from the left.
class Words {
public:
    explicit Words(std::string_view line) : rest_(line) {}

    std::string_view word() {
        const auto begin = rest_.find_first_not_of(" \t\r");
        if (begin == std::string_view::npos) return rest_ = {};
        rest_.remove_prefix(begin);
        const auto end = std::min(rest_.find_first_of(" \t\r"), rest_.size());
        const auto found = rest_.substr(0, end);
        rest_.remove_prefix(end);
        return found;
    }
    std::string_view all() {
        const auto begin = rest_.find_first_not_of(" \t");
        std::string_view found = begin == std::string_view::npos ? std::string_view{} : rest_.substr(begin);
        while (!found.empty() && found.back() == '\r') found.remove_suffix(1);
        rest_ = {};
        return found;
    }
    std::optional<double> number() {
        const auto text = word();
        double value = 0.0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
        return value;
    }
    std::optional<ScreenPoint> place() {
        const auto x = number();
        const auto y = number();
        if (!x || !y) return std::nullopt;
        return ScreenPoint{*x, *y};
    }
    bool done() { return word().empty(); }

private:
    std::string_view rest_;
};

struct Parsed {
    std::optional<ScriptStep> step;
    Message wanted;
};

Parsed parse_pointer(std::string_view action, Words& words) {
    const auto at = words.place();
    if (action == "move") {
        if (at) return {MoveStep{*at}, {}};
        return {std::nullopt, msg("want move X Y")};
    }
    if (action == "click") {
        if (at) return {ClickStep{*at}, {}};
        return {std::nullopt, msg("want click X Y")};
    }
    if (action == "drag") {
        const auto to = words.place();
        if (at && to) return {DragStep{*at, *to}, {}};
        return {std::nullopt, msg("want drag X1 Y1 X2 Y2")};
    }
    const auto turns = words.number();
    if (at && turns) return {WheelStep{*at, *turns}, {}};
    return {std::nullopt, msg("want wheel X Y TURNS")};
}

Parsed parse_window(Words& words) {
    const auto first = parse_day(words.word());
    const auto last = parse_day(words.word());
    if (first && last && *first <= *last) return {WindowStep{*first, *last}, {}};
    return {std::nullopt, msg("want window FROM TO, two days as YYYY-MM-DD, the earlier one first")};
}

Parsed parse_step(std::string_view action, Words& words) {
    if (action == "move" || action == "click" || action == "drag" || action == "wheel") return parse_pointer(action, words);
    if (action == "window") return parse_window(words);
    if (action == "type") return {TypeStep{std::string(words.all())}, {}};
    if (action == "quit") return {QuitStep{}, {}};
    if (action == "key") {
        if (const auto press = parse_key(words.word())) return {KeyStep{*press}, {}};
        return {std::nullopt, msg("want key NAME, such as key Left or key ctrl+z")};
    }
    if (action == "wait") {
        const auto frames = words.number();
        if (frames && *frames >= 1.0 && *frames <= 1e6) return {WaitStep{static_cast<int>(*frames)}, {}};
        return {std::nullopt, msg("want wait FRAMES, one or more")};
    }
    if (action == "screenshot") {
        const auto file = words.all();
        if (!file.empty()) return {ScreenshotStep{std::string(file)}, {}};
        return {std::nullopt, msg("want screenshot FILE")};
    }
    return {std::nullopt, msg("\"{0}\" is no action; there are move, click, drag, wheel, key, type, window, wait, screenshot, quit", action)};
}

}  // namespace

Result<std::vector<ScriptStep>> parse_script(std::string_view text) {
    std::vector<ScriptStep> steps;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const auto end = text.find('\n');
        Words words(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        const auto action = words.word();
        if (action.empty() || action.front() == '#') continue;
        const auto parsed = parse_step(action, words);
        if (!parsed.step) return Error{"line " + std::to_string(number), parsed.wanted};
        if (!words.done()) return Error{"line " + std::to_string(number), msg("there is more on the line than \"{0}\" takes", action)};
        steps.push_back(*parsed.step);
    }
    return steps;
}

}  // namespace kua
