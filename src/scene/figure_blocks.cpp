#include "scene/figure_blocks.h"

#include "scene/capitals.h"
#include "text/numbers.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kua {
namespace {

using Kind = LegendEntry::Kind;

constexpr double least_type_px = 8.0;    // 6 pt
constexpr double least_title_px = 10.7;  // 8 pt: bold and larger than all else on the smallest page
constexpr double icon_width_px = 24.0;   // of the widest sample mark, at zoom 1
constexpr double icon_height_px = 19.0;
constexpr std::size_t most_column_lines = 2;     // an entry of more takes the whole width, below the others
constexpr std::size_t most_balanced_lines = 12;  // longer texts are none to balance, and would be measured many times

void move_item(PageItem& item, ScreenPoint by) {
    const auto shift = [&](ScreenPoint& p) { p = {p.x_px + by.x_px, p.y_px + by.y_px}; };
    if (auto* text = std::get_if<PageText>(&item)) shift(text->at);
    if (auto* mark = std::get_if<PageMark>(&item)) shift(mark->at);
    if (auto* swatch = std::get_if<PageSwatch>(&item)) shift(swatch->at);
    if (auto* ring = std::get_if<PageRing>(&item)) shift(ring->at);
    if (auto* map = std::get_if<PageMap>(&item)) shift(map->at);
    if (auto* area = std::get_if<PageArea>(&item))
        for (ScreenPoint& p : area->points) shift(p);
    if (auto* rule = std::get_if<PageRule>(&item)) {
        shift(rule->from);
        shift(rule->to);
    }
}

bool is_empty(const Block& block) { return block.items.empty(); }

void append(Block& block, Block other, ScreenPoint at) {
    other = moved(std::move(other), at);
    block.width_px = std::max(block.width_px, at.x_px + other.width_px);
    block.height_px = std::max(block.height_px, at.y_px + other.height_px);
    for (PageItem& item : other.items) block.items.push_back(std::move(item));
    block.pieces.insert(block.pieces.end(), other.pieces.begin(), other.pieces.end());
}

/// Entries in columns, each as wide as its widest entry, filled row by row.
Block grid(std::vector<Block> entries, std::size_t columns, ScreenPoint gap) {
    std::vector<double> lefts_px(columns + 1, 0.0);
    for (std::size_t column = 0; column < columns; ++column) {
        double widest_px = 0.0;
        for (std::size_t i = column; i < entries.size(); i += columns)
            widest_px = std::max(widest_px, entries[i].width_px);
        lefts_px[column + 1] = lefts_px[column] + widest_px + gap.x_px;
    }
    Block out;
    double top_px = 0.0;
    for (std::size_t i = 0; i < entries.size(); i += columns) {
        const double row_top_px = top_px;
        for (std::size_t k = i; k < std::min(i + columns, entries.size()); ++k) {
            top_px = std::max(top_px, row_top_px + entries[k].height_px);
            append(out, std::move(entries[k]), {lefts_px[k - i], row_top_px});
        }
        top_px += gap.y_px;
    }
    return out;
}

double natural_width_px(const std::string& text, const PageTextLook& look, const TextMetrics& metrics) {
    return std::ceil(metrics.width_px(text, look.face, look.size_px));
}

/// A mark with words to its right, their first line level with the mark's middle.
Block with_icon(const PageMark& mark, Block words, const PageStyle& style, double first_line_px) {
    const double icon_px = icon_width_px * style.zoom;
    const double height_px = std::max(first_line_px, icon_height_px * style.zoom);
    Block out;
    append(out, std::move(words), {icon_px + 0.5 * style.legend_px, (height_px - first_line_px) / 2});
    out.items.emplace_back(PageMark{{icon_px / 2, height_px / 2}, mark.kind, mark.family});
    out.height_px = std::max(out.height_px, height_px);
    return out;
}

/// A family's shape is narrower than a sample mark, so its words stand closer.
Block family_entry(const LegendEntry& entry, const PageStyle& style, const Catalogue& text, double width_px) {
    const PageTextLook label{FontFace::SemiBold, style.legend_px, style.theme.ink, 1.4};
    const PageTextLook number{FontFace::Regular, style.legend_px, style.theme.second, 1.4};
    const double icon_px = 12.0 * style.zoom;
    const double gap_px = 0.55 * style.legend_px;
    const double room_px = width_px - icon_px - gap_px;
    const auto written = [&](std::int64_t n) { return number_text(n, text.lang()); };
    const std::string numbers =
        entry.possible == 0 ? written(entry.incidents)
                            : text(msg("{0} certain, up to {1}", written(entry.incidents - entry.possible), written(entry.incidents)));
    Block words = below(text_block(entry.text, label, room_px, style.metrics),
                        text_block(numbers, number, room_px, style.metrics), 0.0);
    Block out;
    append(out, std::move(words), {icon_px + gap_px, 0.0});
    out.items.emplace_back(PageMark{{icon_px / 2, label.leading * label.size_px / 2}, Kind::Family, entry.family});
    return out;
}

}  // namespace

