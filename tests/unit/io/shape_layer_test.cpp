#include "io/shape_layer.h"

#include "shapefile_maker.h"
#include "support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>
#include <limits>
#include <map>

namespace kua {
namespace {

using test::box_wkt;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::size_t first_point = 100 + 8 + 44 + 4;  // header, record header, polygon header with one part

struct ShapeLayerTest : testing::Test {
    test::TempFolder folder;
    std::vector<Problem> problems;

    [[nodiscard]] std::filesystem::path file() const { return folder.path() / "a.shp"; }
    Result<ShapeLayer> read() {
        problems.clear();
        return read_shape_layer(file(), ShapeKind::Polygon, problems);
    }
    [[nodiscard]] std::vector<std::string> found() const {
        std::vector<std::string> out;
        for (const Problem& problem : problems)
            out.push_back(std::string(word(problem.severity)) + " " + problem.rule + " " +
                          std::to_string(problem.record));
        return out;
    }
    [[nodiscard]] std::string said() const {
        std::string out;
        for (const Problem& problem : problems) out += in_english(problem) + "\n";
        return out;
    }
    [[nodiscard]] std::map<std::string, std::string> contents() const {
        std::map<std::string, std::string> out;
        for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
            out[entry.path().filename()] = test::read_bytes(entry.path());
        return out;
    }
    void edit(const char* name, std::size_t at, const void* bytes, std::size_t count) const {
        std::string content = test::read_bytes(folder.path() / name);
        std::memcpy(content.data() + at, bytes, count);
        folder.write(name, content);
    }
    void write(const std::vector<test::ShapeRecord>& records, const std::string& crs = "EPSG:4326",
               const std::string& encoding = "UTF-8") const {
        test::write_shapefile(file(), {.records = records, .crs = crs, .encoding = encoding});
    }
};

/// Corners of the only outline, as "lon lat" to 2 decimals.
std::vector<std::string> corners(const ShapeRow& row) {
    std::vector<std::string> out;
    for (const LonLat p : row.polygons.at(0).outer) {
        char text[64];
        std::snprintf(text, sizeof text, "%.2f %.2f", p.lon_deg, p.lat_deg);
        out.emplace_back(text);
    }
    std::sort(out.begin(), out.end());
    return out;
}

TEST_F(ShapeLayerTest, ReadsPolygonsWithHolesAndManyParts) {
    write({{"MULTIPOLYGON(((0 0,0 10,10 10,10 0,0 0),(2 2,4 2,4 4,2 4,2 2)),((20 0,20 5,25 5,25 0,20 0)))", {"x"}}});
    const auto layer = read();
    ASSERT_TRUE(layer) << in_english(layer.error());
    EXPECT_THAT(found(), IsEmpty()) << said();
    const auto& polygons = layer->rows.at(0).polygons;
    ASSERT_EQ(polygons.size(), 2U);
    EXPECT_EQ(polygons[0].outer.size(), 4U) << "rings are open";
    EXPECT_EQ(polygons[0].holes.size() + polygons[1].holes.size(), 1U);
    EXPECT_EQ(layer->fields, std::vector<std::string>{"code"});
    EXPECT_EQ(layer->rows[0].values, std::vector<std::string>{"x"});
}

TEST_F(ShapeLayerTest, BringsAnyCrsToLongitudeAndLatitude) {
    write({{"POLYGON((7792364.36 6446275.84,7792364.36 6621293.72,7903683.85 6621293.72,7903683.85 "
            "6446275.84,7792364.36 6446275.84))",
            {"x"}}},
          "EPSG:3857");
    auto layer = read();
    ASSERT_TRUE(layer);
    EXPECT_THAT(corners(layer->rows[0]), ElementsAre("70.00 50.00", "70.00 51.00", "71.00 50.00", "71.00 51.00"));
    EXPECT_THAT(found(), IsEmpty()) << said();
}

TEST_F(ShapeLayerTest, KeepsLongitudeFirstWhateverTheCrsSays) {
    // EPSG:4284 (Pulkovo 1942) and EPSG:4326 have latitude first by their own definition; shapefiles never do.
    for (const char* crs : {"EPSG:4284", "EPSG:4326", "EPSG:4740"}) {
        write({{box_wkt(70, 50, 71, 51), {"x"}}}, crs);
        const auto layer = read();
        ASSERT_TRUE(layer) << crs;
        EXPECT_THAT(corners(layer->rows[0]), ElementsAre("70.00 50.00", "70.00 51.00", "71.00 50.00", "71.00 51.00"))
            << crs;
    }
}

TEST_F(ShapeLayerTest, ShiftsAnOldDatum) {
    write({{box_wkt(70, 50, 71, 51), {"x"}}}, "EPSG:4284");
    const auto layer = read();
    ASSERT_TRUE(layer);
    const LonLat corner = layer->rows[0].polygons[0].outer[0];
    EXPECT_NE(corner.lon_deg, 70.0);
    EXPECT_NEAR(corner.lon_deg, 70.0, 0.003) << "Pulkovo 1942 lies within 200 m of WGS 84";
}

TEST_F(ShapeLayerTest, ReadsAPulkovoZoneInMetres) {
    // Gauss-Kruger zone 12 (EPSG:28412): central meridian 69 E, false easting 12,500,000 m.
    write({{"POLYGON((12500000 5540000,12500000 5650000,12570000 5650000,12570000 5540000,12500000 5540000))", {"x"}}},
          "EPSG:28412");
    const auto layer = read();
    ASSERT_TRUE(layer) << in_english(layer.error());
    for (const LonLat p : layer->rows[0].polygons[0].outer) {
        EXPECT_NEAR(p.lon_deg, 69.5, 0.6);
        EXPECT_NEAR(p.lat_deg, 50.5, 0.6);
    }
}

TEST_F(ShapeLayerTest, TakesDegreesWithoutACrsForWgs84AndSaysSo) {
    write({{box_wkt(70, 50, 71, 51), {"x"}}}, "");
    const auto layer = read();
    ASSERT_TRUE(layer);
    EXPECT_THAT(found(), ElementsAre("warning crs 0"));
    EXPECT_THAT(said(), HasSubstr("no CRS is stated (no .prj"));
}

TEST_F(ShapeLayerTest, RefusesMetresWithoutACrs) {
    write({{box_wkt(7792364, 6446275, 7903683, 6621293), {"x"}}}, "");
    const auto layer = read();
    ASSERT_FALSE(layer);
    EXPECT_THAT(in_english(layer.error()), HasSubstr("add the .prj"));
}

TEST_F(ShapeLayerTest, ReadsTheEncodingThatIsStated) {
    write({{box_wkt(70, 50, 71, 51), {"Кызылординская область"}}}, "EPSG:4326", "CP1251");
    EXPECT_EQ(test::read_bytes(folder.path() / "a.dbf").find("Кызыл"), std::string::npos) << "the file is not UTF-8";
    auto layer = read();
    ASSERT_TRUE(layer);
    EXPECT_EQ(layer->rows[0].values[0], "Кызылординская область");
    EXPECT_THAT(found(), IsEmpty()) << said();

    write({{box_wkt(70, 50, 71, 51), {"Қызылорда облысы"}}});
    layer = read();
    ASSERT_TRUE(layer);
    EXPECT_EQ(layer->rows[0].values[0], "Қызылорда облысы");
    EXPECT_THAT(found(), IsEmpty()) << said();
}

TEST_F(ShapeLayerTest, ReadsTheLanguageDriverByteWhereThereIsNoCpg) {
    write({{box_wkt(70, 50, 71, 51), {"Кызылординская область"}}}, "EPSG:4326", "CP1251");
    std::filesystem::remove(folder.path() / "a.cpg");
    const unsigned char russian_windows = 0xC9;
    edit("a.dbf", 29, &russian_windows, 1);
    const auto layer = read();
    ASSERT_TRUE(layer);
    EXPECT_EQ(layer->rows[0].values[0], "Кызылординская область");
    EXPECT_THAT(found(), IsEmpty()) << said();
}

TEST_F(ShapeLayerTest, SeesThroughACpgThatLies) {
    write({{box_wkt(70, 50, 71, 51), {"Кызылординская область"}}}, "EPSG:4326", "CP1251");
    folder.write("a.cpg", "UTF-8");
    auto layer = read();
    ASSERT_TRUE(layer);
    EXPECT_EQ(layer->rows[0].values[0], "Кызылординская область");
    EXPECT_THAT(found(), ElementsAre("warning encoding 0"));
    EXPECT_THAT(said(), HasSubstr("the .cpg says UTF-8, but the text is not in it; read as CP1251"));

    write({{box_wkt(70, 50, 71, 51), {"Қызылорда облысы"}}});
    folder.write("a.cpg", "1251");
    layer = read();
    ASSERT_TRUE(layer);
    EXPECT_EQ(layer->rows[0].values[0], "Қызылорда облысы");
    EXPECT_THAT(said(), HasSubstr("the .cpg says 1251, but the text is UTF-8"));
}

TEST_F(ShapeLayerTest, GuessesAndSaysSoWhereNothingIsStated) {
    write({{box_wkt(70, 50, 71, 51), {"Кызылординская область"}}}, "EPSG:4326", "CP1251");
    std::filesystem::remove(folder.path() / "a.cpg");
    for (const char driver : {'\0', 'W'}) {
        edit("a.dbf", 29, &driver, 1);
        const auto layer = read();
        ASSERT_TRUE(layer);
        EXPECT_EQ(layer->rows[0].values[0], "Кызылординская область");
        EXPECT_THAT(said(),
                    HasSubstr("no encoding is stated and the text is not UTF-8; read as CP1251, which is a guess"));
    }
}

TEST_F(ShapeLayerTest, MarksBytesThatMeanNothing) {
    write({{box_wkt(70, 50, 71, 51), {"Кызыл"}}}, "EPSG:4326", "CP1251");
    std::string table = test::read_bytes(folder.path() / "a.dbf");
    const auto at = table.find("\xCA\xFB\xE7\xFB\xEB");
    ASSERT_NE(at, std::string::npos);
    table[at + 1] = '\x98';  // unused in windows-1251
    folder.write("a.dbf", table);
    const auto layer = read();
    ASSERT_TRUE(layer);
    EXPECT_THAT(found(), ElementsAre("warning encoding 1"));
    EXPECT_THAT(layer->rows[0].values[0], HasSubstr("\xEF\xBF\xBD"));
}

TEST_F(ShapeLayerTest, MendsABowTieAndSaysSo) {
    write({{"POLYGON((0 0,10 10,10 0,0 10,0 0))", {"x"}}});
    const auto layer = read();
    ASSERT_TRUE(layer);
    EXPECT_THAT(found(), ElementsAre("warning geometry 1"));
    EXPECT_THAT(said(), HasSubstr("Self-intersection"));
    EXPECT_EQ(layer->rows[0].polygons.size(), 2U);
}

TEST_F(ShapeLayerTest, ReportsAHoleOutsideItsOutline) {
    CPLSetThreadLocalConfigOption("SHAPE_REWIND_ON_WRITE", "NO");  // keep the hole wound as one
    write({{"POLYGON((0 0,0 10,10 10,10 0,0 0),(20 20,22 20,22 22,20 22,20 20))", {"x"}},
           {"MULTIPOLYGON(((0 0,0 4,4 4,4 0,0 0)),((6 0,6 4,10 4,10 0,6 0),(20 20,22 20,22 22,20 22,20 20)))", {"y"}}});
    CPLSetThreadLocalConfigOption("SHAPE_REWIND_ON_WRITE", nullptr);
    const auto layer = read();
    ASSERT_TRUE(layer);
    EXPECT_THAT(said(), HasSubstr("record 1:"));
    EXPECT_THAT(said(), HasSubstr("record 2:"));
    EXPECT_THAT(said(), HasSubstr("outside"));
}

TEST_F(ShapeLayerTest, LeavesOutAShapeWithCoordinatesThatAreNoNumbers) {
    for (const double bad : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), 1e308,
                             -std::numeric_limits<double>::infinity()}) {
        write({{box_wkt(70, 50, 71, 51), {"x"}}, {box_wkt(71, 50, 72, 51), {"y"}}});
        edit("a.shp", first_point + 16, &bad, sizeof bad);
        const auto layer = read();
        ASSERT_TRUE(layer) << bad;
        EXPECT_TRUE(layer->rows[0].polygons.empty()) << bad;
        EXPECT_TRUE(layer->rows[0].has_geometry) << bad;
        EXPECT_FALSE(layer->rows[1].polygons.empty()) << bad;
        EXPECT_THAT(said(), HasSubstr("error geometry")) << bad;
    }
}

