#include "scene/base_geometry.h"

#include "scene/build_scene.h"
#include "scene/shared_edges.h"

#include <algorithm>
#include <cmath>
#include <future>
#include <iterator>

namespace kua {
namespace {

/// A box of longitude and latitude; `east_deg` passes 180 where it crosses the antimeridian.
struct GeoBox {
    double west_deg = std::numeric_limits<double>::infinity();
    double south_deg = std::numeric_limits<double>::infinity();
    double east_deg = -std::numeric_limits<double>::infinity();
    double north_deg = -std::numeric_limits<double>::infinity();

    void add(LonLat p) {
        if (!is_valid(p)) return;
        west_deg = std::min(west_deg, p.lon_deg);
        east_deg = std::max(east_deg, p.lon_deg);
        south_deg = std::min(south_deg, p.lat_deg);
        north_deg = std::max(north_deg, p.lat_deg);
    }
};

template <class UsePlace>
void for_each_unit_place(const BoundarySet& set, UsePlace use_place) {
    for (const BoundaryUnit& unit : set.units) {
        for (const GeoPolygon& polygon : unit.shape)
            for (const LonLat& p : polygon.outer) use_place(p);
        if (unit.shape.empty() && unit.point) use_place(*unit.point);
    }
}

template <class UsePlace>
void for_each_place_of_interest(const Dataset& data, UsePlace use_place) {
    if (!data.boundaries.units.empty()) return for_each_unit_place(data.boundaries, use_place);
    for (const LonLat& p : data.incidents.at) use_place(p);
}

/// The narrower of the two boxes round the Earth: as longitudes stand, or with the western ones moved a turn east. A
/// world that is cut in the Atlantic for the sake of a few degrees of sea is no gain.
std::optional<GeoBox> box_of_interest(const Dataset& data) {
    GeoBox straight;
    GeoBox turned;
    for_each_place_of_interest(data, [&](LonLat p) {
        straight.add(p);
        if (is_valid(p)) {
            const double lon_deg = p.lon_deg < 0.0 ? p.lon_deg + 360.0 : p.lon_deg;
            turned.west_deg = std::min(turned.west_deg, lon_deg);
            turned.east_deg = std::max(turned.east_deg, lon_deg);
        }
    });
    if (straight.west_deg > straight.east_deg) return std::nullopt;
    constexpr double least_gain_deg = 20.0;
    if (turned.east_deg - turned.west_deg < straight.east_deg - straight.west_deg - least_gain_deg) {
        straight.west_deg = turned.west_deg;
        straight.east_deg = turned.east_deg;
    }
    return straight;
}

Result<Projection> chosen_projection(const Dataset& data, const std::string& definition) {
    if (!definition.empty()) return Projection::make(definition);
    const auto box = box_of_interest(data);
    if (!box) return Error{"", msg("there is nothing to fit a map to: no boundaries and no coordinates")};
    constexpr double least_half_deg = 0.25;  // a single place still needs a cone
    const double south_deg =
        std::max(std::min(box->south_deg, (box->south_deg + box->north_deg) / 2 - least_half_deg), -89.0);
    const double north_deg = std::min(std::max(box->north_deg, south_deg + 2 * least_half_deg), 89.0);
    return Projection::make(fitted_equal_area(box->west_deg, south_deg, box->east_deg, north_deg));
}

std::vector<MapLine> projected(const Projection& projection, const std::vector<GeoLine>& lines) {
    std::vector<MapLine> made;
    made.reserve(lines.size());
    for (const GeoLine& line : lines)
        if (MapLine one = projection.to_map(line); one.size() > 1) made.push_back(std::move(one));
    return made;
}

std::vector<const GeoMultiPolygon*> shapes_of(const std::vector<BaseFeature>& features) {
    std::vector<const GeoMultiPolygon*> shapes;
    for (const BaseFeature& feature : features) shapes.push_back(&feature.shape);
    return shapes;
}

std::vector<const GeoMultiPolygon*> shapes_of(const BoundarySet& set) {
    std::vector<const GeoMultiPolygon*> shapes;
    for (const BoundaryUnit& unit : set.units) shapes.push_back(&unit.shape);
    return shapes;
}

/// `lines` without the straight cuts where the base map ends: edges that run along the box of all shapes.
std::vector<GeoLine> without_cut_edges(const std::vector<GeoLine>& lines,
                                       const std::vector<const GeoMultiPolygon*>& shapes) {
    GeoBox box;
    for (const auto* shape : shapes)
        for (const GeoPolygon& polygon : *shape)
            for (const LonLat& p : polygon.outer) box.add(p);
    const auto on_side = [&](LonLat a, LonLat b) {
        const auto both = [](double u, double v, double side) { return u == side && v == side; };
        return both(a.lon_deg, b.lon_deg, box.west_deg) || both(a.lon_deg, b.lon_deg, box.east_deg) ||
               both(a.lat_deg, b.lat_deg, box.south_deg) || both(a.lat_deg, b.lat_deg, box.north_deg);
    };
    std::vector<GeoLine> kept;
    for (const GeoLine& line : lines) {
        GeoLine run;
        for (const LonLat& p : line) {
            if (!run.empty() && on_side(run.back(), p)) {
                if (run.size() > 1) kept.push_back(run);
                run.clear();
            }
            run.push_back(p);
        }
        if (run.size() > 1) kept.push_back(std::move(run));
    }
    return kept;
}

void add_units(BaseGeometry& base, const BoundarySet& set) {
    for (const BoundaryUnit& unit : set.units) {
        base.units.push_back(base.projection.to_map(unit.shape));
        const MapMultiPolygon& shape = base.units.back();
        if (shape.empty()) {
            const MapPoint at = base.projection.to_map(unit.point.value_or(LonLat{}));
            base.unit_centres.push_back({at, 0.0});
            if (std::isfinite(at.x_m)) extend(base.unit_bounds, at);
            continue;
        }
        const MapBox box = bounds(shape);
        const double narrow_m = std::min(box.max_x_m - box.min_x_m, box.max_y_m - box.min_y_m);
        base.unit_centres.push_back(pole_of_inaccessibility(shape, std::max(narrow_m / 100.0, 1.0)));
        extend(base.unit_bounds, {box.min_x_m, box.min_y_m});
        extend(base.unit_bounds, {box.max_x_m, box.max_y_m});
    }
    const Borders borders = borders_of(shapes_of(set));
    base.inner_borders = projected(base.projection, borders.shared);
    base.outer_borders = projected(base.projection, borders.single);
}

/// The countries round the units.
struct Neighbours {
    std::vector<MapMultiPolygon> shapes;
    std::vector<MapLine> borders;
    std::vector<MapLine> shores;
};

/// With a projection of its own, so that another thread can project the rest meanwhile.
Result<Neighbours> project_neighbours(const Dataset& data, const std::string& definition) {
    const auto projection = Projection::make(definition);
    if (!projection) return projection.error();
    Neighbours around;
    for (const BaseFeature& country : data.base.neighbours) around.shapes.push_back(projection->to_map(country.shape));
    const auto shapes = shapes_of(data.base.neighbours);
    const EdgeSet of_units(shapes_of(data.boundaries));
    const Borders borders = borders_of(shapes);
    around.borders = projected(*projection, of_units.taken_from(borders.shared));
    around.shores = projected(*projection, of_units.taken_from(without_cut_edges(borders.single, shapes)));
    return around;
}

/// The lakes' shores come after the coasts.
void add(BaseGeometry& base, Neighbours around) {
    base.neighbours = std::move(around.shapes);
    base.neighbour_borders = std::move(around.borders);
    std::swap(base.shores, around.shores);
    base.shores.insert(base.shores.end(), std::move_iterator(around.shores.begin()), std::move_iterator(around.shores.end()));
}

void add_water(BaseGeometry& base, const BaseMap& map) {
    for (const BaseFeature& lake : map.lakes) {
        base.lakes.push_back(base.projection.to_map(lake.shape));
        for (const MapPolygon& polygon : base.lakes.back()) {
            const auto add_shore = [&](const MapLine& ring) {
                base.shores.push_back(ring);
                base.shores.back().push_back(ring.front());
            };
            add_shore(polygon.outer);
            for (const auto& hole : polygon.holes) add_shore(hole);
        }
    }
    for (const BaseFeature& river : map.rivers)
        for (MapLine& line : projected(base.projection, river.lines)) base.rivers.push_back(std::move(line));
}

/// The part of a ring on one side of a line (Sutherland & Hodgman 1974); `inside_m` is positive on that side. Parts
/// that fall apart stay joined along the line, which does no harm to a search for room.
template <class Inside>
MapLine cut(const MapLine& ring, Inside inside_m) {
    MapLine kept;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const MapPoint a = ring[i];
        const MapPoint b = ring[(i + 1) % ring.size()];
        const double da = inside_m(a);
        const double db = inside_m(b);
        if (da >= 0.0) kept.push_back(a);
        if ((da >= 0.0) != (db >= 0.0)) {
            const double t = da / (da - db);
            kept.push_back({a.x_m + t * (b.x_m - a.x_m), a.y_m + t * (b.y_m - a.y_m)});
        }
    }
    return kept;
}

MapMultiPolygon clipped(const MapMultiPolygon& shape, const MapBox& box) {
    MapMultiPolygon kept;
    for (const MapPolygon& polygon : shape) {
        MapLine ring = cut(polygon.outer, [&](MapPoint p) { return p.x_m - box.min_x_m; });
        ring = cut(ring, [&](MapPoint p) { return box.max_x_m - p.x_m; });
        ring = cut(ring, [&](MapPoint p) { return p.y_m - box.min_y_m; });
        ring = cut(ring, [&](MapPoint p) { return box.max_y_m - p.y_m; });
        if (ring.size() >= 3) kept.push_back({std::move(ring), {}});
    }
    return kept;
}

/// Where names of neighbours and lakes have room, in the country and a sixth of its width round it.
void add_name_places(BaseGeometry& base, const BaseMap& map) {
    MapBox near = base.unit_bounds;
    const double margin_m = (near.max_x_m - near.min_x_m) / 6.0;
    near = {near.min_x_m - margin_m, near.min_y_m - margin_m, near.max_x_m + margin_m, near.max_y_m + margin_m};
    constexpr InnerPlace no_room{{}, -1.0};
    constexpr double tolerance_m = 5000.0;
    const auto room_in = [&](const MapMultiPolygon& shape) {
        const MapMultiPolygon part = is_empty(near) ? shape : clipped(shape, near);
        return part.empty() ? no_room : pole_of_inaccessibility(part, tolerance_m);
    };
    // A set of boundaries may cover neighbours of the shipped base map: its own names stand there.
    const auto is_covered = [&](const InnerPlace& place) {
        return std::any_of(base.units.begin(), base.units.end(),
                           [&](const MapMultiPolygon& unit) { return contains(unit, place.at); });
    };
    for (const MapMultiPolygon& shape : base.neighbours) {
        const InnerPlace room = room_in(shape);
        base.neighbour_centres.push_back(room.clearance_m >= 0.0 && is_covered(room) ? no_room : room);
    }
    for (std::size_t i = 0; i < base.lakes.size(); ++i)
        base.lake_centres.push_back(map.lakes[i].name.empty() ? no_room : room_in(base.lakes[i]));
}

}  // namespace

Result<std::shared_ptr<const BaseGeometry>> project_base(const Dataset& data, const std::string& projection) {
    auto made = chosen_projection(data, projection);
    if (!made) return made.error();
    auto base = std::make_shared<BaseGeometry>(BaseGeometry{.projection = std::move(*made)});
    auto around = std::async(std::launch::async,
                             [&data, definition = base->projection.definition()] { return project_neighbours(data, definition); });
    add_units(*base, data.boundaries);
    for (const BoundaryUnit& unit : data.boundaries.units) base->unit_codes.push_back(unit.code);
    base->finest_metres_per_px = finest_metres_per_px(data.boundaries);
    if (is_empty(base->unit_bounds))
        for (const LonLat& place : data.incidents.at)
            if (const MapPoint at = base->projection.to_map(place); std::isfinite(at.x_m))
                extend(base->unit_bounds, at);
    for (const Place& place : data.places) base->places.push_back(base->projection.to_map(place.at));
    add_water(*base, data.base);
    auto neighbours = around.get();
    if (!neighbours) return neighbours.error();
    add(*base, *std::move(neighbours));
    add_name_places(*base, data.base);
    return std::shared_ptr<const BaseGeometry>(std::move(base));
}

}  // namespace kua
