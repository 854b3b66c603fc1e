#include "app/record_text.h"

#include "support/make_dataset.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

constexpr std::int64_t x = unknown_count;

TEST(FirstClause, EndsAtACommaThatPartsWords) {
    EXPECT_EQ(first_clause("45 of 56 incidents, 15 October 2020 to 10 January 2021: all"), "45 of 56 incidents");
    EXPECT_EQ(first_clause("296,831 of 1,296,831 incidents, all days"), "296,831 of 1,296,831 incidents");
    EXPECT_EQ(first_clause("no comma"), "no comma");
    EXPECT_EQ(first_clause(""), "");
}

TEST(RangeText, SaysNoMoreThanIsKnown) {
    const Catalogue text;
    EXPECT_EQ(range_text({30, x, x}, text), "at least 30");
    EXPECT_EQ(range_text({x, x, 70}, text), "up to 70");
    EXPECT_EQ(range_text({x, 300, x}, text), "about 300");
    EXPECT_EQ(range_text({5, 7, 9}, text), "5 to 9");
    EXPECT_EQ(range_text({1, 1, 1}, text), "1");
    EXPECT_EQ(range_text({0, 0, 0}, text), "0");
    EXPECT_EQ(range_text({x, x, x}, text), "number not known");
}

TEST(DurationText, CountsHoursWhereTheyAreWhole) {
    const Catalogue text;
    EXPECT_EQ(duration_text({300, x, 540}, text), "5 to 9 hours");
    EXPECT_EQ(duration_text({60, 60, 60}, text), "1 hour");
    EXPECT_EQ(duration_text({40, 40, 40}, text), "40 minutes");
    EXPECT_EQ(duration_text({x, 90, x}, text), "about 90 minutes");
}

TEST(HostOf, IsThePartThatAReaderKnows) {
    EXPECT_EQ(host_of("https://www.bureau.kz/en/news/1"), "bureau.kz");
    EXPECT_EQ(host_of("http://eurasianet.org"), "eurasianet.org");
    EXPECT_EQ(host_of("not an address"), "");
}

struct RecordRows : testing::Test {
    Dataset data = test::make_dataset({{.id = "R", .first = "2021-01-05", .last = "2021-01-09", .extent = Extent::SometimeWithin, .region = "A"}});
    RecordDetail detail;
    Catalogue text;
    std::vector<CardRow> rows(const std::string& from, const std::string& to) const {
        return record_rows({data, 0, detail, {test::day(from), test::day(to) + 1}, text});
    }
    static const CardRow* find(const std::vector<CardRow>& rows, const std::string& label) {
        for (const CardRow& row : rows)
            if (row.label == label) return &row;
        return nullptr;
    }
};

TEST_F(RecordRows, TellDaysAndHowSureTheyAre) {
    const auto certain = rows("2021-01-01", "2021-01-31");
    ASSERT_NE(find(certain, "When"), nullptr);
    EXPECT_EQ(find(certain, "When")->value, "5 to 9 January 2021");
    EXPECT_EQ(find(certain, "When")->note, "sometime in it, certain");
    EXPECT_EQ(find(rows("2021-01-09", "2021-01-31"), "When")->note, "sometime in it, possible");
    EXPECT_EQ(find(rows("2021-02-01", "2021-02-02"), "When")->note, "not in these dates");
}

TEST_F(RecordRows, LeaveOutWhatNobodyStated) {
    const auto some = rows("2021-01-01", "2021-01-31");
    EXPECT_EQ(find(some, "People"), nullptr);
    EXPECT_EQ(find(some, "By"), nullptr);
    EXPECT_EQ(find(some, "How long"), nullptr);
}

TEST_F(RecordRows, DoNotRepeatAffectedWhereAMoreTellingCountSaysTheSame) {
    detail.counts = {{"affected", {2, x, x}, "", ""}, {"detained", {2, x, x}, "several", ""}};
    const auto some = rows("2021-01-01", "2021-01-31");
    ASSERT_NE(find(some, "People"), nullptr);
    EXPECT_EQ(find(some, "People")->value, "detained: at least 2");
    EXPECT_EQ(find(some, "People")->stated, "several");
}

TEST_F(RecordRows, FallBackToTheRegionWhereNoPlaceIsNamed) {
    EXPECT_EQ(find(rows("2021-01-01", "2021-01-31"), "Where")->value, "Region A");
}

TEST(ListCounts, CountSummariesApart) {
    const Dataset data = test::make_dataset({{.id = "P"}, {.id = "C1", .parent = "P"}, {.id = "C2", .parent = "P"}});
    EXPECT_EQ(list_counts(data, {0, 1, 2}, Catalogue{}), "2 incidents and 1 summary");
    EXPECT_EQ(group_counts(data, {0, 1, 2}, Catalogue{}), "2 and 1 summary");
    EXPECT_EQ(counted_of(data, {0, 1, 2}), 2);
}

}  // namespace
}  // namespace kua
