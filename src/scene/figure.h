#pragma once

#include "scene/build_scene.h"

#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace kua {

/// A line of text on the page; `at` is the left end of the baseline.
struct PageText {
    ScreenPoint at;
    std::string text;
    FontFace face = FontFace::Regular;
    double size_px = 9.0;
    Rgba8 color;
    double width_px = 0.0;
};
struct PageRule {
    ScreenPoint from, to;
    double width_px;
    Rgba8 color;
};
/// A sample mark of the legend, centred at `at`; painted at the figure's zoom.
struct PageMark {
    ScreenPoint at;
    LegendEntry::Kind kind;
    std::size_t family = 0;
};
/// A box in a class's colour.
struct PageSwatch {
    ScreenPoint at;  ///< its middle
    double width_px;
    double height_px;
    Rgba8 color;
};
struct PageRing {
    ScreenPoint at;
    double radius_px;
    double width_px;
    Rgba8 color;
};
/// A filled outline.
struct PageArea {
    std::vector<ScreenPoint> points;
    Rgba8 fill;              ///< transparent: none
    Rgba8 line;
    double line_px = 0.0;    ///< 0: no line
};
/// Another map on the page, its top left corner at `at`.
struct PageMap {
    ScreenPoint at;
    MapView map;
    double zoom = 1.0;
    std::shared_ptr<const Scene> scene;
};
using PageItem = std::variant<PageText, PageRule, PageMark, PageSwatch, PageRing, PageArea, PageMap>;

/// Where a piece of furniture lies on the page; several boxes where it comes in parts.
struct PiecePlace {
    Piece piece;
    ScreenBox box;
};

/// The box that an item fills; of a text, from its ascent to its descent.
[[nodiscard]] ScreenBox box_of(const PageItem& item, const TextMetrics& metrics);

/// A page laid out: the map in its frame, and everything around it. Sizes in px of 1/96 inch whatever the dpi.
struct Figure {
    double width_px = 0.0;
    double height_px = 0.0;
    ScreenBox map_frame;
    MapView map;        ///< in px of its own: the frame's size divided by `zoom`
    double zoom = 1.0;  ///< page px to one px of the map, so that its names stay readable on a large page
    Scene scene;
    std::vector<PageItem> items;  ///< page coordinates
    std::vector<PiecePlace> pieces;  ///< likewise
    bool several = false;  ///< a map for each group: they are among the items, `scene` and `map` speak for all of them
    std::vector<std::string> panels;  ///< of several: "January 2021: 12 incidents"
};

/// Lays out title, subtitle, map, legend, scale bar, source line and check line by `view.page`. Type grows with the
/// page's width (12 pt title at 170 mm) and never falls under 6 pt at the page's own size.
/// An Error where the page is too small to hold them (it names the least height that would do), where the projection shows no unit or none of the incidents that
/// have a point, where title or subtitle has more than 2000 characters, or where the typeface lacks a letter.
struct FigureInput {
    const Dataset& data;
    std::shared_ptr<const BaseGeometry> base;
    const Selection& selection;
    const ViewState& view;
    const Catalogue& text;
    const TextMetrics& metrics;
    std::string release_note;  ///< what was not published, or was at the author's request; empty mostly
    std::string code;          ///< check code that is printed last; none where empty
    std::shared_ptr<const std::vector<MapPoint>> points = nullptr;  ///< as map_points gives them; null: found out for each try
};
[[nodiscard]] Result<Figure> layout_figure(const FigureInput& input);

}  // namespace kua
