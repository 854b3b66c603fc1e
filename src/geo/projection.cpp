#include "geo/projection.h"

#include <proj.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

namespace kua {
namespace {

struct FreeContext {
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct FreePj {
    void operator()(PJ* pj) const { proj_destroy(pj); }
};
using ContextPtr = std::unique_ptr<PJ_CONTEXT, FreeContext>;
using PjPtr = std::unique_ptr<PJ, FreePj>;

constexpr MapPoint nowhere{std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};

/// True for what `fitted_equal_area` writes: metres on the datum of longitudes and latitudes themselves, no shift between.
bool is_fitted_on_wgs84(const std::string& definition) {
    const bool is_equal_area = definition.starts_with("+proj=aea ") || definition.starts_with("+proj=laea ");
    return is_equal_area && definition.ends_with(" +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs") &&
           definition.find("+towgs84") == std::string::npos && definition.find("+nadgrids") == std::string::npos;
}

ContextPtr make_context(const std::string& definition) {
    ContextPtr context(proj_context_create());
    proj_context_set_enable_network(context.get(), 0);
    proj_log_level(context.get(), PJ_LOG_NONE);
    proj_log_func(context.get(), nullptr, [](void*, int, const char*) {});
    // PROJ opens its database for every operation, which takes 10 ms; this one is all in its definition.
    constexpr std::array nowhere_to_look{"/dev/null"};
    if (is_fitted_on_wgs84(definition)) proj_context_set_search_paths(context.get(), 1, nowhere_to_look.data());
    return context;
}

/// A bare "+proj=…" means a conversion to PROJ, not a CRS.
std::string as_crs_text(const std::string& definition) {
    const bool is_proj_string =
        definition.find("proj=") != std::string::npos && definition.find('[') == std::string::npos;
    if (!is_proj_string || definition.find("type=crs") != std::string::npos) return definition;
    return definition + " +type=crs";
}

/// The way from longitude and latitude to `target`.
PjPtr pipeline_to(PJ_CONTEXT* context, const std::string& definition, const PJ* target) {
    if (is_fitted_on_wgs84(definition))
        return PjPtr(proj_create(context, ("+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step " + definition).c_str()));
    const PjPtr source(proj_create(context, "OGC:CRS84"));
    const PjPtr crooked(source ? proj_create_crs_to_crs_from_pj(context, source.get(), target, nullptr, nullptr) : nullptr);
    return PjPtr(crooked ? proj_normalize_for_visualization(context, crooked.get()) : nullptr);
}

/// True where `crs` names a datum grid (+nadgrids) that is not installed; a name led by @ is optional.
bool lacks_grid(PJ_CONTEXT* context, const PJ* crs) {
    if (proj_get_type(crs) != PJ_TYPE_BOUND_CRS) return false;
    const PjPtr shift(proj_crs_get_coordoperation(context, crs));
    const int grids = shift ? proj_coordoperation_get_grid_used_count(context, shift.get()) : 0;
    for (int i = 0; i < grids; ++i) {
        const char* name = nullptr;
        int available = 0;
        proj_coordoperation_get_grid_used(context, shift.get(), i, &name, nullptr, nullptr, nullptr, nullptr, nullptr,
                                          &available);
        if (available == 0 && name != nullptr && *name != '@') return true;
    }
    return false;
}

Error unknown_definition(PJ_CONTEXT* context, const std::string& definition) {
    const int code = proj_context_errno(context);
    const char* reason = proj_context_errno_string(context, code);
    return {
        definition,
        msg("PROJ does not know this projection ({0}); give a PROJ string such as +proj=laea +lat_0=48 +lon_0=67 or a "
            "code such as EPSG:32642",
            reason != nullptr && code != 0 ? reason : "no such name")};
}

/// The projected CRS inside `crs`, which may be bound to another datum; null where it is not projected.
PjPtr projected_part(PJ_CONTEXT* context, PjPtr crs) {
    if (proj_get_type(crs.get()) == PJ_TYPE_BOUND_CRS) crs.reset(proj_get_source_crs(context, crs.get()));
    if (crs && proj_get_type(crs.get()) != PJ_TYPE_PROJECTED_CRS) crs.reset();
    return crs;
}

bool is_in_metres(PJ_CONTEXT* context, const PJ* projected) {
    const PjPtr axes(proj_crs_get_coordinate_system(context, projected));
    if (!axes) return false;
    for (int axis = 0; axis < 2; ++axis) {
        double to_metres = 0.0;
        if (!proj_cs_get_axis_info(context, axes.get(), axis, nullptr, nullptr, nullptr, &to_metres, nullptr, nullptr,
                                   nullptr))
            return false;
        if (to_metres != 1.0) return false;
    }
    return true;
}

/// What a reader calls the projection: the name of the CRS, or of its method where it has none.
std::string reader_name(PJ_CONTEXT* context, const PJ* projected) {
    const std::string name = proj_get_name(projected);
    if (name != "unknown" && !name.empty()) return name;
    const PjPtr conversion(proj_crs_get_coordoperation(context, projected));
    const char* method = nullptr;
    if (conversion) proj_coordoperation_get_method_info(context, conversion.get(), &method, nullptr, nullptr);
    const std::string text = method != nullptr ? method : "";
    // Through msg so that the catalogue has them; other methods keep PROJ's own name.
    if (text == "Albers Equal Area") return msg("Albers equal-area conic").id;
    if (text == "Lambert Azimuthal Equal Area") return msg("Lambert azimuthal equal-area").id;
    if (text == "Equal Earth") return msg("Equal Earth").id;
    return text;
}

/// Four decimals whatever the locale: a ten-thousandth of a degree is 11 m, nothing for a parallel of a map.
std::string fixed(double value_deg) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value_deg, std::chars_format::fixed, 4).ptr;
    return {text.data(), end};
}

double rounded_to_mm(double value_m) { return std::round(value_m * 1000.0) / 1000.0; }

/// Vertices along the edge from `a` up to, not including, `b`. Both directions give the same places to the last bit,
/// so that neighbours who share an edge share its curve.
void append_edge(std::vector<LonLat>& out, LonLat a, LonLat b, double max_step_deg) {
    const double span_deg = std::max(std::abs(b.lon_deg - a.lon_deg), std::abs(b.lat_deg - a.lat_deg));
    const int pieces = span_deg > max_step_deg ? static_cast<int>(std::ceil(span_deg / max_step_deg)) : 1;
    out.push_back(a);
    const bool forward = std::pair{a.lon_deg, a.lat_deg} < std::pair{b.lon_deg, b.lat_deg};
    const LonLat from = forward ? a : b;
    const LonLat to = forward ? b : a;
    for (int i = 1; i < pieces; ++i) {
        const double t = static_cast<double>(forward ? i : pieces - i) / pieces;
        out.push_back({from.lon_deg + (to.lon_deg - from.lon_deg) * t, from.lat_deg + (to.lat_deg - from.lat_deg) * t});
    }
}

std::vector<LonLat> densified(const std::vector<LonLat>& vertices, double max_step_deg, bool closed) {
    std::vector<LonLat> out;
    out.reserve(vertices.size() * 2);
    for (std::size_t i = 0; i + 1 < vertices.size(); ++i) append_edge(out, vertices[i], vertices[i + 1], max_step_deg);
    if (vertices.empty()) return out;
    if (closed)
        append_edge(out, vertices.back(), vertices.front(), max_step_deg);
    else
        out.push_back(vertices.back());
    return out;
}

}  // namespace

