#include "core/message.h"

#include "core/result.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

TEST(Filled, PutsEachArgumentInItsPlaceInAnyOrder) {
    EXPECT_EQ(filled("{1} of {0}", {"5", "2"}), "2 of 5");
    EXPECT_EQ(filled("{0}{0}", {"a"}), "aa");
}

TEST(Filled, LeavesAPlaceWithoutAnArgumentAsItIs) { EXPECT_EQ(filled("{0} {1}", {"a"}), "a {1}"); }

TEST(Filled, DoesNotFillPlacesInsideArguments) { EXPECT_EQ(filled("{0} {1}", {"{1}", "b"}), "{1} b"); }

TEST(Filled, LeavesOtherBracesAlone) {
    for (const char* text : {"{", "}", "{}", "{a}", "{0", "{10}", "end {"}) EXPECT_EQ(filled(text, {"x"}), text);
}

TEST(InEnglish, TakesTheFormThatTheNumberAsksFor) {
    EXPECT_EQ(in_english(msg_n("{0} record in {1}", "{0} records in {1}", 1, "a.json")), "1 record in a.json");
    EXPECT_EQ(in_english(msg_n("{0} record in {1}", "{0} records in {1}", 0, "a.json")), "0 records in a.json");
    EXPECT_EQ(in_english(msg_n("{0} record in {1}", "{0} records in {1}", 21, "a.json")), "21 records in a.json");
}

TEST(Error, SaysWhereFirstAndWhatThen) {
    const Error error{"when.start", msg("no such day: {0}", "2021-02-30")};
    EXPECT_EQ(in_english(within("a.json", error)), "a.json: when.start: no such day: 2021-02-30");
    EXPECT_EQ(in_english(within("a.json", Error{"", msg("cannot be opened")})), "a.json: cannot be opened");
    EXPECT_EQ(in_english(Error{"", msg("cancelled")}), "cancelled");
}

}  // namespace
}  // namespace kua
