#pragma once

#include "core/geometry.h"
#include "core/result.h"

#include <memory>
#include <string>

namespace kua {

/// WGS 84 degrees to map metres and back, through PROJ. Longitude before latitude whatever the CRS's own axis order.
/// Movable; not shared between threads.
class Projection {
public:
    /// Any PROJ string ("+proj=aea …") or authority code ("EPSG:32642"). An Error where PROJ does not know it, where
    /// it is not a projected CRS in metres, or where it needs a grid file that is not installed. Never uses the network.
    static Result<Projection> make(const std::string& definition);

    Projection(Projection&&) noexcept;
    Projection& operator=(Projection&&) noexcept;
    ~Projection();

    /// PROJ's, as "9.1.1".
    [[nodiscard]] static std::string library_version();

    [[nodiscard]] const std::string& definition() const;
    /// What a reader calls it: "Albers equal-area conic", "WGS 84 / UTM zone 42N".
    [[nodiscard]] std::string name() const;
    /// The place on the map, rounded to 1 mm so that builds agree; NaN coordinates where it has none.
    [[nodiscard]] MapPoint to_map(LonLat place) const;
    [[nodiscard]] LonLat to_lon_lat(MapPoint point) const;

    /// Straight lines of longitude/latitude become curves: edges longer than `max_step_deg` are cut before projecting.
    /// Vertices without an image (beyond the projection's reach) are dropped, and rings of under three with them.
    [[nodiscard]] MapMultiPolygon to_map(const GeoMultiPolygon& shape, double max_step_deg = 0.5) const;
    [[nodiscard]] MapLine to_map(const GeoLine& line, double max_step_deg = 0.5) const;

private:
    struct Impl;
    explicit Projection(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// The Albers equal-area conic that fits a box of longitude and latitude: standard parallels at one and five sixths of
/// its height, centred in it (Snyder 1987, p. 99). For boxes across or near the equator, where a conic degenerates,
/// the Lambert azimuthal equal-area. For boxes wider than half the Earth, where both bend out of recognition, the Equal
/// Earth (Šavrič, Patterson & Jenny 2018), of the whole Earth centred on Greenwich.
[[nodiscard]] std::string fitted_equal_area(double west_deg, double south_deg, double east_deg, double north_deg);

}  // namespace kua