PageStyle page_style(double unit, const Theme& theme, const TextMetrics& metrics) {
    PageStyle style{theme, metrics};
    style.unit = unit;
    style.zoom = std::max(0.8, 0.45 + 0.42 * unit);
    style.title_px = std::max(least_title_px, 16.0 * unit);
    style.subtitle_px = std::max(least_type_px, 32.0 / 3.0 * unit);
    style.legend_px = std::max(least_type_px, 28.0 / 3.0 * unit);
    style.source_px = std::max(least_type_px, 8.0 * unit);
    style.margin_px = 10.0 * std::max(unit, 0.8);
    return style;
}

Block moved(Block block, ScreenPoint by) {
    for (PageItem& item : block.items) move_item(item, by);
    for (PiecePlace& place : block.pieces) {
        ScreenBox& box = place.box;
        box = {box.left_px + by.x_px, box.top_px + by.y_px, box.right_px + by.x_px, box.bottom_px + by.y_px};
    }
    return block;
}

Block as_piece(Piece piece, Block block) {
    block.pieces.clear();
    if (!is_empty(block)) block.pieces.push_back({piece, {0.0, 0.0, block.width_px, block.height_px}});
    return block;
}

Block beside(Block left, Block right, double gap_px) {
    if (is_empty(left)) return right;
    if (is_empty(right)) return left;
    const double at_px = left.width_px + gap_px;
    append(left, std::move(right), {at_px, 0.0});
    return left;
}

Block below(Block top, Block bottom, double gap_px) {
    if (is_empty(top)) return bottom;
    if (is_empty(bottom)) return top;
    const double at_px = top.height_px + gap_px;
    append(top, std::move(bottom), {0.0, at_px});
    return top;
}

Block text_block(const std::string& text, const PageTextLook& look, double width_px, const TextMetrics& metrics) {
    Block block;
    const double line_px = look.leading * look.size_px;
    const double baseline_px = (line_px + metrics.cap_height_px(look.face, look.size_px)) / 2;
    for (const std::string& line : metrics.wrapped(text, look.face, look.size_px, width_px)) {
        const double width = metrics.width_px(line, look.face, look.size_px);
        block.items.emplace_back(
            PageText{{0.0, block.height_px + baseline_px}, line, look.face, look.size_px, look.color, width});
        block.width_px = std::max(block.width_px, width);
        block.height_px += line_px;
    }
    return block;
}

Block balanced_block(const std::string& text, const PageTextLook& look, double width_px, const TextMetrics& metrics) {
    const Block widest = text_block(text, look, width_px, metrics);
    Block best = widest;
    if (widest.items.size() < 2 || widest.items.size() > most_balanced_lines) return best;
    double narrow_px = width_px / 2;
    double wide_px = width_px;
    while (wide_px - narrow_px > look.size_px) {
        const double middle_px = (narrow_px + wide_px) / 2;
        Block tried = text_block(text, look, middle_px, metrics);
        const bool fits = tried.items.size() <= widest.items.size();
        (fits ? wide_px : narrow_px) = middle_px;
        if (fits) best = std::move(tried);
    }
    return best;
}

