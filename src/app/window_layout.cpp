#include "app/window_layout.h"

#include "app/color_lines.h"
#include "app/legend_mark.h"
#include "text/numbers.h"

#include <algorithm>
#include <cmath>

namespace kua {
namespace {

constexpr double least_margin_width_px = 190.0;
constexpr double most_margin_width_px = 330.0;
constexpr double beside_margin_text_px = 14.0 + 14.0 + 18.0;  // both edges, and before the number

double width_of(const WindowWords& words, const std::string& text, TextStyle style) {
    const TextLook look = look_of(style);
    return words.metrics.width_px(text, look.face, look.size_px, look.letter_spacing_px);
}

double margin_width_px(const AppState& state, const WindowWords& words) {
    double widest = least_margin_width_px;
    for (const MarginEntry& entry : state.picture.scene.margin) {
        const double number = width_of(words, number_text(entry.incidents, words.text.lang()), TextStyle::Strong);
        widest =
            std::max(widest, std::ceil(width_of(words, entry.text, TextStyle::Body) + number) + beside_margin_text_px);
    }
    return std::min(widest, most_margin_width_px);
}

std::size_t mark_rows(const Scene& scene, const WindowWords& words) {
    const TextLook look = look_of(TextStyle::Small);
    std::size_t rows = 0;
    for (const LegendEntry* entry : mark_entries(scene))
        rows += words.metrics.wrapped(entry->text, look.face, look.size_px, mark_words_px).size();
    return rows;
}

/// Lines that the sentence takes beside the links of the bar on top.
std::size_t sentence_lines(const AppState& state, double width_px, const WindowWords& words) {
    double room = width_px - panel_width_px - 20.0 - 24.0;
    for (const std::string& link : {words.text("Help"), words.text("Table"), words.text("Redo"), words.text("Undo"), words.text("Fit")})
        room -= width_of(words, link, TextStyle::Body) + 24.0;
    const std::string& sentence = state.picture.scene.sentence;
    if (width_of(words, sentence, TextStyle::Strong) <= room) return 1;
    const TextLook look = look_of(TextStyle::Small);
    return words.metrics.wrapped(sentence, look.face, look.size_px, room - 4.0).size();
}

}  // namespace

BoxContent box_content(const AppState& state, double width_px, const WindowWords& words) {
    BoxContent content;
    content.margin_rows = state.picture.scene.margin.size();
    content.margin_width_px = margin_width_px(state, words);
    content.mark_rows = mark_rows(state.picture.scene, words);
    content.colors_px = height_of(color_lines(state.picture.scene, words.metrics, color_words_px));
    content.colors_open = state.panel.colors_open.value_or(true);
    content.sentence_lines = sentence_lines(state, width_px, words);
    content.marks_open = state.panel.marks_open;
    content.beside_card = state.card.open();
    return content;
}

Layout window_layout(const AppState& state, double width_px, double height_px, const WindowWords& words) {
    BoxContent content = box_content(state, width_px, words);
    content.sentence_lines = std::max(content.sentence_lines, state.largest_boxes.sentence_lines);
    const Layout layout = layout_of(width_px, height_px, content);
    if (state.panel.colors_open || !state.card.open()) return layout;
    content.colors_open = !overlaps(card_place(state, layout), layout.colors_box);
    return layout_of(width_px, height_px, content);
}

ScreenBox card_place(const AppState& state, const Layout& layout) {
    const double height_px = std::max(state.card.height_px, 120.0);
    if (!state.card.beside) return card_box(layout, height_px, nullptr);
    const ScreenPoint beside{state.card.beside->x_px + layout.map.left_px, state.card.beside->y_px + layout.map.top_px};
    return card_box(layout, height_px, &beside);
}

MapRoom map_room(AppState& state, double width_px, double height_px, const WindowWords& words) {
    BoxContent now = box_content(state, width_px, words);
    now.beside_card = state.fit_beside_card && state.card.open();
    now.marks_open.reset();  // folding and unfolding moves no map
    now.colors_open = true;
    state.largest_boxes = largest_of(state.largest_boxes, now);
    const Layout parts = layout_of(width_px, height_px, state.largest_boxes);
    std::vector<ScreenBox> obstacles{parts.margin_box, parts.marks_box, parts.colors_box};
    if (now.beside_card) obstacles.push_back(card_box(parts, state.card.height_px, nullptr));
    MapRoom room{parts.map.right_px - parts.map.left_px, parts.map.bottom_px - parts.map.top_px, {}};
    if (state.picture.base) room.insets_px = fit_insets(parts, *state.picture.base, obstacles);
    return room;
}

}  // namespace kua
