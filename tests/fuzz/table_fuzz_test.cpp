#include "fuzz/mutation.h"
#include "io/import_file.h"
#include "io/shape_text.h"
#include "support/temp_folder.h"

#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <map>
#include <memory>

namespace kua {
namespace {

struct Format {
    const char* file;
    const char* driver;
    void (*add)();
};
constexpr std::array<Format, 4> formats{{{"a.gpkg", "GPKG", RegisterOGRGeoPackage}, {"a.fgb", "FlatGeobuf", RegisterOGRFlatGeobuf},
                                         {"a.geojsonl", "GeoJSONSeq", RegisterOGRGeoJSONSeq}, {"a.csv", "CSV", RegisterOGRCSV}}};

/// A few hundred events, so that a GeoPackage has several pages of them.
void write_table(const std::filesystem::path& file, const Format& format) {
    format.add();
    const std::unique_ptr<GDALDataset> made(GetGDALDriverManager()->GetDriverByName(format.driver)->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    OGRSpatialReference wgs84;
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    wgs84.importFromEPSG(4326);
    OGRLayer* const layer = made->CreateLayer("events", &wgs84, wkbPoint);
    for (const auto& [name, type] : {std::pair{"id", OFTString}, {"text", OFTString}, {"count", OFTInteger}, {"share", OFTReal}}) {
        OGRFieldDefn field(name, type);
        ASSERT_EQ(layer->CreateField(&field), OGRERR_NONE);
    }
    for (int i = 0; i < 300; ++i) {
        OGRFeature feature(layer->GetLayerDefn());
        feature.SetField(0, ("e" + std::to_string(i)).c_str());
        feature.SetField(1, "Қызылорда");
        if (i % 3 != 0) feature.SetField(2, i);
        feature.SetField(3, i / 7.0);
        OGRPoint point(60.0 + i / 20.0, 48.0);
        if (i % 5 != 0) feature.SetGeometry(&point);
        ASSERT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
    }
}

struct TableFuzz : testing::TestWithParam<Format> {
    test::TempFolder folder;
    std::mt19937 random{test::fuzz_seed()};

    /// Pages and offsets stay where they are in one half of the runs.
    std::string damaged(std::string bytes) {
        for (std::size_t damages = 1 + test::below(random, 4); damages > 0; --damages) {
            if (test::below(random, 2) == 0) bytes = test::damaged(std::move(bytes), random);
            else if (!bytes.empty()) bytes[test::below(random, bytes.size())] = static_cast<char>(test::below(random, 256));
        }
        return bytes;
    }
    void check(const std::filesystem::path& file) const {
        const auto table = read_import_table(file);
        if (!table) {
            ASSERT_FALSE(in_english(table.error()).empty());
            return;
        }
        const std::size_t columns = table->table.columns().size();
        std::size_t rows = 0;
        table->table.each_row(0, table->table.size(), [&](const CsvTable::Row& row) {
            ++rows;
            ASSERT_EQ(row.values.size(), columns);
            ASSERT_GT(row.line, 0);
            for (const std::string_view value : row.values) ASSERT_TRUE(is_utf8(value) && value.find('\0') == std::string_view::npos);
        });
        ASSERT_EQ(rows, table->table.size());
        for (const Problem& problem : table->problems) ASSERT_FALSE(in_english(problem).empty());
        ASSERT_EQ(table->sha256.get().size(), 64U);
    }
};

TEST_P(TableFuzz, DamagedTablesAreReportedAndNeverCrash) {
    SCOPED_TRACE("KUA_FUZZ_SEED=" + std::to_string(test::fuzz_seed()));
    const std::filesystem::path file = folder.path() / GetParam().file;
    write_table(file, GetParam());
    const std::string sound = test::read_bytes(file);
    check(file);
    for (int run = 0; run < test::fuzz_runs(300) && !HasFatalFailure(); ++run) {
        SCOPED_TRACE("run " + std::to_string(run));
        folder.write(GetParam().file, damaged(sound));
        check(file);
    }
}

INSTANTIATE_TEST_SUITE_P(Of, TableFuzz, testing::ValuesIn(formats), [](const auto& one) { return one.param.driver; });

}  // namespace
}  // namespace kua
