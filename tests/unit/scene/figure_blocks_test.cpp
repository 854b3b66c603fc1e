#include "scene/figure_blocks.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

struct Blocks : testing::Test {
    static std::vector<std::string> lines(const Block& block) {
        std::vector<std::string> words;
        for (const PageItem& item : block.items) words.push_back(std::get<PageText>(item).text);
        return words;
    }
    TextMetrics metrics = *TextMetrics::make();
    PageTextLook look{FontFace::Regular, 10.0, {}, 1.4};
    const std::string text = "Forty of fifty incidents in this period are on the map. Not shown: nine.";
};

TEST_F(Blocks, EndLinesWhereSentencesEnd) {
    const double first_px = metrics.width_px("Forty of fifty incidents in this period are on the map.", look.face, look.size_px);
    EXPECT_EQ(lines(sentences_block(text, look, first_px + 5.0, metrics)),
              (std::vector<std::string>{"Forty of fifty incidents in this period are on the map.", "Not shown: nine."}));
    EXPECT_EQ(lines(sentences_block(text, look, 2.0 * first_px, metrics)), (std::vector<std::string>{text}));
}

TEST_F(Blocks, BalanceLinesWhereSentencesWouldTakeMore) {
    const double all_px = metrics.width_px(text, look.face, look.size_px);
    const auto balanced = lines(sentences_block(text, look, 0.6 * all_px, metrics));
    ASSERT_EQ(balanced.size(), 2u);
    EXPECT_GT(metrics.width_px(balanced[1], look.face, look.size_px), 0.35 * all_px);
}

TEST_F(Blocks, SayHowManyOfAFamilyAreCertain) {
    const Theme colors = theme(ThemeName::Light);
    const PageStyle style = page_style(1.0, colors, metrics);
    LegendEntry sure, vague;
    sure.text = "Election";
    sure.incidents = 23;
    vague.text = "Liberty";
    vague.incidents = 19;
    vague.possible = 7;
    std::vector<std::string> words;
    for (const PageItem& item : families_block({sure, vague}, style, Catalogue{}, {400.0, 2}).items)
        if (const auto* line = std::get_if<PageText>(&item)) words.push_back(line->text);
    EXPECT_EQ(words, (std::vector<std::string>{"Election", "23", "Liberty", "12 certain, up to 19"}));
}

}  // namespace
}  // namespace kua
