#include "gdal/table_reader.h"

#include "gdal/arrow_table.h"
#include "gdal/gdal_session.h"
#include "gdal/memory_folder.h"
#include "gdal/shape_json.h"
#include "gdal/stored_rows.h"
#include "gdal/stored_table.h"
#include "gdal/to_lon_lat.h"

#include <cpl_conv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <optional>
#include <utility>

namespace kua {
namespace {

constexpr std::int64_t most_rows = 10'000'000;

struct Driver {
    const char* name;
    void (*add)();
    const char* file;  ///< what the file is called for GDAL, which goes by endings
};

Driver driver_of(TableFormat format) {
    switch (format) {
        case TableFormat::GeoPackage: return {"GPKG", RegisterOGRGeoPackage, "table.gpkg"};
        case TableFormat::FlatGeobuf: return {"FlatGeobuf", RegisterOGRFlatGeobuf, "table.fgb"};
        case TableFormat::GeoJsonSequence: return {"GeoJSONSeq", RegisterOGRGeoJSONSeq, "table.geojsonl"};
        case TableFormat::Shapefile: return {"ESRI Shapefile", RegisterOGRShape, "table.shp"};
        case TableFormat::Xlsx: return {"XLSX", RegisterOGRXLSX, "table.xlsx"};
        case TableFormat::Ods: return {"ODS", RegisterOGRODS, "table.ods"};
        case TableFormat::Csv:
        case TableFormat::JsonRecords:
        case TableFormat::GeoJson: break;
    }
    return {"GeoJSON", RegisterOGRGeoJSON, "table.geojson"};
}

/// The first row of a sheet names its columns, whatever it looks like. Set while it lives, on this thread.
class HeadersForced {
public:
    HeadersForced() { set("FORCE"); }
    ~HeadersForced() { set(nullptr); }
    HeadersForced(const HeadersForced&) = delete;
    HeadersForced& operator=(const HeadersForced&) = delete;

private:
    static void set(const char* value) {
        CPLSetThreadLocalConfigOption("OGR_XLSX_HEADERS", value);
        CPLSetThreadLocalConfigOption("OGR_ODS_HEADERS", value);
    }
};

/// "2021-01-10", "2021-01-10 11:00:00+06:00": as ISO 8601 whatever GDAL would write.
std::string date_text(const OGRFeature& feature, int field, bool has_time) {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, zone = 0;
    float second = 0.0F;
    feature.GetFieldAsDateTime(field, &year, &month, &day, &hour, &minute, &second, &zone);
    std::array<char, 64> out{};
    std::snprintf(out.data(), out.size(), "%04d-%02d-%02d", year, month, day);
    std::string text = out.data();
    if (!has_time) return text;
    std::snprintf(out.data(), out.size(), " %02d:%02d:%02d", hour, minute, static_cast<int>(second));
    text += out.data();
    constexpr int utc = 100, quarter_minutes = 15;  // GDAL counts zones in quarters of an hour from 100
    if (zone < 2) return text;
    const int offset = (zone - utc) * quarter_minutes;
    std::snprintf(out.data(), out.size(), "%c%02d:%02d", offset < 0 ? '-' : '+', std::abs(offset) / 60, std::abs(offset) % 60);
    return text + out.data();
}

/// A list as its words parted by ";".
std::string list_text(const OGRFeature& feature, int field) {
    std::string out;
    char** const list = feature.GetFieldAsStringList(field);
    for (char** at = list; at != nullptr && *at != nullptr; ++at) out += (out.empty() ? "" : ";") + std::string(*at);
    return out;
}

/// The text of a field in `cells`; empty where there is none.
std::string_view kept_text(OGRFeature& feature, int field, OGRFieldType type, Arena& cells) {
    if (feature.IsFieldSetAndNotNull(field) == 0) return {};
    switch (type) {
        case OFTDate: return cells.keep(date_text(feature, field, false));
        case OFTDateTime: return cells.keep(date_text(feature, field, true));
        case OFTStringList: return cells.keep(list_text(feature, field));
        case OFTBinary: return {};
        default: return cells.keep(feature.GetFieldAsString(field));
    }
}

/// Makes rows of the features of one layer.
class TableReader {
public:
    TableReader(OGRLayer& layer, TableFormat format, ImportTable& out) : layer_(layer), format_(format), out_(out) {}

