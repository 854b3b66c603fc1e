#include "core/cell_column.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace kua {
namespace {

using testing::ElementsAre;

std::vector<std::string> texts_of(const CellColumn& column) {
    std::vector<std::string> out;
    std::string made;
    for (std::size_t i = 0; i < column.size(); ++i) out.emplace_back(column.text(i, made));
    return out;
}

TEST(CellColumn, WritesNumbersAsTheyStandInTables) {
    CellColumn whole, real, single(CellColumn::Reals::Single);
    whole.add_none();
    whole.add_whole(-7);
    whole.add_whole(std::numeric_limits<std::int64_t>::min());
    whole.add_none();
    EXPECT_THAT(texts_of(whole), ElementsAre("", "-7", "-9223372036854775808", ""));
    real.add_real(0.1);
    real.add_none();
    real.add_real(1e300);
    real.add_real(123456789.123456789);
    EXPECT_THAT(texts_of(real), ElementsAre("0.1", "", "1e+300", "123456789.123457"));
    for (const double number : {static_cast<double>(0.1F), static_cast<double>(37.857285F), 934.0, 0.1}) single.add_real(number);
    EXPECT_THAT(texts_of(single), ElementsAre("0.1", "37.857285", "934", "0.1"));
}

TEST(CellColumn, KeepsTextsAsTheyAre) {
    CellColumn column;
    column.add_none();
    column.add_text("Алматы");
    column.add_text("");
    column.add_none();
    column.add_text("b");
    EXPECT_THAT(texts_of(column), ElementsAre("", "Алматы", "", "", "b"));
    EXPECT_TRUE(column.keeps_texts());
}

TEST(CellColumn, BecomesTextsWhereValuesAreOfSeveralTypes) {
    CellColumn column;
    column.add_none();
    column.add_whole(5);
    column.add_real(2.5);
    column.add_text("many");
    column.add_point({71.0, 48.0});
    column.add_whole(6);
    EXPECT_THAT(texts_of(column), ElementsAre("", "5", "2.5", "many", R"({"type":"Point","coordinates":[71.0,48.0]})", "6"));
}

TEST(CellColumn, WritesPointsToABillionthOfADegree) {
    CellColumn column;
    column.add_none();
    column.add_point({71.12345678949, -0.5});
    column.add_point({std::nan(""), std::nan("")});
    EXPECT_THAT(texts_of(column), ElementsAre("", R"({"type":"Point","coordinates":[71.123456789,-0.5]})", ""));
    EXPECT_FALSE(column.keeps_texts());
}

TEST(CellColumn, ShowsZeroBytes) {
    CellColumn column;
    using namespace std::literals;
    for (const auto text : {"\0a\0"sv, "b"sv, ""sv, "c\0"sv, ""sv}) column.add_text(text);
    EXPECT_THAT(column.show_zero_bytes(), ElementsAre(0U, 3U));
    EXPECT_THAT(texts_of(column), ElementsAre("?a?", "b", "", "c?", ""));
    EXPECT_THAT(column.show_zero_bytes(), ElementsAre());
}

bool is_short_of_e9(std::string_view text) { return text.find('\xE9') == std::string_view::npos; }
bool is_any(std::string_view) { return true; }

TEST(CellColumn, SaysWhetherAllIsUtf8) {
    CellColumn sound, bad, parted, numbers;
    for (CellColumn* column : {&sound, &bad, &parted}) column->add_text("a");
    sound.add_text("ә");
    bad.add_text("\xE9");
    parted.add_text("\xD3");   // the first and the second byte of a letter, in two cells
    parted.add_text("\x99");
    numbers.add_whole(1);
    EXPECT_TRUE(sound.is_utf8(is_any));
    EXPECT_TRUE(numbers.is_utf8(is_short_of_e9));
    EXPECT_FALSE(bad.is_utf8(is_short_of_e9));
    EXPECT_FALSE(parted.is_utf8(is_any));
}

TEST(CellColumn, MakesRoomLikeAnotherWithoutItsValues) {
    CellColumn texts, points;
    texts.add_text("a");
    points.add_point({1.0, 2.0});
    CellColumn more = CellColumn::like(texts), more_points = CellColumn::like(points);
    EXPECT_EQ(more.size(), 0U);
    more.add_whole(3);
    more_points.add_none();
    EXPECT_THAT(texts_of(more), ElementsAre("3"));
    EXPECT_THAT(texts_of(more_points), ElementsAre(""));
}

}  // namespace
}  // namespace kua
