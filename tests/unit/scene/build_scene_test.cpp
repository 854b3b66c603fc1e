#include "scene/build_scene.h"

#include "unit/scene/scene_fixture.h"

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

TEST(BuildScene, NumbersOfMarksAndMarginAddUpToAllThatIsShown) {
    on_random_scenes([](const SceneWorld& world, const Scene& scene) {
        std::int64_t sum = 0;
        for (const Mark& mark : items_of<Mark>(scene)) {
            sum += mark.certain + mark.possible;
            const std::int64_t incidents = mark.certain + mark.possible;
            EXPECT_EQ(mark.number, mark.kind == MarkKind::Symbol ? "" : std::to_string(incidents));
            EXPECT_TRUE(mark.kind != MarkKind::Symbol || incidents == 1);
        }
        std::int64_t margin = 0;
        for (const MarginEntry& entry : scene.margin)
            if (entry.text != "Undated, not shown") margin += entry.incidents;
        EXPECT_EQ(sum + margin, world.selection.totals.shown);
        EXPECT_EQ(margin, world.selection.totals.not_on_a_place);
    });
}

TEST(BuildScene, EveryShownRowIsOnExactlyOneMarkOrInTheMargin) {
    on_random_scenes([](const SceneWorld& world, const Scene& scene) {
        std::vector<RowId> rows;
        for (const Mark& mark : items_of<Mark>(scene)) rows.insert(rows.end(), mark.rows.begin(), mark.rows.end());
        for (const MarginEntry& entry : scene.margin)
            if (entry.text != "Undated, not shown") rows.insert(rows.end(), entry.rows.begin(), entry.rows.end());
        std::sort(rows.begin(), rows.end());
        EXPECT_EQ(rows, world.selection.rows);
    });
}

TEST(BuildScene, ARegionLevelRowIsNeverAPoint) {
    on_random_scenes([](const SceneWorld& world, const Scene& scene) {
        for (const Mark& mark : items_of<Mark>(scene))
            for (const RowId row : mark.rows)
                EXPECT_EQ(mark.kind == MarkKind::Badge, placement(world.data.incidents, row) == Placement::Region);
    });
}

TEST(BuildScene, LegendFamiliesAddUpToAllThatIsShown) {
    on_random_scenes([](const SceneWorld& world, const Scene& scene) {
        std::int64_t sum = 0;
        for (const LegendEntry& entry : scene.legend)
            if (entry.kind == LegendEntry::Kind::Family) sum += entry.incidents;
        EXPECT_EQ(sum, world.selection.totals.shown);
    });
}

double distance_px(const ScreenBox& box, ScreenPoint p) {
    return std::hypot(p.x_px - std::clamp(p.x_px, box.left_px, box.right_px),
                      p.y_px - std::clamp(p.y_px, box.top_px, box.bottom_px));
}

ScreenBox box_of(const Mark& badge, const MapView& map) {
    const ScreenPoint at = to_screen(badge.at, map);
    const double x = at.x_px + badge.offset_px.x_px;
    const double y = at.y_px + badge.offset_px.y_px;
    return {x - badge.width_px / 2, y - badge.height_px / 2, x + badge.width_px / 2, y + badge.height_px / 2};
}

bool covers(const Mark& mark, const ScreenBox& box, const MapView& map) {
    if (mark.kind == MarkKind::Badge) return overlaps(box, box_of(mark, map));
    return distance_px(box, to_screen(mark.at, map)) < mark.radius_px;
}

TEST(BuildScene, NoMarkEverCoversAName) {
    on_random_scenes([](const SceneWorld& world, const Scene& scene) {
        const auto marks = items_of<Mark>(scene);
        for (const Label& label : items_of<Label>(scene))
            for (const Mark& mark : marks)
                EXPECT_FALSE(covers(mark, box_of(label, world), world.map)) << label.text << " under " << mark.title;
    });
}

TEST(BuildScene, NamesKeepOffEachOtherAndOffDots) {
    on_random_scenes([](const SceneWorld& world, const Scene& scene) {
        const auto labels = items_of<Label>(scene);
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const ScreenBox name = box_of(labels[i], world);
            for (std::size_t k = 0; k < i; ++k)
                EXPECT_FALSE(overlaps(name, box_of(labels[k], world))) << labels[i].text << " on " << labels[k].text;
            for (const TownDot& dot : items_of<TownDot>(scene))
                EXPECT_GE(distance_px(name, to_screen(dot.at, world.map)), dot.radius_px) << labels[i].text;
        }
    });
}

TEST(BuildScene, BadgesKeepOffMarksAndEachOther) {
    on_random_scenes([](const SceneWorld& world, const Scene& scene) {
        const auto marks = items_of<Mark>(scene);
        for (const Mark& badge : marks_of(scene, MarkKind::Badge))
            for (const Mark& mark : marks) {
                const bool is_itself = mark == badge;
                EXPECT_TRUE(is_itself || !covers(mark, box_of(badge, world.map), world.map)) << badge.title;
            }
    });
}

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
    EXPECT_EQ(items_of<Stroke>(scene).size(), 1U) << "the country's border";
    EXPECT_EQ(scene.items.size(), 3U);
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

}  // namespace
}  // namespace kua
