#include "scene/text_metrics.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace kua {
namespace {

struct Metrics : testing::Test {
    Result<TextMetrics> made = TextMetrics::make();
    const TextMetrics& metrics = *made;
};

TEST_F(Metrics, NothingIsAsWideAsNothing) { EXPECT_EQ(metrics.width_px("", FontFace::Regular, 12), 0.0); }

TEST_F(Metrics, GrowsInProportionToTheSize) {
    const double at_10 = metrics.width_px("Almaty", FontFace::Regular, 10);
    EXPECT_GT(at_10, 25.0);
    EXPECT_LT(at_10, 40.0);
    EXPECT_NEAR(metrics.width_px("Almaty", FontFace::Regular, 25), at_10 * 2.5, 1e-9);
}

TEST_F(Metrics, BoldIsWiderThanRegular) {
    EXPECT_GT(metrics.width_px("Almaty", FontFace::Bold, 10), metrics.width_px("Almaty", FontFace::Regular, 10));
}

TEST_F(Metrics, GivesEveryDigitOneWidth) {
    const double zero = metrics.width_px("0", FontFace::SemiBold, 12);
    for (const char* digit : {"1", "2", "3", "4", "5", "6", "7", "8", "9"})
        EXPECT_NEAR(metrics.width_px(digit, FontFace::SemiBold, 12), zero, 0.02) << digit;  // its 4 is 3 units narrower
    EXPECT_NEAR(metrics.width_px("1111", FontFace::SemiBold, 12), 4 * zero, 1e-9);
    EXPECT_LT(metrics.width_px("1", FontFace::SemiBold, 12), metrics.width_px("8", FontFace::SemiBold, 12) * 1.001);
}

TEST_F(Metrics, KernsPairs) {
    EXPECT_LT(metrics.width_px("AV", FontFace::Regular, 100),
              metrics.width_px("A", FontFace::Regular, 100) + metrics.width_px("V", FontFace::Regular, 100));
}

TEST_F(Metrics, SpacesLettersBetweenThemOnly) {
    EXPECT_NEAR(metrics.width_px("АҚТӨБЕ", FontFace::Regular, 10, 1.2),
                metrics.width_px("АҚТӨБЕ", FontFace::Regular, 10) + 5 * 1.2, 1e-9);
}

TEST_F(Metrics, KnowsTheHeightsOfTheTypeface) {
    EXPECT_NEAR(metrics.cap_height_px(FontFace::Regular, 100), 72.7, 1.0);  // Inter: 2048 of 2816 units
    EXPECT_GT(metrics.ascent_px(FontFace::Regular, 100), metrics.cap_height_px(FontFace::Regular, 100));
    EXPECT_GT(metrics.descent_px(FontFace::Regular, 100), 15.0);
}

TEST_F(Metrics, HasTheLettersOfAllThreeLanguages) {
    EXPECT_EQ(metrics.missing_glyph("Nur-Sultan: 31 of 39, “quoted” – №1 …"), "");
    EXPECT_EQ(metrics.missing_glyph("Щёлково ЪЫЬЭЮЯ"), "");
    EXPECT_EQ(metrics.missing_glyph("ӘәҒғҚқҢңӨөҰұҮүҺһІі"), "");
}

TEST_F(Metrics, NamesTheLetterThatTheTypefaceLacks) { EXPECT_EQ(metrics.missing_glyph("ab中"), "U+4E2D"); }

TEST_F(Metrics, WrapsAtSpacesWithinTheWidth) {
    const std::string text = "Independent observers kept out: no report is not no violation";
    const auto lines = metrics.wrapped(text, FontFace::Regular, 10, 120);
    ASSERT_GT(lines.size(), 2U);
    std::string joined;
    for (const auto& line : lines) {
        EXPECT_LE(metrics.width_px(line, FontFace::Regular, 10), 120.0);
        joined += (joined.empty() ? "" : " ") + line;
    }
    EXPECT_EQ(joined, text);
}

TEST_F(Metrics, WrapsAsIfEachLineWereMeasuredWithEachWord) {
    const unsigned seed = 20210110;
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const std::vector<std::string> words{"AV", "Тo", "Qostanay", "observers", "1", "31 ", "at", "—", "Ұлытау,", "Te.", "W", "police", "LT"};
    for (int round = 0; round < 300; ++round) {
        std::string text;
        for (int i = 0; i < 25; ++i) text += words[random() % words.size()] + " ";
        const double width_px = 60.0 + static_cast<double>(random() % 300);
        std::vector<std::string> expected;
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = text.find(' ', begin);
            const std::string word = text.substr(begin, end - begin);
            begin = end + 1;
            if (word.empty()) continue;
            const bool fits = !expected.empty() && metrics.width_px(expected.back() + ' ' + word, FontFace::Medium, 11) <= width_px;
            if (fits)
                expected.back() += ' ' + word;
            else
                expected.push_back(word);
        }
        EXPECT_EQ(metrics.wrapped(text, FontFace::Medium, 11, width_px), expected) << text << " in " << width_px;
    }
}