struct Projection::Impl {
    ContextPtr context;
    PjPtr pipeline;
    std::string definition;
    std::string name;

    [[nodiscard]] MapLine projected(const std::vector<LonLat>& places) const {
        std::vector<PJ_COORD> coords;
        coords.reserve(places.size());
        for (const LonLat& p : places) coords.push_back(proj_coord(p.lon_deg, p.lat_deg, 0.0, HUGE_VAL));
        proj_errno_reset(pipeline.get());
        proj_trans_array(pipeline.get(), PJ_FWD, coords.size(), coords.data());
        MapLine line;
        line.reserve(coords.size());
        for (const PJ_COORD& c : coords)
            if (std::isfinite(c.xy.x) && std::isfinite(c.xy.y))
                line.push_back({rounded_to_mm(c.xy.x), rounded_to_mm(c.xy.y)});
        return line;
    }
};

Projection::Projection(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Projection::Projection(Projection&&) noexcept = default;
Projection& Projection::operator=(Projection&&) noexcept = default;
Projection::~Projection() = default;

Result<Projection> Projection::make(const std::string& definition) {
    auto impl = std::make_unique<Impl>();
    impl->context = make_context(definition);
    impl->definition = definition;
    PJ_CONTEXT* context = impl->context.get();
    PjPtr target(proj_create(context, as_crs_text(definition).c_str()));
    if (!target) return unknown_definition(context, definition);
    if (lacks_grid(context, target.get()))
        return Error{definition, msg("this projection needs a grid file that is not installed")};

    impl->pipeline = pipeline_to(context, definition, target.get());
    const PjPtr projected = projected_part(context, std::move(target));
    if (!projected) return Error{definition, msg("not a projected coordinate system: a map needs one in metres")};
    if (!is_in_metres(context, projected.get()))
        return Error{definition, msg("this coordinate system is not in metres")};
    if (!impl->pipeline) return unknown_definition(context, definition);
    impl->name = reader_name(context, projected.get());
    return Projection(std::move(impl));
}

std::string Projection::library_version() {
    static const std::string version = proj_info().version;   // PROJ writes the text anew in each call, for all threads
    return version;
}

const std::string& Projection::definition() const { return impl_->definition; }

std::string Projection::name() const { return impl_->name; }

MapPoint Projection::to_map(LonLat place) const {
    if (!is_valid(place)) return nowhere;
    proj_errno_reset(impl_->pipeline.get());
    const PJ_COORD c =
        proj_trans(impl_->pipeline.get(), PJ_FWD, proj_coord(place.lon_deg, place.lat_deg, 0.0, HUGE_VAL));
    if (!std::isfinite(c.xy.x) || !std::isfinite(c.xy.y)) return nowhere;
    return {rounded_to_mm(c.xy.x), rounded_to_mm(c.xy.y)};
}

LonLat Projection::to_lon_lat(MapPoint point) const {
    proj_errno_reset(impl_->pipeline.get());
    const PJ_COORD c = proj_trans(impl_->pipeline.get(), PJ_INV, proj_coord(point.x_m, point.y_m, 0.0, HUGE_VAL));
    const LonLat place{c.xy.x, c.xy.y};
    return is_valid(place) ? place : LonLat{};
}

MapMultiPolygon Projection::to_map(const GeoMultiPolygon& shape, double max_step_deg) const {
    const auto ring = [&](const std::vector<LonLat>& vertices) {
        return impl_->projected(densified(vertices, max_step_deg, true));
    };
    MapMultiPolygon projected;
    projected.reserve(shape.size());
    for (const GeoPolygon& polygon : shape) {
        MapPolygon made{ring(polygon.outer), {}};
        if (made.outer.size() < 3) continue;
        for (const auto& hole : polygon.holes)
            if (auto inner = ring(hole); inner.size() >= 3) made.holes.push_back(std::move(inner));
        projected.push_back(std::move(made));
    }
    return projected;
}

MapLine Projection::to_map(const GeoLine& line, double max_step_deg) const {
    return impl_->projected(densified(line, max_step_deg, false));
}

std::string fitted_equal_area(double west_deg, double south_deg, double east_deg, double north_deg) {
    const double wide_deg = east_deg < west_deg ? east_deg + 360.0 - west_deg : east_deg - west_deg;
    const double lon_0 = std::remainder(west_deg + wide_deg / 2.0, 360.0);
    constexpr double half_turn_deg = 180.0;
    if (wide_deg > half_turn_deg)
        return "+proj=eqearth +lon_0=" + fixed(wide_deg > 350.0 ? 0.0 : lon_0) +
               " +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs";
    const double lat_0 = (south_deg + north_deg) / 2.0;
    constexpr double flat_cone_deg = 8.0;  // nearer to the equator the cone is almost a cylinder and its apex runs away
    const std::string rest =
        " +lat_0=" + fixed(lat_0) + " +lon_0=" + fixed(lon_0) + " +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs";
    if (south_deg * north_deg < 0.0 || std::abs(lat_0) < flat_cone_deg) return "+proj=laea" + rest;
    const double sixth_deg = (north_deg - south_deg) / 6.0;
    return "+proj=aea +lat_1=" + fixed(south_deg + sixth_deg) + " +lat_2=" + fixed(north_deg - sixth_deg) + rest;
}

}  // namespace kua
