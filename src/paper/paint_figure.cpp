#include "paper/paint_figure.h"

#include "paper/paint_scene.h"

#include <array>
#include <cassert>

namespace kua {
namespace {

using Kind = LegendEntry::Kind;

constexpr double sample_width_px = 24.0;
constexpr double sample_height_px = 15.0;

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

class PagePainter {
public:
    PagePainter(Canvas& canvas, const Figure& figure, const TextMetrics& metrics)
        : canvas_(canvas), figure_(figure), metrics_(metrics) {}

    void operator()(const PageText& item) {
        canvas_.text({item.at, item.text, item.face, item.size_px, 0.0, item.color, {}, 0.0}, metrics_);
    }
    void operator()(const PageRule& item) {
        canvas_.add(std::array{item.from, item.to}, false);
        canvas_.stroke(item.color, item.width_px, LineEnds::Flat);
    }
    void operator()(const PageRing& item) {
        auto circle = shape_outline(Shape::Circle, item.radius_px);
        for (ScreenPoint& p : circle) p = {p.x_px + item.at.x_px, p.y_px + item.at.y_px};
        canvas_.add(circle, true);
        canvas_.stroke(item.color, item.width_px);
    }
    void operator()(const PageSwatch& item) {
        const double x = item.width_px / 2;
        const double y = item.height_px / 2;
        const std::vector<ScreenPoint> box{{item.at.x_px - x, item.at.y_px - y},
                                           {item.at.x_px + x, item.at.y_px - y},
                                           {item.at.x_px + x, item.at.y_px + y},
                                           {item.at.x_px - x, item.at.y_px + y}};
        canvas_.add(box, true);
        canvas_.fill(item.color);
        canvas_.add(box, true);
        canvas_.stroke(figure_.scene.theme.region_border, 0.6 * figure_.zoom);
    }
    void operator()(const PageArea& item) {
        if (item.fill.a > 0) {
            canvas_.add(item.points, true);
            canvas_.fill(item.fill);
        }
        if (item.line_px <= 0.0) return;
        canvas_.add(item.points, true);
        canvas_.stroke(item.line, item.line_px);
    }
    void operator()(const PageMap& item) {
        canvas_.begin_group("map");
        paint_scene(canvas_, *item.scene, item.map, {item.at, item.zoom}, metrics_);
        canvas_.end_group();
    }
    void operator()(const PageMark& item) {
        if (item.kind == Kind::NotObserved) return paint_hatch_sample(canvas_, figure_, item.at);
        assert(figure_.scene.vocabulary != nullptr);
        const MarkStyle style{figure_.scene.theme, *figure_.scene.vocabulary, metrics_};
        paint_mark(canvas_, legend_sample(item.kind, item.family, style), item.at, figure_.zoom, metrics_);
    }

private:
    Canvas& canvas_;
    const Figure& figure_;
    const TextMetrics& metrics_;
};

}  // namespace

void paint_figure(Canvas& canvas, const Figure& figure, const TextMetrics& metrics) {
    if (!figure.several) {
        canvas.begin_group("map");
        paint_scene(canvas, figure.scene, figure.map, {{figure.map_frame.left_px, figure.map_frame.top_px}, figure.zoom},
                    metrics);
        canvas.end_group();
    }
    canvas.begin_group("page");
    PagePainter paint(canvas, figure, metrics);
    for (const PageItem& item : figure.items) std::visit(paint, item);
    canvas.end_group();
}

}  // namespace kua
