#include "gdal/shape_reader.h"

#include "gdal/gdal_session.h"
#include "gdal/memory_folder.h"
#include "gdal/shape_geometry.h"
#include "gdal/to_lon_lat.h"

#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <memory>

namespace kua {
namespace {

/// The parts of a shapefile where GDAL reads them.
void add_parts(MemoryFolder& folder, ShapeFiles& files, bool with_crs) {
    folder.add("layer.shp", files.shp);
    folder.add("layer.shx", files.shx);
    folder.add("layer.dbf", files.dbf);
    if (with_crs) folder.add("layer.prj", files.prj);
    folder.add("layer.cpg", files.cpg);
}

/// True for the .prj that nearly every tool writes for WGS 84 longitude and latitude. It is known by its words: asking
/// GDAL opens PROJ's database, which takes longer than reading the boundaries.
bool is_usual_wgs84(std::string_view prj) {
    constexpr std::array usual{
        R"(GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]])",
        R"(GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["Degree",0.017453292519943295]])"};
    while (!prj.empty() && (prj.back() == '\n' || prj.back() == '\r' || prj.back() == ' ')) prj.remove_suffix(1);
    return std::find(usual.begin(), usual.end(), prj) != usual.end();
}

class LayerReader {
public:
    LayerReader(OGRLayer& layer, ShapeKind kind, std::string file, std::vector<Problem>& problems)
        : layer_(layer), kind_(kind), file_(std::move(file)), problems_(problems) {}

    Result<RawShapeLayer> read(const ShapeFiles& files) {
        if (!has_kind())
            return Error{file_, kind_ == ShapeKind::Polygon ? msg("holds no polygons") : msg("holds no lines")};
        RawShapeLayer raw{.layer = {}, .stated = stated_encoding(files)};
        ShapeLayer& out = raw.layer;
        const OGRFeatureDefn& definition = *layer_.GetLayerDefn();
        for (int i = 0; i < definition.GetFieldCount(); ++i)
            out.fields.emplace_back(definition.GetFieldDefn(i)->GetNameRef());
        std::vector<std::unique_ptr<OGRGeometry>> shapes;
        for (std::int64_t i = 0; i < files.shapes; ++i) add_row(out, shapes, i, files.table_rows);
        const auto ground = is_usual_wgs84(files.prj) ? ToLonLat{} : find_ground(shapes);
        if (!ground) return ground.error();
        for (std::size_t i = 0; i < shapes.size(); ++i)
            if (shapes[i] != nullptr) place_shape(out.rows[i], *shapes[i], *ground);
        return raw;
    }

private:
    [[nodiscard]] bool has_kind() const {
        const auto type = wkbFlatten(layer_.GetGeomType());
        const bool is_polygon = type == wkbPolygon || type == wkbMultiPolygon;
        const bool is_line = type == wkbLineString || type == wkbMultiLineString;
        return kind_ == ShapeKind::Polygon ? is_polygon : is_line;
    }

    /// Pre: `table_rows` is that of the ShapeFiles.
    void add_row(ShapeLayer& out, std::vector<std::unique_ptr<OGRGeometry>>& shapes, std::int64_t index,
                 std::int64_t table_rows) {
        const GdalSession session;
        const std::unique_ptr<OGRFeature> feature{layer_.GetFeature(index)};
        ShapeRow row{.record = index + 1};
        row.values.resize(out.fields.size());
        shapes.emplace_back();
        if (feature != nullptr) {
            for (std::size_t i = 0; i < row.values.size(); ++i)
                row.values[i] = feature->GetFieldAsString(static_cast<int>(i));
            shapes.back().reset(feature->StealGeometry());
        }
        row.has_geometry = shapes.back() != nullptr && shapes.back()->IsEmpty() == 0;
        if (!row.has_geometry) shapes.back().reset();
        const bool is_beyond_table = feature == nullptr && table_rows >= 0 && index >= table_rows;
        if (is_beyond_table)
            report(Severity::Error, "dbf", row.record,
                   msg("the table (.dbf) ends before this row, after {0}: the shape was left out",
                       std::to_string(table_rows)));
        else if (!session.messages().empty())
            report(Severity::Error, "geometry", row.record, msg("cannot be read: {0}", session.messages().front()));
        out.rows.push_back(std::move(row));
    }