    /// `bytes`: of the file.
    Result<Done> read(std::string_view bytes) {
        name_columns();
        if (auto ground = find_ground(); !ground) return ground.error();
        if (format_ == TableFormat::GeoPackage) {
            if (auto done = read_stored(bytes)) return *std::move(done);
            report(Severity::Warning, 0, msg("whether its numbers and texts are read as they are stored cannot be checked"));
        } else if (ArrowTable::can_read(layer_)) {
            if (auto done = read_columns()) return *done ? end_of_rows() : *std::move(done);
            begin_anew();
        }
        return read_records();
    }

private:
    /// As they are stored; nothing where SQLite cannot ask for them.
    std::optional<Result<Done>> read_stored(std::string_view bytes) {
        const OGRFeatureDefn& definition = *layer_.GetLayerDefn();
        std::vector<StoredColumn> columns;
        for (const std::string& name : out_.table.columns()) columns.push_back({.name = name});
        for (std::size_t i = 0; i < types_.size(); ++i) {
            columns[i].holds_bytes = types_[i] == OFTBinary;
            if (definition.GetFieldDefn(static_cast<int>(i))->GetSubType() == OFSTFloat32) columns[i].reals = CellColumn::Reals::Single;
        }
        if (!out_.geometry.empty()) {
            columns.back().name = layer_.GetGeometryColumn();
            columns.back().holds_shapes = true;
        }
        auto stored = read_stored_rows(bytes, layer_.GetName(), columns, ground_, most_rows);
        if (!stored) return std::nullopt;
        if (stored->rows > most_rows) return too_many();
        out_.table.blocks = std::move(stored->blocks);
        for (const RowFinding& finding : stored->findings) report(finding);
        if (stored->wrong) report(Severity::Error, stored->rows + 1, *stored->wrong);
        return Done{};
    }

    /// Batch by batch; nothing where a stream fails or GDAL says anything: it is told which record by reading them.
    std::optional<Result<Done>> read_columns() {
        const GdalSession session;
        bool is_too_many = false;
        const bool done = ArrowTable::read(layer_, [&](ArrowTable::Batch batch) {
            is_too_many = rows_read_ + static_cast<std::int64_t>(batch.features) > most_rows;
            if (!session.messages().empty() || is_too_many) return false;
            return take(std::move(batch));
        });
        if (is_too_many) return too_many();
        if (done && session.messages().empty() && !needs_records_) return Done{};
        return std::nullopt;
    }
    void begin_anew() {
        out_.table.blocks.clear();
        std::erase_if(out_.problems, [](const Problem& problem) { return problem.line > 0; });
        rows_read_ = 0;
    }

    Result<Done> read_records() {
        layer_.ResetReading();
        GdalSession session;
        while (true) {
            const std::unique_ptr<OGRFeature> feature{layer_.GetNextFeature()};
            const std::vector<std::string> said = session.take_messages();
            if (feature == nullptr && said.empty()) return end_of_rows();
            ++rows_read_;
            if (!said.empty()) report(Severity::Error, rows_read_, msg("cannot be read: {0}", said.front()));
            if (feature == nullptr) return Done{};
            if (rows_read_ > most_rows) return too_many();
            if (!said.empty()) continue;
            take(*feature);
            static_cast<void>(session.take_messages());   // of a shape that has no place; the row says so itself
        }
    }

    /// A FlatGeobuf that was cut between two records ends like a whole one; its header says how many it had.
    Result<Done> end_of_rows() {
        const std::int64_t named = format_ == TableFormat::FlatGeobuf ? layer_.GetFeatureCount(0) : 0;
        if (rows_read_ < named) {
            ++rows_read_;
            report(Severity::Error, rows_read_, msg("is not there, nor are those after it: the file names {0} records and was cut short", std::to_string(named)));
        }
        return Done{};
    }

    [[nodiscard]] Error too_many() const {
        return {out_.file, msg("there are more than {0} records; no more are read", std::to_string(most_rows))};
    }