Block sentences_block(const std::string& text, const PageTextLook& look, double width_px, const TextMetrics& metrics) {
    Block balanced = balanced_block(text, look, width_px, metrics);
    Block lines;
    std::string line;
    for (const std::string& sentence : sentences(text)) {
        const std::string longer = line.empty() ? sentence : line + ' ' + sentence;
        if (line.empty() || metrics.width_px(longer, look.face, look.size_px) <= width_px) {
            line = longer;
            continue;
        }
        lines = below(std::move(lines), text_block(line, look, width_px, metrics), 0.0);
        line = sentence;
    }
    lines = below(std::move(lines), text_block(line, look, width_px, metrics), 0.0);
    return lines.height_px > balanced.height_px + 0.1 ? balanced : lines;
}

Block families_block(const std::vector<LegendEntry>& legend, const PageStyle& style, const Catalogue& text, Columns room) {
    std::vector<Block> entries;
    for (const LegendEntry& entry : legend)
        if (entry.kind == Kind::Family) entries.push_back(family_entry(entry, style, text, room.width_px));
    return grid(std::move(entries), static_cast<std::size_t>(room.count),
                {2.0 * style.legend_px, 0.4 * style.legend_px});
}

Block kinds_block(const std::vector<LegendEntry>& legend, const PageStyle& style, Columns room) {
    const PageTextLook look{FontFace::Regular, style.legend_px, style.theme.ink, 1.4};
    const ScreenPoint gap{2.0 * style.legend_px, 0.1 * style.legend_px};
    const double column_px = (room.width_px - (room.count - 1) * gap.x_px) / room.count;
    const double icon_px = icon_width_px * style.zoom + 0.5 * style.legend_px;
    std::vector<Block> entries;
    Block long_ones;
    for (const LegendEntry& entry : legend) {
        if (entry.kind == Kind::Family) continue;
        Block words = text_block(entry.text, look, column_px - icon_px, style.metrics);
        const bool is_long = room.count > 1 && words.items.size() > most_column_lines;
        if (is_long) words = text_block(entry.text, look, room.width_px - icon_px, style.metrics);
        Block whole = with_icon({{}, entry.kind, entry.family}, std::move(words), style, look.leading * look.size_px);
        if (is_long) long_ones = below(std::move(long_ones), std::move(whole), gap.y_px);
        else entries.push_back(std::move(whole));
    }
    return below(grid(std::move(entries), static_cast<std::size_t>(room.count), gap), std::move(long_ones), gap.y_px);
}

Block colors_block(const ClassLegend& legend, const PageStyle& style, double width_px) {
    const PageTextLook title{FontFace::SemiBold, style.legend_px, style.theme.ink, 1.4};
    const PageTextLook label{FontFace::Regular, style.legend_px, style.theme.ink, 1.4};
    const PageTextLook note{FontFace::Regular, style.source_px, style.theme.second, 1.4};
    const double line_px = label.leading * label.size_px;
    const double swatch_px = 1.9 * style.legend_px;
    const double words_left_px = swatch_px + 0.55 * style.legend_px;
    std::vector<Block> entries;
    double widest_px = 0.0;
    for (const LegendClass& one : legend.classes) {
        Block entry;
        append(entry, text_block(one.text, label, width_px - words_left_px, style.metrics), {words_left_px, 0.0});
        entry.items.emplace_back(PageSwatch{{swatch_px / 2, line_px / 2}, swatch_px, 0.68 * line_px, one.color});
        widest_px = std::max(widest_px, entry.width_px);
        entries.push_back(std::move(entry));
    }
    const ScreenPoint gap{1.4 * style.legend_px, 0.1 * style.legend_px};
    const double fitting = std::floor((width_px + gap.x_px) / (widest_px + gap.x_px));
    const auto columns = std::min(entries.size(), static_cast<std::size_t>(std::max(1.0, fitting)));
    Block out = text_block(legend.title, title, width_px, style.metrics);
    if (!entries.empty()) out = below(std::move(out), grid(std::move(entries), columns, gap), 0.2 * style.legend_px);
    std::string notes;
    for (const std::string& words : legend.notes) notes += (notes.empty() ? "" : " ") + words;
    return below(std::move(out), text_block(notes, note, width_px, style.metrics), 0.2 * style.legend_px);
}

