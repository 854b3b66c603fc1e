#include "app/ui.h"

#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>

namespace kua {
namespace {

constexpr double nowhere_px = 1e5;

constexpr double hint_after_s = 0.3;
constexpr double dialog_corner_px = 8.0;
constexpr double lower_part_px = 150.0;   // there a hint stands above the pointer, clear of what is below it

ImVec2 vec(double x, double y) { return {static_cast<float>(x), static_cast<float>(y)}; }
ScreenPoint point(ImVec2 v) { return {static_cast<double>(v.x), static_cast<double>(v.y)}; }

ImGuiMouseCursor imgui_cursor(Cursor shape) {
    switch (shape) {
        case Cursor::Hand: return ImGuiMouseCursor_Hand;
        case Cursor::SizeLeftRight: return ImGuiMouseCursor_ResizeEW;
        case Cursor::Text: return ImGuiMouseCursor_TextInput;
        case Cursor::Arrow: break;
    }
    return ImGuiMouseCursor_Arrow;
}

/// What lies under a dialog is not seen: to dim it, too, would cost a driver without a card as much as the map.
void dim_around(Pen& pen, const ScreenBox& window, const ScreenBox& hole) {
    constexpr Rgba8 shade{0, 0, 0, 70};
    pen.fill({window.left_px, window.top_px, window.right_px, hole.top_px}, shade);
    pen.fill({window.left_px, hole.bottom_px, window.right_px, window.bottom_px}, shade);
    pen.fill({window.left_px, hole.top_px, hole.left_px, hole.bottom_px}, shade);
    pen.fill({hole.right_px, hole.top_px, window.right_px, hole.bottom_px}, shade);
}

}  // namespace

Pen Ui::pen() const { return {*ImGui::GetWindowDrawList(), fonts_}; }
Pen Ui::back_pen() const { return {*ImGui::GetBackgroundDrawList(), fonts_}; }
Pen Ui::front_pen() const { return {*ImGui::GetForegroundDrawList(), fonts_}; }

void Ui::finish() {
    memory_.stops = std::move(memory_.stops_now);
    memory_.stops_now.clear();
    memory_.focus_moved = false;
    memory_.keys.clear();
    if (memory_.modal != memory_.modal_now) memory_.focus = 0;
    memory_.modal = std::move(memory_.modal_now);
    memory_.modal_now.clear();
    if (!ImGui::IsAnyItemHovered() && !memory_.on_map) memory_.hovered = 0;
    memory_.on_map = false;
    if (!memory_.tooltip.empty()) draw_tooltip();
    memory_.tooltip.clear();
}

void Ui::draw_tooltip() {
    Pen pen{*ImGui::GetForegroundDrawList(), fonts_};
    const auto lines = pen.wrapped(memory_.tooltip, TextStyle::Small, 300.0);
    double width = 0.0;
    for (const std::string& line : lines) width = std::max(width, pen.width(line, TextStyle::Small));
    const ImVec2 room = ImGui::GetIO().DisplaySize;
    const double height = 15.0 * static_cast<double>(lines.size()) + 11.0;
    const double left = std::max(4.0, std::min(pointer().x_px + 12.0, static_cast<double>(room.x) - width - 24.0));
    double top = pointer().y_px + 18.0;
    if (pointer().y_px > static_cast<double>(room.y) - lower_part_px) top = pointer().y_px - height - 8.0;
    const ScreenBox box{std::round(left), std::round(top), std::round(left + width + 18.0), std::round(top + height)};
    pen.fill(box, theme.panel, 4.0);
    pen.frame(box, {theme.line}, 4.0);
    for (std::size_t i = 0; i < lines.size(); ++i)
        pen.text({box.left_px + 9.0, box.top_px + 17.0 + 15.0 * static_cast<double>(i)}, lines[i], {TextStyle::Small, theme.ink});
}

void Ui::read_keys(Touch& touch) {
    for (const KeyPress& press : memory_.keys) {
        if (press.ctrl) continue;
        switch (press.key) {
            case Key::Enter:
            case Key::Space: touch.clicked = true; break;
            case Key::Left:
            case Key::Down: touch.step -= press.shift ? 7 : 1; break;
            case Key::Right:
            case Key::Up: touch.step += press.shift ? 7 : 1; break;
            default: break;
        }
    }
}

Touch Ui::touch(std::string_view id, const ScreenBox& box, bool reachable) {
    const std::string name(id);
    ImGui::SetCursorScreenPos(vec(box.left_px, box.top_px));
    Touch touch;
    touch.clicked = ImGui::InvisibleButton(name.c_str(), vec(std::max(width_of(box), 1.0), std::max(height_of(box), 1.0)));
    last_ = ImGui::GetID(name.c_str());
    touch.hovered = ImGui::IsItemHovered();
    touch.held = ImGui::IsItemActive();
    touch.pressed = ImGui::IsItemActivated();
    touch.double_clicked = touch.hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
    if (touch.hovered) {
        memory_.hovered_s = memory_.hovered == last_ ? memory_.hovered_s + frame_s() : 0.0;
        memory_.hovered = last_;
    }
    if (!reachable || (!memory_.modal.empty() && memory_.modal != area_)) return touch;
    memory_.stops_now.push_back({last_, area_});
    if (touch.pressed) memory_.focus = 0;
    touch.focused = memory_.focus == last_;
    if (touch.focused) {
        read_keys(touch);
        if (memory_.focus_moved) ImGui::SetScrollHereY(0.5F);
        pen().frame(inset(box, -2.0), {theme.ink, 1.5}, 5.0);
    }
    return touch;
}

Touch Ui::control(std::string_view id, const ScreenBox& box) { return touch(id, box, true); }
Touch Ui::pointer_only(std::string_view id, const ScreenBox& box) { return touch(id, box, false); }

void Ui::hint(std::string_view words) {
    if (memory_.hovered == last_ && memory_.hovered_s >= hint_after_s && !left_down()) memory_.tooltip = words;
}

void Ui::map_hint(std::string_view words, std::size_t index) {
    constexpr std::uint32_t of_map = 0x80000000U;
    const auto id = of_map | static_cast<std::uint32_t>(index);
    memory_.hovered_s = memory_.hovered == id ? memory_.hovered_s + frame_s() : 0.0;
    memory_.hovered = id;
    memory_.on_map = true;
    if (memory_.hovered_s >= hint_after_s && !left_down()) memory_.tooltip = words;
}

void Ui::cursor(Cursor shape) { ImGui::SetMouseCursor(imgui_cursor(shape)); }

FieldTouch Ui::field(std::string_view id, const ScreenBox& box, std::string& value, std::string_view placeholder, bool give_focus) {
    const std::string name = "##" + std::string(id);
    const std::string hint_text(placeholder);
    fonts_.expect(value);
    fonts_.expect(placeholder);
    const double pad_y = std::max(0.0, (height_of(box) - fonts_.line_px(TextStyle::Body)) / 2.0);
    const ImGuiID field_id = ImGui::GetID(name.c_str());
    const bool reachable = memory_.modal.empty() || memory_.modal == area_;
    if (reachable) memory_.stops_now.push_back({field_id, area_});
    ImGui::SetCursorScreenPos(vec(box.left_px, box.top_px));
    ImGui::SetNextItemWidth(static_cast<float>(width_of(box)));
    ImGui::PushFont(fonts_.font(TextStyle::Body));
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, vec(10.0, pad_y));
    ImGui::PushStyleVar(ImGuiStyleVar_FrameRounding, 5.0F);
    if (give_focus || (memory_.focus == field_id && memory_.focus_moved)) ImGui::SetKeyboardFocusHere();
    FieldTouch touch;
    touch.entered = ImGui::InputTextWithHint(name.c_str(), hint_text.c_str(), &value, ImGuiInputTextFlags_EnterReturnsTrue);
    touch.changed = ImGui::IsItemEdited();
    touch.active = ImGui::IsItemActive();
    touch.left = ImGui::IsItemDeactivatedAfterEdit();
    ImGui::PopStyleVar(2);
    ImGui::PopFont();
    if (touch.active) memory_.focus = memory_.field = field_id;
    else if (memory_.field == field_id) {
        memory_.field = 0;
        if (memory_.focus == field_id) memory_.focus = 0;
    }
    last_ = field_id;
    if (touch.active) pen().frame(inset(box, -1.0), {theme.second, 1.2}, 6.0);
    return touch;
}