    void name_columns() {
        auto& columns = out_.table.texts.columns;
        const OGRFeatureDefn& definition = *layer_.GetLayerDefn();
        for (int i = 0; i < definition.GetFieldCount(); ++i) {
            columns.emplace_back(definition.GetFieldDefn(i)->GetNameRef());
            types_.push_back(definition.GetFieldDefn(i)->GetType());
        }
        if (const std::string fid = layer_.GetFIDColumn(); !fid.empty() && !has_column(fid)) {
            fid_column_ = columns.size();
            columns.push_back(fid);
        }
        if (definition.GetGeomFieldCount() == 0) return;
        out_.geometry = "geometry";
        while (has_column(out_.geometry)) out_.geometry += '_';
        columns.push_back(out_.geometry);
    }
    [[nodiscard]] bool has_column(const std::string& name) const {
        const auto& columns = out_.table.columns();
        return std::find(columns.begin(), columns.end(), name) != columns.end();
    }

    Result<Done> find_ground() {
        const OGRSpatialReference* crs = out_.geometry.empty() ? nullptr : layer_.GetSpatialRef();
        if (crs == nullptr) {
            if (!out_.geometry.empty())
                report(Severity::Warning, 0, msg("no CRS is stated; taken as WGS 84 longitude and latitude"));
            return Done{};
        }
        auto ground = ToLonLat::from(*crs);
        if (!ground) return within(out_.file, ground.error());
        ground_ = *std::move(ground);
        if (ground_.moves())
            report(Severity::Warning, 0, msg("coordinates were turned from {0} into WGS 84 longitude and latitude", name_of(*crs)));
        return Done{};
    }

    /// False where a shape is none, or has no place: GDAL says which.
    bool take(ArrowTable::Batch batch) {
        CellBlock block{.lines = {}, .columns = std::move(batch.columns)};
        if (!fid_column_) block.columns.resize(types_.size());
        if (!out_.geometry.empty()) {
            CellColumn& shapes = block.columns.emplace_back();
            for (const std::string_view wkb : batch.shapes) needs_records_ = needs_records_ || add_shape(shapes, wkb, ground_) != ShapeFate::Placed;
        }
        for (std::size_t i = 0; i < batch.features; ++i) block.lines.push_back(static_cast<std::uint32_t>(++rows_read_));
        for (std::size_t column = 0; column < types_.size(); ++column)
            for (const std::size_t row : block.columns[column].show_zero_bytes()) {
                std::string made;
                report_zero_byte(block.lines[row], column, block.columns[column].text(row, made));
            }
        out_.table.blocks.push_back(std::move(block));
        return !needs_records_;
    }

    void report(const RowFinding& finding) {
        if (finding.kind == RowFinding::Kind::NoPlace) return report_without_place(finding.row);
        if (finding.kind == RowFinding::Kind::NoGeometry) return report(Severity::Error, finding.row, msg("its geometry is none that a GeoPackage may hold"));
        for (const CellBlock& block : out_.table.blocks) {
            const auto at = std::ranges::lower_bound(block.lines, static_cast<std::uint32_t>(finding.row));
            if (at == block.lines.end()) continue;
            std::string made;
            return report_zero_byte(finding.row, finding.column, block.columns[finding.column].text(static_cast<std::size_t>(at - block.lines.begin()), made));
        }
    }

    void take(OGRFeature& feature) {
        const std::int64_t line = is_sheet(format_) ? static_cast<std::int64_t>(feature.GetFID()) : rows_read_;
        CsvTable& table = out_.table.texts;
        values_.assign(table.columns.size(), {});
        for (std::size_t i = 0; i < types_.size(); ++i) values_[i] = kept_text(feature, static_cast<int>(i), types_[i], table.cells);
        if (fid_column_) values_[*fid_column_] = table.cells.keep(std::to_string(feature.GetFID()));
        if (!out_.geometry.empty()) {
            const auto shape = shape_json(std::unique_ptr<OGRGeometry>(feature.StealGeometry()), ground_);
            if (!shape) return report_without_place(line);
            values_.back() = table.cells.keep(*shape);
        }
        const bool is_empty = std::all_of(values_.begin(), values_.end(), [](const auto& value) { return value.empty(); });
        if (!is_empty || !is_sheet(format_)) table.add(line, values_);
    }

