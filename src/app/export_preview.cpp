#include "app/page_preview.h"
#include "app/panels.h"
#include "app/piece_drag.h"
#include "scene/figure_pieces.h"

#include <algorithm>
#include <cmath>
#include <string>

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

/// The pieces under the pointer: each can be dragged to a side or corner of the map, by a double click back to where the
/// layout puts it, and by arrow keys from one place to the next.
void drag_pieces(Ui& ui, AppState& state, const ShownPage& shown) {
    ExportDialog& dialog = state.export_dialog;
    const FigurePixels& pixels = *dialog.preview.pixels;
    const ScreenBox map = shown.place(pixels.map_frame);
    Pen pen = ui.pen();
    for (std::size_t i = 0; i < pixels.pieces.size(); ++i) {
        const PiecePlace& place = pixels.pieces[i];
        const ScreenBox box = inset(shown.place(place.box), -2.0);
        const Touch touch = ui.control("piece-" + std::to_string(i), box);
        if (touch.pressed) dialog.dragged = place.piece;
        if (touch.hovered || touch.focused || dialog.dragged == place.piece) pen.frame(box, {ui.theme.ink, 1.5}, 3.0);
        if (touch.hovered) ui.cursor(Cursor::Hand);
        if (touch.double_clicked) let_go(state, place.piece, Anchor::Automatic);
        if (touch.step != 0) let_go(state, place.piece, next_anchor(state.view.page.furniture[place.piece].anchor, touch.step));
        ui.hint(ui.text(msg("{0}: drag it to a side or a corner of the map; a double click puts it back", ui.text(piece_name(place.piece)))));
    }
    if (!dialog.dragged) return;
    const ScreenPoint at = ui.pointer();
    const bool is_on_page = contains(shown.box, at);
    const Anchor anchor = anchor_at(map, at);
    bool is_over_itself = false;
    for (const PiecePlace& place : pixels.pieces)
        is_over_itself = is_over_itself || (place.piece == *dialog.dragged && contains(shown.place(place.box), at));
    if (is_on_page && !is_over_itself) {
        const ScreenBox room = room_of(anchor, map, shown.box);
        Rgba8 veil = ui.theme.ink;
        veil.a = 28;
        pen.fill(room, veil, 4.0);
        pen.frame(room, {ui.theme.ink, 1.5}, 4.0);
    }
    if (ui.left_down()) return;
    if (is_on_page && !is_over_itself) let_go(state, *dialog.dragged, anchor);
    dialog.dragged.reset();
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
        if (preview.problem.empty()) drag_pieces(ui, state, shown);
        else {
            Rgba8 veil = ui.theme.panel;
            veil.a = 150;
            pen.fill(shown.box, veil);
        }
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
