#include "gdal/shape_geometry.h"

#include "gdal/gdal_session.h"

#include <ogr_geometry.h>

#include <cmath>

namespace kua {
namespace {

/// True where `test` holds for every point of the geometry.
template <class Test>
bool all_points(const OGRGeometry& geometry, const Test& test) {
    struct Visitor : OGRDefaultConstGeometryVisitor {
        explicit Visitor(const Test& point_test) : holds(point_test) {}
        using OGRDefaultConstGeometryVisitor::visit;
        void visit(const OGRPoint* point) override {
            all = all && (point->IsEmpty() || holds(point->getX(), point->getY()));
        }
        const Test& holds;
        bool all = true;
    };
    Visitor visitor(test);
    geometry.accept(&visitor);
    return visitor.all;
}

/// Calls `use` for each polygon or line in a geometry and the collections in it.
template <class Simple, class Use>
void each(const OGRGeometry& geometry, const Use& use) {
    if (const auto* collection = dynamic_cast<const OGRGeometryCollection*>(&geometry)) {
        for (const OGRGeometry* part : *collection) each<Simple>(*part, use);
    } else if (const auto* simple = dynamic_cast<const Simple*>(&geometry)) {
        use(*simple);
    }
}

std::vector<LonLat> points_of(const OGRSimpleCurve& curve) {
    std::vector<LonLat> points;
    points.reserve(static_cast<std::size_t>(curve.getNumPoints()));
    for (int i = 0; i < curve.getNumPoints(); ++i) points.push_back({curve.getX(i), curve.getY(i)});
    return points;
}

std::vector<LonLat> open_ring(const OGRSimpleCurve& curve) {
    auto ring = points_of(curve);
    if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
    return ring;
}

}  // namespace

bool is_finite(const OGRGeometry& geometry) {
    return all_points(geometry, [](double x, double y) { return std::isfinite(x) && std::isfinite(y); });
}

bool is_in_degrees(const OGRGeometry& geometry) {
    return all_points(geometry, [](double x, double y) { return is_valid(LonLat{x, y}); });
}

GeoMultiPolygon polygons_of(const OGRGeometry& geometry) {
    constexpr std::size_t fewest_corners = 3;
    GeoMultiPolygon polygons;
    each<OGRPolygon>(geometry, [&](const OGRPolygon& polygon) {
        if (polygon.getExteriorRing() == nullptr) return;
        GeoPolygon out{open_ring(*polygon.getExteriorRing()), {}};
        if (out.outer.size() < fewest_corners) return;
        for (int i = 0; i < polygon.getNumInteriorRings(); ++i) {
            auto hole = open_ring(*polygon.getInteriorRing(i));
            if (hole.size() >= fewest_corners) out.holes.push_back(std::move(hole));
        }
        polygons.push_back(std::move(out));
    });
    return polygons;
}

std::vector<GeoLine> lines_of(const OGRGeometry& geometry) {
    std::vector<GeoLine> lines;
    each<OGRLineString>(geometry, [&](const OGRLineString& line) {
        if (line.getNumPoints() >= 2) lines.push_back(points_of(line));
    });
    return lines;
}

bool has_stray_hole(const OGRGeometry& geometry) {
    bool any_clockwise = false;
    bool any_counter = false;
    each<OGRPolygon>(geometry, [&](const OGRPolygon& polygon) {
        if (polygon.getExteriorRing() == nullptr) return;
        (polygon.getExteriorRing()->isClockwise() != 0 ? any_clockwise : any_counter) = true;
    });
    return any_clockwise && any_counter;
}

std::string invalidity_of(const OGRGeometry& geometry) {
    GdalSession session;
    if (geometry.IsValid() != 0) return {};
    return session.messages().empty() ? std::string("not valid") : session.messages().back();
}

}  // namespace kua
