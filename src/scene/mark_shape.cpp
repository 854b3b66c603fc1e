#include "scene/mark_shape.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace kua {
namespace {

constexpr double pi = std::numbers::pi;
constexpr double halo_px = 1.8;
constexpr double edge_px = 1.4;         // of badges, of dashed and of hollow symbols
constexpr double bead_radius_px = 2.9;  // the family's shape on its sector of a ring
constexpr double bead_halo_px = 0.7;
constexpr double twin_ring_px = 1.7;    // each of the two rings round several places
constexpr double twin_gap_px = 1.3;
constexpr double dark_core_gap_px = 0.9;
constexpr double circle_ring_px = 2.4;  // of a proportional circle
constexpr double least_number_circle_px = 7.5;
constexpr double least_bead_circle_px = 10.0;
constexpr double badge_corner_px = 3.5;
constexpr double badge_icon_px = 3.6;   // half the size of the family's shape in a badge

MarkPath area(const MarkOutline& outline, Rgba8 color) { return {outline, color, {}, 0.0, false}; }

MarkPath line(const MarkOutline& outline, Rgba8 color, double width_px, bool dashes = false) {
    return {outline, {}, color, width_px, dashes};
}

MarkPath haloed(const MarkOutline& outline, Rgba8 color, double reach_px) {
    return {outline, color, color, 2.0 * reach_px, false};
}

Rgba8 color_of(const Sector& sector, const MarkStyle& style) {
    assert(sector.family < style.vocabulary.families.size());
    return family_color(style.vocabulary.families[sector.family], style.theme);
}

/// Colours of the outermost ring or edge: the family's where there is one only, else a quiet one.
Rgba8 edge_color(const Mark& mark, const MarkStyle& style) {
    return mark.sectors.size() == 1 && !mark.only_summaries ? color_of(mark.sectors[0], style) : style.theme.second;
}

/// The shape of the mark's family; a circle where it stands for any.
Shape shape_of(const Mark& mark, const MarkStyle& style) {
    return mark.sectors.empty() ? Shape::Circle : style.vocabulary.families[mark.sectors[0].family].shape;
}

/// A symbol with neither number nor halo.
void add_symbol(MarkParts& parts, const Mark& mark, const MarkStyle& style, double radius_px, ScreenPoint at) {
    const Rgba8 color = mark.sectors.empty() ? style.theme.second : color_of(mark.sectors[0], style);
    const bool edged = mark.dashed || mark.hollow;
    const MarkOutline outline = family_outline(shape_of(mark, style), radius_px - (edged ? edge_px / 2.0 : 0.0), at);
    if (!edged) {
        parts.paths.push_back(area(outline, color));
        return;
    }
    const Rgba8 inside = mark.hollow ? style.theme.panel : blended(style.theme.panel, with_alpha(color, 90));
    parts.paths.push_back(area(outline, inside));
    parts.paths.push_back(line(outline, color, edge_px, mark.dashed));
}

struct Ring {
    ScreenPoint centre;
    double radius_px;  ///< outer
    double width_px;
};

void add_sectors(MarkParts& parts, const Mark& mark, const MarkStyle& style, const Ring& ring) {
    const double radius = ring.radius_px - ring.width_px / 2.0;
    if (mark.sectors.size() < 2) {
        parts.paths.push_back(line(circle_outline(ring.centre, radius), edge_color(mark, style), ring.width_px, mark.dashed));
        return;
    }
    double total = 0.0;
    for (const Sector& sector : mark.sectors) total += static_cast<double>(sector.incidents);
    const double gap = 1.0 / radius;
    double from = 0.0;
    for (const Sector& sector : mark.sectors) {
        const double share = total > 0.0 ? static_cast<double>(sector.incidents) / total
                                         : 1.0 / static_cast<double>(mark.sectors.size());
        const double to = from + 2.0 * pi * share;
        if (to - from > gap) {
            const Rgba8 color = mark.only_summaries ? style.theme.second : color_of(sector, style);
            const MarkOutline arc = arc_outline(ring.centre, radius, from + gap / 2.0, to - gap / 2.0);
            parts.paths.push_back(line(arc, color, ring.width_px, mark.dashed));
        }
        from = to;
    }
}

/// The family's shape in the middle of its sector, where that is long enough to show beside it: colour is never alone.
void add_beads(MarkParts& parts, const Mark& mark, const MarkStyle& style, double radius_px) {
    std::int64_t total = 0;
    for (const Sector& sector : mark.sectors) total += sector.incidents;
    if (total == 0) return;
    double from = 0.0;
    for (const Sector& sector : mark.sectors) {
        const double turn = 2.0 * pi * static_cast<double>(sector.incidents) / static_cast<double>(total);
        const double angle = mark.sectors.size() == 1 ? 0.75 * pi : from + turn / 2.0;
        from += turn;
        if (turn * radius_px < 2.0 * (bead_radius_px + bead_halo_px)) continue;
        const ScreenPoint at{radius_px * std::sin(angle), -radius_px * std::cos(angle)};
        const MarkOutline bead = family_outline(style.vocabulary.families[sector.family].shape, bead_radius_px, at);
        parts.paths.push_back(haloed(bead, style.theme.panel, bead_halo_px));
        parts.paths.push_back(area(bead, color_of(sector, style)));
    }
}

/// `text` centred on `centre`, made smaller where it is wider than `room_px`.
MarkText number(const std::string& text, ScreenPoint centre, double size_px, double room_px, const MarkStyle& style) {
    constexpr double smallest_px = 7.0;
    const double width = style.metrics.width_px(text, FontFace::SemiBold, size_px);
    if (width > room_px) size_px = std::max(smallest_px, size_px * room_px / width);
    const double fitted_width = style.metrics.width_px(text, FontFace::SemiBold, size_px);
    const double cap = style.metrics.cap_height_px(FontFace::SemiBold, size_px);
    return {{centre.x_px - fitted_width / 2.0, centre.y_px + cap / 2.0}, text, FontFace::SemiBold, size_px, style.theme.ink};
}

/// One ring for a town, a dark core for one place, two rings for several places; thin where the place is not sure.
void add_stack(MarkParts& parts, const Mark& mark, const MarkStyle& style) {
    const double size = std::clamp((mark.radius_px - 11.0) / 7.0, 0.0, 1.0);
    const bool thin = mark.only_summaries || mark.hollow;
    const bool dark = mark.stack == StackKind::Place && !thin;
    const bool twin = mark.stack == StackKind::Several && !thin;
    const double ring_px = thin ? 1.6 : 3.2 + 0.5 * size;
    parts.paths.push_back(area(circle_outline({}, mark.radius_px + halo_px), style.theme.land));
    parts.paths.push_back(area(circle_outline({}, mark.radius_px - ring_px / 2.0), style.theme.panel));
    double inner_px = mark.radius_px - ring_px;
    if (twin) {
        add_sectors(parts, mark, style, {{}, mark.radius_px, twin_ring_px});
        inner_px = mark.radius_px - 2.0 * twin_ring_px - twin_gap_px;
        add_sectors(parts, mark, style, {{}, inner_px + twin_ring_px, twin_ring_px});
    } else {
        add_sectors(parts, mark, style, {{}, mark.radius_px, ring_px});
    }
    add_beads(parts, mark, style, mark.radius_px - ring_px / 2.0);
    if (dark) parts.paths.push_back(area(circle_outline({}, inner_px - dark_core_gap_px), style.theme.ink));
    if (mark.number.empty()) return;
    parts.text = number(mark.number, {}, 10.5 + 1.5 * size, 2.0 * inner_px - 3.0, style);
    if (dark) parts.text->color = style.theme.panel;
}

/// A circle whose area is the number, seen through, so that smaller ones under it stay visible.
void add_circle(MarkParts& parts, const Mark& mark, const MarkStyle& style) {
    const double ring_px = std::min(circle_ring_px, mark.radius_px);
    parts.paths.push_back(area(circle_outline({}, mark.radius_px + 0.8), with_alpha(style.theme.land, 170)));
    if (mark.upper_radius_px > mark.radius_px) parts.paths.push_back(line(circle_outline({}, mark.upper_radius_px), style.theme.second, edge_px, true));
    parts.paths.push_back(area(circle_outline({}, mark.radius_px - ring_px / 2.0), with_alpha(style.theme.panel, 150)));
    add_sectors(parts, mark, style, {{}, mark.radius_px, ring_px});
    if (mark.radius_px >= least_bead_circle_px) add_beads(parts, mark, style, mark.radius_px - ring_px / 2.0);
    if (mark.radius_px < least_number_circle_px || mark.number.empty()) return;
    const bool dark = mark.stack == StackKind::Place;
    if (dark) parts.paths.push_back(area(circle_outline({}, mark.radius_px - ring_px - dark_core_gap_px), style.theme.ink));
    const double size_px = std::clamp(mark.radius_px * 0.75, 9.0, 14.0);
    parts.text = number(mark.number, {}, size_px, 2.0 * (mark.radius_px - ring_px) - 2.0, style);
    if (dark) parts.text->color = style.theme.panel;
}

void add_badge(MarkParts& parts, const Mark& mark, const MarkStyle& style) {
    const MarkOutline box = box_outline(mark.width_px - edge_px, mark.height_px - edge_px, badge_corner_px);
    parts.paths.push_back(area(box_outline(mark.width_px + 2.0 * halo_px, mark.height_px + 2.0 * halo_px, badge_corner_px + halo_px),
                               style.theme.land));
    parts.paths.push_back(area(box, style.theme.panel));
    parts.paths.push_back(line(box, edge_color(mark, style), edge_px, mark.dashed));

    const double icon_x = mark.number.empty() ? 0.0 : -mark.width_px / 2.0 + 9.0;
    Mark icon = mark;
    icon.dashed = false;
    if (mark.sectors.size() == 1) add_symbol(parts, icon, style, badge_icon_px, {icon_x, 0.0});
    else if (mark.sectors.size() > 1) add_sectors(parts, icon, style, {{icon_x, 0.0}, badge_icon_px + 0.9, 2.2});
    if (mark.number.empty()) return;
    const double left = icon_x + badge_icon_px + 2.0;
    const double right = mark.width_px / 2.0 - 3.0;
    parts.text = number(mark.number, {(left + right) / 2.0, 0.0}, 10.5, right - left, style);
}

void add_ground_ring(MarkParts& parts, const Mark& mark, const MarkStyle& style, double metres_per_px) {
    const double radius = mark.ground_radius_m / metres_per_px;
    if (radius <= mark.radius_px + halo_px + 1.0) return;
    const MarkOutline ring = circle_outline({-mark.offset_px.x_px, -mark.offset_px.y_px}, radius);
    parts.paths.push_back(line(ring, edge_color(mark, style), 0.8));
}

/// A mark without families, which paints it in a quiet colour: it stands for any of them.
Mark sample(LegendEntry::Kind kind) {
    using Kind = LegendEntry::Kind;
    Mark mark;
    switch (kind) {
        case Kind::TownStack:
        case Kind::PlaceStack:
        case Kind::Cluster:
            mark.kind = MarkKind::Stack;
            mark.stack = kind == Kind::TownStack    ? StackKind::Town
                         : kind == Kind::PlaceStack ? StackKind::Place
                                                    : StackKind::Several;
            mark.radius_px = 8.5;
            break;
        case Kind::RegionBadge:
        case Kind::Dashed:
            mark.kind = MarkKind::Badge;
            mark.width_px = 24.0;
            mark.height_px = 15.0;
            mark.dashed = kind == Kind::Dashed;
            break;
        case Kind::Hollow:
            mark.hollow = true;
            break;
        default:
            break;
    }
    return mark;
}

}  // namespace

