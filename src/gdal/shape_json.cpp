#include "gdal/shape_json.h"

#include "core/geometry.h"
#include "core/json_writer.h"
#include "gdal/gdal_session.h"
#include "gdal/shape_geometry.h"

#include <cpl_conv.h>
#include <ogr_geometry.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <future>

namespace kua {
namespace {

/// To a tenth of a millimetre: what is beyond it is the arithmetic's.
double rounded_deg(double degrees) { return std::round(degrees * 1e9) / 1e9; }

void add_geojson(std::string& out, LonLat at) {
    JsonWriter point(out);
    point.open_object();
    point.key("type").string("Point");
    point.key("coordinates").open_list();
    point.number(rounded_deg(at.lon_deg));
    point.number(rounded_deg(at.lat_deg));
    point.close_list();
    point.close_object();
}

std::string geojson_of(const OGRGeometry& shape) {
    if (wkbFlatten(shape.getGeometryType()) == wkbPoint) {
        std::string out;
        add_geojson(out, {shape.toPoint()->getX(), shape.toPoint()->getY()});
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

/// A run of points, their texts one after another.
struct PointTexts {
    std::string text;
    std::vector<std::size_t> ends;       // by shape, in the text
    std::vector<std::uint8_t> has_place; // by shape
};

/// Nothing where one is no plain point.
std::optional<PointTexts> point_texts(std::span<const std::string_view> wkbs) {
    PointTexts out;
    std::string one;
    for (const std::string_view wkb : wkbs) {
        const auto at = wkb.empty() ? std::nullopt : plain_point(wkb);
        if (!wkb.empty() && !at) return std::nullopt;
        one.clear();
        if (at && is_valid(*at)) add_geojson(one, *at);
        out.text += one;
        out.ends.push_back(out.text.size());
        out.has_place.push_back(!at || is_valid(*at) ? 1 : 0);
    }
    return out;
}

void keep(const PointTexts& points, Arena& cells, std::vector<std::optional<std::string_view>>& out) {
    const std::string_view kept = cells.keep(points.text);
    std::size_t begin = 0;
    for (std::size_t i = 0; i < points.ends.size(); ++i) {
        const std::string_view text = kept.substr(begin, points.ends[i] - begin);
        out.push_back(points.has_place[i] != 0 ? std::optional(text) : std::nullopt);
        begin = points.ends[i];
    }
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

std::optional<std::vector<std::optional<std::string_view>>> shapes_json(std::span<const std::string_view> wkbs, const ToLonLat& ground, Arena& cells) {
    std::vector<std::optional<std::string_view>> out;
    out.reserve(wkbs.size());
    if (!ground.moves()) {
        const std::size_t half = wkbs.size() / 2;
        auto first = std::async(std::launch::async, [&] { return point_texts(wkbs.first(half)); });
        const auto second = point_texts(wkbs.subspan(half));
        if (const auto before = first.get(); before && second) {
            keep(*before, cells, out);
            keep(*second, cells, out);
            return out;
        }
    }
    const GdalSession quiet;   // who has no place is told by the row
    for (const std::string_view wkb : wkbs) {
        OGRGeometry* made = nullptr;
        if (!wkb.empty() && OGRGeometryFactory::createFromWkb(wkb.data(), nullptr, &made, wkb.size()) != OGRERR_NONE) return std::nullopt;
        const auto text = shape_json(std::unique_ptr<OGRGeometry>(made), ground);
        out.push_back(text ? std::optional(cells.keep(*text)) : std::nullopt);
    }
    return out;
}

}  // namespace kua
