#include "paper/paint_figure.h"

#include "paper/paint_scene.h"
#include "paper/paint_text.h"

#include <array>
#include <cassert>

namespace kua {
namespace {

using Kind = LegendEntry::Kind;

constexpr double sample_width_px = 24.0;
constexpr double sample_height_px = 15.0;

/// A mark as the map would hold it, to explain one kind of mark.
Mark sample(const PageMark& item) {
    Mark mark;
    mark.number = item.number;
    // All but a family's own mark have no sectors, which paints them in a quiet colour: they stand for any family.
    if (item.kind == Kind::Family) mark.sectors = {{item.family, 1}};
    switch (item.kind) {
        case Kind::TownStack:
        case Kind::Cluster:
            mark.kind = MarkKind::Stack;
            mark.radius_px = 8.5;
            break;
        case Kind::RegionBadge:
        case Kind::Dashed:
            mark.kind = MarkKind::Badge;
            mark.width_px = sample_width_px;
            mark.height_px = sample_height_px;
            mark.dashed = item.kind == Kind::Dashed;
            break;
        case Kind::Hollow:
            mark.hollow = true;
            break;
        default:
            break;
    }
    return mark;
}

void paint_hatch_sample(Canvas& canvas, const Figure& figure, ScreenPoint at) {
    const double x = sample_width_px / 2 * figure.zoom;
    const double y = sample_height_px / 2 * figure.zoom;
    const std::vector<ScreenPoint> box{
        {at.x_px - x, at.y_px - y}, {at.x_px + x, at.y_px - y}, {at.x_px + x, at.y_px + y}, {at.x_px - x, at.y_px + y}};
    canvas.add(box, true);
    canvas.fill(figure.scene.theme.land);
    paint_hatch(canvas, {box}, {figure.scene.theme.hatch, 6.0 * figure.zoom, 1.4 * figure.zoom, 0.0});
    canvas.add(box, true);
    canvas.stroke(figure.scene.theme.region_border, 0.8 * figure.zoom);
}

/// The samples that are no more than a circle: a place known well, one whose exactness was not stated, a ground radius.
void paint_circle_sample(Canvas& canvas, const Figure& figure, const PageMark& item) {
    const double radius_px = item.kind == Kind::GroundRing ? 7.5 : item.kind == Kind::Hollow ? 4.8 : 5.5;
    auto circle = shape_outline(Shape::Circle, radius_px * figure.zoom);
    for (ScreenPoint& p : circle) p = {p.x_px + item.at.x_px, p.y_px + item.at.y_px};
    canvas.add(circle, true);
    if (item.kind == Kind::SiteSymbol)
        canvas.fill(figure.scene.theme.second);
    else
        canvas.stroke(figure.scene.theme.second, (item.kind == Kind::Hollow ? 1.4 : 0.8) * figure.zoom);
}

class PagePainter {
public:
    PagePainter(Canvas& canvas, const Figure& figure, const TextMetrics& metrics)
        : canvas_(canvas), figure_(figure), metrics_(metrics) {}

    void operator()(const PageText& item) {
        paint_text(canvas_, metrics_, {item.at, item.text, item.face, item.size_px, 0.0, item.color, {}, 0.0});
    }
    void operator()(const PageRule& item) {
        canvas_.add(std::array{item.from, item.to}, false);
        canvas_.stroke(item.color, item.width_px, LineEnds::Flat);
    }
    void operator()(const PageMark& item) {
        if (item.kind == Kind::NotObserved) return paint_hatch_sample(canvas_, figure_, item.at);
        if (item.kind == Kind::GroundRing || item.kind == Kind::SiteSymbol || item.kind == Kind::Hollow)
            return paint_circle_sample(canvas_, figure_, item);
        assert(figure_.scene.vocabulary != nullptr);
        const MarkStyle style{figure_.scene.theme, *figure_.scene.vocabulary, metrics_};
        paint_mark(canvas_, mark_parts(sample(item), style, 1.0), item.at, figure_.zoom, metrics_);
    }

private:
    Canvas& canvas_;
    const Figure& figure_;
    const TextMetrics& metrics_;
};

}  // namespace

void paint_figure(Canvas& canvas, const Figure& figure, const TextMetrics& metrics) {
    paint_scene(canvas, figure.scene, figure.map, {{figure.map_frame.left_px, figure.map_frame.top_px}, figure.zoom},
                metrics);
    PagePainter paint(canvas, figure, metrics);
    for (const PageItem& item : figure.items) std::visit(paint, item);
}

}  // namespace kua
