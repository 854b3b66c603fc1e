#include "scene/surface_layer.h"

#include "geo/geodesic.h"
#include "scene/color_classes.h"
#include "scene/layer_memo.h"
#include "stats/contours.h"
#include "stats/grid.h"
#include "text/numbers.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace kua {
namespace {

constexpr double wanted_cells = 150.0;
constexpr double land_widths = 16.0;      ///< of the default bandwidth
constexpr double cells_a_bandwidth = 8.0;
constexpr double most_raster_side = 500.0;
constexpr std::size_t most_class_values = 5'000;
constexpr double least_share = 0.02;      ///< of the largest density; below it the land stays bare
constexpr double density_km2 = 10'000.0;  ///< the legend's unit of area

/// Incidents that a density is made of.
struct SurfacePoints {
    std::vector<MapPoint> at;
    std::int64_t left_out = 0;   ///< shown incidents not known well enough
};

SurfacePoints points_within(const SceneInput& input, const Selection& selection, double reach_m) {
    SurfacePoints points;
    const RecordPlaces places = record_places(input);
    for (const RowId row : selection.rows) {
        if (input.data.incidents.counted[row] == 0) continue;
        const MapPoint at = place_within(places, row, reach_m);
        if (std::isnan(at.x_m)) ++points.left_out;
        else points.at.push_back(at);
    }
    return points;
}

/// 1, 2 or 5 times a power of ten, the nearest one below or at `value`.
double rounded_down(double value) {
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    const double head = value / power;
    return power * (head >= 5.0 ? 5.0 : head >= 2.0 ? 2.0 : 1.0);
}

double land_km2(const BaseGeometry& base) {
    double sum_m2 = 0.0;
    for (const MapMultiPolygon& unit : base.units) sum_m2 += area_m2(unit);
    const MapBox& box = base.unit_bounds;
    if (sum_m2 <= 0.0 && !is_empty(box)) sum_m2 = (box.max_x_m - box.min_x_m) * (box.max_y_m - box.min_y_m);
    return sum_m2 / 1e6;
}

/// The selection that classes are made of.
Selection class_selection(const SceneInput& input) {
    if (input.scale_selection != nullptr) return *input.scale_selection;
    if (input.view.surface.classes.rescaled) return input.selection;
    return select(input.data, input.view.filter, input.data.span());
}

/// What the classes are made of, kept for the next scene where it does not follow the slider.
template <class Make>
SurfaceScale scale_of(const SceneInput& input, Make&& make) {
    const auto made = [&] { return make(class_selection(input)); };
    const bool stands_still = input.scale_selection == nullptr && !input.view.surface.classes.rescaled;
    if (input.memo == nullptr || !stands_still) return made();
    return input.memo->surface.of({input.view.filter, input.view.surface}, made);
}

void note_left_out(ClassLegend& legend, std::int64_t n, const Catalogue& text) {
    if (n == 0) return;
    legend.notes.push_back(text(msg_n("{1} incident is not known well enough and left out.",
                                      "{1} incidents are not known well enough and left out.", n,
                                      number_text(n, text.lang()))));
}

void add_classes(SurfaceLayer& layer, const ColorClasses& classes) {
    for (std::size_t i = 0; i < classes.colors.size(); ++i)
        layer.legend.classes.push_back({classes.colors[i], classes.labels[i]});
    layer.legend.layer = ColoredLayer::Land;
    layer.legend.scale = class_scale(classes);
}

/// Numbers of incidents by cell.
struct CellNumbers {
    std::vector<std::int64_t> incidents;   // by index into RowCells::cells
    std::int64_t left_out = 0;
};

CellNumbers numbers_in(RowCells& cells, const SceneInput& input, const Selection& selection) {
    CellNumbers numbers;
    const RecordPlaces places = record_places(input);
    for (const RowId row : selection.rows) {
        if (input.data.incidents.counted[row] == 0) continue;
        const std::int32_t cell = cells.of(places, row);
        if (cell == RowCells::none) {
            ++numbers.left_out;
            continue;
        }
        if (cells.cells().size() > numbers.incidents.size()) numbers.incidents.resize(cells.cells().size(), 0);
        ++numbers.incidents[static_cast<std::size_t>(cell)];
    }
    return numbers;
}

/// The cells that hold an incident, by column, then row.
std::vector<std::size_t> filled_cells(const RowCells& cells, const CellNumbers& numbers) {
    std::vector<std::size_t> filled;
    for (std::size_t cell = 0; cell < numbers.incidents.size(); ++cell)
        if (numbers.incidents[cell] > 0) filled.push_back(cell);
    std::sort(filled.begin(), filled.end(), [&](std::size_t a, std::size_t b) { return cells.cells()[a] < cells.cells()[b]; });
    return filled;
}

std::optional<SurfaceLayer> cell_layer(const SceneInput& input, const Theme& theme) {
    const SurfaceChoice& choice = input.view.surface;
    const double all_km2 = land_km2(*input.base);
    if (!(all_km2 > 0.0)) return std::nullopt;
    const double cell_km2 = choice.cell_km2 > 0.0 ? choice.cell_km2 : rounded_down(all_km2 / wanted_cells);
    const CellShape shape = choice.kind == SurfaceKind::Hexagons ? CellShape::Hexagon : CellShape::Square;
    LayerMemo unkept;
    const CellGrid grid = grid_of_area(shape, {}, cell_km2 * 1e6);
    const CellGround ground{grid, grid.width_m / 2.0};
    RowCells& cells = (input.memo != nullptr ? *input.memo : unkept).cells.of(ground, [&] { return RowCells(ground, input.data.incidents.size()); });
    const SurfaceScale scale = scale_of(input, [&](const Selection& all) {
        const CellNumbers numbers = numbers_in(cells, input, all);
        SurfaceScale made;
        for (const std::size_t cell : filled_cells(cells, numbers)) made.values.push_back(static_cast<double>(numbers.incidents[cell]));
        return made;
    });
    const ColorClasses classes = color_classes(scale.values, choice.classes, theme, input.text.lang());

    SurfaceLayer layer;
    const Catalogue& text = input.text;
    const std::string area = decimal_text(cell_km2, cell_km2 < 10.0 ? 1 : 0, text.lang());
    layer.legend.title = shape == CellShape::Hexagon ? text(msg("Incidents per hexagon of {0} km²", area))
                                                     : text(msg("Incidents per square of {0} km²", area));
    add_classes(layer, classes);
    const CellNumbers numbers = numbers_in(cells, input, input.selection);
    auto bands = std::make_shared<std::vector<SurfaceBand>>();
    for (const std::size_t cell : filled_cells(cells, numbers)) {
        const std::size_t in_class = color_class_of(static_cast<double>(numbers.incidents[cell]), classes);
        bands->push_back({{{cell_outline(grid, cells.cells()[cell]), {}}}, classes.colors[in_class]});
        ++layer.legend.classes[in_class].members;
        layer.legend.classes[in_class].cells.push_back(cells.cells()[cell]);
    }
    layer.legend.ground = ground;
    if (!classes.colors.empty()) layer.legend.notes.push_back(class_note(choice.classes, classes, text));
    note_left_out(layer.legend, numbers.left_out, text);
    layer.bands = std::move(bands);
    return layer;
}

/// Every n-th value above the share that is drawn, so that classes of a fine raster are made at once.
std::vector<double> some_values(const RasterGrid& raster) {
    const double most = raster.values.empty() ? 0.0 : *std::max_element(raster.values.begin(), raster.values.end());
    std::vector<double> drawn;
    for (const double value : raster.values)
        if (value > least_share * most) drawn.push_back(value * density_km2);
    const std::size_t step = drawn.size() / most_class_values + 1;
    std::vector<double> some;
    for (std::size_t i = 0; i < drawn.size(); i += step) some.push_back(drawn[i]);
    return some;
}

const char* kernel_name(Kernel kernel) {
    switch (kernel) {
        case Kernel::Quartic: return translatable("quartic kernel");
        case Kernel::Epanechnikov: return translatable("Epanechnikov kernel");
        case Kernel::Gaussian: return translatable("Gaussian kernel");
    }
    return "";
}

RasterGrid density_of(const SurfacePoints& points, const SurfaceChoice& choice, double bandwidth_m) {
    MapBox box;
    for (const MapPoint at : points.at) extend(box, at);
    const double reach_m = kernel_radius_m(choice.kernel, bandwidth_m);
    const double longest_m = std::max(box.max_x_m - box.min_x_m, box.max_y_m - box.min_y_m) + 2.0 * reach_m;
    const double cell_m = std::max(bandwidth_m / cells_a_bandwidth, longest_m / most_raster_side);
    return kernel_density_per_km2(points.at, {}, choice.kernel, bandwidth_m, grid_over(box, cell_m, reach_m));
}

/// As chosen; else the normal-reference rule, but no more than a sixteenth of the land's width in a round number: the
/// rule is made for one heap of points, and incidents lie in several. From all days, so that it stands still.
SurfaceScale bandwidth_of(const SceneInput& input, const Selection& all_days) {
    using Rule = SurfaceScale::BandwidthRule;
    const SurfaceChoice& choice = input.view.surface;
    if (choice.bandwidth_km > 0.0) return {{}, choice.bandwidth_km * 1000.0, Rule::Given};
    const SurfacePoints any = points_within(input, all_days, std::numeric_limits<double>::max());
    const auto reference_m = default_bandwidth_m(any.at, {}, choice.kernel);
    if (!reference_m) return {};
    const MapBox& land = input.base->unit_bounds;
    if (is_empty(land) || land.max_x_m <= land.min_x_m) return {{}, *reference_m, Rule::Reference};
    const double land_m = rounded_down((land.max_x_m - land.min_x_m) / land_widths);
    if (*reference_m <= land_m) return {{}, *reference_m, Rule::Reference};
    return {{}, land_m, Rule::Land};
}

SurfaceScale kernel_scale(const SceneInput& input, const Selection& all_days) {
    SurfaceScale scale = bandwidth_of(input, all_days);
    if (!(scale.bandwidth_m > 0.0)) return scale;
    const SurfacePoints all = points_within(input, all_days, scale.bandwidth_m);
    if (!all.at.empty()) scale.values = some_values(density_of(all, input.view.surface, scale.bandwidth_m));
    return scale;
}

std::optional<SurfaceLayer> kernel_layer(const SceneInput& input, const Theme& theme) {
    const SurfaceChoice& choice = input.view.surface;
    const SurfaceScale scale = scale_of(input, [&](const Selection& all) { return kernel_scale(input, all); });
    const double bandwidth_m = scale.bandwidth_m;
    if (!(bandwidth_m > 0.0)) return std::nullopt;
    const SurfacePoints points = points_within(input, input.selection, bandwidth_m);
    if (points.at.empty() || scale.values.empty()) return std::nullopt;
    const ColorClasses classes = color_classes(scale.values, choice.classes, theme, input.text.lang());
    if (classes.colors.empty()) return std::nullopt;

    SurfaceLayer layer;
    const Catalogue& text = input.text;
    layer.legend.title = text(msg("Incidents per {0} km²", decimal_text(density_km2, 0, text.lang())));
    add_classes(layer, classes);
    const RasterGrid density = density_of(points, choice, bandwidth_m);
    auto bands = std::make_shared<std::vector<SurfaceBand>>();
    for (std::size_t i = 0; i < classes.colors.size(); ++i) {
        const double from = i == 0 ? classes.breaks.least : classes.breaks.upper[i - 1];
        bands->push_back({area_above(density, from / density_km2), classes.colors[i]});
    }
    const std::string km = decimal_text(bandwidth_m / 1000.0, bandwidth_m < 10'000.0 ? 1 : 0, text.lang());
    const std::string kernel = text(kernel_name(choice.kernel));
    switch (scale.rule) {
        case SurfaceScale::BandwidthRule::Given:
            layer.legend.notes.push_back(text(msg("Density: {0}, bandwidth {1} km.", kernel, km)));
            break;
        case SurfaceScale::BandwidthRule::Reference:
            layer.legend.notes.push_back(
                text(msg("Density: {0}, bandwidth {1} km by the rule of Silverman and Scott.", kernel, km)));
            break;
        case SurfaceScale::BandwidthRule::Land:
            layer.legend.notes.push_back(
                text(msg("Density: {0}, bandwidth {1} km, about a sixteenth of the land's width.", kernel, km)));
            break;
    }
    layer.legend.notes.push_back(class_note(choice.classes, classes, text));
    note_left_out(layer.legend, points.left_out, text);
    layer.bands = std::move(bands);
    return layer;
}

}  // namespace

std::optional<SurfaceLayer> surface_layer(const SceneInput& input, const Theme& theme) {
    switch (input.view.surface.kind) {
        case SurfaceKind::None: return std::nullopt;
        case SurfaceKind::Kernel: return kernel_layer(input, theme);
        case SurfaceKind::Hexagons:
        case SurfaceKind::Squares: return cell_layer(input, theme);
    }
    return std::nullopt;
}

}  // namespace kua