TEST_F(ShapeLayerTest, LeavesOutAShapeBeyondTheDegrees) {
    write({{box_wkt(170, 50, 190, 51), {"x"}}, {box_wkt(70, 89, 71, 91), {"y"}}});
    const auto layer = read();
    ASSERT_TRUE(layer);
    EXPECT_THAT(found(), ElementsAre("error geometry 1", "error geometry 2"));
    EXPECT_THAT(said(), HasSubstr("beyond 180 degrees"));
}

TEST_F(ShapeLayerTest, RebuildsAMissingIndexInMemoryOnly) {
    write({{box_wkt(70, 50, 71, 51), {"x"}}, {box_wkt(71, 50, 72, 51), {"y"}}});
    std::filesystem::remove(folder.path() / "a.shx");
    const auto before = contents();
    const auto layer = read();
    ASSERT_TRUE(layer) << in_english(layer.error());
    EXPECT_EQ(layer->rows.size(), 2U);
    EXPECT_THAT(found(), ElementsAre("warning shx 0"));
    EXPECT_EQ(contents(), before) << "the folder of the user was touched";
}

TEST_F(ShapeLayerTest, NeverTouchesTheSourceFolder) {
    write({{"POLYGON((0 0,10 10,10 0,0 10,0 0))", {"x"}}});
    const auto before = contents();
    ASSERT_TRUE(read());
    EXPECT_EQ(contents(), before);
}

