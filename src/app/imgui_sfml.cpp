#include "app/imgui_sfml.h"

#include <SFML/System/String.hpp>
#include <SFML/Window/Clipboard.hpp>
#include <SFML/Window/Cursor.hpp>
#include <SFML/Window/Event.hpp>
#include <SFML/Window/Window.hpp>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <array>
#include <string>
#include <tuple>
#include <utility>

namespace kua {
namespace {

struct KeyPair {
    Key ours;
    sf::Keyboard::Key sfml;
};
constexpr std::array<KeyPair, 34> key_pairs{{{Key::Tab, sf::Keyboard::Tab},
                                             {Key::Enter, sf::Keyboard::Enter},
                                             {Key::Escape, sf::Keyboard::Escape},
                                             {Key::Space, sf::Keyboard::Space},
                                             {Key::Backspace, sf::Keyboard::Backspace},
                                             {Key::Delete, sf::Keyboard::Delete},
                                             {Key::Left, sf::Keyboard::Left},
                                             {Key::Right, sf::Keyboard::Right},
                                             {Key::Up, sf::Keyboard::Up},
                                             {Key::Down, sf::Keyboard::Down},
                                             {Key::Home, sf::Keyboard::Home},
                                             {Key::End, sf::Keyboard::End},
                                             {Key::PageUp, sf::Keyboard::PageUp},
                                             {Key::PageDown, sf::Keyboard::PageDown},
                                             {Key::Comma, sf::Keyboard::Comma},
                                             {Key::Period, sf::Keyboard::Period},
                                             {Key::F1, sf::Keyboard::F1},
                                             {Key::F6, sf::Keyboard::F6},
                                             {Key::A, sf::Keyboard::A},
                                             {Key::C, sf::Keyboard::C},
                                             {Key::E, sf::Keyboard::E},
                                             {Key::F, sf::Keyboard::F},
                                             {Key::L, sf::Keyboard::L},
                                             {Key::N, sf::Keyboard::N},
                                             {Key::O, sf::Keyboard::O},
                                             {Key::P, sf::Keyboard::P},
                                             {Key::R, sf::Keyboard::R},
                                             {Key::S, sf::Keyboard::S},
                                             {Key::T, sf::Keyboard::T},
                                             {Key::V, sf::Keyboard::V},
                                             {Key::X, sf::Keyboard::X},
                                             {Key::Y, sf::Keyboard::Y},
                                             {Key::Z, sf::Keyboard::Z},
                                             {Key::Minus, sf::Keyboard::Hyphen}}};

/// Keys that text fields of Dear ImGui react to. Tab is left out: the window moves the keyboard itself.
constexpr std::array<std::pair<ImGuiKey, sf::Keyboard::Key>, 19> field_keys{{{ImGuiKey_LeftArrow, sf::Keyboard::Left},
                                                                             {ImGuiKey_RightArrow, sf::Keyboard::Right},
                                                                             {ImGuiKey_UpArrow, sf::Keyboard::Up},
                                                                             {ImGuiKey_DownArrow, sf::Keyboard::Down},
                                                                             {ImGuiKey_Home, sf::Keyboard::Home},
                                                                             {ImGuiKey_End, sf::Keyboard::End},
                                                                             {ImGuiKey_Insert, sf::Keyboard::Insert},
                                                                             {ImGuiKey_Delete, sf::Keyboard::Delete},
                                                                             {ImGuiKey_Backspace, sf::Keyboard::Backspace},
                                                                             {ImGuiKey_Space, sf::Keyboard::Space},
                                                                             {ImGuiKey_Enter, sf::Keyboard::Enter},
                                                                             {ImGuiKey_Escape, sf::Keyboard::Escape},
                                                                             {ImGuiKey_KeyPadEnter, sf::Keyboard::Enter},
                                                                             {ImGuiKey_A, sf::Keyboard::A},
                                                                             {ImGuiKey_C, sf::Keyboard::C},
                                                                             {ImGuiKey_V, sf::Keyboard::V},
                                                                             {ImGuiKey_X, sf::Keyboard::X},
                                                                             {ImGuiKey_Y, sf::Keyboard::Y},
                                                                             {ImGuiKey_Z, sf::Keyboard::Z}}};

constexpr std::array<sf::Cursor::Type, 4> cursor_types{sf::Cursor::Arrow, sf::Cursor::Hand, sf::Cursor::SizeHorizontal, sf::Cursor::Text};

std::size_t cursor_index(ImGuiMouseCursor cursor) {
    switch (cursor) {
        case ImGuiMouseCursor_Hand: return 1;
        case ImGuiMouseCursor_ResizeEW: return 2;
        case ImGuiMouseCursor_TextInput: return 3;
        default: return 0;
    }
}

const char* clipboard_text(void* kept) {
    auto& words = *static_cast<std::string*>(kept);
    const auto utf8 = sf::Clipboard::getString().toUtf8();
    words.assign(utf8.begin(), utf8.end());
    return words.c_str();
}

void set_clipboard_text(void*, const char* words) {
    const std::string bytes(words);
    sf::Clipboard::setString(sf::String::fromUtf8(bytes.begin(), bytes.end()));
}

float scaled(int physical_px, double ui_scale) { return static_cast<float>(physical_px / ui_scale); }

}  // namespace

struct ImguiSfml::Impl {
    sf::Window& window;
    double ui_scale;
    ImGuiContext* context = nullptr;
    std::string clipboard;
    std::array<sf::Cursor, cursor_types.size()> cursors;
    std::array<bool, cursor_types.size()> has_cursor{};
    std::size_t shown_cursor = 0;
    std::array<bool, 3> down{};
    std::array<bool, 3> just_pressed{};  // so that a click shorter than a frame is seen
};

ImguiSfml::ImguiSfml(sf::Window& window, const Fonts& fonts, double ui_scale)
    : impl_(std::unique_ptr<Impl>(new Impl{window, ui_scale, nullptr, {}, {}, {}, 0, {}, {}})) {
    impl_->context = ImGui::CreateContext(fonts.atlas());
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.FontDefault = fonts.font(TextStyle::Body);
    io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
    std::fill(std::begin(io.KeyMap), std::end(io.KeyMap), -1);
    for (const auto& [imgui, sfml] : field_keys) io.KeyMap[imgui] = sfml;
    io.ClipboardUserData = &impl_->clipboard;
    io.GetClipboardTextFn = clipboard_text;
    io.SetClipboardTextFn = set_clipboard_text;
    for (std::size_t i = 0; i < cursor_types.size(); ++i) impl_->has_cursor[i] = impl_->cursors[i].loadFromSystem(cursor_types[i]);
    ImGui_ImplOpenGL3_Init("#version 130");
}

ImguiSfml::~ImguiSfml() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext(impl_->context);
}