Block sizes_block(const SizeLegend& legend, const PageStyle& style, double width_px) {
    Block out;
    if (legend.circles.empty()) return out;
    const PageTextLook title{FontFace::SemiBold, style.legend_px, style.theme.ink, 1.4};
    const PageTextLook label{FontFace::Regular, style.legend_px, style.theme.ink, 1.4};
    const double line_px = label.leading * label.size_px;
    const double rule_px = std::max(0.75, 0.6 * style.unit);
    const double largest_px = legend.circles.front().radius_px * style.zoom;
    const double label_left_px = 2.0 * largest_px + 1.2 * style.legend_px;
    double next_top_px = 0.0;
    Block nest;
    for (const SizeLegend::Circle& circle : legend.circles) {
        const double radius_px = circle.radius_px * style.zoom;
        const double top_px = 2.0 * (largest_px - radius_px);  // all stand on one line
        const double label_top_px = std::max(top_px - line_px / 2, next_top_px);
        nest.items.emplace_back(PageRing{{largest_px, top_px + radius_px}, radius_px, rule_px, style.theme.second});
        nest.items.emplace_back(PageRule{{largest_px, top_px}, {label_left_px - 0.4 * style.legend_px, label_top_px + line_px / 2}, 0.6 * rule_px, style.theme.third});
        append(nest, text_block(circle.text, label, width_px - label_left_px, style.metrics), {label_left_px, label_top_px});
        next_top_px = label_top_px + line_px;
    }
    nest.width_px = std::max(nest.width_px, 2.0 * largest_px);
    nest.height_px = std::max(nest.height_px, 2.0 * largest_px);
    out = below(text_block(legend.title, title, width_px, style.metrics), std::move(nest), 0.6 * line_px);
    return below(std::move(out), text_block(legend.note, label, width_px, style.metrics), 0.2 * line_px);
}

Block margin_block(const std::vector<MarginEntry>& margin, const PageStyle& style, const Catalogue& text,
                   double width_px) {
    const PageTextLook heading{FontFace::SemiBold, style.legend_px, style.theme.ink, 1.4};
    const PageTextLook label{FontFace::Regular, style.legend_px, style.theme.second, 1.4};
    const PageTextLook number{FontFace::SemiBold, style.legend_px, style.theme.ink, 1.4};
    const double gap_px = 1.2 * style.legend_px;
    double number_px = 0.0;
    double label_px = 0.0;
    for (const MarginEntry& entry : margin) {
        number_px =
            std::max(number_px, natural_width_px(number_text(entry.incidents, text.lang()), number, style.metrics));
        label_px = std::max(label_px, natural_width_px(entry.text, label, style.metrics));
    }
    label_px = std::min(label_px, width_px - gap_px - number_px);
    Block out;
    for (const MarginEntry& entry : margin) {
        if (entry.incidents == 0) continue;
        Block amount = text_block(number_text(entry.incidents, text.lang()), number, number_px, style.metrics);
        const double left_px = label_px + gap_px + number_px - amount.width_px;
        Block row = text_block(entry.text, label, label_px, style.metrics);
        append(row, std::move(amount), {left_px, 0.0});
        out = below(std::move(out), std::move(row), 0.0);
    }
    if (is_empty(out)) return out;
    return below(text_block(text("Not on a place"), heading, width_px, style.metrics), std::move(out), 0.0);
}

Block scale_block(const ScaleBar& bar, const std::string& note, const PageStyle& style, double width_px) {
    const PageTextLook look{FontFace::Regular, style.legend_px, style.theme.second, 1.4};
    const double line_px = look.leading * look.size_px;
    const double tick_px = 0.45 * style.legend_px;
    const double rule_px = std::max(0.75, 0.9 * style.unit);
    const double length_px = bar.length_px * style.zoom;
    const double base_px = line_px / 2 + tick_px / 2;
    const auto rule = [&](ScreenPoint from, ScreenPoint to) { return PageRule{from, to, rule_px, style.theme.second}; };
    const double half_px = rule_px / 2;
    Block out;
    out.items.emplace_back(rule({0.0, base_px}, {length_px, base_px}));
    out.items.emplace_back(rule({half_px, base_px - tick_px}, {half_px, base_px + half_px}));
    out.items.emplace_back(rule({length_px - half_px, base_px - tick_px}, {length_px - half_px, base_px + half_px}));
    out.width_px = length_px;
    out.height_px = line_px;
    const double text_px = length_px + 0.7 * style.legend_px;
    // A bar without its length says nothing: the length is never cut.
    const double text_room_px = std::max(width_px - text_px, natural_width_px(bar.text, look, style.metrics));
    append(out, text_block(bar.text, look, text_room_px, style.metrics), {text_px, 0.0});
    return below(std::move(out), text_block(note, look, width_px, style.metrics), 0.0);
}

