#include "scene/color_classes.h"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>

namespace kua {
namespace {

ColorClasses made(const std::vector<double>& values, const ClassChoice& choice) {
    return color_classes(values, choice, theme(ThemeName::Light), Lang::En);
}

TEST(ColorClasses, LeaveOutWhatIsNothingOrUnknown) {
    const auto classes = made({0.0, std::nan(""), 0.5, 1.5, 2.5}, {.method = ClassMethod::EqualInterval, .count = 2});
    EXPECT_THAT(classes.labels, testing::ElementsAre("0.5 – 1.5", "1.5 – 2.5"));
    EXPECT_EQ(classes.colors.size(), 2u);
}

TEST(ColorClasses, AreNoneWithoutAValue) { EXPECT_TRUE(made({0.0, 0.0}, {}).colors.empty()); }

TEST(ColorClasses, CountWholeNumbersWithoutOverlap) {
    const auto classes = made({1, 1, 2, 3, 4, 10}, {.method = ClassMethod::Manual, .bounds = {1.0, 4.0, 10.0}});
    EXPECT_THAT(classes.labels, testing::ElementsAre("1", "2 – 4", "5 – 10"));
}

TEST(ColorClasses, SayTheirBoundsWhereAClassHoldsNoWholeNumber) {
    const auto by_hand = made({1, 2, 3}, {.method = ClassMethod::Manual, .bounds = {0.1, 0.3}});
    EXPECT_THAT(by_hand.labels, testing::ElementsAre("0.0 – 0.1", "0.1 – 0.3", "> 0.3"));
    const auto equal = made({1, 2, 4}, {.method = ClassMethod::EqualInterval, .count = 9});
    for (std::size_t i = 1; i < equal.labels.size(); ++i) EXPECT_NE(equal.labels[i], equal.labels[i - 1]);
}

TEST(ColorClasses, GiveWhatLiesAboveTheLastBoundSetByHandAnOpenClass) {
    const ClassChoice by_hand{.method = ClassMethod::Manual, .bounds = {1.0, 4.0}};
    EXPECT_THAT(made({1, 3, 9}, by_hand).labels, testing::ElementsAre("1", "2 – 4", "≥ 5"));
    EXPECT_THAT(made({0.5, 3.5, 9.5}, by_hand).labels, testing::ElementsAre("0.5 – 1.0", "1.0 – 4.0", "> 4.0"));
    EXPECT_THAT(made({1, 3, 4}, by_hand).labels, testing::ElementsAre("1", "2 – 4"));
}

TEST(ColorClasses, PutWhatLiesBeyondInTheLastClass) {
    const auto classes = made({1, 2, 3, 4}, {.method = ClassMethod::EqualInterval, .count = 3});
    EXPECT_EQ(color_class_of(1.0, classes), 0u);
    EXPECT_EQ(color_class_of(400.0, classes), 2u);
}

TEST(ColorClasses, SayWhereTheValuesAllowFewerClasses) {
    const ClassChoice choice{.method = ClassMethod::NaturalBreaks, .count = 5};
    const auto classes = made({0.5, 0.5, 0.7}, choice);
    EXPECT_EQ(classes.colors.size(), 2u);
    EXPECT_THAT(class_note(choice, classes, Catalogue{}), testing::HasSubstr("5 were wanted; the values allow 2."));
}

TEST(ColorClasses, AreNeverTheColourOfBareLand) {
    for (const ThemeName name : {ThemeName::Light, ThemeName::Dark}) {
        const Theme colors = theme(name);
        for (std::int64_t count = 2; count <= 8; ++count) {
            std::vector<double> values;
            for (std::int64_t i = 0; i < 20; ++i) values.push_back(0.5 + static_cast<double>(i));
            const auto classes = color_classes(values, {.method = ClassMethod::EqualInterval, .count = count}, colors, Lang::En);
            for (const Rgba8 color : classes.colors) EXPECT_GT(contrast_ratio(color, colors.land), 1.1) << count;
        }
    }
}

}  // namespace
}  // namespace kua