TEST_F(ShapeLayerTest, ReadsFromAFolderThatCannotBeWritten) {
    write({{box_wkt(70, 50, 71, 51), {"x"}}});
    std::filesystem::remove(folder.path() / "a.shx");
    std::filesystem::permissions(folder.path(),
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
    EXPECT_TRUE(read());
    std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_all);
}

TEST_F(ShapeLayerTest, SaysWhereHeadersLie) {
    write({{box_wkt(70, 50, 71, 51), {"x"}}, {box_wkt(71, 50, 72, 51), {"y"}}});
    const auto sound = contents();
    const unsigned char huge[4] = {0x7F, 0xFF, 0xFF, 0xFF};
    const auto restore = [&] {
        for (const auto& [name, bytes] : sound) folder.write(name, bytes);
    };
    edit("a.shp", 24, huge, 4);
    auto layer = read();
    ASSERT_TRUE(layer);
    EXPECT_EQ(layer->rows.size(), 2U);
    EXPECT_THAT(found(), ElementsAre("warning header 0"));

    restore();
    edit("a.dbf", 4, huge, 4);
    layer = read();
    ASSERT_TRUE(layer);
    EXPECT_EQ(layer->rows.size(), 2U);
    EXPECT_THAT(said(), HasSubstr("rows, the table has 2"));

    restore();
    edit("a.shx", 24, huge, 4);
    layer = read();
    ASSERT_TRUE(layer);
    EXPECT_EQ(layer->rows.size(), 2U);
    EXPECT_THAT(said(), HasSubstr("the index (.shx) does not fit"));
}