// Dear ImGui says "nowhere" by the smallest number there is, which no day and no pixel can be counted from.
ScreenPoint Ui::pointer() const { return ImGui::IsMousePosValid() ? point(ImGui::GetIO().MousePos) : ScreenPoint{-nowhere_px, -nowhere_px}; }
bool Ui::shift_down() const { return ImGui::GetIO().KeyShift; }
ScreenPoint Ui::pointer_step() const { return point(ImGui::GetIO().MouseDelta); }
double Ui::wheel() const { return static_cast<double>(ImGui::GetIO().MouseWheel); }
bool Ui::left_down() const { return ImGui::IsMouseDown(ImGuiMouseButton_Left); }
bool Ui::left_pressed() const { return ImGui::IsMouseClicked(ImGuiMouseButton_Left); }
bool Ui::left_pressed_twice() const { return ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left); }
double Ui::frame_s() const { return static_cast<double>(ImGui::GetIO().DeltaTime); }
bool Ui::over_panels() const { return ImGui::GetIO().WantCaptureMouse; }
void Ui::copy(const std::string& words) { ImGui::SetClipboardText(words.c_str()); }

Area::Area(Ui& ui, const std::string& name, const ScreenBox& box, AreaKind kind)
    : ui_(ui), outer_(ui.area_), nested_(!ui.area_.empty()), top_px_(box.top_px) {
    if (!nested_) ui_.area_ = name;
    const bool dialog = kind == AreaKind::Dialog;
    const ImVec2 room = ImGui::GetIO().DisplaySize;
    ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                             ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav;
    if (kind == AreaKind::Scrolling) flags &= ~ImGuiWindowFlags_NoScrollbar;
    else flags |= ImGuiWindowFlags_NoScrollWithMouse;
    if (kind == AreaKind::Flat || kind == AreaKind::Scrolling) flags |= ImGuiWindowFlags_NoBringToFrontOnFocus;
    if (!dialog) flags |= ImGuiWindowFlags_NoFocusOnAppearing;  // a list that opens below a field leaves the caret in it
    const std::string window = "##" + name;
    if (nested_) {
        ImGui::SetCursorScreenPos(vec(box.left_px, box.top_px));
        ImGui::BeginChild(window.c_str(), vec(width_of(box), height_of(box)), false, flags);
    } else {
        ImGui::SetNextWindowPos(dialog ? ImVec2{0.0F, 0.0F} : vec(box.left_px, box.top_px));
        ImGui::SetNextWindowSize(dialog ? room : vec(width_of(box), height_of(box)));
        ImGui::Begin(window.c_str(), nullptr, flags);
    }
    if (kind == AreaKind::Scrolling) top_px_ -= static_cast<double>(ImGui::GetScrollY());
    if (!dialog) return;
    ui_.memory_.modal_now = name;
    Pen pen = ui_.pen();
    dim_around(pen, {0.0, 0.0, static_cast<double>(room.x), static_cast<double>(room.y)}, inset(box, dialog_corner_px));
    pen.fill(box, ui_.theme.panel, dialog_corner_px);
}

