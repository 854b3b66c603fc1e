#include "scene/mark_outline.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace kua {
namespace {

constexpr double pi = std::numbers::pi;
constexpr double flatness_px = 0.05;

/// Angles run clockwise from north.
std::vector<ScreenPoint> arc(ScreenPoint centre, double radius_px, double from, double to) {
    const double step = 2.0 * std::acos(1.0 - std::min(0.5, flatness_px / std::max(radius_px, flatness_px)));
    const int count = std::max(2, static_cast<int>(std::ceil(std::abs(to - from) / step)));
    std::vector<ScreenPoint> points;
    for (int i = 0; i <= count; ++i) {
        const double angle = from + (to - from) * i / count;
        points.push_back({centre.x_px + radius_px * std::sin(angle), centre.y_px - radius_px * std::cos(angle)});
    }
    return points;
}

std::vector<ScreenPoint> corners(int count, double radius_px, double first_angle) {
    std::vector<ScreenPoint> points;
    for (int i = 0; i < count; ++i) {
        const double angle = first_angle + 2.0 * pi * i / count;
        points.push_back({radius_px * std::sin(angle), -radius_px * std::cos(angle)});
    }
    return points;
}

std::vector<ScreenPoint> rounded_box(double width_px, double height_px, double corner_px) {
    const double x = width_px / 2.0 - corner_px;
    const double y = height_px / 2.0 - corner_px;
    std::vector<ScreenPoint> points;
    const auto add = [&](double cx, double cy, double from) {
        const auto corner = arc({cx, cy}, corner_px, from, from + pi / 2.0);
        points.insert(points.end(), corner.begin(), corner.end());
    };
    add(x, -y, 0.0);
    add(x, y, pi / 2.0);
    add(-x, y, pi);
    add(-x, -y, 1.5 * pi);
    return points;
}

struct MeasuredLine {
    std::vector<ScreenPoint> points;
    std::vector<double> upto_px;  // length of the line up to each point
};

MeasuredLine measured(const std::vector<ScreenPoint>& line, bool closed) {
    MeasuredLine path{line, {0.0}};
    if (closed) path.points.push_back(line.front());
    for (std::size_t i = 1; i < path.points.size(); ++i) {
        const ScreenPoint a = path.points[i - 1];
        const ScreenPoint b = path.points[i];
        path.upto_px.push_back(path.upto_px.back() + std::hypot(b.x_px - a.x_px, b.y_px - a.y_px));
    }
    return path;
}

/// The part of `path` between two lengths from its start.
std::vector<ScreenPoint> stretch_of(const MeasuredLine& path, double from_px, double to_px) {
    const auto at = [&](double length_px) {
        const auto after = std::upper_bound(path.upto_px.begin() + 1, path.upto_px.end() - 1, length_px);
        const auto i = static_cast<std::size_t>(after - path.upto_px.begin());
        const double part = path.upto_px[i] - path.upto_px[i - 1];
        const double t = part > 0.0 ? std::clamp((length_px - path.upto_px[i - 1]) / part, 0.0, 1.0) : 0.0;
        const ScreenPoint a = path.points[i - 1];
        const ScreenPoint b = path.points[i];
        return ScreenPoint{a.x_px + t * (b.x_px - a.x_px), a.y_px + t * (b.y_px - a.y_px)};
    };
    std::vector<ScreenPoint> points{at(from_px)};
    for (std::size_t i = 0; i < path.points.size(); ++i)
        if (from_px < path.upto_px[i] && path.upto_px[i] < to_px) points.push_back(path.points[i]);
    points.push_back(at(to_px));
    return points;
}

std::vector<ScreenPoint> round_its_centre(const MarkOutline& outline) {
    using Form = MarkOutline::Form;
    switch (outline.form) {
        case Form::Circle: {
            auto points = arc({}, outline.radius_px, 0.0, 2.0 * pi);
            points.pop_back();
            return points;
        }
        case Form::Arc: return arc({}, outline.radius_px, outline.from, outline.to);
        case Form::Triangle: return corners(3, outline.radius_px, 0.0);
        case Form::Square: return corners(4, outline.radius_px, pi / 4.0);
        case Form::Diamond: return corners(4, outline.radius_px, 0.0);
        case Form::Hexagon: return corners(6, outline.radius_px, 0.0);
        case Form::Box: return rounded_box(outline.width_px, outline.height_px, outline.corner_px);
    }
    return {};
}

}  // namespace

MarkOutline circle_outline(ScreenPoint centre, double radius_px) {
    MarkOutline outline;
    outline.centre = centre;
    outline.radius_px = radius_px;
    return outline;
}

MarkOutline arc_outline(ScreenPoint centre, double radius_px, double from, double to) {
    MarkOutline outline = circle_outline(centre, radius_px);
    outline.form = MarkOutline::Form::Arc;
    outline.from = from;
    outline.to = to;
    return outline;
}

MarkOutline box_outline(double width_px, double height_px, double corner_px) {
    MarkOutline outline;
    outline.form = MarkOutline::Form::Box;
    outline.width_px = width_px;
    outline.height_px = height_px;
    outline.corner_px = corner_px;
    return outline;
}

MarkOutline family_outline(Shape shape, double radius_px, ScreenPoint centre) {
    using Form = MarkOutline::Form;
    const auto outline = [&](Form form, double times) {
        MarkOutline made = circle_outline(centre, times * radius_px);
        made.form = form;
        return made;
    };
    // Equal areas, but for the triangle, which would stick out too far.
    switch (shape) {
        case Shape::Circle: return outline(Form::Circle, 1.0);
        case Shape::Hexagon: return outline(Form::Hexagon, 1.1);
        case Shape::Square: return outline(Form::Square, 0.9 * std::numbers::sqrt2);
        case Shape::Triangle: return outline(Form::Triangle, 1.3);
        case Shape::Diamond: return outline(Form::Diamond, 1.25);
    }
    return {};
}

std::vector<ScreenPoint> flattened(const MarkOutline& outline) {
    auto points = round_its_centre(outline);
    for (ScreenPoint& p : points) p = {outline.centre.x_px + p.x_px, outline.centre.y_px + p.y_px};
    return points;
}

std::vector<ScreenPoint> shape_outline(Shape shape, double radius_px) { return flattened(family_outline(shape, radius_px)); }

std::vector<std::vector<ScreenPoint>> dashed(const std::vector<ScreenPoint>& line, bool closed, double dash_px, double gap_px) {
    assert(dash_px > 0.0 && gap_px > 0.0);
    if (line.size() < 2) return {};
    const MeasuredLine path = measured(line, closed);
    const double length = path.upto_px.back();
    const double count = std::max(1.0, std::round((length + (closed ? 0.0 : gap_px)) / (dash_px + gap_px)));
    const double stretch = length / (count * dash_px + (closed ? count : count - 1.0) * gap_px);
    std::vector<std::vector<ScreenPoint>> dashes;
    for (double i = 0.0; i < count; i += 1.0) {
        const double from = i * (dash_px + gap_px) * stretch;
        dashes.push_back(stretch_of(path, from, from + dash_px * stretch));
    }
    return dashes;
}

}  // namespace kua
