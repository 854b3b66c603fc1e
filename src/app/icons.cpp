#include "app/icons.h"

#include <cmath>
#include <numbers>
#include <utility>

namespace kua {
namespace {

constexpr double stroke_px = 1.4;

/// Lines between places given in px from the icon's middle.
class IconPen {
public:
    IconPen(Pen& pen, ScreenPoint centre, Rgba8 color) : pen_(pen), centre_(centre), color_(color) {}

    void path(std::vector<ScreenPoint> points) {
        for (ScreenPoint& p : points) p = {p.x_px + centre_.x_px, p.y_px + centre_.y_px};
        pen_.polyline(points, {color_, stroke_px});
    }
    void closed(std::vector<ScreenPoint> points) {
        points.push_back(points.front());
        path(std::move(points));
    }
    void circle(double radius_px) { pen_.circle(centre_, radius_px, {color_, stroke_px}); }
    void disc(double radius_px) { pen_.disc(centre_, radius_px, color_); }

private:
    Pen& pen_;
    ScreenPoint centre_;
    Rgba8 color_;
};

void fit(IconPen& pen) {
    for (const double x : {-1.0, 1.0})
        for (const double y : {-1.0, 1.0}) pen.path({{x * 6.0, y * 2.5}, {x * 6.0, y * 6.0}, {x * 2.5, y * 6.0}});
}

void ruler(IconPen& pen) {
    pen.closed({{-7.0, -3.0}, {7.0, -3.0}, {7.0, 3.0}, {-7.0, 3.0}});
    for (const double x : {-3.5, 0.0, 3.5}) pen.path({{x, -3.0}, {x, x == 0.0 ? 0.5 : -0.5}});
}

void dashed_box(IconPen& pen) {
    for (const double side : {-5.5, 5.5})
        for (const double from : {-5.5, -1.5, 2.5}) {
            pen.path({{from, side}, {from + 2.6, side}});
            pen.path({{side, from}, {side, from + 2.6}});
        }
}

void lasso(IconPen& pen) {
    std::vector<ScreenPoint> loop;
    for (int i = 0; i <= 20; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / 20.0 + 2.0;
        loop.push_back({6.5 * std::cos(angle), -1.5 + 4.2 * std::sin(angle)});
    }
    pen.path(loop);
    pen.path({{-2.7, 2.3}, {-4.2, 4.2}, {-2.8, 6.8}});
}

void sun(IconPen& pen) {
    pen.circle(3.0);
    for (int i = 0; i < 8; ++i) {
        const double angle = std::numbers::pi * i / 4.0;
        pen.path({{5.0 * std::cos(angle), 5.0 * std::sin(angle)}, {6.8 * std::cos(angle), 6.8 * std::sin(angle)}});
    }
}

void moon(IconPen& pen) {
    std::vector<ScreenPoint> outline;
    for (int i = 0; i <= 16; ++i) {
        const double angle = -0.6 + (2.0 * std::numbers::pi - 1.75) * i / 16.0;
        outline.push_back({5.8 * std::cos(angle), 5.8 * std::sin(angle)});
    }
    for (int i = 0; i <= 10; ++i) {
        const double angle = -2.25 - 2.6 * i / 10.0 - 0.35;
        outline.push_back({3.4 + 5.2 * std::cos(angle), -3.0 + 5.2 * std::sin(angle)});
    }
    pen.closed(outline);
}

}  // namespace

void draw_icon(Pen& pen, Icon icon, ScreenPoint centre, Rgba8 color) {
    IconPen lines(pen, {centre.x_px, centre.y_px}, color);
    switch (icon) {
        case Icon::Plus: lines.path({{-5.0, 0.0}, {5.0, 0.0}}); lines.path({{0.0, -5.0}, {0.0, 5.0}}); break;
        case Icon::Minus: lines.path({{-5.0, 0.0}, {5.0, 0.0}}); break;
        case Icon::Fit: fit(lines); break;
        case Icon::Ruler: ruler(lines); break;
        case Icon::Box: dashed_box(lines); break;
        case Icon::Lasso: lasso(lines); break;
        case Icon::Close: lines.path({{-4.0, -4.0}, {4.0, 4.0}}); lines.path({{-4.0, 4.0}, {4.0, -4.0}}); break;
        case Icon::Back: lines.path({{2.0, -4.0}, {-2.0, 0.0}, {2.0, 4.0}}); break;
        case Icon::Next: lines.path({{-2.0, -4.0}, {2.0, 0.0}, {-2.0, 4.0}}); break;
        case Icon::Sun: sun(lines); break;
        case Icon::Moon: moon(lines); break;
        case Icon::Folder: lines.closed({{-6.5, -4.5}, {-2.0, -4.5}, {-0.5, -2.8}, {6.5, -2.8}, {6.5, 5.0}, {-6.5, 5.0}}); break;
        case Icon::File:
            lines.closed({{-4.5, -6.0}, {1.5, -6.0}, {4.5, -3.0}, {4.5, 6.0}, {-4.5, 6.0}});
            lines.path({{1.5, -6.0}, {1.5, -3.0}, {4.5, -3.0}});
            break;
        case Icon::Up: lines.path({{-4.5, 1.0}, {0.0, -4.0}, {4.5, 1.0}}); lines.path({{0.0, -3.5}, {0.0, 5.5}}); break;
    }
}

}  // namespace kua
