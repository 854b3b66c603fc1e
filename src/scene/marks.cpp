#include "scene/marks.h"

#include "query/counts.h"
#include "scene/measure_words.h"
#include "scene/point_density.h"
#include "scene/people_number.h"
#include "text/numbers.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <tuple>

namespace kua {
namespace {

constexpr double halo_px = 1.8;
constexpr double unknown_number_px = 8.0;  // the circle of a number of which only the upper bound is known

/// How far from a point its settlement's own point may lie.
double town_reach_m(PlacePrecision precision) {
    switch (precision) {
        case PlacePrecision::Settlement:
            return 5'000.0;
        case PlacePrecision::NearSettlement:
            return 25'000.0;
        default:
            return 15'000.0;
    }
}

bool is_point_like(PlacePrecision precision) {
    return precision == PlacePrecision::Site || precision == PlacePrecision::Street ||
           precision == PlacePrecision::Unspecified;
}

/// The kind, size and name of the mark for rows on one coordinate.
PlacedMark mark_at_coordinate(CoordinateRows&& point, const PlaceIndex& places, const SceneInput& input,
                              const CircleScale& scale) {
    const IncidentTable& table = input.data.incidents;
    PlacedMark placed;
    Mark& mark = placed.mark;
    mark.at = point.at;
    mark.rows = std::move(point.rows);
    const RowId first = mark.rows.front();
    const auto number = sum_up(mark, input);
    placed.size = static_cast<double>(number.value_or(0));

    double name_reach_m = 0.0;
    bool all_unspecified = true;
    for (const RowId row : mark.rows) {
        const PlacePrecision precision = table.place_precision[row];
        name_reach_m = std::max(name_reach_m, town_reach_m(precision));
        all_unspecified = all_unspecified && precision == PlacePrecision::Unspecified;
        placed.in_town = placed.in_town || precision == PlacePrecision::Settlement ||
                         precision == PlacePrecision::Neighbourhood;
        placed.near_town = placed.near_town || precision == PlacePrecision::NearSettlement;
        if (table.radius_m[row] > 0.0F)
            mark.ground_radius_m = std::max(mark.ground_radius_m, double{table.radius_m[row]});
    }
    const bool one_incident = mark.rows.size() == 1 && !mark.only_summaries && !input.view.measure.people &&
                              scale.px_per_root <= 0.0;
    mark.kind = one_incident && is_point_like(table.place_precision[first]) ? MarkKind::Symbol : MarkKind::Stack;
    mark.hollow = all_unspecified;
    mark.radius_px = mark.kind == MarkKind::Symbol ? symbol_radius_px : stack_radius_px(placed.size);
    if (mark.kind == MarkKind::Symbol) mark.number.clear();
    take_size(mark, placed.size, scale, input);

    placed.place = places.nearest(table.at[first], name_reach_m);
    if (placed.place != no_place)
        mark.title = input.data.places[placed.place].name.in(input.view.lang);
    else if (is_unit(table.region[first]))
        mark.title = input.data.boundaries.units[table.region[first]].name.in(input.view.lang);
    placed.titles = {mark.title};
    mark.stack = stack_kind(placed);
    return placed;
}

bool can_be_drawn(RegionId region, const BaseGeometry& base) {
    return region < base.unit_centres.size() && std::isfinite(base.unit_centres[region].at.x_m);
}

/// Groups `rows` by coordinate and projects each once; those that the projection cannot show go to `nowhere`.
void add_points(RowPlaces& places, std::vector<RowId> rows, const SceneInput& input) {
    const auto& at = input.data.incidents.at;
    const auto key = [&](RowId row) { return std::tuple{at[row].lon_deg, at[row].lat_deg, row}; };
    std::sort(rows.begin(), rows.end(), [&](RowId a, RowId b) { return key(a) < key(b); });
    for (auto first = rows.begin(); first != rows.end();) {
        const auto end = std::find_if(first, rows.end(), [&](RowId row) { return at[row] != at[*first]; });
        const MapPoint point = input.base->projection.to_map(at[*first]);
        if (std::isfinite(point.x_m))
            places.points.push_back({point, {first, end}});
        else
            places.nowhere.insert(places.nowhere.end(), first, end);
        first = end;
    }
}

/// All days of what can be in a mark of this view.
Selection all_days(const SceneInput& input) {
    if (input.scale_selection != nullptr) return *input.scale_selection;
    const bool is_listed = input.density != nullptr && input.density->plan->step == 1;
    if (!is_listed) return select(input.data, input.view.filter, input.data.span());
    Selection all;
    for (const RowId row : input.density->plan->listed) {
        if (input.data.incidents.first_day[row] == undated) continue;
        all.rows.push_back(row);
        all.memberships.push_back(Membership::Certain);
    }
    return all;
}

}  // namespace

double stack_radius_px(double number) { return std::clamp(8.6 + 2.4 * std::sqrt(std::max(number, 0.0)), 11.0, 18.0); }

StackKind stack_kind(const PlacedMark& placed) {
    if (placed.titles.size() > 1) return StackKind::Several;
    if (placed.in_town || placed.near_town) return StackKind::Town;
    return placed.several_coordinates ? StackKind::Several : StackKind::Place;
}

double reach_px(const Mark& mark) {
    switch (mark.kind) {
        case MarkKind::Symbol:
            return 1.3 * mark.radius_px + halo_px;  // a triangle's corners stick out
        case MarkKind::Stack:
            return std::max(mark.radius_px, mark.upper_radius_px) + halo_px;
        case MarkKind::Badge:
            return std::hypot(mark.width_px, mark.height_px) / 2.0 + halo_px;
    }
    return 0.0;
}

bool shows_ground_ring(const Mark& mark, double metres_per_px) {
    return mark.ground_radius_m / metres_per_px > mark.radius_px + halo_px + 1.0;
}

std::optional<std::int64_t> sum_up(Mark& mark, const SceneInput& input) {
    const IncidentTable& table = input.data.incidents;
    std::map<std::size_t, std::int64_t> by_family;
    mark.certain = mark.possible = 0;
    mark.dashed = false;
    for (const RowId row : mark.rows) {
        const bool possible = membership_of(input.selection, row) == Membership::Possible;
        mark.dashed = mark.dashed || possible;
        const std::int64_t counts = table.counted[row] != 0 ? 1 : 0;
        (possible ? mark.possible : mark.certain) += counts;
        by_family[input.data.vocabulary.types[table.type[row]].family] += counts;
    }
    const std::int64_t incidents = mark.certain + mark.possible;
    mark.only_summaries = incidents == 0;
    mark.sectors.clear();
    for (const auto& [family, n] : by_family)
        if (n > 0 || mark.only_summaries) mark.sectors.push_back({family, n});
    std::stable_sort(mark.sectors.begin(), mark.sectors.end(),
                     [](const Sector& a, const Sector& b) { return a.incidents > b.incidents; });
    const auto number = input.view.measure.people ? people_number(input.data, input.selection, mark.rows, *input.view.measure.people, input.view.measure.bound) : std::optional{incidents};
    mark.number = number ? number_text(*number, input.view.lang) : "?";
    return number;
}

RowPlaces places_of_rows(const SceneInput& input) {
    const IncidentTable& table = input.data.incidents;
    RowPlaces places;
    std::vector<RowId> on_points;
    const PointPlan* plan = input.density != nullptr ? input.density->plan.get() : nullptr;
    for (const RowId row : input.selection.rows) {
        const Placement wanted = placement(table, row);
        if (wanted == Placement::Point && plan != nullptr && plan->cell_of(row) == unprojected_cell)
            places.nowhere.push_back(row);
        else if (wanted == Placement::Point) {
            // What is in a cell, or not near the view, has no mark.
            if (plan == nullptr || (!plan->as_cells && plan->cell_of(row) >= 0)) on_points.push_back(row);
        }
        else if (wanted == Placement::Region && can_be_drawn(table.region[row], *input.base))
            places.regions[table.region[row]].push_back(row);
        else
            (table.place_precision[row] == PlacePrecision::Country ? places.country : places.nowhere).push_back(row);
    }
    add_points(places, std::move(on_points), input);
    std::sort(places.nowhere.begin(), places.nowhere.end());
    return places;
}

CircleScale circle_scale(const SceneInput& input) {
    if (input.view.measure.size != MarkSize::Proportional) return {};
    const Selection all = all_days(input);
    const SceneInput of_all{input.data, input.base, all, input.view, input.map, input.text, input.metrics, input.label_frame, nullptr, input.taken, input.points, input.density};
    CircleScale scale;
    for (const CoordinateRows& point : places_of_rows(of_all).points) {
        Mark mark;
        mark.rows = point.rows;
        const auto number = input.view.measure.people ? people_number(input.data, all, mark.rows, *input.view.measure.people, Bound::Max) : sum_up(mark, of_all);
        const auto known = number ? number : sum_up(mark, of_all);
        scale.largest = std::max(scale.largest, static_cast<double>(known.value_or(0)));
    }
    if (scale.largest > 0.0)
        scale.px_per_root = std::min(largest_circle_px / std::sqrt(scale.largest), most_px_per_root);
    return scale;
}

void take_size(Mark& mark, double number, const CircleScale& scale, const SceneInput& input) {
    if (scale.px_per_root <= 0.0 || mark.only_summaries) return;
    mark.upper_radius_px = 0.0;
    if (input.view.measure.people && input.view.measure.bound != Bound::Max) {
        const auto most = people_number(input.data, input.selection, mark.rows, *input.view.measure.people, Bound::Max);
        if (most && static_cast<double>(*most) > number) mark.upper_radius_px = scale.radius_px(static_cast<double>(*most));
    }
    if (number <= 0.0 && mark.upper_radius_px <= 0.0) return;
    mark.proportional = true;
    mark.radius_px = number > 0.0 ? scale.radius_px(number) : std::min(unknown_number_px, mark.upper_radius_px);
}

SizeLegend size_legend(const CircleScale& scale, const std::vector<PlacedMark>& marks, const SceneInput& input) {
    SizeLegend legend;
    if (std::none_of(marks.begin(), marks.end(), [](const PlacedMark& m) { return m.mark.proportional; })) return legend;
    legend.title = measure_name(input.view.measure, input.data.vocabulary, input.text);
    double largest = scale.largest;
    for (const PlacedMark& mark : marks) largest = std::max(largest, mark.size);  // merged ones may be larger
    for (double number = largest; number >= 1.0 && legend.circles.size() < 3; number = std::floor(number / 4.0))
        legend.circles.push_back(
            {scale.radius_px(number), number_text(static_cast<std::int64_t>(number), input.text.lang())});
    const auto is_ranged = [](const PlacedMark& m) { return m.mark.upper_radius_px > m.mark.radius_px; };
    if (std::any_of(marks.begin(), marks.end(), is_ranged)) legend.note = input.text("outer ring: at most");
    return legend;
}

SelectionTotals totals_on_map(const SceneInput& input, const RowPlaces& places) {
    const auto counts = [&](RowId row) { return input.data.incidents.counted[row] != 0; };
    SelectionTotals totals = input.selection.totals;
    totals.not_on_a_place = std::count_if(places.country.begin(), places.country.end(), counts) +
                            std::count_if(places.nowhere.begin(), places.nowhere.end(), counts);
    return totals;
}

std::vector<PlacedMark> point_marks(const SceneInput& input, RowPlaces& places, const CircleScale& scale) {
    const PlaceIndex towns(input.data.places);
    std::vector<PlacedMark> marks;
    marks.reserve(places.points.size());
    for (CoordinateRows& point : places.points) marks.push_back(mark_at_coordinate(std::move(point), towns, input, scale));
    return marks;
}

std::vector<Mark> region_marks(const SceneInput& input, RowPlaces& places) {
    std::vector<Mark> badges;
    for (auto& [region, rows] : places.regions) {
        Mark badge;
        badge.kind = MarkKind::Badge;
        badge.region = region;
        badge.at = input.base->unit_centres[region].at;
        badge.title = input.data.boundaries.units[region].name.in(input.view.lang);
        badge.rows = std::move(rows);
        sum_up(badge, input);
        badge.radius_px = 0.0;
        badge.height_px = 18.0;
        badge.width_px = std::ceil(22.0 + input.metrics.width_px(badge.number, FontFace::SemiBold, 10.5));
        badges.push_back(std::move(badge));
    }
    return badges;
}

std::vector<MarginEntry> margin_entries(const SceneInput& input, const RowPlaces& places) {
    std::vector<MarginEntry> entries;
    const auto add = [&](const std::vector<RowId>& rows, std::string text) {
        if (rows.empty()) return;
        const auto counts = [&](RowId row) { return input.data.incidents.counted[row] != 0; };
        entries.push_back({std::move(text), std::count_if(rows.begin(), rows.end(), counts), rows});
    };
    add(places.country, input.text("Whole country"));
    add(places.nowhere, input.text("Area or no place known"));
    add(input.selection.undated_rows, input.text("Undated, not shown"));
    return entries;
}

}  // namespace kua
