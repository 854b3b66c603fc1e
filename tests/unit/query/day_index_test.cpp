#include "query/day_index.h"

#include "query/people_class.h"
#include "query/row_shares.h"
#include "support/random_dataset.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace kua {
namespace {

void expect_same(const FacetCounts& a, const FacetCounts& b) {
    EXPECT_EQ(a.types, b.types);
    EXPECT_EQ(a.regions, b.regions);
    EXPECT_EQ(a.actor_roles, b.actor_roles);
    EXPECT_EQ(a.actor_kinds, b.actor_kinds);
    EXPECT_EQ(a.place_precisions, b.place_precisions);
    EXPECT_EQ(a.statuses, b.statuses);
    EXPECT_EQ(a.people, b.people);
    EXPECT_EQ(a.rights, b.rights);
}

void expect_answers_of(const Dataset& data, const Filter& filter, const DayIndex& index, DayRange window) {
    const Selection slow = select(data, filter, window);
    const Selection fast = index.select(data, window);
    EXPECT_EQ(fast.totals, slow.totals);
    EXPECT_EQ(index.totals(window), slow.totals);
    EXPECT_EQ(fast.rows, slow.rows);
    EXPECT_EQ(fast.memberships, slow.memberships);
    EXPECT_EQ(fast.undated_rows, slow.undated_rows);
    expect_same(index.facets(window), facet_counts(data, filter, window));
}

template <class Column>
Column each_repeated(const Column& column, int times) {
    Column out;
    for (std::size_t row = 0; row < column.size(); ++row)
        for (int i = 0; i < times; ++i) out.push_back(column[row]);
    return out;
}

template <class T>
ListColumn<T> each_repeated(const ListColumn<T>& column, int times) {
    ListColumn<T> out;
    for (std::size_t row = 0; row < column.size(); ++row)
        for (int i = 0; i < times; ++i) out.push_back({column[row].begin(), column[row].end()});
    return out;
}

/// Each record so many times, side by side: in the order of a table. Only the columns that are asked here.
Dataset repeated(Dataset data, int times) {
    IncidentTable& table = data.incidents;
    const auto repeat = [&](auto& column) { column = each_repeated(column, times); };
    repeat(table.first_day);
    repeat(table.last_day);
    repeat(table.extent);
    repeat(table.at);
    repeat(table.place_precision);
    repeat(table.region);
    repeat(table.type);
    repeat(table.status);
    repeat(table.counted);
    repeat(table.listed);
    repeat(table.id);
    repeat(table.search_text);
    repeat(table.counts);
    repeat(table.actors);
    return data;
}

void expect_bars(const Dataset& data, const DayIndex& index, DayRange span) {
    for (const TimeUnit unit : {TimeUnit::Day, TimeUnit::Week, TimeUnit::Month}) {
        const Timeline slow = timeline(data, index.passing(), span, unit);
        const Timeline fast = index.timeline(span, unit);
        EXPECT_EQ(fast.starts, slow.starts);
        EXPECT_EQ(fast.certain, slow.certain);
        EXPECT_EQ(fast.possible, slow.possible);
    }
}

/// New cases each time: a failure names the seed.
TEST(DayIndex, AnswersAsEveryRecordLookedAtDoes) {
    const unsigned first_seed = std::random_device{}();
    for (unsigned i = 0; i < 400 && !testing::Test::HasFailure(); ++i) {
        SCOPED_TRACE("seed " + std::to_string(first_seed + i));
        test::Random random(first_seed + i);
        const test::RandomShape shape{.rows = test::pick(random, 0, 60), .days = test::pick(random, 1, 20), .longest_days = test::pick(random, 1, 12)};
        const Dataset data = test::make_dataset(test::random_rows(random, shape));
        const Filter filter = test::chance(random, 20) ? Filter{} : test::random_filter(random);
        const auto index = DayIndex::build(data, filter);
        ASSERT_TRUE(index);
        EXPECT_EQ(index->passing(), passing(data, filter));
        for (int window = 0; window < 8; ++window) expect_answers_of(data, filter, *index, test::random_window(random, shape));
        expect_bars(data, *index, test::random_window(random, shape));
        const DayRange all = data.span();
        for (const DayRange window : {all, DayRange{all.first, all.first}, DayRange{all.first, all.first + 1},
                                      DayRange{all.end - 1, all.end}, DayRange{all.end, all.end + 5},
                                      DayRange{all.first - 5, all.first}, DayRange{all.end, all.first}})
            expect_answers_of(data, filter, *index, window);
    }
}

TEST(DayIndex, CrossesBlocksOfRows) {
    std::vector<test::Row> rows;
    for (int i = 0; i < 5000; ++i) {
        test::Row row{.id = "r" + std::to_string(10000 + i), .first = to_string(test::day("2020-01-01") + i / 5), .at = {65, 50}, .region = i % 3 == 0 ? "A" : "B"};
        if (i % 50 == 0) {
            row.last = to_string(test::day("2020-01-01") + i / 5 + i % 700);
            row.extent = i % 100 == 0 ? Extent::SometimeWithin : Extent::Throughout;
        }
        rows.push_back(row);
    }
    const Dataset data = test::make_dataset(rows);
    Filter filter;
    filter.regions = {"A"};
    const auto index = DayIndex::build(data, filter);
    ASSERT_TRUE(index);
    for (int start = 0; start < 1100; start += 97)
        for (const int length : {1, 10, 400})
            expect_answers_of(data, filter, *index, {test::day("2020-01-01") + start, test::day("2020-01-01") + start + length});
}

/// So many records that every core has some, with spans that reach from one core's days far into another's.
TEST(DayIndex, IsTheSameWhenCoresShareTheWork) {
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    test::Random random(seed);
    const test::RandomShape shape{.rows = 400, .days = 30, .longest_days = 20, .aggregates = 0};
    const Dataset small = test::make_dataset(test::random_rows(random, shape));
    const Dataset data = repeated(small, static_cast<int>(2 * least_rows_a_thread / 400 + 3));
    for (int i = 0; i < 4; ++i) {
        const Filter filter = i == 0 ? Filter{} : test::random_filter(random);
        const auto index = DayIndex::build(data, filter);
        ASSERT_TRUE(index);
        expect_answers_of(data, filter, *index, test::random_window(random, shape));
        expect_bars(data, *index, data.span());
    }
}

/// More lists of actors than have numbers, on one core and on several.
TEST(DayIndex, CountsActorsOfListsWithoutANumber) {
    std::vector<test::Row> rows;
    for (std::size_t i = 0; i < 600; ++i) {
        test::Row row{.id = "r" + std::to_string(10000 + i), .first = to_string(test::day("2020-01-01") + static_cast<int>(i) / 100)};
        if (i % 3 == 0) row.last = to_string(test::day("2020-01-03") + static_cast<int>(i) / 100);
        for (std::size_t bit = 0; bit < 10; ++bit)
            if ((i >> bit & 1U) != 0) row.actors.push_back({static_cast<ActorRole>(bit % actor_role_count), static_cast<ActorKind>((bit * 7) % actor_kind_count)});
        rows.push_back(row);
    }
    const Dataset few = test::make_dataset(rows);
    const RowProfiles profiles = RowProfiles::of(few.incidents, {});
    EXPECT_EQ(profiles.actor_lists.size(), std::size_t{RowProfiles::other_actors});
    EXPECT_TRUE(std::ranges::find(profiles.actors, RowProfiles::other_actors) != profiles.actors.end());
    Filter filter;
    filter.actor_roles = {std::string(word(ActorRole::Affected))};
    filter.actor_kinds = {std::string(word(static_cast<ActorKind>(7)))};
    for (const Dataset& data : {few, repeated(few, static_cast<int>(2 * least_rows_a_thread / 600 + 3))})
        for (const Filter& one : {Filter{}, filter}) {
            const auto index = DayIndex::build(data, one);
            ASSERT_TRUE(index);
            for (const int length : {1, 3, 30})
                expect_answers_of(data, one, *index, {test::day("2020-01-02"), test::day("2020-01-02") + length});
        }
}

/// Looked at record by record.
TEST(RowProfiles, SayOfEachRecordWhatItsColumnsSay) {
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    test::Random random(seed);
    const Dataset data = test::make_dataset(test::random_rows(random, {.rows = 300, .days = 30, .longest_days = 5}));
    const IncidentTable& table = data.incidents;
    for (const auto& name : {std::optional<CountName>{}, std::optional{CountName::Detained}}) {
        const RowProfiles profiles = RowProfiles::of(table, name);
        EXPECT_EQ(profiles.count_name, name);
        for (RowId row = 0; row < table.size(); ++row) {
            const RowProfiles::Kind& kind = profiles.kinds[profiles.kind[row]];
            EXPECT_EQ(kind.status, table.status[row]);
            EXPECT_EQ(kind.precision, table.place_precision[row]);
            EXPECT_EQ(kind.is_margin, placement(table, row) == Placement::Margin);
            EXPECT_EQ(profiles.people[row], people_class(least_people(table.counts[row], name)));
            ASSERT_NE(profiles.actors[row], RowProfiles::other_actors);
            EXPECT_TRUE(std::ranges::equal(profiles.actor_lists[profiles.actors[row]], table.actors[row]));
        }
    }
}

TEST(DayIndex, SharesWorkWhereSomeCoresHaveOnlyUndatedRecords) {
    const Dataset data = repeated(test::make_dataset({{.id = "a"}, {.id = "b", .first = ""}}), static_cast<int>(least_rows_a_thread) + 1);
    const auto index = DayIndex::build(data, {});
    ASSERT_TRUE(index);
    EXPECT_EQ(index->totals(data.span()), select(data, {}, data.span()).totals);
}

TEST(DayIndex, IsNotMadeWhereItWasCalledOff) {
    const Dataset data = test::make_dataset({{.id = "a"}});
    const std::atomic<bool> cancelled{true};
    EXPECT_FALSE(DayIndex::build(data, RowProfiles::of(data.incidents, {}), {}, &cancelled));
}

TEST(DayIndex, IsNotMadeForDaysThatWouldFillTheMemory) {
    const Dataset data = test::make_dataset({{.id = "a", .first = "0001-01-01", .last = "9999-12-31"}});
    EXPECT_FALSE(DayIndex::build(data, {}));
}

}  // namespace
}  // namespace kua
