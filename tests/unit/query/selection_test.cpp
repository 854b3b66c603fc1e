#include "query/selection.h"

#include "support/make_dataset.h"

#include <gmock/gmock.h>

namespace kua {
namespace {

using test::day;
using test::make_dataset;
using test::Row;
using testing::ElementsAre;

const DayRange january_5_to_9{day("2021-01-05"), day("2021-01-10")};

Membership of(const char* first, const char* last, Extent extent) {
    return membership(day(first), day(last), extent, january_5_to_9);
}

TEST(Membership, OfADayIsCertainInsideAndNoneOutside) {
    for (const Extent extent : {Extent::Throughout, Extent::SometimeWithin}) {
        EXPECT_EQ(of("2021-01-05", "2021-01-05", extent), Membership::Certain);
        EXPECT_EQ(of("2021-01-09", "2021-01-09", extent), Membership::Certain);
        EXPECT_EQ(of("2021-01-04", "2021-01-04", extent), Membership::None);
        EXPECT_EQ(of("2021-01-10", "2021-01-10", extent), Membership::None);
    }
}

TEST(Membership, OfWhatHeldThroughoutIsCertainWhereverItOverlaps) {
    EXPECT_EQ(of("2020-12-01", "2021-01-05", Extent::Throughout), Membership::Certain);
    EXPECT_EQ(of("2021-01-09", "2021-02-01", Extent::Throughout), Membership::Certain);
    EXPECT_EQ(of("2020-12-01", "2021-02-01", Extent::Throughout), Membership::Certain);
}

TEST(Membership, OfWhatHappenedSometimeIsCertainOnlyWhollyInside) {
    EXPECT_EQ(of("2021-01-05", "2021-01-09", Extent::SometimeWithin), Membership::Certain);
    EXPECT_EQ(of("2021-01-04", "2021-01-09", Extent::SometimeWithin), Membership::Possible);
    EXPECT_EQ(of("2021-01-05", "2021-01-10", Extent::SometimeWithin), Membership::Possible);
    EXPECT_EQ(of("2021-01-10", "2021-01-12", Extent::SometimeWithin), Membership::None);
}

TEST(Membership, IsNoneForTheUndatedAndInAnEmptyWindow) {
    EXPECT_EQ(membership(undated, undated, Extent::Throughout, {day("0001-01-01"), undated}), Membership::None);
    EXPECT_EQ(
        membership(day("2021-01-05"), day("2021-01-05"), Extent::Throughout, {day("2021-01-05"), day("2021-01-05")}),
        Membership::None);
    EXPECT_EQ(
        membership(day("2021-01-01"), day("2021-01-31"), Extent::Throughout, {day("2021-01-07"), day("2021-01-05")}),
        Membership::None);
}

Placement placement_of(PlacePrecision precision, LonLat at, const char* region) {
    Row row;
    row.id = "a";
    row.place = precision;
    row.at = at;
    row.region = region;
    return placement(make_dataset({row}).incidents, 0);
}

TEST(Placement, IsAPointForPlacesKnownToATownOrBetter) {
    for (const auto precision :
         {PlacePrecision::Site, PlacePrecision::Street, PlacePrecision::Neighbourhood, PlacePrecision::Settlement,
          PlacePrecision::NearSettlement, PlacePrecision::Unspecified})
        EXPECT_EQ(placement_of(precision, {65, 50}, "A"), Placement::Point) << word(precision);
}

TEST(Placement, IsTheRegionWhereTheTownHasNoCoordinates) {
    EXPECT_EQ(placement_of(PlacePrecision::Settlement, {}, "A"), Placement::Region);
    EXPECT_EQ(placement_of(PlacePrecision::Settlement, {}, ""), Placement::Margin);
}

TEST(Placement, IsNeverADotInsideARegion) {
    EXPECT_EQ(placement_of(PlacePrecision::Adm1, {65, 50}, "A"), Placement::Region);
    EXPECT_EQ(placement_of(PlacePrecision::Adm2, {65, 50}, "A"), Placement::Region);
    EXPECT_EQ(placement_of(PlacePrecision::Adm1, {65, 50}, ""), Placement::Margin);
}

TEST(Placement, IsTheMarginForWhatIsOnNoPlace) {
    for (const auto precision :
         {PlacePrecision::Area, PlacePrecision::Country, PlacePrecision::WaterAir, PlacePrecision::Unknown})
        EXPECT_EQ(placement_of(precision, {65, 50}, "A"), Placement::Margin) << word(precision);
}

struct Select : testing::Test {
    static Row row(std::string id, std::string first, std::string last = "", Extent extent = Extent::Throughout) {
        Row made;
        made.id = std::move(id);
        made.first = std::move(first);
        made.last = std::move(last);
        made.extent = extent;
        made.at = {65, 50};
        return made;
    }
    static std::vector<Row> rows() {
        std::vector<Row> all{
            row("before", "2021-01-01"),  row("vague", "2021-01-04", "2021-01-06", Extent::SometimeWithin),
            row("certain", "2021-01-06"), row("sum", "2021-01-06", "2021-01-08"),
            row("refuted", "2021-01-07"), row("undated", ""),
            row("kettle", "2021-01-08")};
        all[2].parent = "sum";
        all[4].status = Status::Refuted;
        all[6].type = "assembly.kettling";
        return all;
    }
    static std::vector<std::string> ids(const Dataset& data, const std::vector<RowId>& rows) {
        std::vector<std::string> out;
        for (const RowId row : rows) out.emplace_back(data.incidents.id[row]);
        return out;
    }
    Dataset data = make_dataset(rows());
};

TEST_F(Select, ListsIncidentsAndSummariesInTableOrder) {
    const Selection selection = select(data, {}, january_5_to_9);
    EXPECT_THAT(ids(data, selection.rows), ElementsAre("vague", "certain", "sum", "kettle"));
    EXPECT_THAT(selection.memberships,
                ElementsAre(Membership::Possible, Membership::Certain, Membership::Certain, Membership::Certain));
    EXPECT_THAT(ids(data, selection.undated_rows), ElementsAre("undated"));
    EXPECT_EQ(selection.window, january_5_to_9);
}

TEST_F(Select, CountsEachIncidentOnceAndSummariesNever) {
    SelectionTotals expected;
    expected.total = 5;
    expected.shown = 3;
    expected.certain = 2;
    expected.possible = 1;
    expected.undated = 1;
    expected.outside = 1;
    expected.summaries = 1;
    expected.excluded = 1;
    EXPECT_EQ(select(data, {}, january_5_to_9).totals, expected);
}

TEST_F(Select, CountsAsFilteredWhatTheFilterStopsWhereverItLies) {
    Filter filter;
    filter.types = {"assembly.kettling"};
    const auto totals = select(data, filter, january_5_to_9).totals;
    EXPECT_EQ(totals.shown, 1);
    EXPECT_EQ(totals.filtered, 4);
    EXPECT_EQ(totals.undated + totals.outside, 0);
    EXPECT_EQ(totals.summaries, 0);
}

TEST_F(Select, CountsTheMarginAmongTheShown) {
    auto all = rows();
    all[2].place = PlacePrecision::Country;
    const auto totals = select(make_dataset(all), {}, january_5_to_9).totals;
    EXPECT_EQ(totals.shown, 3);
    EXPECT_EQ(totals.not_on_a_place, 1);
}

}  // namespace
}  // namespace kua
