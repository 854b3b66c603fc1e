#include "paper/paint_scene.h"

#include "paper/clip.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>

namespace kua {
namespace {

using Rings = std::vector<std::vector<ScreenPoint>>;

constexpr double clip_margin_px = 48.0;  ///< wider than half of any line and any halo

/// To 1/64 px; as std::round does it, which is a call of the C library.
double rounded_px(double px) {
    const double parts = px * 64.0;
    if (!(std::abs(parts) < 1e15)) return std::round(parts) / 64.0;
    return static_cast<double>(static_cast<std::int64_t>(parts + (parts < 0.0 ? -0.5 : 0.5))) / 64.0;
}

ScreenBox bounds_of(const Rings& rings) {
    constexpr double far = std::numeric_limits<double>::infinity();
    ScreenBox box{far, far, -far, -far};
    for (const auto& ring : rings)
        for (const ScreenPoint p : ring)
            box = {std::min(box.left_px, p.x_px), std::min(box.top_px, p.y_px), std::max(box.right_px, p.x_px),
                   std::max(box.bottom_px, p.y_px)};
    return box;
}

/// Paints the items of one scene; one call an item, in paint order.
class ScenePainter {
public:
    ScenePainter(Canvas& canvas, const Scene& scene, const MapView& view, const MapPlacement& placement,
                 const TextMetrics& metrics)
        : canvas_(canvas), scene_(scene), view_(view), placement_(placement), metrics_(metrics) {
        reach_ = {placement.at.x_px - clip_margin_px, placement.at.y_px - clip_margin_px,
                  placement.at.x_px + view.width_px * placement.zoom + clip_margin_px,
                  placement.at.y_px + view.height_px * placement.zoom + clip_margin_px};
        const ScreenBox part = canvas.reach();
        seen_ = {std::max(reach_.left_px, part.left_px), std::max(reach_.top_px, part.top_px),
                 std::min(reach_.right_px, part.right_px), std::min(reach_.bottom_px, part.bottom_px)};
    }

