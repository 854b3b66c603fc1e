#include "app/legend_mark.h"

#include <algorithm>

namespace kua {
namespace {

std::vector<ScreenPoint> moved_to(std::vector<ScreenPoint> points, ScreenPoint centre) {
    for (ScreenPoint& p : points) p = {p.x_px + centre.x_px, p.y_px + centre.y_px};
    return points;
}

void draw_hatch(Pen& pen, ScreenPoint centre, Rgba8 color) {
    const ScreenBox box{centre.x_px - 12.0, centre.y_px - 6.0, centre.x_px + 12.0, centre.y_px + 6.0};
    pen.clip(box);
    for (double x = box.left_px - 12.0; x < box.right_px; x += 6.0)
        pen.line({x, box.bottom_px}, {x + 12.0, box.top_px}, {color, 1.4});
    pen.unclip();
}

/// A mark of the kind that `entry` explains, small enough for a row of the legend.
Mark sample_of(const LegendEntry& entry) {
    using Kind = LegendEntry::Kind;
    Mark mark;
    mark.sectors = {{entry.family, 1}};
    switch (entry.kind) {
        case Kind::TownStack:
        case Kind::Cluster:
            mark.kind = MarkKind::Stack;
            mark.radius_px = 9.0;
            mark.number = "3";
            break;
        case Kind::RegionBadge:
            mark.kind = MarkKind::Badge;
            mark.width_px = 28.0;
            mark.height_px = 15.0;
            break;
        case Kind::Dashed: mark.dashed = true; break;
        case Kind::Hollow: mark.hollow = true; break;
        default: break;
    }
    return mark;
}

}  // namespace

std::vector<const LegendEntry*> mark_entries(const Scene& scene) {
    std::vector<const LegendEntry*> entries;
    for (const LegendEntry& entry : scene.legend)
        if (entry.kind != LegendEntry::Kind::Family) entries.push_back(&entry);
    return entries;
}

void draw_mark(Pen& pen, const Mark& mark, ScreenPoint centre, const MarkStyle& style) {
    const MarkParts parts = mark_parts(mark, style, 1.0);
    for (const MarkPath& path : parts.paths) {
        auto points = moved_to(path.points, centre);
        if (path.fill) pen.polygon(points, *path.fill);
        if (!path.stroke) continue;
        if (path.closed && !points.empty()) points.push_back(points.front());
        pen.polyline(points, {*path.stroke, path.stroke_px});
    }
    if (parts.text) pen.text({centre.x_px, centre.y_px + 4.0}, parts.text->text, {TextStyle::Head, parts.text->color}, Align::Centre);
}

void draw_legend_mark(Pen& pen, const LegendEntry& entry, ScreenPoint centre, const MarkStyle& style) {
    if (entry.kind == LegendEntry::Kind::NotObserved) return draw_hatch(pen, centre, style.theme.hatch);
    if (entry.kind == LegendEntry::Kind::GroundRing) {
        pen.circle(centre, 8.0, {style.theme.second, 0.9});
        return;
    }
    if (entry.family >= style.vocabulary.families.size()) return;
    draw_mark(pen, sample_of(entry), centre, style);
}

}  // namespace kua
