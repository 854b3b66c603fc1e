// The module's answers against slow obvious ones on random data, filters and windows.

#include "slow_answers.h"

#include "query/people_class.h"
#include "support/random_dataset.h"

#include <gtest/gtest.h>

#include <numeric>

namespace kua {
namespace {

using test::Random;
using test::RandomShape;

/// Random data, filter and window from one seed.
struct Case {
    explicit Case(unsigned seed) : random(seed), shape{.rows = test::pick(random, 0, 40)} {
        data = test::make_dataset(test::random_rows(random, shape));
        filter = test::random_filter(random);
        window = test::random_window(random, shape);
    }
    Random random;
    RandomShape shape;
    Dataset data;
    Filter filter;
    DayRange window;
};

/// Calls `check` for `count` cases, with the seed in the trace of a failure.
template <class Check>
void for_cases(unsigned count, Check&& check) {
    for (unsigned seed = 1; seed <= count && !testing::Test::HasFailure(); ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Case a(seed);
        check(a);
    }
}

TEST(RandomData, PassTheFilterAsEachRecordAloneDoes) {
    for_cases(2000, [](const Case& a) {
        for (int part = 0; part <= static_cast<int>(FilterPart::Area); ++part) {
            const auto ignored = static_cast<FilterPart>(part);
            const auto mask = passing(a.data, a.filter, ignored);
            for (RowId row = 0; row < a.data.incidents.size(); ++row)
                ASSERT_EQ(mask[row] != 0, test::slow_passes(a.data, row, test::slow_without(a.filter, ignored)))
                    << "part " << part << ", row " << row;
        }
    });
}

TEST(RandomData, AreSelectedAsEachRecordAloneIs) {
    for_cases(2000, [](const Case& a) {
        const IncidentTable& table = a.data.incidents;
        const Selection selection = select(a.data, a.filter, a.window);
        std::vector<RowId> rows, undated_rows;
        std::vector<Membership> memberships;
        for (RowId row = 0; row < table.size(); ++row) {
            if (table.listed[row] == 0 || !test::slow_passes(a.data, row, a.filter)) continue;
            const Membership in_window = test::slow_membership(table, row, a.window);
            if (table.first_day[row] == undated) undated_rows.push_back(row);
            if (in_window == Membership::None) continue;
            rows.push_back(row);
            memberships.push_back(in_window);
        }
        ASSERT_EQ(selection.rows, rows);
        ASSERT_EQ(selection.memberships, memberships);
        ASSERT_EQ(selection.undated_rows, undated_rows);
    });
}

TEST(RandomData, AddUpInTheTotals) {
    for_cases(5000, [](const Case& a) {
        const IncidentTable& table = a.data.incidents;
        const SelectionTotals totals = select(a.data, a.filter, a.window).totals;
        ASSERT_EQ(totals.total, totals.shown + totals.undated + totals.outside + totals.filtered);
        ASSERT_EQ(totals.shown, totals.certain + totals.possible);
        ASSERT_LE(totals.not_on_a_place, totals.shown);
        ASSERT_EQ(totals.total, std::accumulate(table.counted.begin(), table.counted.end(), std::int64_t{0}));
        ASSERT_EQ(totals.shown, static_cast<std::int64_t>(test::slow_shown(a.data, a.filter, a.window).size()));
        std::int64_t aggregates = 0;
        for (RowId row = 0; row < table.size(); ++row) aggregates += table.is_aggregate(row) ? 1 : 0;
        ASSERT_EQ(totals.total + totals.excluded + aggregates, static_cast<std::int64_t>(table.size()));
    });
}

TEST(RandomData, HavePeopleByTheRuleForSums) {
    for_cases(3000, [](const Case& a) {
        const Selection selection = select(a.data, a.filter, a.window);
        const auto sums = people(a.data, selection.rows, selection.memberships);
        for (const CountName name : {CountName::Detained, CountName::Kettled, CountName::Minors, CountName::Killed}) {
            const IntervalSum expected = test::slow_people(a.data, selection, name);
            const auto found = sums.find(name);
            ASSERT_EQ(found != sums.end(), expected.records > 0);
            if (found != sums.end()) {
                ASSERT_EQ(found->second, expected) << word(name);
            }
            ASSERT_EQ(expected.best.has_value(), expected.lacking_best == 0);
            ASSERT_EQ(expected.max.has_value(), expected.lacking_max == 0);
        }
    });
}

TEST(RandomData, AddUpToTheTotalsWhicheverWayTheyAreCut) {
    for_cases(500, [](const Case& a) {
        const Selection selection = select(a.data, a.filter, a.window);
        for (const GroupBy by :
             {GroupBy::Type, GroupBy::Family, GroupBy::Region, GroupBy::Status, GroupBy::PlacePrecision}) {
            SelectionTotals sum;
            std::size_t rows = 0;
            for (const CountRow& group : count_by(a.data, selection, by)) {
                sum.certain += group.certain;
                sum.possible += group.possible;
                sum.summaries += group.summaries;
                rows += group.rows.size();
                ASSERT_FALSE(group.rows.empty());
            }
            ASSERT_EQ(sum.certain, selection.totals.certain) << word(by);
            ASSERT_EQ(sum.possible, selection.totals.possible) << word(by);
            ASSERT_EQ(sum.summaries, selection.totals.summaries) << word(by);
            ASSERT_EQ(rows, selection.rows.size());
        }
    });
}

TEST(RandomData, AreInEachBarOfTimeByTheMembershipInIt) {
    for_cases(500, [](const Case& a) {
        const Selection selection = select(a.data, a.filter, a.window);
        for (const auto& [by, unit] : {std::pair{GroupBy::Day, TimeUnit::Day}, std::pair{GroupBy::Week, TimeUnit::Week},
                                       std::pair{GroupBy::Month, TimeUnit::Month}})
            for (const CountRow& bar : count_by(a.data, selection, by)) {
                const Day start = *parse_day(bar.key);
                ASSERT_EQ(unit_start(start, unit), start);
                const DayRange cut{std::max(start, a.window.first),
                                   std::min(next_unit_start(start, unit), a.window.end)};
                const Selection of_bar = select(a.data, a.filter, cut);
                ASSERT_EQ(bar.rows, of_bar.rows) << bar.key;
                ASSERT_EQ(bar.certain, of_bar.totals.certain) << bar.key;
                ASSERT_EQ(bar.possible, of_bar.totals.possible) << bar.key;
                ASSERT_EQ(bar.people, people(a.data, of_bar.rows, of_bar.memberships)) << bar.key;
            }
    });
}

TEST(RandomData, MakeATimelineOfTheMembershipInEachBar) {
    for_cases(1000, [](const Case& a) {
        for (const TimeUnit unit : {TimeUnit::Day, TimeUnit::Week, TimeUnit::Month}) {
            const Timeline line = timeline(a.data, passing(a.data, a.filter), a.window, unit);
            ASSERT_EQ(line.starts.empty(), days_in(a.window) == 0);
            if (line.starts.empty()) continue;
            ASSERT_EQ(line.starts.front(), unit_start(a.window.first, unit));
            ASSERT_EQ(line.starts.back(), unit_start(last_day(a.window), unit));
            ASSERT_EQ(line.certain.size(), line.starts.size());
            ASSERT_EQ(line.possible.size(), line.starts.size());
            for (std::size_t i = 0; i < line.starts.size(); ++i) {
                const DayRange bar{line.starts[i], next_unit_start(line.starts[i], unit)};
                const auto totals = select(a.data, a.filter, bar).totals;
                ASSERT_EQ(line.certain[i], totals.certain) << to_string(bar.first);
                ASSERT_EQ(line.possible[i], totals.possible) << to_string(bar.first);
                if (i > 0) {
                    ASSERT_EQ(next_unit_start(line.starts[i - 1], unit), line.starts[i]);
                }
            }
        }
    });
}

std::int64_t shown_with(const Case& a, Filter filter, std::optional<std::vector<std::string>> Filter::*part,
                        std::string choice) {
    filter.*part = std::vector<std::string>{std::move(choice)};
    return static_cast<std::int64_t>(test::slow_shown(a.data, filter, a.window).size());
}

TEST(RandomData, HaveAsManyOfEachChoiceAsChoosingItWouldLeave) {
    for_cases(300, [](const Case& a) {
        const FacetCounts counts = facet_counts(a.data, a.filter, a.window);
        const auto expect_words = [&](const auto& found, auto Filter::*part, auto last) {
            using Enum = decltype(last);
            ASSERT_EQ(found.size(), static_cast<std::size_t>(last) + 1);
            for (std::size_t i = 0; i < found.size(); ++i)
                ASSERT_EQ(found[i], shown_with(a, a.filter, part, std::string(word(static_cast<Enum>(i))))) << i;
        };
        expect_words(counts.actor_roles, &Filter::actor_roles, ActorRole::Party);
        expect_words(counts.actor_kinds, &Filter::actor_kinds, ActorKind::Unknown);
        expect_words(counts.place_precisions, &Filter::place_precisions, PlacePrecision::Unknown);
        expect_words(counts.statuses, &Filter::statuses, Status::Withdrawn);
        ASSERT_EQ(counts.types.size(), a.data.vocabulary.types.size());
        for (std::size_t i = 0; i < counts.types.size(); ++i)
            ASSERT_EQ(counts.types[i], shown_with(a, a.filter, &Filter::types, a.data.vocabulary.types[i].code));
        ASSERT_EQ(counts.regions.size(), 3U);
        ASSERT_EQ(counts.regions[0], shown_with(a, a.filter, &Filter::regions, "A"));
        ASSERT_EQ(counts.regions[1], shown_with(a, a.filter, &Filter::regions, "B"));
        ASSERT_EQ(counts.regions[2], shown_with(a, a.filter, &Filter::regions, no_region_code));
        ASSERT_EQ(counts.rights.size(), 4U);
        for (const auto& [right, n] : counts.rights)
            ASSERT_EQ(n, shown_with(a, a.filter, &Filter::rights, right)) << right;
    });
}

TEST(RandomData, HaveAsManyWithSoManyPeopleAsAskingForThemWouldLeave) {
    for_cases(300, [](const Case& a) {
        const FacetCounts counts = facet_counts(a.data, a.filter, a.window);
        ASSERT_EQ(counts.people.size(), people_class_floors.size());
        std::int64_t at_least = 0;
        for (std::size_t i = counts.people.size(); i-- > 0;) {
            at_least += counts.people[i];
            Filter filter = a.filter;
            filter.count_at_least = people_class_floors[i];
            ASSERT_EQ(at_least, static_cast<std::int64_t>(test::slow_shown(a.data, filter, a.window).size())) << people_class_floors[i];
        }
    });
}

}  // namespace
}  // namespace kua
