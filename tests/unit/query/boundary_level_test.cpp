#include "query/boundary_level.h"

#include "query/counts.h"
#include "support/make_dataset.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace kua {
namespace {

/// A country of `regions` regions of three districts each; units of both levels in one set, as set.json has them.
BoundarySet nested(int regions) {
    BoundarySet set;
    set.id = "nested";
    set.country = "XX";
    for (int i = 0; i < regions; ++i) {
        BoundaryUnit region;
        region.code = "R" + std::to_string(i);
        region.level = 1;
        set.units.push_back(region);
        for (int k = 0; k < 3; ++k) {
            BoundaryUnit district;
            district.code = region.code + "-" + std::to_string(k);
            district.level = 2;
            district.parent = region.code;
            set.units.push_back(district);
        }
    }
    return set;
}

/// Incidents in random units of both levels, in none, and in some that cannot be told.
Dataset random_data(std::uint32_t seed) {
    std::mt19937 random(seed);
    std::vector<test::Row> rows;
    for (int i = 0; i < 200; ++i)
        rows.push_back({.id = "r" + std::to_string(i), .counts = {{CountName::Detained, {1, 2, 3}}}});
    Dataset data = test::make_dataset(rows);
    data.boundaries = nested(4);
    const auto size = static_cast<std::uint32_t>(data.boundaries.units.size());
    for (RegionId& region : data.incidents.region) {
        const std::uint32_t drawn = std::uniform_int_distribution<std::uint32_t>(0, size + 1)(random);
        region = drawn < size ? static_cast<RegionId>(drawn) : drawn == size ? no_region : unattributed_region;
    }
    return data;
}

std::map<std::string, CountRow> table_of(const Dataset& data) {
    std::map<std::string, CountRow> table;
    const DayRange window{test::day("2021-01-01"), test::day("2021-02-01")};
    for (CountRow& row : count_by(data, select(data, {}, window), GroupBy::Region)) table[row.key] = std::move(row);
    return table;
}

std::int64_t sum_of(const std::map<std::string, CountRow>& table) {
    std::int64_t sum = 0;
    for (const auto& [key, row] : table) sum += row.certain + row.possible;
    return sum;
}

TEST(BoundaryLevel, CoarserCountsAreTheSumsOfFinerOnes) {
    for (std::uint32_t seed = 0; seed < 50; ++seed) {
        const Dataset data = random_data(seed);
        auto own = table_of(data);
        auto districts = table_of(counted_at_level(data, 2));
        auto regions = table_of(counted_at_level(data, 1));
        auto country = table_of(counted_at_level(data, 0));
        for (auto* table : {&own, &districts, &regions, &country}) EXPECT_EQ(sum_of(*table), 200) << seed;
        std::int64_t known_to_region_only = own["not_attributable"].certain;
        for (int i = 0; i < 4; ++i) {
            const std::string region = "R" + std::to_string(i);
            std::int64_t in_districts = 0;
            for (int k = 0; k < 3; ++k) in_districts += districts[region + "-" + std::to_string(k)].certain;
            EXPECT_EQ(regions[region].certain, in_districts + own[region].certain) << seed;
            EXPECT_FALSE(districts.contains(region)) << "a region is no district";
            known_to_region_only += own[region].certain;
        }
        EXPECT_EQ(districts["not_attributable"].certain, known_to_region_only) << seed;
        EXPECT_EQ(country["XX"].certain + country["not_attributable"].certain + country["-"].certain, 200) << seed;
        EXPECT_EQ(country["-"].certain, own["-"].certain) << seed;
    }
}

TEST(BoundaryLevel, NeverPutsARegionsRecordIntoADistrict) {
    const Dataset data = random_data(7);
    const Dataset fine = counted_at_level(data, 2);
    for (RowId row = 0; row < data.incidents.size(); ++row) {
        const RegionId before = data.incidents.region[row];
        const RegionId after = fine.incidents.region[row];
        const bool is_region = is_unit(before) && data.boundaries.units[before].level == 1;
        EXPECT_EQ(after, is_region ? unattributed_region : before);
    }
}

TEST(BoundaryLevel, EndsWhereParentsGoRoundInACircle) {
    Dataset data = random_data(1);
    data.boundaries.units[0].parent = data.boundaries.units[1].code;
    data.boundaries.units[0].level = 3;
    data.boundaries.units[1].level = 3;
    EXPECT_EQ(counted_at_level(data, 1).incidents.size(), 200U);
}

}  // namespace
}  // namespace kua
