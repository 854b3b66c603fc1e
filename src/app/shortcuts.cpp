#include "app/shortcuts.h"

#include "app/actions.h"
#include "app/map_fan.h"
#include "app/vision_choice.h"

namespace kua {
namespace {

constexpr double pan_px = 60.0;
constexpr double zoom_factor = 1.4;

ScreenPoint middle(const AppState& state) { return {state.picture.map.width_px / 2.0, state.picture.map.height_px / 2.0}; }

/// Keys with Ctrl; true where one was meant.
bool control_key(AppState& state, const KeyPress& press) {
    if (!press.ctrl) return false;
    switch (press.key) {
        case Key::Z: press.shift ? redo(state) : undo(state); break;
        case Key::Y: redo(state); break;
        case Key::O: state.dialog = DialogKind::Data; break;
        case Key::C: state.table.wants_copy = state.table.open; break;
        case Key::E:
            if (state.dataset() != nullptr) state.dialog = DialogKind::Export;
            break;
        case Key::R: state.data.wanted = state.data.request; break;
        case Key::F: state.panel.wants_focus = true; break;
        case Key::Left: step_time(state, TimeUnit::Month, -1); break;
        case Key::Right: step_time(state, TimeUnit::Month, 1); break;
        default: break;
    }
    return true;
}

/// Keys that mean the same wherever the keyboard is; true where one was meant.
bool common_key(AppState& state, const KeyPress& press) {
    switch (press.key) {
        case Key::F1:
        case Key::Question: state.dialog = DialogKind::Help; return true;
        case Key::F6: move_focus_to_next_area(state.ui); return true;
        case Key::PageUp: step_time(state, state.view.time.bars, -1); return true;
        case Key::PageDown: step_time(state, state.view.time.bars, 1); return true;
        default: return false;
    }
}

/// Gives the keyboard back to the map; what was found below the search field goes with it.
void leave_controls(AppState& state) {
    state.ui.focus = 0;
    state.panel.search_open = false;
}

void escape(AppState& state) {
    if (state.panel.search_open) {
        state.panel.search_open = false;
    } else if (state.map.tool != Tool::Pan) {
        state.map.tool = Tool::Pan;
        state.map.ruler.clear();
        state.map.draft.clear();
    } else if (state.card.open()) {
        close_card(state);
    } else if (state.table.open) {
        state.table.open = false;
    } else {
        close_fan(state);
        state.map.keyed_row.reset();
        state.map.found.reset();
    }
}

void time_key(AppState& state, const KeyPress& press, int by) {
    step_time(state, press.shift ? TimeUnit::Week : state.view.time.bars, by);
}

void arrow(AppState& state, const KeyPress& press, ScreenPoint by) {
    const int sideways = by.x_px > 0.0 ? -1 : by.x_px < 0.0 ? 1 : 0;
    if (sideways != 0 && (press.shift || state.timeline.has_keys)) time_key(state, press, sideways);
    else pan_map(state, by);
}

void map_key(AppState& state, const KeyPress& press, const Catalogue& text) {
    switch (press.key) {
        case Key::Left: arrow(state, press, {pan_px, 0.0}); break;
        case Key::Right: arrow(state, press, {-pan_px, 0.0}); break;
        case Key::Up: arrow(state, press, {0.0, pan_px}); break;
        case Key::Down: arrow(state, press, {0.0, -pan_px}); break;
        case Key::Plus: zoom_map(state, zoom_factor, middle(state)); break;
        case Key::Minus: zoom_map(state, 1.0 / zoom_factor, middle(state)); break;
        case Key::F:
        case Key::Home: fit_map(state); break;
        case Key::N: step_mark(state, 1); break;
        case Key::P: step_mark(state, -1); break;
        case Key::Tab: step_mark(state, press.shift ? -1 : 1); break;
        case Key::Enter:
            if (const auto mark = keyed_mark(state)) {
                open_mark(state, *mark, text);
                open_fan(state, *mark);
            }
            break;
        case Key::Comma: step_record(state, -1); break;
        case Key::Period: step_record(state, 1); break;
        case Key::R: state.map.tool = state.map.tool == Tool::Ruler ? Tool::Pan : Tool::Ruler; state.map.ruler.clear(); break;
        case Key::L: state.view.lang = all_langs[(static_cast<std::size_t>(state.view.lang) + 1) % all_langs.size()]; break;
        case Key::V: next_vision(state); break;
        case Key::T: state.table.open = !state.table.open; break;
        case Key::Space: toggle_play(state, text); break;
        case Key::Escape: escape(state); break;
        default: break;
    }
}

}  // namespace

void handle_key(AppState& state, const KeyPress& press, const KeyContext& context, const Catalogue& text) {
    if (state.dialog != DialogKind::None) {
        if (press.key == Key::Escape && !context.typing) state.dialog = DialogKind::None;
        else if (press.key == Key::Tab) move_focus(state.ui, press.shift ? -1 : 1);
        else if (!context.typing) state.ui.keys.push_back(press);
        return;
    }
    if (context.typing) {
        if (press.key == Key::Tab) move_focus(state.ui, press.shift ? -1 : 1);
        if (press.key == Key::Escape) leave_controls(state);
        return;
    }
    if (control_key(state, press) || common_key(state, press)) return;
    if (state.ui.focus != 0) {
        if (press.key == Key::Tab) move_focus(state.ui, press.shift ? -1 : 1);
        else if (press.key == Key::Escape) leave_controls(state);
        else state.ui.keys.push_back(press);
        return;
    }
    if (state.dataset() != nullptr) map_key(state, press, text);
}

}  // namespace kua
