#include "query/row_order.h"

#include "query/filter.h"
#include "query/selection.h"
#include "slow_answers.h"
#include "support/random_dataset.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace kua {
namespace {

std::string name_of_type(const Dataset& data, RowId row, Lang lang) {
    return folded(data.vocabulary.types[data.incidents.type[row]].label.in(lang));
}

/// Units by name, none last.
std::pair<bool, std::string> name_of_unit(const Dataset& data, RowId row, Lang lang) {
    const RegionId region = data.incidents.region[row];
    return {region == no_region, region == no_region ? std::string() : folded(data.boundaries.units[region].name.in(lang))};
}

/// True where `a` comes before `b` by the words of the interface.
bool comes_before(const Dataset& data, const RowOrder& order, RowId a, RowId b) {
    const IncidentTable& table = data.incidents;
    if (order.descending) std::swap(a, b);
    switch (order.key) {
        case RowKey::Id: return table.id[a] < table.id[b];
        case RowKey::Day: return table.first_day[a] < table.first_day[b];
        case RowKey::Type: return name_of_type(data, a, order.lang) < name_of_type(data, b, order.lang);
        case RowKey::Place: return name_of_unit(data, a, order.lang) < name_of_unit(data, b, order.lang);
        case RowKey::People: return people_stated(table, a) < people_stated(table, b);
        case RowKey::Status: return table.status[a] < table.status[b];
        case RowKey::Sources: return table.sources[a].size() < table.sources[b].size();
    }
    return false;
}

/// New cases each time: a failure names the seed.
TEST(RowOrder, ListsTheSameRowsAsComparingThemOneByOne) {
    const unsigned first_seed = std::random_device{}();
    for (unsigned i = 0; i < 200 && !testing::Test::HasFailure(); ++i) {
        SCOPED_TRACE("seed " + std::to_string(first_seed + i));
        test::Random random(first_seed + i);
        const test::RandomShape shape;
        const Dataset data = test::make_dataset(test::random_rows(random, shape));
        const auto rows = select(data, {}, test::random_window(random, shape)).rows;
        RowOrder order{static_cast<RowKey>(test::pick(random, 0, 6)), test::chance(random, 50), {}, static_cast<Lang>(test::pick(random, 0, 2))};
        if (test::chance(random, 50)) order.text = "kettled";
        std::vector<RowId> expected;
        Filter with_text;
        with_text.text = order.text;
        std::copy_if(rows.begin(), rows.end(), std::back_inserter(expected), [&](RowId row) { return test::slow_passes(data, row, with_text); });
        std::stable_sort(expected.begin(), expected.end(), [&](RowId a, RowId b) { return comes_before(data, order, a, b); });
        EXPECT_EQ(ordered(data, rows, order), expected) << static_cast<int>(order.key) << order.descending;
    }
}

TEST(RowOrder, GivesNothingWhereItWasCalledOff) {
    const Dataset data = test::make_dataset({{.id = "a"}});
    const std::atomic<bool> cancelled{true};
    EXPECT_FALSE(ordered(data, {0}, {}, &cancelled));
}

TEST(RowOrder, TakesPeopleByTheLeastNumberOrTheBestFigure) {
    const Dataset data = test::make_dataset({{.id = "a", .counts = {{CountName::Detained, {3, 9, 12}}, {CountName::Injured, {unknown_count, 5, 6}}}}, {.id = "b"}});
    EXPECT_EQ(people_stated(data.incidents, 0), 5);
    EXPECT_EQ(people_stated(data.incidents, 1), unknown_count);
}

}  // namespace
}  // namespace kua
