#include "app/picture.h"

#include "scene/class_rows.h"

#include "unit/app/app_fixture.h"

#include <chrono>
#include <random>
#include <thread>

namespace kua {
namespace {

using test::AppWorld;
using test::Row;

std::vector<Row> many_rows() {
    std::mt19937 random(5);
    const auto below = [&](int end) { return static_cast<int>(random() % static_cast<unsigned>(end)); };
    std::vector<Row> rows;
    for (int i = 0; i < 5'000; ++i) {
        Row row{.id = "p" + std::to_string(i), .at = {60.0 + below(2'000'000) / 1e5, 45.0 + below(1'000'000) / 1e5}, .place = PlacePrecision::Site};
        row.first = "2021-01-" + std::to_string(10 + below(20));
        if (below(3) == 0) row.type = "assembly.kettling";
        if (below(50) == 0) row.place = PlacePrecision::Adm1, row.region = "A";
        if (below(70) == 0) row.place = PlacePrecision::Unknown;
        if (below(90) == 0) row.first.clear();
        rows.push_back(row);
    }
    return rows;
}

struct ManyInTheWindow : testing::Test {
    explicit ManyInTheWindow(std::size_t many = many_records) : world(many_rows(), many) {}
    /// Until all that is counted aside has been taken.
    void settle() {
        world.update();
        while (world.maker.busy()) {
            std::this_thread::sleep_for(std::chrono::milliseconds{1});
            world.update();
        }
    }
    /// The scene made the slow way, of all rows.
    [[nodiscard]] Scene slow_scene() const {
        const Picture& picture = world.state.picture;
        const Selection all = select(*picture.data, world.state.view.filter, picture.window);
        return build_scene({*picture.data, picture.base, all, world.state.view, picture.map, world.text, *world.metrics, {}});
    }
    static std::int64_t colored(const Scene& scene) {
        std::int64_t cells = 0;
        for (const LegendClass& one : scene.colors.back().classes) cells += one.members;
        return cells;
    }
    /// Colours and words of all that lies below the squares.
    static void expect_same_layers(const Scene& fast, const Scene& slow) {
        ASSERT_EQ(fast.colors.size(), slow.colors.size());
        for (std::size_t i = 0; i + 1 < fast.colors.size(); ++i) {
            const ClassLegend& a = fast.colors[i];
            const ClassLegend& b = slow.colors[i];
            EXPECT_EQ(a.title, b.title);
            EXPECT_EQ(a.notes, b.notes);
            EXPECT_EQ(a.scale.values, b.scale.values);
            EXPECT_EQ(a.ground, b.ground);
            ASSERT_EQ(a.classes.size(), b.classes.size());
            for (std::size_t k = 0; k < a.classes.size(); ++k) {
                EXPECT_EQ(a.classes[k].text, b.classes[k].text);
                EXPECT_EQ(a.classes[k].members, b.classes[k].members);
                EXPECT_EQ(a.classes[k].units, b.classes[k].units);
                EXPECT_EQ(a.classes[k].cells, b.classes[k].cells);
            }
        }
        std::vector<Rgba8> colors[2];
        for (const Scene* scene : {&fast, &slow})
            for (const SceneItem& item : scene->items)
                if (const auto* fill = std::get_if<Fill>(&item)) colors[scene == &slow ? 1 : 0].push_back(fill->color);
        EXPECT_EQ(colors[0], colors[1]);
    }
    void expect_as_the_slow_way() {
        const Scene& fast = world.state.picture.scene;
        const Scene slow = slow_scene();
        EXPECT_EQ(fast.sentence, slow.sentence);
        EXPECT_EQ(world.state.picture.selection.totals, select(*world.state.picture.data, world.state.view.filter, world.state.picture.window).totals);
        ASSERT_EQ(fast.legend.size(), slow.legend.size());
        for (std::size_t i = 0; i < fast.legend.size(); ++i) {
            EXPECT_EQ(fast.legend[i].text, slow.legend[i].text);
            EXPECT_EQ(fast.legend[i].incidents, slow.legend[i].incidents);
        }
        ASSERT_EQ(fast.margin.size(), slow.margin.size());
        for (std::size_t i = 0; i < fast.margin.size(); ++i) EXPECT_EQ(fast.margin[i].rows, slow.margin[i].rows);
        EXPECT_EQ(fast.items.size(), slow.items.size());
        // The map of the window counts a margin round the view, too.
        EXPECT_GE(colored(fast), colored(slow));
        expect_same_layers(fast, slow);
        for (const RowId row : select(*world.state.picture.data, world.state.view.filter, world.state.picture.window).rows)
            if (slow.points->as_cells && slow.points->cell_of(row) >= 0) {
                EXPECT_TRUE(shown_cell_at(fast, world.state.picture.map, to_screen(world.state.picture.base->projection.to_map(world.state.dataset()->incidents.at[row]), world.state.picture.map)));
            }
    }
    AppWorld world;
};

TEST_F(ManyInTheWindow, AreDrawnAsTheSlowWayDrawsThem) {
    for (const auto& [first, last] : {std::pair{"2021-01-10", "2021-01-29"}, {"2021-01-12", "2021-01-12"}, {"2021-01-15", "2021-01-20"}}) {
        world.state.view.time.first = test::day(first);
        world.state.view.time.last = test::day(last);
        settle();
        expect_as_the_slow_way();
    }
    world.state.view.filter.types = {{"assembly.kettling"}};
    settle();
}

TEST_F(ManyInTheWindow, HaveTheRatesOfTheSlowWayWithoutAListOfThem) {
    Dataset data = test::make_dataset(many_rows());
    data.boundaries.denominators.push_back({"population", "person", "Census", {{2021, {1e5, 4e5}}}});
    for (RowId row = 0; row < data.incidents.size(); row += 3) data.incidents.region[row] = row % 2;
    world.state.data.report.dataset = std::make_shared<const Dataset>(std::move(data));
    ViewState& view = world.state.view;
    view.rate.denominator = "population";
    using Codes = std::vector<std::string>;
    for (const auto& regions : {std::optional<Codes>{}, std::optional(Codes{"A"}), std::optional(Codes{"B", no_region_code}), std::optional(Codes{unattributed_code})})
        for (const bool rescaled : {false, true})
            for (const auto& [first, last] : {std::pair{"2021-01-10", "2021-01-29"}, {"2021-01-12", "2021-01-12"}, {"2021-02-12", "2021-02-12"}}) {
                view.filter.regions = regions;
                view.rate.classes.rescaled = rescaled;
                view.time.first = test::day(first);
                view.time.last = test::day(last);
                settle();
                expect_as_the_slow_way();
                if (!world.state.picture.scene.points->as_cells) continue;
                for (const RowId row : world.state.picture.selection.rows) EXPECT_NE(placement(world.state.dataset()->incidents, row), Placement::Point);
            }
    view.filter.regions.reset();
    view.measure.people = CountName::Detained;
    settle();
    expect_as_the_slow_way();
    EXPECT_EQ(world.state.picture.selection.rows, select(*world.state.picture.data, view.filter, world.state.picture.window).rows) << "people need each record";
}

TEST_F(ManyInTheWindow, SayWhatNoUnitCouldBeToldOfWithoutAListOfAll) {
    Dataset data = test::make_dataset(many_rows());
    data.boundary_sets = {data.boundaries, data.boundaries};
    data.boundary_changes = {test::day("2021-01-15")};
    for (RowId row = 0; row < data.incidents.size(); row += 40) data.incidents.region[row] = unattributed_region;
    world.state.data.report.dataset = std::make_shared<const Dataset>(std::move(data));
    for (const auto& [first, last] : {std::pair{"2021-01-10", "2021-01-29"}, {"2021-01-14", "2021-01-15"}, {"2021-01-16", "2021-01-20"}}) {
        world.state.view.time.first = test::day(first);
        world.state.view.time.last = test::day(last);
        world.update();
        EXPECT_EQ(world.state.picture.scene.sentence, slow_scene().sentence) << "while a sample is shown, too";
        settle();
        expect_as_the_slow_way();
        EXPECT_LT(4 * world.state.picture.selection.rows.size(), select(*world.state.picture.data, {}, world.state.picture.window).rows.size());
    }
    EXPECT_EQ(world.state.picture.scene.sentence.find("attributable"), std::string::npos) << "no change in these days";
    world.show_days("2021-01-10", "2021-01-29");
    EXPECT_NE(world.state.picture.scene.sentence.find("are not attributable"), std::string::npos);
}

TEST_F(ManyInTheWindow, HaveTheMarksOfTheSlowWayWithoutAListOfThoseOffTheView) {
    ViewState& view = world.state.view;
    settle();
    zoom_map(world.state, 6.0, {500, 300});
    for (const MarkSize size : {MarkSize::Number, MarkSize::Proportional})
        for (const auto& types : {std::optional<std::vector<std::string>>{}, std::optional(std::vector<std::string>{"liberty.detention"})})
            for (const auto& [first, last] : {std::pair{"2021-01-10", "2021-01-29"}, {"2021-01-12", "2021-01-12"}, {"2021-02-12", "2021-02-12"}}) {
                view.measure.size = size;
                view.filter.types = types;
                view.time.first = test::day(first);
                view.time.last = test::day(last);
                settle();
                const Picture& picture = world.state.picture;
                ASSERT_FALSE(picture.scene.points->as_cells);
                const Selection all = select(*picture.data, view.filter, picture.window);
                EXPECT_EQ(picture.selection.totals, all.totals);
                EXPECT_LT(2 * picture.selection.rows.size(), all.rows.size() + 20);
                const Selection of_all_days = select(*picture.data, view.filter, picture.data->span());
                const PointDensity same_plan{picture.scene.points, {}, false, {}};
                const Scene slow = build_scene({.data = *picture.data, .base = picture.base, .selection = all, .view = view, .map = picture.map,
                                                .text = world.text, .metrics = *world.metrics, .scale_selection = &of_all_days, .density = &same_plan});
                EXPECT_TRUE(picture.scene.items == slow.items);
                EXPECT_EQ(picture.scene.sentence, slow.sentence);
                EXPECT_EQ(picture.scene.sizes.circles.size(), slow.sizes.circles.size());
                ASSERT_EQ(picture.scene.legend.size(), slow.legend.size());
                for (std::size_t i = 0; i < slow.legend.size(); ++i) EXPECT_EQ(picture.scene.legend[i].incidents, slow.legend[i].incidents) << i;
                ASSERT_EQ(picture.scene.margin.size(), slow.margin.size());
                for (std::size_t i = 0; i < slow.margin.size(); ++i) EXPECT_EQ(picture.scene.margin[i].rows, slow.margin[i].rows);
            }
}

/// Numbers counted beside the frames, from few records on.
struct ManyAside : ManyInTheWindow {
    ManyAside() : ManyInTheWindow(1) {}
    [[nodiscard]] const ClassLegend& surface() const { return world.state.picture.scene.colors.at(0); }
    [[nodiscard]] bool says(const std::string& words) const {
        return std::any_of(surface().notes.begin(), surface().notes.end(), [&](const std::string& note) { return note.find(words) != std::string::npos; });
    }
};

TEST_F(ManyAside, HaveTheSurfacesOfTheSlowWay) {
    ViewState& view = world.state.view;
    for (const SurfaceKind kind : {SurfaceKind::Hexagons, SurfaceKind::Squares, SurfaceKind::Kernel})
        for (const auto& types : {std::optional<std::vector<std::string>>{}, std::optional(std::vector<std::string>{"liberty.detention"})})
            for (const auto& [first, last] : {std::pair{"2021-01-10", "2021-01-29"}, {"2021-01-12", "2021-01-12"}, {"2021-01-15", "2021-01-20"}}) {
                view.surface.kind = kind;
                view.surface.classes.rescaled = types.has_value();
                view.filter.types = types;
                view.time.first = test::day(first);
                view.time.last = test::day(last);
                settle();
                expect_as_the_slow_way();
                if (!world.state.picture.scene.points->as_cells) continue;
                for (const RowId row : world.state.picture.selection.rows) EXPECT_NE(placement(world.state.dataset()->incidents, row), Placement::Point);
            }
}

TEST_F(ManyAside, SayWhileTheirSurfaceIsBeingCounted) {
    ViewState& view = world.state.view;
    settle();
    view.surface.kind = SurfaceKind::Hexagons;
    world.update();
    ASSERT_TRUE(world.maker.busy());
    EXPECT_EQ(surface().title, "Still counting");
    EXPECT_TRUE(surface().classes.empty());
    settle();
    const std::string title = surface().title;
    EXPECT_NE(title.find("hexagon"), std::string::npos);
    EXPECT_FALSE(says("Still counting"));
    view.surface.kind = SurfaceKind::Kernel;
    world.update();
    ASSERT_TRUE(world.maker.busy());
    EXPECT_EQ(surface().title, title) << "the one before goes on serving";
    EXPECT_TRUE(says("Still counting: the colours are those of the choice before."));
    view.time.first = view.time.last = test::day("2021-01-12");   // and follows the days
    world.update();
    std::int64_t cells = 0;
    for (const LegendClass& one : surface().classes) cells += one.members;
    if (surface().title == title) {   // a quick thread may have counted the other one by now, which has no cells
        EXPECT_GT(cells, 0);
    }
    settle();
    EXPECT_EQ(surface().title, "Incidents per 10,000 km²");
    EXPECT_FALSE(says("Still counting"));
}

TEST_F(ManyAside, LetGoOfASurfaceThatIsNotWantedAnyMore) {
    ViewState& view = world.state.view;
    view.surface.kind = SurfaceKind::Hexagons;
    settle();
    view.surface.kind = SurfaceKind::None;
    settle();
    EXPECT_EQ(world.state.picture.scene.colors.size(), 1U);
    view.surface.kind = SurfaceKind::Hexagons;
    view.filter.types = {{"assembly.kettling"}};
    settle();
    expect_as_the_slow_way();
}

TEST_F(ManyInTheWindow, FollowFilterAndZoom) {
    settle();
    world.state.view.filter.types = {{"liberty.detention"}};
    settle();
    expect_as_the_slow_way();
    zoom_map(world.state, 1.3, {500, 300});
    settle();
    expect_as_the_slow_way();
}

TEST_F(ManyInTheWindow, SayThatASampleIsShownWhileTheyAreBeingCounted) {
    settle();
    zoom_map(world.state, 1.3, {500, 300});
    world.update();
    if (!world.maker.busy()) GTEST_SKIP() << "counted within one call";
    EXPECT_NE(world.state.picture.scene.colors.at(0).notes.at(0).find("Still counting"), std::string::npos);
    settle();
    EXPECT_EQ(world.state.picture.scene.colors.at(0).notes.at(0).find("Still counting"), std::string::npos);
}

TEST_F(ManyInTheWindow, HaveTheirNumbersWhileASampleIsShownWithoutAListOfThem) {
    world.update();
    const Picture& picture = world.state.picture;
    if (!world.maker.busy()) GTEST_SKIP() << "counted within one call";
    ASSERT_TRUE(picture.scene.points->as_cells);
    const Scene slow = slow_scene();
    EXPECT_EQ(picture.scene.sentence, slow.sentence);
    EXPECT_EQ(picture.selection.totals, select(*picture.data, world.state.view.filter, picture.window).totals);
    ASSERT_EQ(picture.scene.legend.size(), slow.legend.size());
    for (std::size_t i = 0; i < slow.legend.size(); ++i) EXPECT_EQ(picture.scene.legend[i].incidents, slow.legend[i].incidents);
    ASSERT_EQ(picture.scene.margin.size(), slow.margin.size());
    for (std::size_t i = 0; i < slow.margin.size(); ++i) EXPECT_EQ(picture.scene.margin[i].rows, slow.margin[i].rows);
    for (const RowId row : picture.selection.rows) EXPECT_NE(placement(picture.data->incidents, row), Placement::Point);
}

TEST_F(ManyInTheWindow, AreListedByAClickOnTheirSquare) {
    settle();
    const Picture& picture = world.state.picture;
    const Selection all = select(*picture.data, {}, picture.window);
    const auto on_point = [&](RowId row) { return placement(picture.data->incidents, row) == Placement::Point; };
    const RowId row = *std::find_if(all.rows.begin(), all.rows.end(), on_point);
    const auto cell = shown_cell_at(picture.scene, picture.map, to_screen(picture.base->projection.to_map(picture.data->incidents.at[row]), picture.map));
    ASSERT_TRUE(cell);
    open_cell(world.state, *cell, world.text);
    const auto listed = world.state.card.rows();
    EXPECT_NE(std::find(listed.begin(), listed.end(), row), listed.end());
}

TEST(PictureLayers, AreOfTheDataAndProjectionAtHand) {
    const auto rows = [](int count, double lon) {
        std::vector<Row> made;
        for (int i = 0; i < count; ++i) made.push_back({.id = std::to_string(i), .at = {lon + 0.01 * i, 50}, .place = PlacePrecision::Street});
        return made;
    };
    AppWorld world(rows(3, 62));
    world.state.view.surface.kind = SurfaceKind::Hexagons;
    const auto expect_as_made_anew = [&] {
        world.update();
        const Picture& shown = world.state.picture;
        const Scene anew = build_scene({*shown.data, shown.base, shown.selection, world.state.view, shown.map, world.text, *world.metrics, {}});
        ASSERT_FALSE(shown.scene.colors.empty());
        std::size_t listed = 0;
        for (std::size_t i = 0; i < anew.colors[0].classes.size(); ++i) {
            EXPECT_EQ(shown.scene.colors[0].classes[i].cells, anew.colors[0].classes[i].cells);
            EXPECT_EQ(shown.scene.colors[0].classes[i].members, anew.colors[0].classes[i].members);
            listed += rows_of_class(anew.colors[0], anew.colors[0].classes[i], shown.selection, {shown.data->incidents, shown.base->projection}).size();
        }
        EXPECT_EQ(listed, shown.data->incidents.size());
    };
    expect_as_made_anew();
    world.state.data.report.dataset = std::make_shared<const Dataset>(test::make_dataset(rows(60, 70)));
    expect_as_made_anew();
    world.state.view.map.projection = "EPSG:3857";
    expect_as_made_anew();
}

}  // namespace
}  // namespace kua
