#include "fuzz/mutation.h"
#include "io/boundary_reader.h"
#include "io/shape_layer.h"
#include "support/temp_folder.h"
#include "unit/io/shapefile_maker.h"

#include <gtest/gtest.h>

#include <map>

namespace kua {
namespace {

struct ShapefileFuzz : testing::Test {
    test::TempFolder folder;
    std::mt19937 random{test::fuzz_seed()};
    std::map<std::string, std::string> sound;

    ShapefileFuzz() {
        test::write_shapefile(folder.path() / "a.shp", {.fields = {"code", "name"}, .records = {{test::box_wkt(60, 45, 70, 55), {"A", "Запад"}},
                                                                                                {"POLYGON((0 0,0 10,10 10,10 0,0 0),(2 2,4 2,4 4,2 4,2 2))", {"B", "Қ"}},
                                                                                                {"", {"C", ""}}}});
        for (const auto& entry : std::filesystem::directory_iterator(folder.path())) sound[entry.path().filename()] = test::read_bytes(entry.path());
    }

    void check() const {
        std::vector<Problem> problems;
        const auto layer = read_shape_layer(folder.path() / "a.shp", ShapeKind::Polygon, problems);
        if (!layer) {
            ASSERT_FALSE(in_english(layer.error()).empty());
            return;
        }
        for (const ShapeRow& row : layer->rows) {
            ASSERT_EQ(row.values.size(), layer->fields.size());
            for (const GeoPolygon& polygon : row.polygons) {
                ASSERT_GE(polygon.outer.size(), 3U);
                for (const LonLat p : polygon.outer) ASSERT_TRUE(is_valid(p));
                for (const auto& hole : polygon.holes)
                    for (const LonLat p : hole) ASSERT_TRUE(is_valid(p));
            }
        }
    }
};

TEST_F(ShapefileFuzz, DamagedPartsAreReportedAndNeverCrash) {
    SCOPED_TRACE("KUA_FUZZ_SEED=" + std::to_string(test::fuzz_seed()));
    for (int run = 0; run < test::fuzz_runs(600) && !HasFatalFailure(); ++run) {
        auto part = std::next(sound.begin(), static_cast<std::ptrdiff_t>(test::below(random, sound.size())));
        std::string bytes = part->second;
        for (std::size_t damages = 1 + test::below(random, 4); damages > 0; --damages) bytes = test::damaged(std::move(bytes), random);
        folder.write(part->first, bytes);
        SCOPED_TRACE("run " + std::to_string(run) + " " + part->first);
        check();
        folder.write(part->first, part->second);
    }
}

}  // namespace
}  // namespace kua