TEST_F(Metrics, CutsAWordThatIsLongerThanTheLine) {
    const auto lines = metrics.wrapped("a Солтүстікқазақстан b", FontFace::Regular, 10, 50);
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[0], "a");
    EXPECT_LE(metrics.width_px(lines[1], FontFace::Regular, 10), 50.0);
    EXPECT_TRUE(lines[1].ends_with("…")) << lines[1];
    EXPECT_TRUE(lines[1].starts_with("Солт")) << lines[1];
    EXPECT_EQ(lines[2], "b");
}

TEST_F(Metrics, MakesNoLineOfNothing) { EXPECT_TRUE(metrics.wrapped("  ", FontFace::Regular, 10, 50).empty()); }

TEST(FontFiles, AreOneAFace) {
    const auto files = font_files();
    ASSERT_TRUE(files);
    EXPECT_EQ(files->size(), font_face_count);
    EXPECT_NE((*files)[2].find("SemiBold"), std::string::npos);
}

TEST_F(Metrics, PlacesGlyphsAlongTheWidthItMeasures) {
    for (const char* text : {"Almaty", "AV 12", "Қостанай облысы", "Әғқңөұүһі"}) {
        const auto glyphs = metrics.placed(text, FontFace::Regular, 12, 0.7);
        ASSERT_GE(glyphs.size(), 3U);
        EXPECT_EQ(glyphs.front().at.x_px, 0.0);
        const auto before_last = std::string(text).substr(0, std::string(text).size() - (text[0] == 'A' ? 1 : 2));
        EXPECT_LT(glyphs.back().at.x_px, metrics.width_px(text, FontFace::Regular, 12, 0.7));
        EXPECT_NEAR(glyphs.back().at.x_px, metrics.width_px(before_last, FontFace::Regular, 12, 0.7) + 0.7, 1.0) << text;
    }
}

TEST_F(Metrics, OutlinesACapitalFromTheBaselineToItsHeight) {
    const auto glyphs = metrics.placed("H", FontFace::Bold, 1);
    double top = 0.0;
    double bottom = -1.0;
    for (const OutlineStep& step : metrics.outline(FontFace::Bold, glyphs[0].glyph)) {
        if (step.kind == OutlineStep::Kind::Close) continue;
        top = std::min(top, step.to.y_px);
        bottom = std::max(bottom, step.to.y_px);
    }
    EXPECT_NEAR(-top, metrics.cap_height_px(FontFace::Bold, 1.0), 1e-3);
    EXPECT_NEAR(bottom, 0.0, 1e-3);
}

TEST_F(Metrics, OutlinesNothingForASpace) {
    EXPECT_TRUE(metrics.outline(FontFace::Regular, metrics.placed(" ", FontFace::Regular, 1)[0].glyph).empty());
}

}  // namespace
}  // namespace kua
