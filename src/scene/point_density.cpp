#include "scene/point_density.h"

#include "core/palette.h"
#include "text/numbers.h"

#include <algorithm>
#include <cmath>
#include <future>
#include <limits>
#include <unordered_set>

namespace kua {
namespace {

constexpr std::size_t most_classes = 7;
constexpr const char* density_palette = "lajolla";
constexpr std::uint8_t possible_alpha = 115;  // of a cell that holds possible incidents only

MapBox box_of(const MapView& view, double margin) {
    const MapPoint low = to_map({-margin * view.width_px, (1.0 + margin) * view.height_px}, view);
    const MapPoint high = to_map({(1.0 + margin) * view.width_px, -margin * view.height_px}, view);
    return {low.x_m, low.y_m, high.x_m, high.y_m};
}

bool holds(const MapBox& box, MapPoint p) {
    return p.x_m >= box.min_x_m && p.x_m <= box.max_x_m && p.y_m >= box.min_y_m && p.y_m <= box.max_y_m;
}

MapBox common(const MapBox& a, const MapBox& b) {
    return {std::max(a.min_x_m, b.min_x_m), std::max(a.min_y_m, b.min_y_m), std::min(a.max_x_m, b.max_x_m),
            std::min(a.max_y_m, b.max_y_m)};
}

PointGrid grid_over(const MapBox& box, double cell_m) {
    if (is_empty(box)) return {{}, cell_m, 0, 0};
    const double west = std::floor(box.min_x_m / cell_m);
    const double north = std::ceil(box.max_y_m / cell_m);
    return {{west * cell_m, north * cell_m}, cell_m,
            static_cast<std::int32_t>(std::floor(box.max_x_m / cell_m) - west) + 1,
            static_cast<std::int32_t>(north - std::floor(box.min_y_m / cell_m)) + 1};
}

/// The rows that a plan is of: those that lie in its box.
class RowsInBox {
public:
    RowsInBox(const IncidentTable& table, std::span<const std::uint8_t> passing, std::span<const MapPoint> points,
              const MapBox& box)
        : table_(table), passing_(passing), points_(points), box_(box) {}