    void report_zero_byte(std::int64_t line, std::size_t field, std::string_view shown) {
        out_.problems.push_back({.severity = Severity::Warning, .rule = "import", .file = out_.file, .line = line, .field = out_.table.columns()[field], .value = shortened(shown),
                                 .what = msg("has a zero byte in the midst of its text, shown as ?; the file is damaged there")});
    }

    void report_without_place(std::int64_t line) {
        report(Severity::Error, line, msg("a coordinate has no place on Earth in the CRS of the file"));
    }
    void report(Severity severity, std::int64_t line, Message what) {
        out_.problems.push_back({.severity = severity, .rule = "import", .file = out_.file, .line = line, .what = std::move(what)});
    }

    OGRLayer& layer_;
    TableFormat format_;
    ImportTable& out_;
    ToLonLat ground_;
    std::vector<std::string_view> values_;
    std::vector<OGRFieldType> types_;   // by field
    std::optional<std::size_t> fid_column_;
    std::int64_t rows_read_ = 0;
    bool needs_records_ = false;   // a batch held what only records tell about
};

Result<OGRLayer*> layer_of(GDALDataset& dataset, const std::string& file, std::string_view wanted) {
    std::string names;
    OGRLayer* found = nullptr;
    for (int i = 0; i < dataset.GetLayerCount(); ++i) {
        OGRLayer* const layer = dataset.GetLayer(i);
        if (layer == nullptr) continue;
        const std::string_view name = layer->GetName();
        names += (names.empty() ? "" : ", ") + std::string(name);
        if (wanted.empty() ? found == nullptr : name == wanted) found = layer;
    }
    if (names.empty()) return Error{file, msg("holds no table")};
    if (!wanted.empty() && found == nullptr) return Error{file, msg("has no layer \"{0}\"; its layers: {1}", std::string(wanted), names)};
    if (wanted.empty() && dataset.GetLayerCount() > 1)
        return Error{file, msg("has several layers; say with --layer which one: {0}", names)};
    return found;
}

/// The file where GDAL reads it.
void add_parts(MemoryFolder& folder, TableBytes& bytes, const Driver& driver) {
    folder.add(driver.file, bytes.file.bytes);
    folder.add("table.shp", bytes.shape.shp);
    folder.add("table.shx", bytes.shape.shx);
    folder.add("table.dbf", bytes.shape.dbf);
    folder.add("table.prj", bytes.shape.prj);
}

}  // namespace

Result<Done> read_table(TableBytes& bytes, TableFormat format, std::string_view layer, ImportTable& out) {
    const GdalSession session;
    const HeadersForced headers;
    const Driver driver = driver_of(format);
    driver.add();
    MemoryFolder folder;
    add_parts(folder, bytes, driver);
    const std::array drivers{driver.name, static_cast<const char*>(nullptr)};
    const std::array raw_text{"ENCODING=", static_cast<const char*>(nullptr)};
    const std::unique_ptr<GDALDataset> dataset{
        GDALDataset::Open(folder.path(driver.file).c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.data(),
                          format == TableFormat::Shapefile ? raw_text.data() : nullptr)};
    if (dataset == nullptr) {
        const std::string why = session.messages().empty() ? std::string{} : ": " + session.messages().front();
        return Error{out.file, msg("cannot be read as {0}{1}", driver.name, why)};
    }
    auto chosen = layer_of(*dataset, out.file, layer);
    if (!chosen) return chosen.error();
    const auto copy = format == TableFormat::GeoPackage ? StoredTable::without_log(bytes.file.bytes) : std::nullopt;   // one for all who ask
    const std::string_view stored = copy ? std::string_view(*copy) : bytes.file.bytes;
    if (format == TableFormat::GeoPackage)   // GDAL would wait for ever
        if (const auto wrong = StoredTable::wrong_with_first_row(stored, (*chosen)->GetName())) return Error{out.file, *wrong};
    return TableReader(**chosen, format, out).read(stored);
}

}  // namespace kua
