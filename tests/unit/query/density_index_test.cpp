// The density index against a count of each record, on random records, grids and windows.
#include "query/density_index.h"

#include "support/random_dataset.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace kua {
namespace {

using test::chance;
using test::pick;
using test::Random;

constexpr Day start{18'628};

struct Shape {
    int rows = 200;
    int days = 60;
    int longest_days = 20;
    int cells = 12;
    int percent_spans = 40;
};

/// Records with dates, extents and cells, and nothing else.
struct World {
    World(Random& random, const Shape& shape) : cell_count(shape.cells) {
        struct Dated {
            Day first, last;
            Extent extent;
        };
        std::vector<Dated> rows;
        for (int i = 0; i < shape.rows; ++i) {
            const Day first = start + pick(random, 0, shape.days - 1);
            const bool is_span = chance(random, shape.percent_spans);
            const Day last = is_span ? first + pick(random, 0, shape.longest_days) : first;
            const Extent extent = is_span && chance(random, 60) ? Extent::SometimeWithin : Extent::Throughout;
            rows.push_back(chance(random, 3) ? Dated{undated, undated, Extent::Throughout} : Dated{first, last, extent});
        }
        std::stable_sort(rows.begin(), rows.end(), [](const Dated& a, const Dated& b) { return a.first < b.first; });
        for (const Dated& row : rows) {
            table.first_day.push_back(row.first);
            table.last_day.push_back(row.last);
            table.extent.push_back(row.extent);
            cells.push_back(chance(random, 5) ? -1 : pick(random, 0, shape.cells - 1));
            base.push_back(chance(random, 10) ? 0 : 1);
        }
    }
    [[nodiscard]] CellRecords records() const { return {table, cells, base, cell_count}; }

    IncidentTable table;
    std::vector<std::int32_t> cells;
    std::vector<std::uint8_t> base;
    std::int32_t cell_count;
};

CellCounts plain(const World& world, DayRange window) {
    CellCounts counts;
    count_by_cell(world.records(), window, counts);
    return counts;
}

CellCounts indexed(const DensityIndex& index, DayRange window) {
    CellCounts counts;
    index.count(window, counts);
    return counts;
}

/// Empty, inside out, of one day, of all days, at the ends of the data and beyond them, and any.
std::vector<DayRange> windows(Random& random, const Shape& shape) {
    const Day end = start + shape.days + shape.longest_days + 1;
    std::vector<DayRange> all{{start, start}, {start + 5, start + 2}, {start, end}, {start - 100, end + 100},
                              {start - 10, start}, {end, end + 10}, {start, start + 1}, {end - 1, end},
                              {undated, undated}, {start, undated}};
    for (int i = 0; i < 12; ++i) {
        const Day first = start + pick(random, -3, shape.days + shape.longest_days);
        all.push_back({first, first + pick(random, 0, 30)});
        all.push_back({first, first + 1});
    }
    return all;
}

void expect_same(const World& world, const DensityIndex& index, Random& random, const Shape& shape) {
    for (const DayRange window : windows(random, shape))
        ASSERT_EQ(indexed(index, window), plain(world, window))
            << to_string(window.first) << " to " << to_string(window.end);
}

TEST(DensityIndex, CountsAsALookAtEachRecordDoes) {
    for (unsigned seed = 1; seed <= 300 && !HasFailure(); ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(seed);
        const Shape shape{pick(random, 0, 200), pick(random, 1, 60), pick(random, 0, 70), pick(random, 1, 12),
                          pick(random, 0, 100)};
        const World world(random, shape);
        const auto index = DensityIndex::build(world.records());
        ASSERT_TRUE(index);
        expect_same(world, *index, random, shape);
    }
}

TEST(DensityIndex, CountsAsALookAtEachRecordDoesBetweenKeyGrids) {
    for (unsigned seed = 1; seed <= 6 && !HasFailure(); ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(seed);
        const Shape shape{.rows = 40'000, .days = 400, .longest_days = 90, .cells = 500, .percent_spans = 50};
        const World world(random, shape);
        const auto index = DensityIndex::build(world.records());
        const auto keyless = DensityIndex::build(world.records(), 0);
        ASSERT_TRUE(index && keyless);
        ASSERT_GT(index->bytes(), keyless->bytes());   // there are key grids to go wrong
        expect_same(world, *index, random, shape);
        expect_same(world, *keyless, random, shape);
    }
}

TEST(DensityIndex, CountsTheRecordsOfTheTableThatHaveADateAndACell) {
    Random random(7);
    const Shape shape;
    const World world(random, shape);
    const auto index = DensityIndex::build(world.records());
    const CellCounts counts = indexed(*index, {start, start + 1'000});
    std::size_t sum = 0;
    for (const std::uint32_t n : counts.certain) sum += n;
    for (const std::uint32_t n : counts.possible) sum += n;
    EXPECT_EQ(sum, index->size());
    EXPECT_LT(sum, world.table.size());   // some have none, or are not in the base
}

TEST(DensityIndex, StaysBelowTheMemoryThatItMayTake) {
    Random random(11);
    const Shape shape{.rows = 60'000, .days = 300, .longest_days = 3, .cells = 2'000, .percent_spans = 20};
    const World world(random, shape);
    const auto keyless = DensityIndex::build(world.records(), 0);
    for (const std::size_t most : {std::size_t{0}, std::size_t{10'000}, std::size_t{100'000}, std::size_t{300'000}}) {
        const auto index = DensityIndex::build(world.records(), most);
        EXPECT_LE(index->bytes(), keyless->bytes() + most);
    }
}

TEST(DensityIndex, IsGivenUpWhenCancelled) {
    Random random(3);
    const World world(random, Shape{});
    const std::atomic<bool> cancelled{true};
    EXPECT_FALSE(DensityIndex::build(world.records(), DensityIndex::most_key_bytes, &cancelled));
}

}  // namespace
}  // namespace kua
