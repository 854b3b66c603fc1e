#pragma once

#include <cpl_string.h>
#include <ogrsf_frmts.h>

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace kua::test {

/// A record of a shapefile for a test: WKT, empty for none, and one text a field.
struct ShapeRecord {
    std::string wkt;
    std::vector<std::string> values;
};

struct ShapefileSpec {
    std::vector<std::string> fields{"code"};
    std::vector<ShapeRecord> records;
    std::string crs = "EPSG:4326";   ///< anything OGR knows; empty: no .prj
    std::string encoding = "UTF-8";  ///< of the .dbf; the .cpg says so
    OGRwkbGeometryType kind = wkbPolygon;
};

/// Writes `path` (.shp) and its parts through GDAL.
inline void write_shapefile(const std::filesystem::path& path, const ShapefileSpec& spec) {
    RegisterOGRShape();
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("ESRI Shapefile");
    const std::unique_ptr<GDALDataset> dataset{driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr)};
    OGRSpatialReference crs;
    crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (!spec.crs.empty()) crs.SetFromUserInput(spec.crs.c_str());
    CPLStringList options;
    options.SetNameValue("ENCODING", spec.encoding.c_str());
    OGRLayer* layer =
        dataset->CreateLayer(path.stem().c_str(), spec.crs.empty() ? nullptr : &crs, spec.kind, options.List());
    if (layer == nullptr) throw std::runtime_error("no layer in " + path.string());
    for (const std::string& name : spec.fields) {
        OGRFieldDefn field(name.c_str(), OFTString);
        field.SetWidth(80);
        layer->CreateField(&field);
    }
    for (const ShapeRecord& record : spec.records) {
        const std::unique_ptr<OGRFeature> feature{OGRFeature::CreateFeature(layer->GetLayerDefn())};
        for (std::size_t i = 0; i < record.values.size(); ++i)
            feature->SetField(static_cast<int>(i), record.values[i].c_str());
        OGRGeometry* geometry = nullptr;
        if (!record.wkt.empty()) OGRGeometryFactory::createFromWkt(record.wkt.c_str(), nullptr, &geometry);
        if (geometry != nullptr) feature->SetGeometryDirectly(geometry);
        if (layer->CreateFeature(feature.get()) != OGRERR_NONE)
            throw std::runtime_error("no feature in " + path.string());
    }
}

/// "POLYGON((…))" of an upright rectangle.
inline std::string box_wkt(double west, double south, double east, double north) {
    const auto p = [](double x, double y) { return std::to_string(x) + " " + std::to_string(y); };
    return "POLYGON((" + p(west, south) + "," + p(west, north) + "," + p(east, north) + "," + p(east, south) + "," +
           p(west, south) + "))";
}

}  // namespace kua::test