Block north_block(double bearing_deg, const std::string& words, const PageStyle& style, double width_px) {
    const PageTextLook look{FontFace::Regular, style.legend_px, style.theme.second, 1.4};
    const double line_px = look.leading * look.size_px;
    const double length_px = 1.9 * style.legend_px;
    const double rule_px = std::max(0.75, 0.9 * style.unit);
    const ScreenPoint middle{length_px / 2, std::max(length_px, line_px) / 2};
    const double angle = bearing_deg * std::numbers::pi / 180.0;
    const auto turned = [&](double right, double up) {
        return ScreenPoint{middle.x_px + length_px * (right * std::cos(angle) + up * std::sin(angle)),
                           middle.y_px + length_px * (right * std::sin(angle) - up * std::cos(angle))};
    };
    Block out;
    out.items.emplace_back(PageRule{turned(0.0, -0.5), turned(0.0, 0.1), rule_px, style.theme.second});
    out.items.emplace_back(PageArea{{turned(0.0, 0.5), turned(0.17, 0.05), turned(-0.17, 0.05)}, style.theme.second, {}, 0.0});
    out.width_px = length_px;
    out.height_px = std::max(length_px, line_px);
    const double text_px = length_px + 0.4 * style.legend_px;
    append(out, text_block(words, look, std::max(width_px - text_px, 4.0 * style.legend_px), style.metrics),
           {text_px, (out.height_px - line_px) / 2});
    return out;
}

Block on_ground(Block block, const PageStyle& style) {
    if (is_empty(block)) return block;
    const double air_px = 0.7 * style.legend_px;
    const double right_px = block.width_px + 2 * air_px;
    const double bottom_px = block.height_px + 2 * air_px;
    Block out;
    out.items.emplace_back(PageArea{{{0.0, 0.0}, {right_px, 0.0}, {right_px, bottom_px}, {0.0, bottom_px}},
                                    style.theme.panel, style.theme.line, std::max(0.75, 0.6 * style.unit)});
    append(out, std::move(block), {air_px, air_px});
    out.width_px = right_px;
    out.height_px = bottom_px;
    return out;
}

ScreenBox box_of(const PageItem& item, const TextMetrics& metrics) {
    if (const auto* text = std::get_if<PageText>(&item))
        return {text->at.x_px, text->at.y_px - metrics.ascent_px(text->face, text->size_px),
                text->at.x_px + text->width_px, text->at.y_px + metrics.descent_px(text->face, text->size_px)};
    if (const auto* mark = std::get_if<PageMark>(&item)) return {mark->at.x_px, mark->at.y_px, mark->at.x_px, mark->at.y_px};
    if (const auto* swatch = std::get_if<PageSwatch>(&item))
        return {swatch->at.x_px - swatch->width_px / 2, swatch->at.y_px - swatch->height_px / 2,
                swatch->at.x_px + swatch->width_px / 2, swatch->at.y_px + swatch->height_px / 2};
    if (const auto* ring = std::get_if<PageRing>(&item))
        return {ring->at.x_px - ring->radius_px, ring->at.y_px - ring->radius_px, ring->at.x_px + ring->radius_px,
                ring->at.y_px + ring->radius_px};
    if (const auto* map = std::get_if<PageMap>(&item))
        return {map->at.x_px, map->at.y_px, map->at.x_px + map->map.width_px * map->zoom,
                map->at.y_px + map->map.height_px * map->zoom};
    std::vector<ScreenPoint> points;
    if (const auto* rule = std::get_if<PageRule>(&item)) points = {rule->from, rule->to};
    if (const auto* area = std::get_if<PageArea>(&item)) points = area->points;
    ScreenBox box{points.front().x_px, points.front().y_px, points.front().x_px, points.front().y_px};
    for (const ScreenPoint p : points)
        box = {std::min(box.left_px, p.x_px), std::min(box.top_px, p.y_px), std::max(box.right_px, p.x_px),
               std::max(box.bottom_px, p.y_px)};
    return box;
}

}  // namespace kua
