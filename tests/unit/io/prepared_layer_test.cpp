#include "io/prepared_layer.h"

#include "io/gdal_reader.h"
#include "io/load.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

struct ShippedLayer {
    const char* file;
    ShapeKind kind;
};
constexpr ShippedLayer shipped[] = {{"kaz-2021/kaz-2021.shp", ShapeKind::Polygon},
                                    {"neighbours/neighbours.shp", ShapeKind::Polygon},
                                    {"water/water.shp", ShapeKind::Polygon},
                                    {"water/rivers.shp", ShapeKind::Line}};

std::filesystem::path geodata() { return std::filesystem::path(KUA_SOURCE_DIR) / "geodata"; }

void expect_equal(const ShapeLayer& a, const ShapeLayer& b) {
    EXPECT_EQ(a.fields, b.fields);
    ASSERT_EQ(a.rows.size(), b.rows.size());
    for (std::size_t i = 0; i < a.rows.size(); ++i) {
        EXPECT_EQ(a.rows[i].record, b.rows[i].record);
        EXPECT_EQ(a.rows[i].has_geometry, b.rows[i].has_geometry);
        EXPECT_EQ(a.rows[i].values, b.rows[i].values);
        EXPECT_EQ(a.rows[i].polygons, b.rows[i].polygons);
        EXPECT_EQ(a.rows[i].lines, b.rows[i].lines);
    }
}

TEST(PreparedLayer, IsWhatGdalMakesOfEachShippedFile) {
    const auto gdal = gdal_reader();
    ASSERT_TRUE(gdal) << in_english(gdal.error().what);
    for (const auto& [name, kind] : shipped) {
        SCOPED_TRACE(name);
        std::vector<Problem> problems;
        auto files = read_shape_files(geodata() / name, problems);
        ASSERT_TRUE(files);
        const auto prepared = find_prepared_layer(*files, kind);
        ASSERT_TRUE(prepared) << "the build did not prepare it";
        const auto read = (*gdal)->read_shapes(*files, kind, name, problems);
        ASSERT_TRUE(read);
        EXPECT_GT(prepared->rows.size(), 5U);
        expect_equal(*prepared, read->layer);  // their texts are UTF-8 already
        EXPECT_TRUE(problems.empty());
    }
}

TEST(PreparedLayer, IsOfTheseBytesAndNoOthers) {
    std::vector<Problem> problems;
    const auto files = read_shape_files(geodata() / shipped[0].file, problems);
    ASSERT_TRUE(files);
    for (std::string ShapeFiles::*part : {&ShapeFiles::shp, &ShapeFiles::shx, &ShapeFiles::dbf, &ShapeFiles::prj, &ShapeFiles::cpg}) {
        ShapeFiles changed = *files;
        ASSERT_FALSE((changed.*part).empty());
        ++(changed.*part).back();
        EXPECT_FALSE(find_prepared_layer(changed, ShapeKind::Polygon));
    }
    ShapeFiles moved = *files;  // a byte from the end of one part to the beginning of the next
    moved.shx.insert(moved.shx.begin(), moved.shp.back());
    moved.shp.pop_back();
    EXPECT_NE(prepared_name(moved, ShapeKind::Polygon), prepared_name(*files, ShapeKind::Polygon));
    EXPECT_NE(prepared_name(*files, ShapeKind::Line), prepared_name(*files, ShapeKind::Polygon));
}

TEST(PreparedLayer, ComesBackAsItWasKept) {
    ShapeLayer layer;
    layer.fields = {"code", "name_kk"};
    layer.rows.push_back({.record = 1, .values = {"KZ-ALA", "Алматы"}, .polygons = {{{{76.5, 43.0}, {77.0, 43.0}, {77.0, 43.5}}, {{{76.8, 43.1}, {76.9, 43.1}, {76.9, 43.2}}}}}, .has_geometry = true});
    layer.rows.push_back({.record = 2, .values = {"", std::string("a\0b", 3)}, .lines = {{{1.0, 2.0}, {3.0, 4.0}}, {}}});
    const std::string bytes = prepared_bytes(layer);
    const auto back = layer_from_prepared(bytes);
    ASSERT_TRUE(back);
    expect_equal(*back, layer);
}

TEST(PreparedLayer, IsNothingWhereItIsCutOffOrHasMore) {
    ShapeLayer layer;
    layer.fields = {"code"};
    layer.rows.push_back({.record = 1, .values = {"x"}, .polygons = {{{{1, 1}, {2, 1}, {2, 2}}, {}}}, .has_geometry = true});
    const std::string bytes = prepared_bytes(layer);
    for (std::size_t length = 0; length < bytes.size(); ++length)
        EXPECT_FALSE(layer_from_prepared(bytes.substr(0, length))) << length;
    EXPECT_FALSE(layer_from_prepared(bytes + '\0'));
    std::string vast = bytes;
    vast[vast.find("kua-prepared-layer/1\n") + 21 + 7] = '\x7F';  // more fields than a machine has bytes
    EXPECT_FALSE(layer_from_prepared(vast));
}

}  // namespace
}  // namespace kua