TEST_F(ShapeLayerTest, ReportsATableShorterThanTheShapes) {
    write({{box_wkt(70, 50, 71, 51), {"x"}}, {box_wkt(71, 50, 72, 51), {"y"}}});
    const unsigned char one[4] = {1, 0, 0, 0};
    edit("a.dbf", 4, one, 4);
    const auto layer = read();
    ASSERT_TRUE(layer);
    ASSERT_EQ(layer->rows.size(), 2U);
    EXPECT_EQ(layer->rows[1].values[0], "");
    EXPECT_THAT(said(), HasSubstr("the table has 1 rows, but there are 2 shapes"));
    EXPECT_THAT(said(), HasSubstr("record 2: the table (.dbf) ends before this row, after 1"));
    EXPECT_THAT(said(), testing::Not(HasSubstr("feature id"))) << "what the library says is for programmers";
}

TEST_F(ShapeLayerTest, ShowsAZeroByteInATextAndKeepsWhatStandsBehindIt) {
    write({{box_wkt(70, 50, 71, 51), {"Karaganda"}}, {box_wkt(71, 50, 72, 51), {"Almaty"}}});
    const std::string table = test::read_bytes(folder.path() / "a.dbf");
    const char zero = 0;
    edit("a.dbf", table.find("Karaganda") + 4, &zero, 1);
    edit("a.dbf", table.find("Almaty") + 6, &zero, 1);   // as filling behind a text
    const auto layer = read();
    ASSERT_TRUE(layer);
    EXPECT_EQ(layer->rows[0].values[0], "Kara?anda");
    EXPECT_EQ(layer->rows[1].values[0], "Almaty");
    EXPECT_THAT(found(), ElementsAre("warning dbf 1"));
    EXPECT_THAT(said(), HasSubstr("code: \"Kara?anda\": has a zero byte in the midst of its text"));
}

