#include "io/load.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace kua {
namespace {

struct ShippedData : testing::Test {
    static const LoadReport& report() {
        static const LoadReport loaded = [] {
            const auto home = find_data_home();
            auto result = load({}, *home);
            if (!result) throw std::runtime_error(in_english(result.error()));
            return *std::move(result);
        }();
        return loaded;
    }
};

TEST_F(ShippedData, HasNoErrors) {
    for (const Problem& problem : report().problems)
        EXPECT_NE(problem.severity, Severity::Error) << in_english(problem);
    for (const Problem& problem : report().problems) std::cerr << in_english(problem) << "\n";
    EXPECT_EQ(report().records_rejected, 0);
    EXPECT_EQ(report().records_read, static_cast<std::int64_t>(report().dataset->incidents.size()));
}

TEST_F(ShippedData, HasTheUnitsOfJanuary2021) {
    const BoundarySet& set = report().dataset->boundaries;
    EXPECT_EQ(set.id, "kaz-2021");
    ASSERT_EQ(set.units.size(), 17U);
    for (const BoundaryUnit& unit : set.units) {
        EXPECT_FALSE(unit.name.by_lang[2].empty()) << unit.code;
        EXPECT_EQ(unit.shape.empty(), unit.code == "KZ-SHY") << unit.code;
    }
    ASSERT_EQ(set.denominators.size(), 1U);
    EXPECT_EQ(set.denominators[0].by_year.at(2021).size(), 17U);
}

TEST_F(ShippedData, AddsNoOrganisationsToPeople) {
    const IncidentTable& table = report().dataset->incidents;
    std::size_t notices = 0;
    for (RowId row = 0; row < table.size(); ++row)
        if (table.record[row].find("\"unit\": \"organisation\"") != std::string_view::npos) {
            ++notices;
            EXPECT_TRUE(table.counts[row].empty()) << table.id[row];
        }
    EXPECT_GT(notices, 0U);
}

}  // namespace
}  // namespace kua
