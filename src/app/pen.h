#pragma once

#include "app/fonts.h"
#include "core/color.h"
#include "core/geometry.h"
#include "core/vocabulary.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

struct ImDrawList;

namespace kua {

/// How a line of text looks.
struct Ink {
    TextStyle style = TextStyle::Body;
    Rgba8 color;
};

enum class Align : std::uint8_t { Left, Centre, Right };

/// Edge of a box or a line; px.
struct Edge {
    Rgba8 color;
    double width_px = 1.0;
};

/// Draws the window's own widgets: flat shapes and text on baselines, in px at scale 1 from the window's top left.
/// Borrows the list and the fonts.
class Pen {
public:
    Pen(ImDrawList& list, const Fonts& fonts) : list_(&list), fonts_(&fonts) {}

    void fill(const ScreenBox& box, Rgba8 color, double corner_px = 0.0);
    void frame(const ScreenBox& box, Edge edge, double corner_px = 0.0);
    void line(ScreenPoint from, ScreenPoint to, Edge edge);
    /// Convex, any winding.
    void polygon(const std::vector<ScreenPoint>& points, Rgba8 color);
    void polyline(const std::vector<ScreenPoint>& points, Edge edge);
    void disc(ScreenPoint centre, double radius_px, Rgba8 color);
    void circle(ScreenPoint centre, double radius_px, Edge edge);
    /// A soft shadow round a box with rounded corners.
    void shadow(const ScreenBox& box, double corner_px, double strength);
    /// The family's shape, as large to the eye as a circle of `radius_px`.
    void shape(Shape shape, ScreenPoint centre, double radius_px, Rgba8 color);

    /// `at`: left end, middle or right end of the baseline.
    void text(ScreenPoint at, std::string_view words, Ink ink, Align align = Align::Left);
    /// The same with a rim of `halo` round the letters, for text on the map.
    void text_with_halo(ScreenPoint at, std::string_view words, Ink ink, Rgba8 halo, Align align = Align::Left);
    [[nodiscard]] double width(std::string_view words, TextStyle style) const;
    /// `words`, cut with "…" where wider than `width_px`.
    [[nodiscard]] std::string elided(std::string_view words, TextStyle style, double width_px) const;
    /// `words` broken into lines of at most `width_px` at spaces; a word that is wider is broken anywhere.
    [[nodiscard]] std::vector<std::string> wrapped(std::string_view words, TextStyle style, double width_px) const;

    /// A texture, by OpenGL's name of it, filling the box.
    void picture(const ScreenBox& box, std::uint64_t texture);

    void clip(const ScreenBox& box);
    void unclip();

private:
    ImDrawList* list_;
    const Fonts* fonts_;
};

/// `box` made smaller on every side, or larger where `by_px` is negative.
[[nodiscard]] constexpr ScreenBox inset(const ScreenBox& box, double by_px) {
    return {box.left_px + by_px, box.top_px + by_px, box.right_px - by_px, box.bottom_px - by_px};
}
[[nodiscard]] constexpr double width_of(const ScreenBox& box) { return box.right_px - box.left_px; }
[[nodiscard]] constexpr double height_of(const ScreenBox& box) { return box.bottom_px - box.top_px; }
[[nodiscard]] constexpr ScreenPoint centre_of(const ScreenBox& box) {
    return {(box.left_px + box.right_px) / 2.0, (box.top_px + box.bottom_px) / 2.0};
}

}  // namespace kua
