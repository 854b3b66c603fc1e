#include "gdal/shape_json.h"

#include "core/geometry.h"
#include "gdal/gdal_session.h"
#include "gdal/shape_geometry.h"

#include <cpl_conv.h>
#include <ogr_geometry.h>

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace kua {
namespace {

std::string geojson_of(const OGRGeometry& shape) {
    if (wkbFlatten(shape.getGeometryType()) == wkbPoint) {
        std::string out;
        static_cast<void>(point_geojson({shape.toPoint()->getX(), shape.toPoint()->getY()}, out));
        return out;
    }
    char* const text = shape.exportToJson();
    std::string out = text != nullptr ? text : "";
    CPLFree(text);
    return out;
}

/// The point of a WKB that is one, in this machine's byte order and not empty; nothing where it is anything else.
std::optional<LonLat> plain_point(std::string_view wkb) {
    constexpr std::size_t head_bytes = 5, point_bytes = head_bytes + 2 * sizeof(double);
    std::uint32_t type = 0;
    if (wkb.size() < point_bytes || wkb[0] != static_cast<char>(std::endian::native == std::endian::little ? wkbNDR : wkbXDR)) return std::nullopt;
    std::memcpy(&type, wkb.data() + 1, sizeof type);
    if (type != wkbPoint) return std::nullopt;
    std::array<double, 2> at{};
    std::memcpy(at.data(), wkb.data() + head_bytes, sizeof at);
    if (std::isnan(at[0]) && std::isnan(at[1])) return std::nullopt;
    return LonLat{at[0], at[1]};
}

}  // namespace

std::optional<std::string> shape_json(std::unique_ptr<OGRGeometry> shape, const ToLonLat& ground) {
    if (shape == nullptr || shape->IsEmpty() != 0) return std::string();
    shape->flattenTo2D();
    if (shape->hasCurveGeometry() != 0) shape.reset(shape->getLinearGeometry());
    if (wkbFlatten(shape->getGeometryType()) == wkbMultiPoint && shape->toMultiPoint()->getNumGeometries() == 1)
        shape.reset(shape->toMultiPoint()->getGeometryRef(0)->clone());
    if (is_finite(*shape) && ground.apply(*shape) && is_finite(*shape) && is_in_degrees(*shape)) return geojson_of(*shape);
    return std::nullopt;
}

ShapeFate add_shape(CellColumn& column, std::string_view wkb, const ToLonLat& ground) {
    if (wkb.empty()) {
        column.add_none();
        return ShapeFate::Placed;
    }
    if (const auto at = ground.moves() ? std::nullopt : plain_point(wkb)) {
        if (!is_valid(*at)) return ShapeFate::WithoutPlace;
        column.add_point(*at);
        return ShapeFate::Placed;
    }
    const GdalSession quiet;   // who has no place is told by the row
    OGRGeometry* made = nullptr;
    if (OGRGeometryFactory::createFromWkb(wkb.data(), nullptr, &made, wkb.size()) != OGRERR_NONE) return ShapeFate::NoWkb;
    const auto text = shape_json(std::unique_ptr<OGRGeometry>(made), ground);
    if (!text) return ShapeFate::WithoutPlace;
    column.add_text(*text);
    return ShapeFate::Placed;
}

std::string_view wkb_of_geopackage(std::string_view geometry) {
    constexpr std::size_t head_bytes = 8, flags_at = 3;
    constexpr std::array<std::size_t, 5> envelope_bytes{0, 32, 48, 48, 64};
    if (geometry.size() < head_bytes || !geometry.starts_with("GP")) return {};
    const std::size_t envelope = static_cast<unsigned char>(geometry[flags_at]) >> 1U & 7U;
    if (envelope >= envelope_bytes.size() || geometry.size() < head_bytes + envelope_bytes[envelope]) return {};
    return geometry.substr(head_bytes + envelope_bytes[envelope]);
}

}  // namespace kua