    void operator()(const Fill& item) {
        for (const auto& ring : rings_of(*item.shape)) canvas_.add(ring, true);
        canvas_.fill(item.color);
    }
    void operator()(const Hatch& item) {
        const double along = (placement_.at.x_px + placement_.at.y_px) / std::numbers::sqrt2;
        const double start_px = along + hatch_start_px(view_, item.spacing_px) * placement_.zoom;
        paint_hatch(canvas_, rings_of(*item.shape),
                    {item.color, zoomed_px(item.spacing_px), zoomed_px(item.width_px), start_px});
    }
    void operator()(const Stroke& item) {
        for (const MapLine& line : *item.lines) add_line(line);
        canvas_.stroke(item.color, zoomed_px(item.width_px));
    }
    void operator()(const Raster& item) {
        const ScreenPoint north_west = place(item.corner);
        const ScreenPoint south_east =
            place({item.corner.x_m + item.columns * item.cell_m, item.corner.y_m - item.rows * item.cell_m});
        canvas_.squares({north_west.x_px, north_west.y_px, south_east.x_px, south_east.y_px}, item.columns, item.rows,
                      cell_colors(item));
    }
    void operator()(const TownDot& item) {
        auto outline = shape_outline(Shape::Circle, zoomed_px(item.radius_px));
        const ScreenPoint at = place(item.at);
        for (ScreenPoint& p : outline) p = {p.x_px + at.x_px, p.y_px + at.y_px};
        canvas_.add(outline, true);
        canvas_.fill(item.color);
    }
    void operator()(const Label& item) {
        const ScreenPoint at = place(item.at);
        if (!contains(reach_, at) && !is_near(at)) return;
        canvas_.text({{at.x_px + zoomed_px(item.offset_px.x_px), at.y_px + zoomed_px(item.offset_px.y_px)},
                      item.text,
                      item.face,
                      zoomed_px(item.size_px),
                      zoomed_px(item.letter_spacing_px),
                      item.color,
                      item.halo,
                      zoomed_px(item.halo_px)},
                     metrics_);
    }
    void operator()(const Mark& item) {
        const MarkStyle style{scene_.theme, *scene_.vocabulary, metrics_};
        const ScreenPoint at = place(item.at);
        const ScreenPoint centre{at.x_px + zoomed_px(item.offset_px.x_px), at.y_px + zoomed_px(item.offset_px.y_px)};
        canvas_.begin_group("mark", item.number.empty() ? item.title : item.title + ": " + item.number);
        paint_mark(canvas_, mark_parts(item, style, view_.metres_per_px), centre, placement_.zoom, metrics_);
        canvas_.end_group();
    }

private:
    [[nodiscard]] double zoomed_px(double px) const { return px * placement_.zoom; }
    [[nodiscard]] ScreenPoint place(MapPoint p) const {
        const ScreenPoint in_map = to_screen(p, view_);
        return {rounded_px(placement_.at.x_px + in_map.x_px * placement_.zoom),
                rounded_px(placement_.at.y_px + in_map.y_px * placement_.zoom)};
    }
    /// A label may begin outside the viewport and end inside it.
    [[nodiscard]] bool is_near(ScreenPoint p) const {
        const double room_px = reach_.right_px - reach_.left_px;
        return p.x_px > reach_.left_px - room_px && p.x_px < reach_.right_px + room_px &&
               p.y_px > reach_.top_px - room_px && p.y_px < reach_.bottom_px + room_px;
    }
    [[nodiscard]] std::vector<ScreenPoint> placed(const std::vector<MapPoint>& points) const {
        std::vector<ScreenPoint> out;
        out.reserve(points.size());
        for (const MapPoint p : points) out.push_back(place(p));
        return out;
    }
    /// False where nothing of an outline or a line can be seen: it lies beside the map, or on another part of the page.
    [[nodiscard]] bool is_seen(const std::vector<MapPoint>& points) const {
        MapBox box;
        for (const MapPoint p : points)
            box = {std::min(box.min_x_m, p.x_m), std::min(box.min_y_m, p.y_m), std::max(box.max_x_m, p.x_m), std::max(box.max_y_m, p.y_m)};
        if (is_empty(box)) return false;
        const ScreenPoint north_west = place({box.min_x_m, box.max_y_m}), south_east = place({box.max_x_m, box.min_y_m});
        return overlaps({north_west.x_px - clip_margin_px, north_west.y_px - clip_margin_px,
                         south_east.x_px + clip_margin_px, south_east.y_px + clip_margin_px}, seen_);
    }
    [[nodiscard]] Rings rings_of(const MapMultiPolygon& shape) const {
        Rings rings;
        const auto add = [&](const std::vector<MapPoint>& ring) {
            if (!is_seen(ring)) return;
            auto points = clipped_ring(placed(ring), reach_);
            if (!points.empty()) rings.push_back(std::move(points));
        };
        for (const MapPolygon& polygon : shape) {
            add(polygon.outer);
            for (const auto& hole : polygon.holes) add(hole);
        }
        return rings;
    }
    void add_line(const MapLine& line) {
        const bool is_closed = line.size() > 3 && line.front() == line.back();
        if (!is_seen(line)) return;
        const auto parts = clipped_line(placed(line), reach_);
        const bool is_whole = parts.size() == 1 && parts[0].size() == line.size();
        for (const auto& part : parts) canvas_.add(part, is_closed && is_whole);
    }

    Canvas& canvas_;
    const Scene& scene_;
    const MapView& view_;
    const MapPlacement& placement_;
    const TextMetrics& metrics_;
    ScreenBox reach_;   ///< of the map on the page
    ScreenBox seen_;    ///< of it, what is on this canvas
};

/// Says to which layer of a map an item belongs: by what it shows, not by how it is drawn.
class LayerNames {
public:
    explicit LayerNames(const Scene& scene) : base_(scene.base.get()) {}