std::vector<MarkLine> stroke_lines(const MarkPath& path) {
    auto points = flattened(path.outline);
    const bool closed = is_closed(path.outline);
    if (!path.dashed) return {{std::move(points), closed}};
    std::vector<MarkLine> lines;
    for (auto& dash : dashed(points, closed, mark_dash_px, mark_gap_px)) lines.push_back({std::move(dash), false});
    return lines;
}

MarkParts legend_sample(LegendEntry::Kind kind, std::size_t family, const MarkStyle& style) {
    if (kind == LegendEntry::Kind::NotObserved) return {};
    if (kind == LegendEntry::Kind::GroundRing)
        return {{line(circle_outline({}, 7.5), style.theme.second, 0.8)}, std::nullopt};
    if (kind == LegendEntry::Kind::Numbers)
        return {{}, number("12", {}, 10.5, 24.0, style)};
    Mark mark = sample(kind);
    if (kind == LegendEntry::Kind::Family) mark.sectors = {{family, 1}};
    MarkParts parts = mark_parts(mark, style, 1.0);
    parts.paths.erase(parts.paths.begin());  // the halo
    return parts;
}

MarkParts mark_parts(const Mark& mark, const MarkStyle& style, double metres_per_px) {
    assert(metres_per_px > 0.0);
    MarkParts parts;
    add_ground_ring(parts, mark, style, metres_per_px);
    switch (mark.kind) {
        case MarkKind::Symbol:
            parts.paths.push_back(haloed(family_outline(shape_of(mark, style), mark.radius_px), style.theme.land, halo_px));
            add_symbol(parts, mark, style, mark.radius_px, {});
            break;
        case MarkKind::Stack:
            if (mark.proportional)
                add_circle(parts, mark, style);
            else
                add_stack(parts, mark, style);
            break;
        case MarkKind::Badge: add_badge(parts, mark, style); break;
    }
    return parts;
}

}  // namespace kua