void ImguiSfml::handle(const sf::Event& event) {
    ImGuiIO& io = ImGui::GetIO();
    switch (event.type) {
        case sf::Event::MouseMoved:
            io.MousePos = {scaled(event.mouseMove.x, impl_->ui_scale), scaled(event.mouseMove.y, impl_->ui_scale)};
            break;
        case sf::Event::MouseButtonPressed:
        case sf::Event::MouseButtonReleased: {
            const auto button = static_cast<std::size_t>(event.mouseButton.button);
            if (button >= impl_->down.size()) break;
            impl_->down[button] = event.type == sf::Event::MouseButtonPressed;
            impl_->just_pressed[button] = impl_->just_pressed[button] || impl_->down[button];
            io.MousePos = {scaled(event.mouseButton.x, impl_->ui_scale), scaled(event.mouseButton.y, impl_->ui_scale)};
            break;
        }
        case sf::Event::MouseWheelScrolled:
            if (event.mouseWheelScroll.wheel == sf::Mouse::VerticalWheel) io.MouseWheel += event.mouseWheelScroll.delta;
            break;
        case sf::Event::KeyPressed:
        case sf::Event::KeyReleased:
            if (event.key.code >= 0) io.KeysDown[event.key.code] = event.type == sf::Event::KeyPressed;
            std::tie(io.KeyCtrl, io.KeyShift, io.KeyAlt) = held_after(event);
            break;
        case sf::Event::TextEntered:
            if (event.text.unicode >= 32 && event.text.unicode != 127) io.AddInputCharacter(event.text.unicode);
            break;
        case sf::Event::LostFocus:
            std::fill(std::begin(io.KeysDown), std::end(io.KeysDown), false);
            io.KeyCtrl = io.KeyShift = io.KeyAlt = false;
            break;
        default: break;
    }
}

void ImguiSfml::rest(double seconds) {
    for (double& clicked_s : ImGui::GetIO().MouseClickedTime) clicked_s -= seconds;
}

void ImguiSfml::new_frame(double seconds) {
    ImGuiIO& io = ImGui::GetIO();
    const auto size = impl_->window.getSize();
    const auto scale = static_cast<float>(impl_->ui_scale);
    io.DisplaySize = {static_cast<float>(size.x) / scale, static_cast<float>(size.y) / scale};
    io.DisplayFramebufferScale = {scale, scale};
    io.DeltaTime = static_cast<float>(std::max(seconds, 1e-4));
    for (std::size_t i = 0; i < impl_->down.size(); ++i) {
        io.MouseDown[i] = impl_->down[i] || impl_->just_pressed[i];
        impl_->just_pressed[i] = false;
    }
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
}

