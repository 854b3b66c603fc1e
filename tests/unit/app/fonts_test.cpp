#include "app/fonts.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

TEST(Fonts, WriteEnglishRussianAndKazakhWithTheUsualLetters) {
    auto fonts = Fonts::make(1.0, Letters::Usual);
    ASSERT_TRUE(fonts) << in_english(fonts.error());
    fonts->expect("Map of 5–9 January: «Ёлка», №7, 10 °C · 50 % × 2…");
    fonts->expect("Съешь ещё этих мягких французских булок, да выпей чаю");
    fonts->expect("Әлемнің ғажайып қүні һәм Ұлы Өзен, шаң, Ің");
    EXPECT_FALSE(fonts->lacks_letters());
}

TEST(Fonts, SayThatALetterOfAnotherLanguageIsLacking) {
    auto fonts = Fonts::make(1.0, Letters::Usual);
    ASSERT_TRUE(fonts) << in_english(fonts.error());
    fonts->expect("Wrocław");
    EXPECT_TRUE(fonts->lacks_letters());
}

TEST(Fonts, LackNothingWithAllLetters) {
    auto fonts = Fonts::make(1.0, Letters::All);
    ASSERT_TRUE(fonts) << in_english(fonts.error());
    fonts->expect("Wrocław, 中");
    EXPECT_FALSE(fonts->lacks_letters());
}

}  // namespace
}  // namespace kua
