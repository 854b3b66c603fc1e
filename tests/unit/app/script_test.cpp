#include "app/script.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

TEST(ParseScript, ReadsEveryAction) {
    const auto steps = parse_script("# a comment\nmove 1 2\nclick 3 4.5\n\ndrag 1 2 3 4\nwheel 5 6 -2\nkey ctrl+z\n"
                                    "type Алматы and more\nwindow 2021-01-05 2021-01-10\nwait 20\nscreenshot out dir/a.png\nquit\n");
    ASSERT_TRUE(steps) << in_english(steps.error());
    ASSERT_EQ(steps->size(), 10U);
    EXPECT_EQ(std::get<MoveStep>((*steps)[0]).to, (ScreenPoint{1.0, 2.0}));
    EXPECT_EQ(std::get<ClickStep>((*steps)[1]).at, (ScreenPoint{3.0, 4.5}));
    EXPECT_EQ(std::get<DragStep>((*steps)[2]).to, (ScreenPoint{3.0, 4.0}));
    EXPECT_EQ(std::get<WheelStep>((*steps)[3]).turns, -2.0);
    EXPECT_EQ(std::get<KeyStep>((*steps)[4]).press, (KeyPress{Key::Z, true, false}));
    EXPECT_EQ(std::get<TypeStep>((*steps)[5]).text, "Алматы and more");
    EXPECT_EQ(to_string(std::get<WindowStep>((*steps)[6]).last), "2021-01-10");
    EXPECT_EQ(std::get<WaitStep>((*steps)[7]).frames, 20);
    EXPECT_EQ(std::get<ScreenshotStep>((*steps)[8]).file, "out dir/a.png");
    EXPECT_TRUE(std::holds_alternative<QuitStep>((*steps)[9]));
}

TEST(ParseScript, ReadsWindowsLineEnds) {
    const auto steps = parse_script("type word\r\nquit\r\n");
    ASSERT_TRUE(steps);
    EXPECT_EQ(std::get<TypeStep>((*steps)[0]).text, "word");
}

struct BadLine {
    const char* text;
    const char* error;
};
class ParseScriptRefuses : public testing::TestWithParam<BadLine> {};

TEST_P(ParseScriptRefuses, NamesTheLineAndWhatWasWanted) {
    const auto steps = parse_script(std::string("quit\n") + GetParam().text);
    ASSERT_FALSE(steps);
    EXPECT_EQ(in_english(steps.error()), GetParam().error);
}

INSTANTIATE_TEST_SUITE_P(Lines, ParseScriptRefuses,
                         testing::Values(BadLine{"click 3", "line 2: want click X Y"}, BadLine{"click 3 x", "line 2: want click X Y"},
                                         BadLine{"drag 1 2 3", "line 2: want drag X1 Y1 X2 Y2"},
                                         BadLine{"key nothing", "line 2: want key NAME, such as key Left or key ctrl+z"},
                                         BadLine{"wait 0", "line 2: want wait FRAMES, one or more"},
                                         BadLine{"window 2021-01-10 2021-01-05",
                                                 "line 2: want window FROM TO, two days as YYYY-MM-DD, the earlier one first"},
                                         BadLine{"click 1 2 3", "line 2: there is more on the line than \"click\" takes"},
                                         BadLine{"jump 1 2",
                                                 "line 2: \"jump\" is no action; there are move, click, drag, wheel, key, type, "
                                                 "window, wait, screenshot, quit"}));

TEST(ParseKey, KnowsNamesInAnyCaseWithTheirModifiers) {
    EXPECT_EQ(parse_key("Shift+Tab"), (KeyPress{Key::Tab, false, true}));
    EXPECT_EQ(parse_key("ctrl+shift+Z"), (KeyPress{Key::Z, true, true}));
    EXPECT_EQ(parse_key("PageUp"), (KeyPress{Key::PageUp, false, false}));
    EXPECT_FALSE(parse_key("ctrl+"));
    EXPECT_FALSE(parse_key(""));
}

}  // namespace
}  // namespace kua
