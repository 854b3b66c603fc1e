#include "app/data_facts.h"

#include "support/make_dataset.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

TEST(DataFacts, TellCountedRecordsFromSummariesAndFamiliesThatAreThere) {
    Dataset data = test::make_dataset({{.id = "a"}, {.id = "b"}, {.id = "c", .type = "assembly.kettling"}, {.id = "d"}});
    IncidentTable& table = data.incidents;
    table.counted[0] = 0;                      // a summary
    table.counted[1] = table.listed[1] = 0;    // a duplicate
    const DataFacts facts = facts_of(data);
    EXPECT_EQ(facts.incidents, static_cast<std::int64_t>(table.size()) - 2);
    EXPECT_EQ(facts.summaries, 1);
    ASSERT_EQ(facts.family_present.size(), data.vocabulary.families.size());
    for (std::size_t family = 0; family < facts.family_present.size(); ++family) {
        bool found = false;
        for (const TypeId type : table.type) found = found || data.vocabulary.types[type].family == family;
        EXPECT_EQ(facts.family_present[family] != 0, found) << family;
    }
    EXPECT_EQ(facts.bounds.data, bounds_of(data).data);
}

}  // namespace
}  // namespace kua