    template <class Use>
    void for_each(Use use) const {
        for (std::size_t row = 0; row < points_.size(); ++row)
            if (passing_[row] != 0 && table_.listed[row] != 0 && holds(box_, points_[row])) use(row, points_[row]);
    }

private:
    const IncidentTable& table_;
    std::span<const std::uint8_t> passing_;
    std::span<const MapPoint> points_;
    const MapBox& box_;
};

/// The cell of each row, and classes for the numbers of all days.
void give_cells(PointPlan& plan, const RowsInBox& rows, const IncidentTable& table, const PointGrid& grid) {
    plan.grid = grid;
    std::vector<std::uint32_t> all_days(static_cast<std::size_t>(grid.cell_count()), 0);
    rows.for_each([&](std::size_t row, MapPoint at) {
        const std::int32_t cell = grid.cell_at(at).value_or(no_cell);
        plan.cells[row] = cell;
        if (cell >= 0 && table.counted[row] != 0 && table.first_day[row] != undated)
            all_days[static_cast<std::size_t>(cell)] += static_cast<std::uint32_t>(plan.step);
    });
    plan.upper = number_classes(all_days.empty() ? 0 : *std::max_element(all_days.begin(), all_days.end()));
}

struct PlaceHash {
    std::size_t operator()(const MapPoint& p) const {
        return std::hash<double>{}(p.x_m) * 31U + std::hash<double>{}(p.y_m);
    }
};

void give_unprojected(PointPlan& plan, const IncidentTable& table, std::span<const std::uint8_t> passing,
                      std::span<const MapPoint> points) {
    for (RowId row = 0; row < points.size(); ++row)
        if (!std::isfinite(points[row].x_m) && passing[row] != 0 && table.listed[row] != 0 &&
            placement(table, row) == Placement::Point)
            plan.cells[row] = unprojected_cell;
}

/// On no point, or of no unit that could be told: the sentence counts these.
bool is_listed_anywhere(const IncidentTable& table, RowId row) {
    return placement(table, row) != Placement::Point || table.region[row] == unattributed_region;
}

std::vector<RowId> listed_of(const PointPlan& plan, const IncidentTable& table, std::span<const std::uint8_t> passing) {
    std::vector<RowId> listed;
    for (RowId row = 0; row < table.size(); ++row) {
        if (passing[row] == 0 || table.listed[row] == 0) continue;
        const bool is_mark = !plan.as_cells && plan.cells[row] >= 0;
        if (is_mark || plan.cells[row] == unprojected_cell || is_listed_anywhere(table, row)) listed.push_back(row);
    }
    return listed;
}

std::string class_label(std::uint32_t from, std::uint32_t to, Lang lang) {
    const std::string first = number_text(from, lang);
    return from == to ? first : first + " – " + number_text(to, lang);
}

std::vector<Rgba8> class_colors(std::size_t classes, const Theme& theme) {
    // One class more than there are, and not its palest, which would read as bare land.
    auto colors = palette_colors(*find_palette(density_palette), classes + 1, theme.dark ? Ground::Dark : Ground::Light);
    colors.erase(colors.begin());
    return colors;
}

std::vector<std::string> notes_of(const PointDensity& density, bool any_possible, const Catalogue& text) {
    std::vector<std::string> notes;
    if (density.sampled) notes.push_back(text("Still counting: an even sample is shown."));
    notes.push_back(text(msg("More than {0} places in view on all days: incidents are squares here, not marks.",
                             number_text(static_cast<std::int64_t>(most_places_as_marks), text.lang()))));
    if (any_possible) notes.push_back(text("Paler squares: date only possible."));
    notes.push_back(text("Classes: for the largest number of all days in one square."));
    return notes;
}

}  // namespace

std::optional<std::int32_t> PointGrid::cell_at(MapPoint place) const {
    const double column = std::floor((place.x_m - corner.x_m) / cell_m);
    const double row = std::floor((corner.y_m - place.y_m) / cell_m);
    if (!(column >= 0.0 && column < columns && row >= 0.0 && row < rows)) return std::nullopt;
    return static_cast<std::int32_t>(row) * columns + static_cast<std::int32_t>(column);
}

bool may_be_many_points(const IncidentTable& table) {
    if (table.size() <= most_places_as_marks) return false;
    std::size_t points = 0;
    for (RowId row = 0; row < table.size() && points <= most_places_as_marks; ++row)
        if (placement(table, row) == Placement::Point) ++points;
    return points > most_places_as_marks;
}

std::vector<RowId> rows_listed_anywhere(const IncidentTable& table, std::span<const std::uint8_t> passing) {
    std::vector<RowId> rows;
    for (RowId row = 0; row < table.size(); ++row)
        if (passing[row] != 0 && table.listed[row] != 0 && is_listed_anywhere(table, row)) rows.push_back(row);
    return rows;
}

std::vector<MapPoint> map_points(const IncidentTable& table, const Projection& projection) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    std::vector<MapPoint> points(table.size(), MapPoint{nan, nan});
    const auto project = [&](const Projection& by, std::size_t from, std::size_t to) {
        for (std::size_t row = from; row < to; ++row)
            if (placement(table, static_cast<RowId>(row)) == Placement::Point) points[row] = by.to_map(table.at[row]);
    };
    constexpr std::size_t many = 100'000;
    const std::size_t half = table.size() < many ? 0 : table.size() / 2;
    std::future<bool> first_half;   // with a projection of its own
    if (half > 0)
        first_half = std::async(std::launch::async, [&, definition = projection.definition()] {
            const auto own = Projection::make(definition);
            if (own) project(*own, 0, half);
            return static_cast<bool>(own);
        });
    project(projection, half, table.size());
    if (half > 0 && !first_half.get()) project(projection, 0, half);
    return points;
}

std::vector<std::uint32_t> number_classes(std::uint32_t most) {
    std::vector<std::uint32_t> round;
    for (std::uint64_t power = 1; power < most; power *= 10)
        for (const std::uint64_t head : {1U, 2U, 5U})
            if (head * power < most) round.push_back(static_cast<std::uint32_t>(head * power));
    const std::size_t step = round.size() / most_classes + 1;
    std::vector<std::uint32_t> upper;
    for (std::size_t i = 0; i < round.size(); i += step) upper.push_back(round[i]);
    if (most > 0) upper.push_back(most);
    return upper;
}

PointPlan point_plan(const IncidentTable& table, std::span<const std::uint8_t> passing, std::span<const MapPoint> points,
                     const MapView& view, double margin) {
    PointPlan plan;
    plan.cells.assign(points.size(), no_cell);
    plan.covered = box_of(view, margin);
    const RowsInBox rows(table, passing, points, plan.covered);
    std::unordered_set<MapPoint, PlaceHash> places;
    MapBox used;
    const MapBox seen = box_of(view, 0.0);
    rows.for_each([&](std::size_t, MapPoint at) {
        extend(used, at);
        // Those in view decide: what lies in the margin is not seen.
        if (places.size() <= most_places_as_marks && holds(seen, at)) places.insert(at);
    });
    plan.as_cells = places.size() > most_places_as_marks;
    give_unprojected(plan, table, passing, points);
    if (plan.as_cells) {
        give_cells(plan, rows, table, grid_over(common(used, plan.covered), density_cell_px * view.metres_per_px));
    } else {
        plan.grid = {{plan.covered.min_x_m, plan.covered.max_y_m}, 1.0, 1, 1};
        rows.for_each([&](std::size_t row, MapPoint) { plan.cells[row] = 0; });
    }
    plan.listed = listed_of(plan, table, passing);
    return plan;
}