Area::~Area() {
    if (nested_) ImGui::EndChild();
    else ImGui::End();
    ui_.area_ = outer_;
}

void Area::reach(double bottom_px) {
    ImGui::SetCursorScreenPos(vec(static_cast<double>(ImGui::GetWindowPos().x), bottom_px));
    ImGui::Dummy(ImVec2{1.0F, 0.0F});
}

void move_focus(UiMemory& memory, int by) {
    if (memory.stops.empty()) return;
    const auto at = std::find_if(memory.stops.begin(), memory.stops.end(), [&](const auto& stop) { return stop.id == memory.focus; });
    const auto count = static_cast<int>(memory.stops.size());
    int next = by > 0 ? 0 : count - 1;
    if (at != memory.stops.end()) next = (static_cast<int>(at - memory.stops.begin()) + by + count) % count;
    memory.focus = memory.stops[static_cast<std::size_t>(next)].id;
    memory.focus_moved = true;
}

void move_focus_to_next_area(UiMemory& memory) {
    const auto at = std::find_if(memory.stops.begin(), memory.stops.end(), [&](const auto& stop) { return stop.id == memory.focus; });
    const auto& stops = memory.stops;
    if (at == memory.stops.end()) {
        memory.focus = stops.empty() ? 0 : stops.front().id;
    } else {
        const std::string& area = at->area;
        const auto next = std::find_if(at, memory.stops.end(), [&](const auto& stop) { return stop.area != area; });
        memory.focus = next == memory.stops.end() ? 0 : next->id;
    }
    memory.focus_moved = true;
}

}  // namespace kua
