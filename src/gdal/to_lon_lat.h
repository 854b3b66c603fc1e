#pragma once

#include "core/result.h"

#include <memory>
#include <string>

class OGRCoordinateTransformation;
class OGRGeometry;
class OGRSpatialReference;

namespace kua {

/// The one place where axis order is decided: longitude, latitude, on both sides, whatever the CRS itself says.
class ToLonLat {
public:
    ToLonLat();  ///< of shapes that are in WGS 84 already
    ToLonLat(ToLonLat&&) noexcept;
    ToLonLat& operator=(ToLonLat&&) noexcept;
    ~ToLonLat();

    /// An Error where no way is known from this CRS to WGS 84.
    [[nodiscard]] static Result<ToLonLat> from(const OGRSpatialReference& crs);

    /// False where a point has no image.
    [[nodiscard]] bool apply(OGRGeometry& geometry) const;
    /// True where shapes are moved at all.
    [[nodiscard]] bool moves() const { return transform_ != nullptr; }

private:
    std::unique_ptr<OGRCoordinateTransformation> transform_;
};

/// What a CRS calls itself; "?" where it has no name.
[[nodiscard]] std::string name_of(const OGRSpatialReference& crs);

}  // namespace kua
