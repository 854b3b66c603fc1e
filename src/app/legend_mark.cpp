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

}  // namespace

std::vector<const LegendEntry*> mark_entries(const Scene& scene) {
    std::vector<const LegendEntry*> entries;
    for (const LegendEntry& entry : scene.legend)
        if (entry.kind != LegendEntry::Kind::Family) entries.push_back(&entry);
    return entries;
}

void draw_legend_mark(Pen& pen, const LegendEntry& entry, ScreenPoint centre, const MarkStyle& style) {
    if (entry.kind == LegendEntry::Kind::NotObserved) return draw_hatch(pen, centre, style.theme.hatch);
    const MarkParts parts = legend_sample(entry.kind, entry.family, style);
    if (parts.text) pen.text({centre.x_px, centre.y_px + 4.0}, parts.text->text, {TextStyle::Head, parts.text->color}, Align::Centre);
    draw_mark_paths(pen, parts, centre);
}

void draw_mark_paths(Pen& pen, const MarkParts& parts, ScreenPoint centre) {
    for (const MarkPath& path : parts.paths) {
        if (path.fill) pen.polygon(moved_to(flattened(path.outline), centre), *path.fill);
        if (!path.stroke) continue;
        for (const MarkLine& line : stroke_lines(path)) {
            auto points = moved_to(line.points, centre);
            if (line.closed) points.push_back(points.front());
            pen.polyline(points, {*path.stroke, path.stroke_px});
        }
    }
}

}  // namespace kua
