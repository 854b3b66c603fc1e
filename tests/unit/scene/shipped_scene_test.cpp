#include "io/load.h"
#include "unit/scene/scene_promises.h"

#include <gmock/gmock.h>

#include <set>

namespace kua {
namespace {

using test::items_of;
using test::SceneWorld;

/// The shipped data, loaded once for all tests of this file.
struct Shipped : testing::Test {
    static void SetUpTestSuite() {
        const std::filesystem::path source = KUA_SOURCE_DIR;
        const DataHome home{source / "geodata", source / "incidents", source / "shaders", {}};
        const auto report = load({}, home);
        ASSERT_TRUE(report) << in_english(report.error());
        world = std::make_unique<SceneWorld>(*report->dataset);
    }
    static void TearDownTestSuite() { world.reset(); }
    static inline std::unique_ptr<SceneWorld> world;

    /// Calls `check` on the whole country and on its towns, far to near, in three languages and several windows.
    template <class Check>
    static void everywhere(Check check) {
        const std::vector<LonLat> centres{{67, 48}, {76.92, 43.25}, {69.6, 42.3}, {54.1, 51.1}};
        const std::vector<std::pair<std::string, std::string>> windows{
            {"2020-10-15", "2021-01-10"}, {"2020-12-10", "2021-01-06"}, {"2021-01-10", "2021-01-10"}};
        for (const Lang lang : all_langs)
            for (const auto& [first, last] : windows)
                for (const LonLat centre : centres)
                    for (const double scale : {9000.0, 5000.0, 2380.0, 1400.0, 661.0, 240.0, 60.0, 12.0}) {
                        SceneWorld& w = *world;
                        w.view.lang = lang;
                        w.select_days(first, last);
                        w.map = {w.base->projection.to_map(centre), scale, 1600, 1000};
                        SCOPED_TRACE(std::string(code(lang)) + " " + first + " scale " + std::to_string(scale));
                        check(w, w.build());
                    }
    }
};

TEST_F(Shipped, NumbersAddUpEverywhere) {
    everywhere([](const SceneWorld& w, const Scene& scene) {
        test::expect_numbers_add_up(w, scene);
        test::expect_every_row_once(w, scene);
        test::expect_no_region_is_a_point(w, scene);
    });
}

TEST_F(Shipped, MarksCoverNothingEverywhere) { everywhere(test::expect_marks_cover_nothing); }

TEST_F(Shipped, NamesKeepApartEverywhere) { everywhere(test::expect_names_apart); }

TEST_F(Shipped, CountryViewNamesEveryTownWithAMarkAndEveryLargeRegion) {
    SceneWorld& w = *world;
    w.view.lang = Lang::En;
    w.select_days("2020-10-15", "2021-01-10");
    w.map = map_view(w.view, *w.base, 1600, 1000, {338, 64, 20, 170});
    const Scene scene = w.build();
    std::set<std::string> names;
    for (const Label& label : items_of<Label>(scene)) names.insert(label.text);
    for (const Mark& mark : items_of<Mark>(scene))
        EXPECT_TRUE(mark.kind == MarkKind::Badge || names.contains(mark.title)) << mark.title;
    for (const char* name :
         {"AKTOBE", "ALMATY REGION", "WEST KAZAKHSTAN", "TURKISTAN", "KARAGANDA", "RUSSIA", "UZBEKISTAN"})
        EXPECT_TRUE(names.contains(name)) << name;
}

TEST_F(Shipped, BordersOfTheCountryMeet) {
    const BaseGeometry& base = *world->base;
    EXPECT_EQ(std::count_if(base.outer_borders.begin(), base.outer_borders.end(),
                            [](const MapLine& line) { return line.front() != line.back(); }),
              0)
        << "the outline and each island is closed";
}

}  // namespace
}  // namespace kua
