#include "scene/surface_layer.h"

#include "scene/class_rows.h"
#include "scene/layer_memo.h"
#include "scene/surface_index.h"
#include "stats/density.h"
#include "scene/point_density.h"
#include "unit/scene/scene_fixture.h"

#include <gmock/gmock.h>

#include <atomic>
#include <cmath>
#include <random>
#include <span>

namespace kua {
namespace {

using test::Row;
using test::SceneWorld;

struct Surfaces : testing::Test {
    Surfaces() {
        world.select_days("2021-01-01", "2021-01-31");
        world.view.surface.kind = SurfaceKind::Hexagons;
    }
    std::optional<SurfaceLayer> layer() { return surface_layer(world.input(), theme(ThemeName::Light)); }
    static std::string notes(const SurfaceLayer& layer) {
        std::string all;
        for (const auto& note : layer.legend.notes) all += note + "\n";
        return all;
    }

    SceneWorld world{std::vector<Row>{{.id = "1", .at = {65, 50}},
                                      {.id = "2", .at = {65, 50}, .place = PlacePrecision::Street},
                                      {.id = "3", .at = {75, 52}, .place = PlacePrecision::Site},
                                      {.id = "4", .at = {62, 48}, .place = PlacePrecision::Unspecified},
                                      {.id = "5", .place = PlacePrecision::Adm1, .region = "A"}}};
};

TEST_F(Surfaces, CountTheIncidentsOfEachCell) {
    const auto made = layer();
    ASSERT_TRUE(made);
    ASSERT_EQ(made->bands->size(), 2u);
    std::size_t rows = 0;
    for (const LegendClass& one : made->legend.classes) {
        const auto listed = rows_of_class(made->legend, one, world.selection, record_places(world.input()));
        EXPECT_EQ(one.can_be_listed(), !listed.empty());
        rows += listed.size();
    }
    EXPECT_EQ(rows, 3u);
}

TEST_F(Surfaces, LeaveOutWhatIsNotKnownWellEnoughAndSayHowMany) {
    EXPECT_THAT(notes(*layer()), testing::HasSubstr("2 incidents are not known well enough and left out."));
    world.view.surface.cell_km2 = 10.0;
    EXPECT_THAT(notes(*layer()), testing::HasSubstr("3 incidents")) << "a town is wider than such a cell";
}

TEST_F(Surfaces, HaveCellsOfTheAreaTheyState) {
    for (const SurfaceKind kind : {SurfaceKind::Hexagons, SurfaceKind::Squares}) {
        world.view.surface.kind = kind;
        world.view.surface.cell_km2 = 5'000.0;
        const auto made = layer();
        for (const SurfaceBand& band : *made->bands) EXPECT_NEAR(area_m2(band.shape), 5e9, 1.0);
        EXPECT_THAT(made->legend.title, testing::HasSubstr("5,000 km²"));
    }
}

TEST_F(Surfaces, SpreadADensityInBandsThatLieOnEachOther) {
    world.view.surface.kind = SurfaceKind::Kernel;
    world.view.surface.bandwidth_km = 100.0;
    const auto made = layer();
    ASSERT_TRUE(made);
    ASSERT_GE(made->bands->size(), 2u);
    for (std::size_t i = 1; i < made->bands->size(); ++i)
        EXPECT_LT(area_m2((*made->bands)[i].shape), area_m2((*made->bands)[i - 1].shape));
    EXPECT_TRUE(contains(made->bands->back().shape, world.base->projection.to_map(LonLat{65, 50}))) << "two incidents there";
    EXPECT_THAT(notes(*made), testing::HasSubstr("quartic kernel, bandwidth 100 km."));
}

TEST_F(Surfaces, KeepTheBandwidthOfTheRuleWhileTimeMoves) {
    world = SceneWorld(std::vector<Row>{{.id = "1", .first = "2021-01-02", .at = {65, 50}},
                                        {.id = "2", .first = "2021-01-03", .at = {66, 50}},
                                        {.id = "3", .first = "2021-01-20", .at = {75, 52}}});
    world.view.surface.kind = SurfaceKind::Kernel;
    world.select_days("2021-01-01", "2021-01-31");
    const std::string whole = layer()->legend.notes.at(0);
    world.select_days("2021-01-01", "2021-01-10");
    EXPECT_EQ(layer()->legend.notes.at(0), whole);
    EXPECT_THAT(whole, testing::HasSubstr("about a sixteenth of the land's width"));
}

TEST_F(Surfaces, AreWordsAloneWhereNothingIsKnownWellEnough) {
    world = SceneWorld(std::vector<Row>{{.id = "5", .place = PlacePrecision::Adm1, .region = "A"}});
    world.select_days("2021-01-01", "2021-01-31");
    world.view.surface.kind = SurfaceKind::Kernel;
    EXPECT_TRUE(layer()->bands->empty());
    EXPECT_THAT(notes(*layer()), testing::HasSubstr("Fewer than two places are known well enough"));
    world.view.surface.bandwidth_km = 80.0;
    EXPECT_TRUE(layer()->bands->empty());
    EXPECT_THAT(notes(*layer()), testing::HasSubstr("1 incident is not known well enough and left out."));
    world.view.surface.kind = SurfaceKind::None;
    EXPECT_FALSE(layer());
}

TEST_F(Surfaces, LieUnderTheBordersAndMarksOfTheScene) {
    const Scene scene = world.build();
    const auto is_band = [&](const SceneItem& item) {
        const auto* fill = std::get_if<Fill>(&item);
        return fill != nullptr && fill->owner != nullptr;
    };
    const auto band = std::find_if(scene.items.begin(), scene.items.end(), is_band);
    ASSERT_NE(band, scene.items.end());
    const auto stroke = std::find_if(scene.items.begin(), scene.items.end(), [](const SceneItem& item) { return std::holds_alternative<Stroke>(item); });
    EXPECT_LT(band, stroke);
    EXPECT_EQ(scene.colors.size(), 1u);
}

void expect_same(const SurfaceLayer& a, const SurfaceLayer& b) {
    ASSERT_EQ(a.bands->size(), b.bands->size());
    for (std::size_t i = 0; i < a.bands->size(); ++i) {
        EXPECT_EQ((*a.bands)[i].color, (*b.bands)[i].color);
        EXPECT_EQ((*a.bands)[i].shape, (*b.bands)[i].shape);
    }
    EXPECT_EQ(a.legend.notes, b.legend.notes);
    ASSERT_EQ(a.legend.classes.size(), b.legend.classes.size());
    for (std::size_t i = 0; i < a.legend.classes.size(); ++i) {
        EXPECT_EQ(a.legend.classes[i].text, b.legend.classes[i].text);
        EXPECT_EQ(a.legend.classes[i].cells, b.legend.classes[i].cells);
        EXPECT_EQ(a.legend.classes[i].members, b.legend.classes[i].members);
    }
}

/// Days, filters and choices change as in a window; projected ahead or not.
TEST(SurfacesOneAfterAnother, AreThoseMadeAnew) {
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const auto below = [&](int end) { return static_cast<int>(random() % static_cast<unsigned>(end)); };
    std::vector<Row> rows;
    for (int i = 0; i < 400; ++i) {
        Row row{.id = std::to_string(i), .first = to_string(test::day("2021-01-01") + below(28)), .at = {60.0 + below(200) / 10.0, 45.0 + below(100) / 10.0},
                .place = below(5) == 0 ? PlacePrecision::Unknown : PlacePrecision::Street};
        if (below(3) == 0) row.type = "assembly.kettling";
        rows.push_back(row);
    }
    SceneWorld world{rows};
    const auto points = std::make_shared<const std::vector<MapPoint>>(map_points(world.data.incidents, world.base->projection));
    LayerMemo memo;
    for (int step = 0; step < 60; ++step) {
        if (step % 5 == 0) world.view.surface.kind = static_cast<SurfaceKind>(1 + below(3));
        if (step % 7 == 0) world.view.surface.cell_km2 = below(2) == 0 ? 0.0 : 5'000.0;
        if (step % 9 == 0) world.view.surface.bandwidth_km = below(2) == 0 ? 0.0 : 90.0;
        if (step % 11 == 0) world.view.surface.classes.rescaled = below(2) == 0;
        if (step % 4 == 0) world.view.filter.types = below(2) == 0 ? std::nullopt : std::optional(std::vector<std::string>{"assembly.kettling"});
        const int first = below(28);
        world.selection = select(world.data, world.view.filter, {test::day("2021-01-01") + first, test::day("2021-01-01") + first + 1 + below(10)});
        SceneInput kept = world.input();
        kept.memo = &memo;
        if (below(2) == 0) kept.points = points;
        const auto anew = surface_layer(world.input(), theme(ThemeName::Light));
        const auto made = surface_layer(kept, theme(ThemeName::Light));
        ASSERT_EQ(made.has_value(), anew.has_value()) << step;
        if (made) expect_same(*made, *anew);
    }
}

/// Records of one day, of several, vague and not; some at one place, some known to a region only.
std::vector<Row> random_rows(std::mt19937& random, int count) {
    const auto below = [&](int end) { return static_cast<int>(random() % static_cast<unsigned>(end)); };
    std::vector<Row> rows;
    for (int i = 0; i < count; ++i) {
        const Day first = test::day("2021-01-01") + below(28);
        Row row{.id = std::to_string(i), .first = to_string(first), .last = to_string(first + (below(3) == 0 ? below(9) : 0)), .at = {60.0 + below(20'000) / 1e3, 45.0 + below(10'000) / 1e3},
                .place = below(9) == 0 ? PlacePrecision::Unknown : PlacePrecision::Street};
        if (below(3) == 0) row.at = {66.5, 48.25};
        if (below(4) == 0) row.place = PlacePrecision::Adm1, row.region = "A";
        if (below(2) == 0) row.extent = Extent::SometimeWithin;
        if (below(40) == 0) row.first.clear(), row.last.clear();
        if (below(3) == 0) row.type = "assembly.kettling";
        rows.push_back(row);
    }
    return rows;
}

TEST(SurfaceIndices, AnswerAsALookAtEachRecordDoes) {
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const auto below = [&](int end) { return static_cast<int>(random() % static_cast<unsigned>(end)); };
    SceneWorld world{random_rows(random, 12'000)};
    const auto points = std::make_shared<const std::vector<MapPoint>>(map_points(world.data.incidents, world.base->projection));
    int with_many_points = 0;
    for (int step = 0; step < 24; ++step) {
        world.view.surface.kind = static_cast<SurfaceKind>(1 + step % 3);
        world.view.surface.cell_km2 = below(2) == 0 ? 0.0 : 5'000.0;
        world.view.surface.bandwidth_km = below(2) == 0 ? 0.0 : 90.0;
        world.view.surface.classes.rescaled = below(2) == 0;
        world.view.filter.types = below(3) != 0 ? std::nullopt : std::optional(std::vector<std::string>{"assembly.kettling"});
        const auto index = SurfaceIndex::build(terms_of(world.view.surface), world.data.incidents, *world.base, passing(world.data, world.view.filter), *points);
        ASSERT_TRUE(index && index->scale());
        with_many_points += world.view.surface.kind == SurfaceKind::Kernel && index->scale()->ground ? 1 : 0;
        for (const int days : {0, 1, 6, 28}) {
            const Day first = test::day("2021-01-01") + below(28);
            world.selection = select(world.data, world.view.filter, {first, first + days});
            const CountedSurface counted{&*index, false};
            SceneInput fast = world.input();
            fast.surface = &counted;
            const auto made = surface_layer(fast, theme(ThemeName::Light));
            const auto anew = surface_layer(world.input(), theme(ThemeName::Light));
            ASSERT_EQ(made.has_value(), anew.has_value()) << step;
            if (made) expect_same(*made, *anew);
        }
    }
    EXPECT_GT(with_many_points, 0);
}

TEST(SurfaceIndices, EndWhereTheyAreCancelled) {
    SceneWorld world{std::vector<Row>{{.id = "1", .at = {65, 50}, .place = PlacePrecision::Street}}};
    const auto points = map_points(world.data.incidents, world.base->projection);
    const std::atomic<bool> cancelled{true};
    EXPECT_FALSE(SurfaceIndex::build({.kind = SurfaceKind::Hexagons}, world.data.incidents, *world.base, std::vector<std::uint8_t>{1}, points, &cancelled));
}

/// What is gained by counting points in squares costs little of the density, and nothing where they lie in heaps.
TEST(DensityOfManyPoints, IsThatOfThePointsOneByOne) {
    std::mt19937 random(7);
    SceneWorld world{random_rows(random, 12'000)};
    std::vector<RowId> rows;
    std::vector<MapPoint> points;
    for (RowId row = 0; row < world.data.incidents.size(); ++row) {
        const MapPoint at = place_within({world.data.incidents, world.base->projection}, row, 90'000.0);
        if (std::isnan(at.x_m)) continue;
        rows.push_back(row);
        points.push_back(at);
    }
    ASSERT_GT(points.size(), most_single_points);
    const RecordPlaces places{world.data.incidents, world.base->projection};
    for (const Kernel kernel : {Kernel::Quartic, Kernel::Epanechnikov, Kernel::Gaussian}) {
        const SurfaceTerms terms{.kind = SurfaceKind::Kernel, .kernel = kernel, .bandwidth_km = 90.0};
        CellMemo cells;
        const auto scale = surface_scale(terms, *world.base, places, rows, cells);
        ASSERT_TRUE(scale && scale->ground);
        const RowCells& of_row = cells.of(*scale->ground, [&] { return RowCells(*scale->ground, world.data.incidents.size()); });
        for (const std::size_t n : {rows.size(), rows.size() / 10}) {
            const auto numbers = surface_numbers(*scale, places, std::span(rows).first(n), cells);
            const RasterGrid made = density_of(terms, *scale, of_row.cells(), numbers);
            RasterGrid like = made;
            like.values.clear();
            const RasterGrid exact = kernel_density_per_km2(std::span(points).first(n), {}, kernel, 90'000.0, like);
            const double most = *std::max_element(exact.values.begin(), exact.values.end());
            double worst = 0.0;
            for (std::size_t i = 0; i < exact.values.size(); ++i) worst = std::max(worst, std::abs(exact.values[i] - made.values[i]) / most);
            RecordProperty("worst_share_of_largest", std::to_string(worst));
            EXPECT_LT(worst, 0.003);
            EXPECT_GT(worst, 0.0) << "the points were counted one by one";
        }
    }
}

}  // namespace
}  // namespace kua