    std::string operator()(const Fill& item) const {
        if (item.owner) return "surface";
        if (base_ == nullptr) return "areas";
        if (is_one_of(base_->units, item.shape)) return "regions";
        if (is_one_of(base_->neighbours, item.shape)) return "neighbours";
        return is_one_of(base_->lakes, item.shape) ? "water" : "areas";
    }
    std::string operator()(const Stroke& item) const {
        if (base_ == nullptr) return "lines";
        if (item.lines == &base_->rivers || item.lines == &base_->shores) return "water";
        if (item.lines == &base_->neighbour_borders) return "neighbour borders";
        if (item.lines == &base_->inner_borders) return "region borders";
        return item.lines == &base_->outer_borders ? "country border" : "lines";
    }
    std::string operator()(const Hatch& /*item*/) const { return "not observed"; }
    std::string operator()(const TownDot& /*item*/) const { return "towns"; }
    std::string operator()(const Label& /*item*/) const { return "names"; }
    std::string operator()(const Mark& /*item*/) const { return "marks"; }
    std::string operator()(const Raster& /*item*/) const { return "squares"; }

private:
    static bool is_one_of(const std::vector<MapMultiPolygon>& shapes, const MapMultiPolygon* shape) {
        return std::any_of(shapes.begin(), shapes.end(), [&](const MapMultiPolygon& one) { return &one == shape; });
    }
    const BaseGeometry* base_;
};

std::vector<ScreenPoint> box_outline(const ScreenBox& box) {
    return {{box.left_px, box.top_px},
            {box.right_px, box.top_px},
            {box.right_px, box.bottom_px},
            {box.left_px, box.bottom_px}};
}

}  // namespace

void paint_hatch(Canvas& canvas, const Rings& rings, const HatchLook& look) {
    if (rings.empty()) return;
    const ScreenBox box = bounds_of(rings);
    canvas.save();
    for (const auto& ring : rings) canvas.add(ring, true);
    canvas.clip();
    // A line's points have (x + y) / sqrt(2) = level; it is drawn from the box's left side to its right.
    const double least = (box.left_px + box.top_px) / std::numbers::sqrt2;
    const double most = (box.right_px + box.bottom_px) / std::numbers::sqrt2;
    const double first = look.start_px + std::floor((least - look.start_px) / look.spacing_px) * look.spacing_px;
    const auto count = static_cast<int>(std::ceil((most - first) / look.spacing_px));
    for (int i = 0; i <= count; ++i) {
        const double sum = (first + i * look.spacing_px) * std::numbers::sqrt2;
        canvas.move_to({box.left_px - 2.0, sum - box.left_px + 2.0});
        canvas.line_to({box.right_px + 2.0, sum - box.right_px - 2.0});
    }
    canvas.stroke(look.color, look.width_px, LineEnds::Flat);
    canvas.restore();
}

void paint_mark(Canvas& canvas, const MarkParts& parts, ScreenPoint centre, double zoom, const TextMetrics& metrics) {
    const auto place = [&](ScreenPoint p) {
        return ScreenPoint{centre.x_px + p.x_px * zoom, centre.y_px + p.y_px * zoom};
    };
    const auto add = [&](std::vector<ScreenPoint> points, bool closed) {
        for (ScreenPoint& p : points) p = place(p);
        canvas.add(points, closed);
    };
    for (const MarkPath& path : parts.paths) {
        if (path.fill) {
            add(flattened(path.outline), true);
            canvas.fill(*path.fill);
        }
        if (!path.stroke) continue;
        for (const MarkLine& line : stroke_lines(path)) {
            add(line.points, line.closed);
            canvas.stroke(*path.stroke, path.stroke_px * zoom, line.closed ? LineEnds::Round : LineEnds::Flat);
        }
    }
    if (!parts.text) return;
    TextLine number{place(parts.text->at),
                    parts.text->text,
                    parts.text->face,
                    parts.text->size_px * zoom,
                    0.0,
                    parts.text->color,
                    {},
                    0.0};
    canvas.text(number, metrics);
}

void paint_scene(Canvas& canvas, const Scene& scene, const MapView& view, const MapPlacement& placement,
                 const TextMetrics& metrics) {
    const ScreenBox frame{placement.at.x_px, placement.at.y_px, placement.at.x_px + view.width_px * placement.zoom,
                          placement.at.y_px + view.height_px * placement.zoom};
    canvas.save();
    canvas.add(box_outline(frame), true);
    canvas.clip();
    ScenePainter paint(canvas, scene, view, placement, metrics);
    canvas.add(box_outline(frame), true);
    canvas.fill(scene.theme.sea);
    const LayerNames layer_of(scene);
    std::string layer;
    for (const SceneItem& item : scene.items) {
        if (const std::string next = std::visit(layer_of, item); next != layer) {
            if (!layer.empty()) canvas.end_group();
            canvas.begin_group(next);
            layer = next;
        }
        std::visit(paint, item);
    }
    if (!layer.empty()) canvas.end_group();
    canvas.restore();
}

}  // namespace kua
