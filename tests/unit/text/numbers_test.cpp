#include "text/numbers.h"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace kua {
namespace {

Day day(int year, unsigned month, unsigned d) { return *day_of({year, month, d}); }

TEST(NumberText, GroupsThousandsByLanguage) {
    EXPECT_EQ(number_text(0, Lang::En), "0");
    EXPECT_EQ(number_text(999, Lang::En), "999");
    EXPECT_EQ(number_text(18631779, Lang::En), "18,631,779");
    EXPECT_EQ(number_text(1000, Lang::Ru), "1\u00A0000");
    EXPECT_EQ(number_text(-1234, Lang::En), "\u22121,234");
}

TEST(DaySpanText, SaysWhatRepeatsOnlyOnce) {
    const Catalogue text;
    EXPECT_EQ(day_span_text(day(2020, 12, 1), day(2021, 1, 10), text), "1 December 2020 to 10 January 2021");
    EXPECT_EQ(day_span_text(day(2021, 1, 5), day(2021, 1, 9), text), "5 to 9 January 2021");
    EXPECT_EQ(day_span_text(day(2020, 10, 15), day(2020, 11, 30), text), "15 October to 30 November 2020");
    EXPECT_EQ(day_span_text(day(2021, 1, 10), day(2021, 1, 10), text), "10 January 2021");
}

TEST(MonthText, CarriesTheYearOnRequest) {
    const Catalogue text;
    EXPECT_EQ(month_text({2021, 1, 1}, true, text), "January 2021");
    EXPECT_EQ(month_text({2020, 12, 1}, false, text), "December");
}

TEST(ShortDayText, ShortensTheMonth) {
    EXPECT_EQ(short_day_text(day(2021, 1, 10), Catalogue{}), "10 Jan 2021");
}

/// The shipped catalogues, as built.
TEST(DayText, ReadsWellInRussianAndKazakh) {
    const std::filesystem::path folder = std::filesystem::path(KUA_BINARY_DIR) / "locale";
    const auto ru = Catalogue::load(folder, Lang::Ru);
    const auto kk = Catalogue::load(folder, Lang::Kk);
    ASSERT_TRUE(ru && kk);
    EXPECT_EQ(day_text(day(2021, 1, 10), *ru), "10 января 2021 г.");
    EXPECT_EQ(day_text(day(2021, 1, 10), *kk), "2021 ж. 10 қаңтар");
    EXPECT_EQ(day_span_text(day(2021, 1, 5), day(2021, 1, 9), *ru), "5–9 января 2021 г.");
    EXPECT_EQ(day_span_text(day(2021, 1, 5), day(2021, 1, 9), *kk), "2021 ж. 5–9 қаңтар");
}

TEST(DecimalText, GroupsAndPointsAsTheLanguageDoes) {
    EXPECT_EQ(decimal_text(1234567.891, 2, Lang::En), "1,234,567.89");
    EXPECT_EQ(decimal_text(1234.5, 1, Lang::Ru), "1\u00A0234,5");
    EXPECT_EQ(decimal_text(-0.25, 2, Lang::Kk), "\u22120,25");
    EXPECT_EQ(decimal_text(-0.001, 1, Lang::En), "0.0") << "no minus before nothing";
    EXPECT_EQ(decimal_text(999.6, 0, Lang::En), "1,000");
}

TEST(DecimalsThatTellApart, AreAsFewAsWillDo) {
    const std::vector<double> far{1.0, 2.0, 10.0};
    EXPECT_EQ(decimals_that_tell_apart(far), 0);
    const std::vector<double> near{0.251, 0.254, 3.0};
    EXPECT_EQ(decimals_that_tell_apart(near), 3);
    const std::vector<double> small{0.004};
    EXPECT_EQ(decimals_that_tell_apart(small), 3) << "0.00 would read as nothing";
    const std::vector<double> equal{0.0, 0.0, std::numeric_limits<double>::infinity()};
    EXPECT_EQ(decimals_that_tell_apart(equal), 0);
}

}  // namespace
}  // namespace kua
