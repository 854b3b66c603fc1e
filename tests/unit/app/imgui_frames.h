#pragma once

#include "app/ui.h"

#include <gtest/gtest.h>
#include <imgui.h>

#include <functional>
#include <memory>
#include <string>

namespace kua::test {

/// Frames of the interface, 1600 x 1000 px, without a display: what is asked of Dear ImGui is answered, nothing is
/// painted.
class ImguiFrames {
public:
    ImguiFrames() {
        auto made = Fonts::make(1.0, Letters::Usual);
        EXPECT_TRUE(made) << in_english(made.error());
        fonts_ = std::make_unique<Fonts>(*std::move(made));
        context_ = ImGui::CreateContext(fonts_->atlas());
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {1600.0F, 1000.0F};
        io.DeltaTime = 1.0F / 60.0F;
        io.MousePos = {1500.0F, 900.0F};
        for (int key = 0; key < ImGuiKey_COUNT; ++key) io.KeyMap[key] = key;
    }
    ~ImguiFrames() { ImGui::DestroyContext(context_); }
    ImguiFrames(const ImguiFrames&) = delete;
    ImguiFrames& operator=(const ImguiFrames&) = delete;

    /// Draws one frame by `draw`, then does its bookkeeping.
    void run(UiMemory& memory, const std::function<void(Ui&)>& draw) {
        if (enter_ > 0) ImGui::GetIO().KeysDown[ImGuiKey_Enter] = enter_-- == 2;
        ImGui::NewFrame();
        Ui ui(*fonts_, palette_, text_, memory);
        draw(ui);
        ui.finish();
        ImGui::Render();
    }
    void type(const std::string& words) { ImGui::GetIO().AddInputCharactersUTF8(words.c_str()); }
    void move(ScreenPoint to) { ImGui::GetIO().MousePos = {static_cast<float>(to.x_px), static_cast<float>(to.y_px)}; }
    void button(bool down) { ImGui::GetIO().MouseDown[0] = down; }
    void shift(bool down) { ImGui::GetIO().KeyShift = down; }
    /// Down in the next frame, up in the one after it.
    void press_enter() {
        enter_ = 2;
    }
    [[nodiscard]] bool typing() const { return ImGui::GetIO().WantTextInput; }

private:
    std::unique_ptr<Fonts> fonts_;
    ImGuiContext* context_ = nullptr;
    int enter_ = 0;
    Palette palette_ = palette(ThemeName::Light);
    Catalogue text_;
};

}  // namespace kua::test
