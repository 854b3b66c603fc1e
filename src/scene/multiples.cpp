#include "scene/multiples.h"

#include "query/selection.h"
#include "scene/rate_layer.h"
#include "scene/view_parts.h"
#include "text/numbers.h"

#include <algorithm>
#include <cmath>

namespace kua {
namespace {

/// A group with what stands above its map.
struct Panel {
    ViewPart part;
    Selection selection;
    std::string numbers;
};

/// All maps show what the one map of the view would.
std::vector<ViewPart> parts_of(const FigureInput& input) {
    auto parts = view_parts(input.view, input.data, *input.view.page.multiples, input.text);
    for (ViewPart& part : parts) part.view.map = input.view.map;
    return parts;
}

/// "9 incidents", "7 certain, up to 9", and how many of them are on no place of the map.
std::string numbers_of(const SelectionTotals& totals, const Catalogue& text) {
    const auto number = [&](std::int64_t n) { return number_text(n, text.lang()); };
    const std::string words = totals.possible == 0
                                  ? text(msg_n("{1} incident", "{1} incidents", totals.shown, number(totals.shown)))
                                  : text(msg("{0} certain, up to {1}", number(totals.certain), number(totals.shown)));
    if (totals.not_on_a_place == 0) return words;
    return text(msg("{0}, {1} not on a place", words, number(totals.not_on_a_place)));
}

std::vector<Panel> panels_of(const FigureInput& input) {
    std::vector<Panel> panels;
    for (ViewPart& part : parts_of(input)) {
        Selection selection = select(input.data, part.view.filter, window_of(part.view.time, input.data));
        std::string numbers = numbers_of(selection.totals, input.text);
        panels.push_back({std::move(part), std::move(selection), std::move(numbers)});
    }
    return panels;
}

Block head_of(const Panel& panel, const PageStyle& style, double width_px) {
    const PageTextLook title{FontFace::SemiBold, style.legend_px, style.theme.ink, 1.3};
    const PageTextLook numbers{FontFace::Regular, style.legend_px, style.theme.second, 1.4};
    return below(text_block(panel.part.label, title, width_px, style.metrics),
                 text_block(panel.numbers, numbers, width_px, style.metrics), 0.0);
}

/// How the maps stand in their room.
struct Grid {
    std::size_t columns = 1;
    double gap_px = 0.0;
    double width_px = 0.0;     ///< of a map
    double height_px = 0.0;    ///< of a map
    double head_px = 0.0;      ///< of the words above it
};

Grid grid_with(std::size_t columns, const std::vector<Panel>& panels, const PageStyle& style, ScreenPoint room) {
    Grid grid;
    grid.columns = columns;
    grid.gap_px = 1.2 * style.legend_px;
    const auto n = static_cast<double>(columns);
    const double rows = std::ceil(static_cast<double>(panels.size()) / n);
    grid.width_px = (room.x_px - (n - 1) * grid.gap_px) / n;
    for (const Panel& panel : panels) grid.head_px = std::max(grid.head_px, head_of(panel, style, grid.width_px).height_px);
    grid.head_px += 0.3 * style.legend_px;
    grid.height_px = (room.y_px - (rows - 1) * grid.gap_px) / rows - grid.head_px;
    return grid;
}

/// The one whose maps show the land at the largest scale.
Grid best_grid(const std::vector<Panel>& panels, const PageStyle& style, ScreenPoint room, double land_shape) {
    Grid best;
    double best_scale = -1.0;
    for (std::size_t columns = 1; columns <= panels.size(); ++columns) {
        const Grid grid = grid_with(columns, panels, style, room);
        const double scale = std::min(grid.width_px, grid.height_px / land_shape);
        if (scale <= best_scale) continue;
        best_scale = scale;
        best = grid;
    }
    return best;
}

bool is_among(const std::vector<LegendEntry>& legend, const LegendEntry& wanted) {
    return std::any_of(legend.begin(), legend.end(), [&](const LegendEntry& entry) { return entry.kind == wanted.kind; });
}

/// Adds the kinds of marks and the colours of a panel to the legend of all.
void add_legend(Scene& all, const Scene& panel) {
    for (const LegendEntry& entry : panel.legend)
        if (entry.kind != LegendEntry::Kind::Family && !is_among(all.legend, entry)) all.legend.push_back(entry);
    for (std::size_t i = 0; i < std::min(all.colors.size(), panel.colors.size()); ++i)
        for (const LegendClass& one : panel.colors[i].classes) {
            auto& classes = all.colors[i].classes;
            const bool is_known = std::any_of(classes.begin(), classes.end(), [&](const LegendClass& c) {
                return c.text == one.text && c.color == one.color;
            });
            if (!is_known) classes.push_back(one);
        }
}

/// The days of the data that sizes and classes are made for, once for all maps.
Selection scale_selection(const FigureInput& input) {
    const bool rescaled = input.view.rate.classes.rescaled || input.view.surface.classes.rescaled;
    return rescaled ? input.selection : select(input.data, input.view.filter, input.data.span());
}

/// The year of the denominator is that of the whole view: rates of two maps are of the same people.
void fix_year(ViewState& view, const FigureInput& input) {
    if (const auto by = rate_denominator(input.data, input.view.rate, input.selection.window.end - 1); by) view.rate.year = by->year;
}

}  // namespace

MapPicture all_pictures(const FigureInput& input, double width_px, double height_px, const PageStyle& style) {
    if (!input.view.page.multiples) return picture(input, width_px, height_px, style.zoom);
    std::vector<Panel> panels = panels_of(input);
    const MapBox& land = input.base->unit_bounds;
    const double shape = is_empty(land) ? 0.6 : (land.max_y_m - land.min_y_m) / std::max(land.max_x_m - land.min_x_m, 1.0);
    const Grid grid = best_grid(panels, style, {width_px, height_px}, std::max(shape, 0.05));
    MapPicture all = picture(input, grid.width_px, std::max(grid.height_px, 1.0), style.zoom);
    std::erase_if(all.scene.legend, [](const LegendEntry& entry) { return entry.kind != LegendEntry::Kind::Family; });
    const Selection scale = scale_selection(input);
    for (std::size_t i = 0; i < panels.size(); ++i) {
        Panel& panel = panels[i];
        fix_year(panel.part.view, input);
        const ScreenPoint at{static_cast<double>(i % grid.columns) * (grid.width_px + grid.gap_px),
                             static_cast<double>(i / grid.columns) * (grid.head_px + grid.height_px + grid.gap_px)};
        const double air_px = 3.0;
        auto scene = std::make_shared<Scene>(build_scene({input.data, input.base, panel.selection, panel.part.view, all.map, input.text, input.metrics,
                                                          ScreenBox{air_px, air_px, all.map.width_px - air_px, all.map.height_px - air_px}, &scale, {}, input.points}));
        add_legend(all.scene, *scene);
        PanelPicture made{panel.part.label + ": " + panel.numbers, moved(head_of(panel, style, grid.width_px), at).items};
        made.items.emplace_back(PageMap{{at.x_px, at.y_px + grid.head_px}, all.map, style.zoom, std::move(scene)});
        all.panels.push_back(std::move(made));
    }
    std::int64_t in_panels = 0;
    for (const Panel& panel : panels) in_panels += panel.selection.totals.shown;
    if (in_panels > input.selection.totals.shown)
        all.panels_note = input.text("An incident that may belong to several of these maps is counted in each.");
    std::stable_sort(all.scene.legend.begin(), all.scene.legend.end(), [](const LegendEntry& a, const LegendEntry& b) { return a.kind < b.kind; });
    return all;
}

std::optional<Error> impossible_multiples(const FigureInput& input) {
    if (!input.view.page.multiples) return std::nullopt;
    const std::size_t n = parts_of(input).size();
    if (n == 0) return Error{"page.multiples", msg("nothing is shown that several maps could be made of")};
    if (n <= most_panels) return std::nullopt;
    return Error{"page.multiples", msg("{0} maps would stand on one page, at most {1} can: show less, or choose larger groups",
                                       std::to_string(n), std::to_string(most_panels))};
}

}  // namespace kua
