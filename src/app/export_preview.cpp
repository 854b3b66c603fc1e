#include "app/page_preview.h"
#include "app/panels.h"
#include "app/piece_drag.h"
#include "scene/figure_pieces.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

namespace kua {
namespace {

constexpr double words_px = 40.0;   ///< below the page

/// The page on the screen.
struct ShownPage {
    ScreenBox box;
    double px_per_page_px = 1.0;

    [[nodiscard]] ScreenBox place(const ScreenBox& on_page) const {
        const double k = px_per_page_px;
        return {box.left_px + on_page.left_px * k, box.top_px + on_page.top_px * k, box.left_px + on_page.right_px * k, box.top_px + on_page.bottom_px * k};
    }
};

ShownPage show_page(Ui& ui, const PagePreview& preview, const ScreenBox& room) {
    const FigurePixels& pixels = *preview.pixels;
    const double scale = std::min({width_of(room) / pixels.columns, height_of(room) / pixels.rows, 1.0 / preview.ui_scale});
    const double width = std::round(pixels.columns * scale), height = std::round(pixels.rows * scale);
    const double left = std::round(centre_of(room).x_px - width / 2.0), top = room.top_px;
    const ShownPage shown{{left, top, left + width, top + height}, pixels.pixels_per_px * scale};
    Pen pen = ui.pen();
    if (preview.texture != 0) pen.picture(shown.box, preview.texture);
    pen.frame(inset(shown.box, -1.0), {ui.theme.line});
    return shown;
}

void let_go(AppState& state, Piece piece, Anchor anchor) {
    PieceChoice& choice = state.view.page.furniture[piece];
    choice.anchor = anchor;
    choice.right_mm = choice.down_mm = 0.0;
}

/// Moves the piece with the keyboard by a millimetre, by shift and the arrow keys; true where it did.
bool nudge_by_keys(const Ui& ui, PieceChoice& choice) {
    bool moved = false;
    for (const KeyPress& press : ui.memory().keys) {
        if (!press.shift || press.ctrl) continue;
        const double right = press.key == Key::Right ? 1.0 : press.key == Key::Left ? -1.0 : 0.0;
        const double down = press.key == Key::Down ? 1.0 : press.key == Key::Up ? -1.0 : 0.0;
        if (right == 0.0 && down == 0.0) continue;
        nudge(choice, right, down);
        moved = true;
    }
    return moved;
}

/// Where a piece that is dragged would stand.
void show_place(Ui& ui, const ScreenBox& box) {
    Rgba8 veil = ui.theme.ink;
    veil.a = 28;
    Pen pen = ui.pen();
    pen.fill(box, veil, 4.0);
    pen.frame(box, {ui.theme.ink, 1.5}, 4.0);
}

/// Shows where a piece that is dragged with shift would stand, and puts it there when it is let go.
void move_freely(Ui& ui, AppState& state, const ShownPage& shown) {
    ExportDialog& dialog = state.export_dialog;
    constexpr double reach_px = 3.0;
    constexpr double least_px = 2.0;   // less is a click
    std::vector<ScreenBox> others{shown.box, shown.place(dialog.preview.pixels->map_frame)};
    std::optional<ScreenBox> own;
    for (const PiecePlace& place : dialog.preview.pixels->pieces) {
        const ScreenBox box = shown.place(place.box);
        if (place.piece == *dialog.dragged && (!own || contains(box, dialog.dragged_from))) own = box;
        if (place.piece != *dialog.dragged) others.push_back(box);
    }
    const ScreenPoint at = ui.pointer();
    const double right = at.x_px - dialog.dragged_from.x_px, down = at.y_px - dialog.dragged_from.y_px;
    if (!own || std::hypot(right, down) < least_px) return;
    const ScreenBox free{own->left_px + right, own->top_px + down, own->right_px + right, own->bottom_px + down};
    const Alignment to = aligned(free, others, reach_px);
    const ScreenBox box{free.left_px + to.right_px, free.top_px + to.down_px, free.right_px + to.right_px, free.bottom_px + to.down_px};
    Pen pen = ui.pen();
    if (to.x_px) pen.line({*to.x_px, shown.box.top_px}, {*to.x_px, shown.box.bottom_px}, {ui.theme.ink, 1.0});
    if (to.y_px) pen.line({shown.box.left_px, *to.y_px}, {shown.box.right_px, *to.y_px}, {ui.theme.ink, 1.0});
    show_place(ui, box);
    if (ui.left_down()) return;
    const double mm_per_px = 25.4 / 96.0 / shown.px_per_page_px;
    nudge(state.view.page.furniture[*dialog.dragged], (right + to.right_px) * mm_per_px, (down + to.down_px) * mm_per_px);
}

/// Shows to which corner or side of the map a piece that is dragged would snap, and puts it there when it is let go.
void snap_to_anchor(Ui& ui, AppState& state, const ShownPage& shown) {
    ExportDialog& dialog = state.export_dialog;
    const FigurePixels& pixels = *dialog.preview.pixels;
    const ScreenBox map = shown.place(pixels.map_frame);
    const ScreenPoint at = ui.pointer();
    const bool is_over_itself = std::any_of(pixels.pieces.begin(), pixels.pieces.end(), [&](const PiecePlace& place) {
        return place.piece == *dialog.dragged && contains(shown.place(place.box), at);
    });
    if (!contains(shown.box, at) || is_over_itself) return;
    const Anchor anchor = anchor_at(map, at);
    show_place(ui, room_of(anchor, map, shown.box));
    if (!ui.left_down()) let_go(state, *dialog.dragged, anchor);
}

/// The pieces under the pointer: each can be dragged to a side or corner of the map, with shift to any place, by a double click
/// back to where the layout puts it, and by arrow keys from one place to the next, with shift by a millimetre.
void drag_pieces(Ui& ui, AppState& state, const ShownPage& shown) {
    ExportDialog& dialog = state.export_dialog;
    const FigurePixels& pixels = *dialog.preview.pixels;
    Pen pen = ui.pen();
    for (std::size_t i = 0; i < pixels.pieces.size(); ++i) {
        const PiecePlace& place = pixels.pieces[i];
        PieceChoice& choice = state.view.page.furniture[place.piece];
        const ScreenBox box = inset(shown.place(place.box), -2.0);
        const Touch touch = ui.control("piece-" + std::to_string(i), box);
        if (touch.pressed) {
            dialog.dragged = place.piece;
            dialog.dragged_from = ui.pointer();
        }
        if (touch.hovered || touch.focused || dialog.dragged == place.piece) pen.frame(box, {ui.theme.ink, 1.5}, 3.0);
        if (touch.hovered) ui.cursor(Cursor::Hand);
        if (touch.double_clicked) let_go(state, place.piece, Anchor::Automatic);
        const bool nudged = touch.focused && nudge_by_keys(ui, choice);
        if (touch.step != 0 && !nudged) let_go(state, place.piece, next_anchor(choice.anchor, touch.step));
        ui.hint(ui.text(msg("{0}: drag it to a side or a corner of the map, or with Shift to any place; a double click puts it back", ui.text(piece_name(place.piece)))));
    }
    if (!dialog.dragged) return;
    if (ui.left_down()) dialog.dragged_freely = ui.shift_down();
    if (dialog.dragged_freely) move_freely(ui, state, shown);
    else snap_to_anchor(ui, state, shown);
    if (!ui.left_down()) dialog.dragged.reset();
}

}  // namespace

void export_preview(Ui& ui, AppState& state, const ScreenBox& box) {
    const PagePreview& preview = state.export_dialog.preview;
    const ScreenBox room{box.left_px, box.top_px, box.right_px, box.bottom_px - words_px};
    Pen pen = ui.pen();
    std::string words;
    double top = box.top_px + 8.0;
    if (preview.pixels != nullptr) {
        const ShownPage shown = show_page(ui, preview, room);
        if (!preview.problem.empty()) {
            Rgba8 veil = ui.theme.panel;
            veil.a = 150;
            pen.fill(shown.box, veil);
        }
        drag_pieces(ui, state, shown);   // also of the last page that could be made, so that a piece can be put back
        top = shown.box.bottom_px + 8.0;
        words = ui.text("The page as it will be. Its pieces can be dragged.");
    }
    if (!preview.problem.empty()) words = preview.problem;
    else if (preview.is_stale) words = ui.text("Painting the page…");
    const Ink ink{preview.problem.empty() ? TextStyle::Small : TextStyle::SmallMedium, preview.problem.empty() ? ui.theme.third : ui.theme.ink};
    for (const std::string& line : pen.wrapped(words, ink.style, width_of(box))) {
        pen.text({centre_of(box).x_px, top + 11.0}, line, ink, Align::Centre);
        top += 15.0;
    }
}

}  // namespace kua
