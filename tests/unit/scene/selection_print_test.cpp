#include "scene/selection_print.h"

#include "digest/sha256.h"
#include "scene/view_json.h"
#include "support/make_dataset.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kua {
namespace {

struct Print : testing::Test {
    Dataset data = test::make_dataset({{.id = "a", .at = {65, 50}, .region = "A", .title = "One"},
                                       {.id = "b", .first = "2021-01-05", .last = "2021-01-20", .extent = Extent::SometimeWithin, .region = "B"},
                                       {.id = "u", .first = "", .region = "B"}});
    ViewState view;

    Print() {
        view.time.first = test::day("2021-01-01");
        view.time.last = test::day("2021-01-12");
    }
    static SelectionPrint of(const Dataset& data, const ViewState& view) {
        return selection_print(data, select(data, view.filter, window_of(view.time, data)), view);
    }
    SelectionPrint of(const ViewState& other) const { return of(data, other); }
    template <class Change>
    SelectionPrint after(Change change) const {
        Dataset changed = data;
        change(changed);
        return of(changed, view);
    }
    RowId row(const std::string& id) const {
        for (RowId at = 0; at < data.incidents.size(); ++at)
            if (data.incidents.id[at] == id) return at;
        return no_row;
    }
};

TEST_F(Print, StaysWhenFilesAreNamedOtherwise) {
    ViewState named = view;
    named.boundaries = "regions/other.shp";
    named.other_boundaries = {"later"};
    named.incidents = {{"copy.geojson", "ab12"}};
    const auto same = after([](Dataset& d) { d.boundaries.id = d.info.id = "copy"; });
    EXPECT_EQ(of(named).sha256, of(view).sha256);
    EXPECT_EQ(same.sha256, of(view).sha256);
}

TEST_F(Print, ChangesWithEveryDatumThoughNoPixelMoves) {
    const std::string before = of(view).sha256;
    const RowId a = row("a");
    EXPECT_NE(after([&](Dataset& d) { d.incidents.status[a] = Status::Disputed; }).sha256, before);
    EXPECT_NE(after([&](Dataset& d) { d.incidents.at[a].lat_deg += 1e-7; }).sha256, before);
    EXPECT_NE(after([&](Dataset& d) { d.incidents.last_day[row("b")] = test::day("2021-03-01"); }).sha256, before);
    EXPECT_NE(after([&](Dataset& d) { d.incidents.radius_m[a] = 5.0F; }).sha256, before);
    EXPECT_NE(after([&](Dataset& d) { d.boundaries.units[0].shape[0].outer[0].lat_deg += 0.01; }).sha256, before);
    EXPECT_NE(after([&](Dataset& d) { d.info.coverage.push_back({1, "B", test::day("2021-01-10"), test::day("2021-01-10"), Effort::None, {}}); }).sha256, before);
    ViewState dark = view;
    dark.theme = ThemeName::Dark;
    EXPECT_NE(of(dark).sha256, before);
}

TEST_F(Print, ListsTheShownRecordsThatMayStandAlone) {
    data.incidents.publish[row("b")] = PublishRule::AggregateOnly;
    const auto print = of(view);
    ASSERT_EQ(print.records.size(), 1U);
    EXPECT_EQ(print.records[0].id, "a");
    EXPECT_EQ(print.records[0].membership, Membership::Certain);
}

TEST_F(Print, SaysNothingOfTheDayAndIdOfARecordThatLeavesInNumbersOnly) {
    const RowId b = row("b");
    data.incidents.publish[b] = PublishRule::AggregateOnly;
    const std::string before = of(view).sha256;
    EXPECT_EQ(after([&](Dataset& d) { d.incidents.first_day[b] = test::day("2021-01-06"); }).sha256, before);
    EXPECT_NE(after([&](Dataset& d) { d.incidents.status[b] = Status::Disputed; }).sha256, before);
}

TEST_F(Print, IsOfTheFieldsAsNetstrings) {
    const auto print = of(view);
    const std::string json = [&] {
        ViewState plain = view;
        return to_json(plain);
    }();
    EXPECT_EQ(print.choices_sha256, sha256_of(std::to_string(json.size()) + ":" + json + ","));
    std::string code = check_code(print);
    EXPECT_THAT(code, testing::MatchesRegex("[0-9A-F]{4}-[0-9A-F]{4}"));
}

}  // namespace
}  // namespace kua