PointPlan sampled_plan(const PointSample& sample, const MapView& view) {
    PointPlan plan;
    plan.as_cells = true;
    plan.step = sample.step;
    plan.cells.assign(sample.points.size(), no_cell);
    plan.covered = box_of(view, 0.0);
    const RowsInBox rows(sample.rows, sample.passing, sample.points, plan.covered);
    MapBox used;
    rows.for_each([&](std::size_t, MapPoint at) { extend(used, at); });
    give_cells(plan, rows, sample.rows, grid_over(common(used, plan.covered), density_cell_px * view.metres_per_px));
    return plan;
}

std::optional<PointDensity> counted_density(const SceneInput& input) {
    const IncidentTable& table = input.data.incidents;
    if (!may_be_many_points(table)) return std::nullopt;
    const auto points = input.points != nullptr ? input.points
                                                : std::make_shared<const std::vector<MapPoint>>(map_points(table, input.base->projection));
    auto plan = std::make_shared<PointPlan>(
        point_plan(table, passing(input.data, input.view.filter), *points, input.map, 0.0));
    PointDensity density{plan, {}, false, {}};
    if (plan->as_cells)
        count_by_cell({table, plan->cells, table.counted, plan->grid.cell_count()}, input.selection.window, density.counts);
    return density;
}

DensityLayer density_layer(const PointDensity& density, const SceneInput& input, const Theme& theme) {
    const PointPlan& plan = *density.plan;
    const CellCounts& counts = density.counts;
    const auto colors = class_colors(plan.upper.size(), theme);
    DensityLayer layer;
    std::uint32_t from = 1;
    for (std::size_t i = 0; i < plan.upper.size(); ++i) {
        layer.legend.classes.push_back({colors[i], class_label(from, plan.upper[i], input.text.lang())});
        from = plan.upper[i] + 1;
    }
    auto cells = std::make_shared<std::vector<std::uint8_t>>(counts.certain.size(), std::uint8_t{0});
    bool any_possible = false;
    for (std::size_t cell = 0; cell < cells->size(); ++cell) {
        const std::uint32_t number = counts.certain[cell] + counts.possible[cell];
        if (number == 0) continue;
        std::size_t in_class = 0;
        while (in_class + 1 < plan.upper.size() && number > plan.upper[in_class]) ++in_class;
        const bool only_possible = counts.certain[cell] == 0;
        any_possible = any_possible || only_possible;
        (*cells)[cell] = static_cast<std::uint8_t>(1 + in_class + (only_possible ? colors.size() : 0));
        ++layer.legend.classes[in_class].members;
    }
    const double side_km = plan.grid.cell_m / 1000.0;
    const std::string side = decimal_text(side_km, side_km < 10.0 ? 1 : 0, input.text.lang());
    layer.legend.layer = ColoredLayer::Squares;
    layer.legend.title = input.text(msg("Many incidents: number in a square of {0} × {0} km", side));
    layer.legend.notes = notes_of(density, any_possible, input.text);
    layer.raster = {plan.grid.corner, plan.grid.cell_m, plan.grid.columns, plan.grid.rows, std::move(cells), colors};
    for (const Rgba8 color : colors) layer.raster.colors.push_back(with_alpha(color, possible_alpha));
    return layer;
}

std::vector<RowId> rows_in_cell(const PointPlan& plan, std::int32_t cell, const Selection& selection) {
    std::vector<RowId> rows;
    for (const RowId row : selection.rows)
        if (plan.cell_of(row) == cell) rows.push_back(row);
    return rows;
}

std::optional<std::int32_t> shown_cell_at(const Scene& scene, const MapView& map, ScreenPoint point) {
    if (!scene.points || !scene.points->as_cells || scene.points->step > 1) return std::nullopt;
    const auto cell = scene.points->grid.cell_at(to_map(point, map));
    if (!cell) return std::nullopt;
    for (const SceneItem& item : scene.items)
        if (const auto* raster = std::get_if<Raster>(&item))
            return (*raster->cells)[static_cast<std::size_t>(*cell)] > 0 ? cell : std::nullopt;
    return std::nullopt;
}

}  // namespace kua
