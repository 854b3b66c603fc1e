#include "query/counts.h"

#include "support/make_dataset.h"

#include <gmock/gmock.h>

#include <limits>

namespace kua {
namespace {

using test::day;
using test::make_dataset;
using test::Row;
using testing::ElementsAre;

const DayRange all_time{day("2020-01-01"), day("2022-01-01")};

Row detained(std::string id, CountRange range, std::string parent = "") {
    Row row;
    row.id = std::move(id);
    row.parent = std::move(parent);
    row.counts = {{CountName::Detained, range}};
    return row;
}

IntervalSum detained_in(const std::vector<Row>& rows, DayRange window = all_time, const Filter& filter = {}) {
    const Dataset data = make_dataset(rows);
    const Selection selection = select(data, filter, window);
    return people(data, selection.rows, selection.memberships)[CountName::Detained];
}

TEST(People, TakeAMissingMinForNoneAndLackWhatAnyRecordLacks) {
    const IntervalSum sum = detained_in({detained("a", {30, unknown_count, unknown_count}), detained("b", {1, 1, 1}),
                                         detained("c", {unknown_count, unknown_count, 70})});
    EXPECT_EQ(sum, (IntervalSum{31, std::nullopt, std::nullopt, 2, 1, 3}));
}

TEST(People, OfAPossibleIncidentCountOnlyInTheMost) {
    Row vague = detained("a", {5, 6, 7});
    vague.last = "2021-01-20";
    vague.extent = Extent::SometimeWithin;
    const DayRange window{day("2021-01-01"), day("2021-01-12")};
    EXPECT_EQ(detained_in({vague, detained("b", {1, 2, 3})}, window), (IntervalSum{1, 2, 10, 0, 0, 2}));
}

TEST(People, OfAnAggregateAreTheLargerOfItsOwnAndItsPartsBoundByBound) {
    const auto with_parent = [](CountRange range) {
        return detained_in({detained("sum", range), detained("a", {10, 10, 10}, "sum"), detained("b", {5, 6, 9}, "sum"),
                            detained("apart", {1, 1, 1})});
    };
    EXPECT_EQ(with_parent({300, 300, 300}), (IntervalSum{301, 301, 301, 0, 0, 4}));
    EXPECT_EQ(with_parent({2, 17, 18}), (IntervalSum{16, 18, 20, 0, 0, 4}));
    EXPECT_EQ(with_parent({2, 17, unknown_count}), (IntervalSum{16, 18, std::nullopt, 0, 1, 4}));
}

TEST(People, OfAnAggregateThatIsNotShownAreThoseOfItsParts) {
    Row sum = detained("sum", {300, 300, 300});
    sum.type = "assembly.kettling";
    Filter filter;
    filter.types = {"liberty.detention"};
    EXPECT_EQ(detained_in({sum, detained("a", {10, 10, 10}, "sum")}, all_time, filter),
              (IntervalSum{10, 10, 10, 0, 0, 1}));
}

TEST(People, InsideAnAggregateInsideAnAggregateCountOnce) {
    const std::vector<Row> rows{detained("all", {20, 20, 20}), detained("some", {12, 12, 12}, "all"),
                                detained("a", {7, 7, 7}, "some"), detained("b", {9, 9, 9}, "some")};
    EXPECT_EQ(detained_in(rows).min, 20);
    std::vector<Row> without_middle = rows;
    without_middle[1].type = "assembly.kettling";
    Filter filter;
    filter.types = {"liberty.detention"};
    EXPECT_EQ(detained_in(without_middle, all_time, filter).min, 20);
}

TEST(People, StopAtTheLargestNumberInsteadOfTurningOver) {
    const std::int64_t huge = std::numeric_limits<std::int64_t>::max() - 1;
    EXPECT_EQ(detained_in({detained("a", {huge, huge, huge}), detained("b", {huge, huge, huge})}).min,
              std::numeric_limits<std::int64_t>::max());
}

TEST(People, AreOnlyOfTheNamesThatARecordStates) {
    Row nobody;
    nobody.id = "a";
    const Dataset data = make_dataset({nobody});
    EXPECT_TRUE(people(data, {0}, {Membership::Certain}).empty());
}

std::vector<std::string> keys(const std::vector<CountRow>& rows) {
    std::vector<std::string> all;
    for (const auto& row : rows) all.push_back(row.key);
    return all;
}

Row row_at(std::string id, std::string first, std::string region) {
    Row row;
    row.id = std::move(id);
    row.first = std::move(first);
    row.region = std::move(region);
    return row;
}

TEST(CountBy, KeepsTheOrderOfTheUnitsAndPutsTheRegionlessLast) {
    const Dataset data =
        make_dataset({row_at("1", "2021-01-01", ""), row_at("2", "2021-01-02", "B"), row_at("3", "2021-01-03", "A")});
    EXPECT_THAT(keys(count_by(data, select(data, {}, all_time), GroupBy::Region)), ElementsAre("A", "B", "-"));
    const DayRange first_two{day("2021-01-01"), day("2021-01-03")};
    EXPECT_THAT(keys(count_by(data, select(data, {}, first_two), GroupBy::Region)), ElementsAre("B", "-"));
}

TEST(CountBy, KeepsEmptyMonthsBetweenTheFirstAndTheLast) {
    const Dataset data = make_dataset({row_at("1", "2020-11-20", ""), row_at("2", "2021-01-02", "")});
    EXPECT_THAT(keys(count_by(data, select(data, {}, all_time), GroupBy::Month)),
                ElementsAre("2020-11-01", "2020-12-01", "2021-01-01"));
    EXPECT_TRUE(count_by(data, select(data, {}, {day("2020-12-01"), day("2021-01-01")}), GroupBy::Month).empty());
}

TEST(CountBy, TakesABarOnlyAsFarAsTheWindowGoes) {
    Row vague = row_at("1", "2021-01-04", "");
    vague.last = "2021-01-10";
    vague.extent = Extent::SometimeWithin;
    const Dataset data = make_dataset({vague});
    const auto whole_week = count_by(data, select(data, {}, all_time), GroupBy::Week);
    ASSERT_EQ(whole_week.size(), 1U);
    EXPECT_EQ(whole_week[0].certain, 1);
    const auto part_of_it = count_by(data, select(data, {}, {day("2021-01-06"), day("2021-02-01")}), GroupBy::Week);
    ASSERT_EQ(part_of_it.size(), 1U);
    EXPECT_EQ(part_of_it[0].key, "2021-01-04");
    EXPECT_EQ(part_of_it[0].possible, 1);
}

TEST(CountBy, ListsAggregatesWithoutCountingThem) {
    const Dataset data = make_dataset({detained("sum", {9, 9, 9}), detained("a", {1, 1, 1}, "sum")});
    const auto groups = count_by(data, select(data, {}, all_time), GroupBy::Type);
    ASSERT_EQ(groups.size(), 1U);
    EXPECT_EQ(groups[0].certain, 1);
    EXPECT_EQ(groups[0].summaries, 1);
    EXPECT_EQ(groups[0].rows.size(), 2U);
    EXPECT_EQ(groups[0].people.at(CountName::Detained).min, 9);
}

TEST(GroupBy, ComesBackFromItsWord) {
    for (const GroupBy by : {GroupBy::Type, GroupBy::Family, GroupBy::Region, GroupBy::Day, GroupBy::Week,
                             GroupBy::Month, GroupBy::Status, GroupBy::PlacePrecision})
        EXPECT_EQ(parse_group_by(word(by)), by);
    EXPECT_EQ(parse_group_by("year"), std::nullopt);
}

}  // namespace
}  // namespace kua