    Result<ToLonLat> find_ground(const std::vector<std::unique_ptr<OGRGeometry>>& shapes) {
        const OGRSpatialReference* crs = layer_.GetSpatialRef();
        if (crs != nullptr) {
            auto ground = ToLonLat::from(*crs);
            return ground ? std::move(ground) : Result<ToLonLat>{within(file_, ground.error())};
        }
        const bool in_degrees = std::all_of(shapes.begin(), shapes.end(), [](const auto& shape) {
            return shape == nullptr || !is_finite(*shape) || is_in_degrees(*shape);
        });
        if (!in_degrees)
            return Error{file_, msg("has no CRS (no .prj, or one that cannot be read) and its coordinates are not "
                                    "degrees: add the .prj that belongs to it")};
        report(Severity::Warning, "crs", 0,
               msg("no CRS is stated (no .prj, or one that cannot be read); taken as WGS 84 longitude and latitude"));
        return ToLonLat{};
    }

    void place_shape(ShapeRow& row, OGRGeometry& shape, const ToLonLat& ground) {
        if (!is_finite(shape))
            return report(Severity::Error, "geometry", row.record,
                          msg("a coordinate is not a number or infinite; the shape was left out"));
        std::unique_ptr<OGRGeometry> mended;
        if (kind_ == ShapeKind::Polygon) mended = mend(row.record, shape);
        OGRGeometry& sound = mended != nullptr ? *mended : shape;
        const GdalSession quiet;
        if (!ground.apply(sound) || !is_finite(sound))
            return report(Severity::Error, "crs", row.record,
                          msg("a coordinate has no place on Earth in the CRS of the file; the shape was left out"));
        if (!is_in_degrees(sound))
            return report(
                Severity::Error, "geometry", row.record,
                msg("a coordinate is beyond 180 degrees east or west, or 90 north or south; the shape was left out"));
        if (kind_ == ShapeKind::Polygon)
            row.polygons = polygons_of(sound);
        else
            row.lines = lines_of(sound);
    }

    /// A valid polygon in place of an invalid one; nothing where it is valid.
    std::unique_ptr<OGRGeometry> mend(std::int64_t record, const OGRGeometry& shape) {
        if (has_stray_hole(shape))
            report(Severity::Warning, "geometry", record, msg("a hole lies outside its outline; it was taken as land"));
        const std::string why = invalidity_of(shape);
        if (why.empty()) return nullptr;
        const GdalSession quiet;
        std::unique_ptr<OGRGeometry> mended{shape.MakeValid()};
        if (mended == nullptr || polygons_of(*mended).empty()) {
            report(Severity::Error, "geometry", record,
                   msg("the polygon is not valid and cannot be mended ({0})", why));
            return std::make_unique<OGRMultiPolygon>();
        }
        report(Severity::Warning, "geometry", record, msg("the polygon was not valid and was mended ({0})", why));
        return mended;
    }

    [[nodiscard]] StatedEncoding stated_encoding(const ShapeFiles& files) const {
        const auto metadata = [&](const char* key) {
            const char* value = layer_.GetMetadataItem(key, "SHAPEFILE");
            return std::string(value != nullptr ? value : "");
        };
        StatedEncoding stated{.from_cpg = files.cpg.substr(0, files.cpg.find_first_of("\r\n")),
                              .name = metadata("ENCODING_FROM_CPG")};
        if (stated.from_cpg.empty()) stated.name = metadata("ENCODING_FROM_LDID");
        return stated;
    }

    void report(Severity severity, std::string rule, std::int64_t record, Message what) {
        problems_.push_back(
            {.severity = severity, .rule = std::move(rule), .file = file_, .record = record, .what = std::move(what)});
    }

    OGRLayer& layer_;
    ShapeKind kind_;
    std::string file_;
    std::vector<Problem>& problems_;
};

}  // namespace

Result<RawShapeLayer> read_shapes(ShapeFiles& files, ShapeKind kind, const std::string& file, std::vector<Problem>& problems) {
    const GdalSession session;
    MemoryFolder in_memory;
    add_parts(in_memory, files, !is_usual_wgs84(files.prj));
    constexpr std::array drivers{"ESRI Shapefile", static_cast<const char*>(nullptr)};
    constexpr std::array options{"ENCODING=", static_cast<const char*>(nullptr)};  // bytes as they are
    const std::unique_ptr<GDALDataset> dataset{
        GDALDataset::Open(in_memory.path("layer.shp").c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.data(), options.data())};
    OGRLayer* layer = dataset != nullptr ? dataset->GetLayer(0) : nullptr;
    if (layer == nullptr) {
        const std::string why = session.messages().empty() ? std::string{} : session.messages().front();
        return Error{file, msg("cannot be read as a shapefile ({0})", why)};
    }
    return LayerReader(*layer, kind, file, problems).read(files);
}

}  // namespace kua
