#include "gdal/to_lon_lat.h"

#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <array>

namespace kua {

ToLonLat::ToLonLat() = default;
ToLonLat::ToLonLat(ToLonLat&&) noexcept = default;
ToLonLat& ToLonLat::operator=(ToLonLat&&) noexcept = default;
ToLonLat::~ToLonLat() = default;

Result<ToLonLat> ToLonLat::from(const OGRSpatialReference& crs) {
    ToLonLat out;
    OGRSpatialReference source(crs);
    OGRSpatialReference wgs84;
    wgs84.SetWellKnownGeogCS("WGS84");
    source.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    constexpr std::array options{"IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", static_cast<const char*>(nullptr)};
    if (source.IsSame(&wgs84, options.data()) != 0) return out;
    out.transform_.reset(OGRCreateCoordinateTransformation(&source, &wgs84));
    if (out.transform_ == nullptr) return Error{"", msg("no way is known from its CRS ({0}) to WGS 84", name_of(crs))};
    return out;
}

bool ToLonLat::apply(OGRGeometry& geometry) const {
    return transform_ == nullptr || geometry.transform(transform_.get()) == OGRERR_NONE;
}

std::string name_of(const OGRSpatialReference& crs) { return crs.GetName() != nullptr ? crs.GetName() : "?"; }

}  // namespace kua