void ImguiSfml::begin_again(const Fonts& fonts) {
    ImGui::EndFrame();
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGuiIO& io = ImGui::GetIO();
    io.Fonts = fonts.atlas();
    io.FontDefault = fonts.font(TextStyle::Body);
    ImGui_ImplOpenGL3_CreateFontsTexture();
    ImGui::NewFrame();
}

void ImguiSfml::render() {
    ImGui::Render();
    const std::size_t cursor = cursor_index(ImGui::GetMouseCursor());
    if (cursor != impl_->shown_cursor && impl_->has_cursor[cursor]) {
        impl_->window.setMouseCursor(impl_->cursors[cursor]);
        impl_->shown_cursor = cursor;
    }
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

bool ImguiSfml::left_down() const { return ImGui::GetIO().MouseDown[ImGuiMouseButton_Left]; }
bool ImguiSfml::wants_text() const { return ImGui::GetIO().WantTextInput; }

void apply_colors(const Palette& palette) {
    const auto vec4 = [](Rgba8 c) { return ImGui::ColorConvertU32ToFloat4(IM_COL32(c.r, c.g, c.b, c.a)); };
    const Theme& theme = palette.theme;
    ImGuiStyle& style = ImGui::GetStyle();
    style.WindowPadding = style.WindowMinSize = {0.0F, 0.0F};
    style.WindowMinSize = {1.0F, 1.0F};
    style.WindowBorderSize = style.ChildBorderSize = style.FrameBorderSize = 0.0F;
    style.ItemSpacing = {0.0F, 0.0F};
    style.ScrollbarSize = 9.0F;
    style.ScrollbarRounding = 4.0F;
    style.CircleTessellationMaxError = 0.08F;
    const std::array<std::pair<ImGuiCol, Rgba8>, 12> colors{{{ImGuiCol_Text, theme.ink},
                                                             {ImGuiCol_TextDisabled, theme.third},
                                                             {ImGuiCol_TextSelectedBg, with_alpha(theme.ink, 48)},
                                                             {ImGuiCol_FrameBg, theme.chip},
                                                             {ImGuiCol_FrameBgHovered, palette.hover},
                                                             {ImGuiCol_FrameBgActive, theme.chip},
                                                             {ImGuiCol_ScrollbarBg, with_alpha(theme.panel, 0)},
                                                             {ImGuiCol_ScrollbarGrab, theme.line},
                                                             {ImGuiCol_ScrollbarGrabHovered, palette.edge},
                                                             {ImGuiCol_ScrollbarGrabActive, palette.edge},
                                                             {ImGuiCol_ChildBg, with_alpha(theme.panel, 0)},
                                                             {ImGuiCol_NavHighlight, with_alpha(theme.panel, 0)}}};
    for (const auto& [index, color] : colors) style.Colors[index] = vec4(color);
}

std::tuple<bool, bool, bool> held_after(const sf::Event& event) {
    const bool down = event.type == sf::Event::KeyPressed;
    const auto held = [&](bool stated, sf::Keyboard::Key left, sf::Keyboard::Key right) {
        return event.key.code == left || event.key.code == right ? down : stated;
    };
    return {held(event.key.control, sf::Keyboard::LControl, sf::Keyboard::RControl), held(event.key.shift, sf::Keyboard::LShift, sf::Keyboard::RShift),
            held(event.key.alt, sf::Keyboard::LAlt, sf::Keyboard::RAlt)};
}

std::optional<KeyPress> key_press(const sf::Event& event) {
    if (event.type != sf::Event::KeyPressed) return std::nullopt;
    KeyPress press{Key::Escape, event.key.control, event.key.shift};
    const auto code = event.key.code;
    if (code == sf::Keyboard::Add || code == sf::Keyboard::Equal) press.key = Key::Plus;
    else if (code == sf::Keyboard::Subtract) press.key = Key::Minus;
    else if (code == sf::Keyboard::Slash && event.key.shift) press.key = Key::Question;
    else {
        const auto* found = std::find_if(key_pairs.begin(), key_pairs.end(), [&](const KeyPair& pair) { return pair.sfml == code; });
        if (found == key_pairs.end()) return std::nullopt;
        press.key = found->ours;
    }
    return press;
}

sf::Event key_event(const KeyPress& press, bool down) {
    sf::Event event{};
    event.type = down ? sf::Event::KeyPressed : sf::Event::KeyReleased;
    event.key.code = sf::Keyboard::Unknown;
    for (const KeyPair& pair : key_pairs)
        if (pair.ours == press.key) event.key.code = pair.sfml;
    if (press.key == Key::Plus) event.key.code = sf::Keyboard::Add;
    if (press.key == Key::Question) event.key.code = sf::Keyboard::Slash;
    event.key.control = press.ctrl;
    event.key.shift = press.shift || press.key == Key::Question;
    return event;
}

}  // namespace kua
