#include "fuzz/mutation.h"
#include "io/incident_columns.h"
#include "io/load.h"
#include "io/record_links.h"
#include "support/make_dataset.h"
#include "support/temp_folder.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>

namespace kua {
namespace {

using nlohmann::json;
using test::below;

/// The region that the records of the example lie in, as a box.
BoundarySet example_set() {
    BoundarySet set = test::two_regions();
    set.id = "kaz-2021";
    set.country = "KZ";
    set.units[0].code = "KZ-ZHA";
    set.units[0].shape = {{{{65, 40}, {75, 40}, {75, 46}, {65, 46}}, {}}};
    return set;
}

struct IncidentFuzz : testing::Test {
    test::TempFolder folder;
    BoundarySet set = example_set();
    RegionJoin regions{set};
    Vocabulary vocabulary = test::small_vocabulary();
    std::mt19937 random{test::fuzz_seed()};
    std::string example = test::read_bytes(std::filesystem::path(KUA_SOURCE_DIR) / "tests" / "data_rules" / "valid.geojson");

    void check(const std::string& text) {
        IncidentBatch batch;
        const auto read = read_incidents(folder.write("fuzz.geojson", text), {regions, vocabulary}, {}, batch);
        if (!read) {
            ASSERT_FALSE(in_english(read.error()).empty());
            return;
        }
        check_across(batch);
        ASSERT_EQ(batch.records_read, batch.records_rejected + static_cast<std::int64_t>(batch.rows.size()));
        const bool any_error = std::any_of(batch.problems.begin(), batch.problems.end(), [](const Problem& p) { return p.severity == Severity::Error; });
        ASSERT_TRUE(batch.records_rejected == 0 || any_error) << "a record was left out and nobody said so";
        Vocabulary grown = vocabulary;
        check_table(columns_from(batch, grown), grown, batch.sources.size());
        for (const Problem& problem : batch.problems) ASSERT_FALSE(in_english(problem).empty());
    }
    void check_table(const IncidentTable& t, const Vocabulary& grown, std::size_t sources) const {
        ASSERT_EQ(t.record.size(), t.size());
        for (RowId row = 0; row < t.size(); ++row) {
            ASSERT_LE(t.first_day[row], t.last_day[row]);
            ASSERT_TRUE(row == 0 || t.first_day[row - 1] <= t.first_day[row]);
            ASSERT_TRUE(t.region[row] == no_region || t.region[row] < set.units.size());
            ASSERT_LT(t.type[row], grown.types.size());
            ASSERT_TRUE(t.parent[row] == no_row || t.parent[row] < t.size());
            ASSERT_TRUE(std::isnan(t.at[row].lon_deg) || is_valid(t.at[row]));
            for (const std::uint16_t source : t.sources[row]) ASSERT_LT(source, sources);
            ASSERT_TRUE(record_detail(t.record[row]));
        }
    }
};

TEST_F(IncidentFuzz, DamagedBytesAreReportedAndNeverCrash) {
    SCOPED_TRACE("KUA_FUZZ_SEED=" + std::to_string(test::fuzz_seed()));
    for (int run = 0; run < test::fuzz_runs(2000) && !HasFatalFailure(); ++run) {
        std::string text = example;
        for (std::size_t damages = 1 + below(random, 3); damages > 0; --damages) text = test::damaged(std::move(text), random);
        SCOPED_TRACE("run " + std::to_string(run));
        check(text);
    }
}

/// Collects every value of a document.
void collect(json& node, std::vector<json*>& out) {
    out.push_back(&node);
    if (node.is_structured())
        for (auto& item : node) collect(item, out);
}

TEST_F(IncidentFuzz, ValuesInWrongPlacesAreReportedAndNeverCrash) {
    SCOPED_TRACE("KUA_FUZZ_SEED=" + std::to_string(test::fuzz_seed()));
    const json sound = json::parse(example);
    for (int run = 0; run < test::fuzz_runs(2000) && !HasFatalFailure(); ++run) {
        json document = sound;
        for (std::size_t changes = 1 + below(random, 3); changes > 0; --changes) {
            std::vector<json*> nodes;
            collect(document, nodes);
            json& target = *nodes[below(random, nodes.size())];
            json other = *nodes[below(random, nodes.size())];
            const std::array<json, 8> values{nullptr, -1, 1e300, "", "EX-1", json::array(), json::object(), std::move(other)};
            if (target.is_structured() && !target.empty() && below(random, 3) == 0)
                target.erase(std::next(target.begin(), static_cast<std::ptrdiff_t>(below(random, target.size()))));
            else
                target = values[below(random, values.size())];
        }
        SCOPED_TRACE("run " + std::to_string(run));
        check(document.dump());
    }
}

}  // namespace
}  // namespace kua