TEST_F(ShapeLayerTest, ReadsShapesWithoutATable) {
    write({{box_wkt(70, 50, 71, 51), {"x"}}});
    std::filesystem::remove(folder.path() / "a.dbf");
    const auto layer = read();
    ASSERT_TRUE(layer) << in_english(layer.error());
    EXPECT_EQ(layer->rows.size(), 1U);
    EXPECT_FALSE(layer->rows[0].polygons.empty());
    EXPECT_THAT(found(), ElementsAre("warning dbf 0"));
}

TEST_F(ShapeLayerTest, KeepsRecordsWithoutGeometry) {
    write({{"", {"x"}}, {box_wkt(71, 50, 72, 51), {"y"}}});
    const auto layer = read();
    ASSERT_TRUE(layer);
    EXPECT_FALSE(layer->rows[0].has_geometry);
    EXPECT_TRUE(layer->rows[1].has_geometry);
    EXPECT_THAT(found(), IsEmpty()) << said();
}

TEST_F(ShapeLayerTest, RefusesAVrtThatCallsItselfAShapefile) {
    folder.write("secret.csv", "a\nb\n");
    folder.write("a.shp",
                 "<OGRVRTDataSource><OGRVRTLayer "
                 "name=\"secret\"><SrcDataSource>secret.csv</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>");
    const auto layer = read();
    ASSERT_FALSE(layer);
    EXPECT_THAT(in_english(layer.error()), HasSubstr("is not a shapefile"));
}

TEST_F(ShapeLayerTest, RefusesOtherKindsOfShapes) {
    test::write_shapefile(file(), {.records = {{"POINT(70 50)", {"x"}}}, .kind = wkbPoint});
    EXPECT_THAT(in_english(read().error()), HasSubstr("holds no polygons"));
    EXPECT_THAT(in_english(read_shape_layer(folder.path() / "none.shp", ShapeKind::Polygon, problems).error()),
                HasSubstr("there is no such file"));
    EXPECT_THAT(in_english(read_shape_layer(folder.path(), ShapeKind::Polygon, problems).error()),
                HasSubstr("there is no such file"));
    EXPECT_FALSE(read_shape_layer("/vsicurl/http://example.org/a.shp", ShapeKind::Polygon, problems));
}

TEST_F(ShapeLayerTest, RefusesARuinedProjection) {
    write({{box_wkt(70, 50, 71, 51), {"x"}}});
    folder.write("a.prj", "PROJCS[\"nothing that can be read");
    const auto layer = read();
    ASSERT_TRUE(layer) << in_english(layer.error());
    EXPECT_THAT(said(), HasSubstr("no CRS is stated (no .prj, or one that cannot be read)"));
}

TEST_F(ShapeLayerTest, FindsPartsInEitherCase) {
    write({{box_wkt(70, 50, 71, 51), {"x"}}});
    for (const char* part : {"shp", "shx", "dbf", "prj", "cpg"}) {
        std::string upper = std::string("B.") + part;
        for (char& c : upper) c = static_cast<char>(std::toupper(c));
        std::filesystem::rename(folder.path() / (std::string("a.") + part), folder.path() / upper);
    }
    problems.clear();
    const auto layer = read_shape_layer(folder.path() / "B.SHP", ShapeKind::Polygon, problems);
    ASSERT_TRUE(layer) << in_english(layer.error());
    EXPECT_THAT(found(), IsEmpty()) << said();
    EXPECT_EQ(layer->rows.at(0).values.at(0), "x");
}

TEST_F(ShapeLayerTest, SurvivesEveryBeginningOfEachPart) {
    write(
        {{box_wkt(70, 50, 71, 51), {"x"}}, {"MULTIPOLYGON(((0 0,0 4,4 4,4 0,0 0)),((6 0,6 4,10 4,10 0,6 0)))", {"y"}}});
    const auto sound = contents();
    for (const auto& [name, bytes] : sound)
        for (std::size_t length = 0; length < bytes.size();
             length += name == "a.prj" ? std::size_t{11} : std::size_t{3}) {
            folder.write(name, bytes.substr(0, length));
            const auto layer = read();
            EXPECT_LE(layer ? layer->rows.size() : 0U, 2U) << name << " " << length;
            folder.write(name, bytes);
        }
}

}  // namespace
}  // namespace kua
