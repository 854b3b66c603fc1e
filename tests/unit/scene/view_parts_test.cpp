#include "scene/view_parts.h"

#include "support/make_dataset.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

struct ViewParts : testing::Test {
    Dataset data = test::make_dataset(
        {{.id = "a1", .first = "2020-12-30", .at = {65, 50}, .region = "A"},
         {.id = "a2", .first = "2021-01-02", .last = "2021-01-12", .extent = Extent::SometimeWithin, .at = {66, 50}, .region = "A", .type = "assembly.kettling"},
         {.id = "b1", .first = "2021-01-10", .at = {75, 50}, .region = "B"},
         {.id = "c1", .first = "2021-01-20", .place = PlacePrecision::Country, .region = "", .type = "reprisal.fine"}});
    ViewState view;
    Catalogue text;

    std::vector<ViewPart> parts(GroupBy by) const { return view_parts(view, data, by, text); }
    SelectionTotals totals(const ViewPart& part) const {
        return select(data, part.view.filter, window_of(part.view.time, data)).totals;
    }
};

TEST_F(ViewParts, HaveTheNumbersOfTheTable) {
    view.time.first = test::day("2020-12-30");
    view.time.last = test::day("2021-01-11");
    for (const GroupBy by : {GroupBy::Type, GroupBy::Family, GroupBy::Region, GroupBy::Day, GroupBy::Week, GroupBy::Month}) {
        SCOPED_TRACE(word(by));
        const auto rows = count_by(data, select(data, view.filter, window_of(view.time, data)), by);
        const auto made = parts(by);
        ASSERT_EQ(made.size(), rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            EXPECT_EQ(made[i].key, rows[i].key);
            EXPECT_EQ(totals(made[i]).certain, rows[i].certain) << made[i].key;
            EXPECT_EQ(totals(made[i]).possible, rows[i].possible) << made[i].key;
        }
    }
}

TEST_F(ViewParts, FitTheMapToTheirUnit) {
    view.map.centre = LonLat{61, 46};
    view.map.metres_per_px = 100.0;
    const auto made = parts(GroupBy::Region);
    ASSERT_EQ(made.size(), 3U);
    EXPECT_EQ(made[0].view.map.fit_unit, "A");
    EXPECT_FALSE(made[0].view.map.centre);
    EXPECT_EQ(made[2].key, no_region_code);
    EXPECT_EQ(made[2].label, "Whole country");
    EXPECT_TRUE(made[2].view.map.fit_unit.empty());
}

TEST_F(ViewParts, KeepToTheTypesThatTheViewHas) {
    view.filter.types = {"liberty.detention"};
    const auto made = parts(GroupBy::Family);
    ASSERT_EQ(made.size(), 1U);
    EXPECT_EQ(made[0].view.filter.types, view.filter.types);
}

TEST_F(ViewParts, AreCutToTheWindowAndNamedByTheirDays) {
    view.time.first = test::day("2021-01-02");
    view.time.last = test::day("2021-01-10");
    const auto made = parts(GroupBy::Month);
    ASSERT_EQ(made.size(), 1U);
    EXPECT_EQ(made[0].key, "2021-01-01");
    EXPECT_EQ(made[0].label, "2 to 10 January 2021");
    EXPECT_EQ(made[0].view.time.last, test::day("2021-01-10"));
}

}  // namespace
}  // namespace kua
