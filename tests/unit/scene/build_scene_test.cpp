#include "scene/build_scene.h"

#include "unit/scene/scene_promises.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace kua {
namespace {

using test::box_of;
using test::items_of;
using test::marks_of;
using test::Row;
using test::SceneWorld;

constexpr std::array all_precisions{
    PlacePrecision::Site,           PlacePrecision::Street,   PlacePrecision::Neighbourhood, PlacePrecision::Settlement,
    PlacePrecision::NearSettlement, PlacePrecision::Adm2,     PlacePrecision::Adm1,          PlacePrecision::Area,
    PlacePrecision::Country,        PlacePrecision::WaterAir, PlacePrecision::Unspecified,   PlacePrecision::Unknown};
constexpr std::array types{"liberty.detention", "assembly.kettling", "election.observer_denied_access",
                           "expression.poll_warning", "reprisal.fine"};

unsigned below(unsigned limit, std::mt19937& random) { return static_cast<unsigned>(random() % limit); }
std::string january(unsigned n) { return to_string(test::day("2021-01-01") + static_cast<std::int32_t>(n)); }

/// Rows of every kind: vague dates, undated ones, aggregates, many on one coordinate, regions without outline.
std::vector<Row> rows_of_every_kind(std::mt19937& random) {
    const std::vector<LonLat> towns{{61, 46}, {63, 52}, {66.5, 49}, {66.6, 49.05}, {71, 47}, {77, 53}};
    std::uniform_real_distribution<double> lon(60, 80);
    std::uniform_real_distribution<double> lat(45, 55);
    std::vector<Row> rows;
    for (int i = 0; i < 120; ++i) {
        Row row{.id = std::to_string(1000 + i)};
        const unsigned first = below(40, random);
        row.first = random() % 12 == 0 ? "" : january(first);
        if (!row.first.empty() && random() % 3 == 0) {
            row.last = january(first + below(20, random));
            if (random() % 2 == 0) row.extent = Extent::SometimeWithin;
        }
        row.place = all_precisions[random() % all_precisions.size()];
        row.type = types[random() % types.size()];
        if (random() % 10 != 0)
            row.at = random() % 3 == 0 ? LonLat{lon(random), lat(random)} : towns[random() % towns.size()];
        row.region = std::array{"A", "B", "C", "D", ""}[random() % 5];
        if (i > 10 && random() % 8 == 0) row.parent = std::to_string(1000 + random() % 10);
        rows.push_back(row);
    }
    return rows;
}

/// Two large units, C without outline, D a town-sized enclave; towns with and without marks.
SceneWorld world_of(std::mt19937& random) {
    Dataset data = test::make_dataset(rows_of_every_kind(random));
    std::vector<std::string> regions;
    for (RowId row = 0; row < data.incidents.size(); ++row) regions.emplace_back();
    data.boundaries.units.push_back({.code = "C",
                                     .kind = "city",
                                     .name = {{"Cee", "", ""}},
                                     .outline = OutlineQuality::None,
                                     .point = LonLat{66.5, 49}});
    data.boundaries.units.push_back({.code = "D",
                                     .kind = "city",
                                     .name = {{"Dee", "", ""}},
                                     .shape = {{{{70.9, 46.9}, {71.1, 46.9}, {71.1, 47.1}, {70.9, 47.1}}, {}}},
                                     .point = LonLat{71, 47}});
    for (RegionId& region : data.incidents.region)
        if (region == no_region && random() % 2 == 0) region = static_cast<RegionId>(2 + random() % 2);
    const auto add = [&](const char* name, LonLat at, int rank) {
        data.places.push_back({.name = {{name, "", ""}}, .at = at, .population = 60'000, .rank = rank});
    };
    add("Cee", {66.5, 49}, 1);
    add("Dee", {71, 47}, 1);
    add("Sixtyone", {61, 46}, 2);
    add("Sixtythree", {63, 52}, 2);
    add("Lonely", {68, 51}, 2);
    add("Neighbour of Cee", {66.6, 49.05}, 3);
    for (int i = 0; i < 60; ++i)
        add(("Village " + std::to_string(i)).c_str(), {60.0 + i % 10 * 2.1, 45.5 + i / 10 * 1.7}, 3 + i % 2);
    return SceneWorld(std::move(data));
}

constexpr std::array scales{9000.0, 4000.0, 2300.0, 1500.0, 800.0, 300.0, 60.0, 8.0};

/// Checks `check` on scenes of random data in random windows at all scales, both languages of length.
template <class Check>
void on_random_scenes(Check check) {
    for (unsigned seed = 1; seed <= 6; ++seed) {
        std::mt19937 random(seed);
        SceneWorld world = world_of(random);
        for (const double scale : scales) {
            const unsigned first = below(40, random);
            world.select_days(january(first), january(first + below(25, random)));
            world.map.metres_per_px = scale;
            world.map.centre = world.base->projection.to_map(LonLat{66.5, 49});
            SCOPED_TRACE("seed " + std::to_string(seed) + " scale " + std::to_string(scale));
            check(world, world.build());
        }
    }
}

TEST(BuildScene, NumbersOfMarksMarginAndLegendAddUpToAllThatIsShown) { on_random_scenes(test::expect_numbers_add_up); }

TEST(BuildScene, EveryShownRowIsOnExactlyOneMarkOrInTheMargin) { on_random_scenes(test::expect_every_row_once); }

TEST(BuildScene, ARegionLevelRowIsNeverAPoint) { on_random_scenes(test::expect_no_region_is_a_point); }

TEST(BuildScene, NoMarkEverCoversANameOrABadge) { on_random_scenes(test::expect_marks_cover_nothing); }

TEST(BuildScene, NamesKeepOffEachOtherAndOffDots) { on_random_scenes(test::expect_names_apart); }

TEST(BuildScene, IsTheSameEachTime) {
    on_random_scenes([](const SceneWorld& world, const Scene& scene) { EXPECT_EQ(world.build().items, scene.items); });
}

TEST(BuildScene, MovesNoMarkOnPanning) {
    on_random_scenes([](SceneWorld world, const Scene& scene) {
        world.map.centre.x_m += 173.3 * world.map.metres_per_px;
        auto point_marks = [](const Scene& s) {
            auto marks = items_of<Mark>(s);
            std::erase_if(marks, [](const Mark& mark) { return mark.kind == MarkKind::Badge; });
            return marks;
        };
        EXPECT_EQ(point_marks(world.build()), point_marks(scene));
    });
}

TEST(BuildScene, NamesATownBesideItsStack) {
    SceneWorld world({{.id = "1", .at = {65, 50}}});
    world.add_place("Town", {65, 50}, 4, 900);
    world.select_days("2021-01-01", "2021-01-31");
    const Scene scene = world.build();
    std::vector<std::string> names;
    for (const Label& label : items_of<Label>(scene)) names.push_back(label.text);
    EXPECT_THAT(names, testing::Contains("Town"));
    EXPECT_TRUE(items_of<TownDot>(scene).empty()) << "the stack stands for the dot";
}

TEST(BuildScene, ShowsMoreTownsTheCloserItLooks) {
    SceneWorld world;
    for (int i = 0; i < 40; ++i)
        world.add_place("V" + std::to_string(i), {65.0 + i % 8 * 0.3, 49.0 + i / 8 * 0.3}, 4, 500 + i * 1000);
    world.map.centre = world.base->projection.to_map(LonLat{66, 49.6});
    std::size_t before = 0;
    for (const double scale : {3000.0, 850.0, 400.0, 200.0}) {
        world.map.metres_per_px = scale;
        const std::size_t dots = items_of<TownDot>(world.build()).size();
        EXPECT_GE(dots, before) << scale;
        before = dots;
    }
    EXPECT_EQ(before, 40U);
}

TEST(BuildScene, WritesNamesInTheReadersLanguage) {
    SceneWorld world;
    world.data.boundaries.units[0].name = {{"Aktobe Region", "Актюбинская область", "Ақтөбе облысы"}};
    world.data.boundaries.units[1].name = {{"Almaty Region", "Алматинская область", "Алматы облысы"}};
    const auto names = [&](Lang lang) {
        world.view.lang = lang;
        std::vector<std::string> texts;
        for (const Label& label : items_of<Label>(world.build())) texts.push_back(label.text);
        return texts;
    };
    EXPECT_THAT(names(Lang::En), testing::UnorderedElementsAre("AKTOBE", "ALMATY"));
    EXPECT_THAT(names(Lang::Kk), testing::UnorderedElementsAre("АҚТӨБЕ", "АЛМАТЫ"));
}

TEST(BuildScene, KeepsTheWordRegionWhereACityHasTheShortName) {
    SceneWorld world;
    world.data.boundaries.units[0].name = {{"Aktobe Region", "", ""}};
    world.data.boundaries.units[1].name = {{"Almaty Region", "", ""}};
    world.data.boundaries.units.push_back({.code = "C",
                                           .kind = "city",
                                           .name = {{"Almaty", "", ""}},
                                           .outline = OutlineQuality::None,
                                           .point = LonLat{75, 47}});
    world.project();
    std::vector<std::string> texts;
    for (const Label& label : items_of<Label>(world.build())) texts.push_back(label.text);
    EXPECT_THAT(texts, testing::UnorderedElementsAre("AKTOBE", "ALMATY REGION"));
}

TEST(BuildScene, CutsNoNameAtTheFrame) {
    SceneWorld world;
    for (int i = 0; i < 30; ++i)
        world.add_place("Longish name " + std::to_string(i), {61.0 + i % 6 * 3, 46.0 + i / 6 * 1.8}, 2);
    world.frame = ScreenBox{300, 200, 1210, 790};
    for (const Label& label : items_of<Label>(world.build())) {
        const ScreenBox name = box_of(label, world);
        const bool inside = world.frame->left_px <= name.left_px && name.right_px <= world.frame->right_px &&
                            world.frame->top_px <= name.top_px && name.bottom_px <= world.frame->bottom_px;
        EXPECT_TRUE(inside || !overlaps(name, *world.frame)) << label.text;
    }
}

TEST(BuildScene, LeavesOutTheLayersThatAreSwitchedOff) {
    SceneWorld world({{.id = "1", .at = {65, 50}}});
    world.add_place("Town", {62, 47}, 1);
    world.data.base.neighbours.push_back(
        {.name = {{"North", "", ""}}, .shape = {{{{60, 55}, {80, 55}, {80, 60}, {60, 60}}, {}}}});
    world.data.base.lakes.push_back({.shape = {{{{62, 49}, {63, 49}, {63, 50}}, {}}}});
    world.data.info.coverage.push_back(
        {.region = 0, .first = test::day("2021-01-01"), .last = test::day("2021-01-31"), .effort = Effort::None});
    world.project();
    world.select_days("2021-01-01", "2021-01-31");
    world.view.layers = {
        .neighbours = false, .water = false, .regions = false, .names = false, .coverage = false, .incidents = false};
    const Scene scene = world.build();
    EXPECT_EQ(items_of<Fill>(scene).size(), 2U) << "the units alone";
    const auto strokes = items_of<Stroke>(scene);
    ASSERT_EQ(strokes.size(), 2U);
    EXPECT_EQ(strokes[0].color, scene.theme.land) << "over the seams between units";
    EXPECT_EQ(strokes[1].color, scene.theme.country_border);
    EXPECT_EQ(scene.items.size(), 4U);
    EXPECT_TRUE(scene.legend.empty());
}

TEST(BuildScene, PaintsFromTheGroundUp) {
    SceneWorld world({{.id = "1", .at = {65, 50}}});
    world.add_place("Town", {62, 47}, 1);
    world.data.base.lakes.push_back({.shape = {{{{62, 49}, {63, 49}, {63, 50}}, {}}}});
    world.data.info.coverage.push_back(
        {.region = 0, .first = test::day("2021-01-01"), .last = test::day("2021-01-31"), .effort = Effort::None});
    world.project();
    world.select_days("2021-01-01", "2021-01-31");
    const Scene scene = world.build();
    std::vector<std::size_t> kinds;
    for (const SceneItem& item : scene.items) kinds.push_back(item.index());
    // Fill 0, Hatch 1, Stroke 2, TownDot 3, Label 4, Mark 5: two units, hatch, lake, three lines, town, names, mark.
    EXPECT_THAT(kinds, testing::ElementsAre(0, 0, 1, 0, 2, 2, 2, 3, 4, 4, 4, 5));
    EXPECT_EQ(std::get<Hatch>(scene.items[2]).shape, &scene.base->units[0]);
}

TEST(TownNames, DoNotSeemToBelongToAnotherTown) {
    // The second town lies to the right of the first, where the first's name would stand by itself.
    test::SceneWorld world({{.id = "1", .at = {65, 50}}});
    world.add_place("First", {65, 50}, 2);
    world.add_place("Second", {66.2, 50}, 2);
    world.map.metres_per_px = 1500.0;
    world.select_days("2021-01-01", "2021-01-31");
    const auto labels = test::items_of<Label>(world.build());
    const auto first = std::find_if(labels.begin(), labels.end(), [](const Label& l) { return l.text == "First"; });
    ASSERT_NE(first, labels.end());
    const ScreenBox box = test::box_of(*first, world);
    const ScreenPoint other = to_screen(world.base->projection.to_map(LonLat{66.2, 50}), world.map);
    const double dx = other.x_px - std::clamp(other.x_px, box.left_px, box.right_px);
    const double dy = other.y_px - std::clamp(other.y_px, box.top_px, box.bottom_px);
    EXPECT_GT(std::hypot(dx, dy), 8.0);
}

}  // namespace
}  // namespace kua
