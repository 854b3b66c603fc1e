#include "app/history.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

ViewState with_text(const std::string& text) {
    ViewState view;
    view.filter.text = text;
    return view;
}

struct HistoryOfViews : testing::Test {
    HistoryOfViews() { history.observe(with_text(""), false); }
    History history;
};

TEST_F(HistoryOfViews, HasNothingToTakeBackAtFirst) {
    EXPECT_FALSE(history.can_undo());
    EXPECT_FALSE(history.can_redo());
}

TEST_F(HistoryOfViews, TakesBackTheLastChangeAndDoesItAgain) {
    history.observe(with_text("a"), false);
    history.observe(with_text("b"), false);
    const ViewState a = history.undone(with_text("b"));
    EXPECT_EQ(a.filter.text, "a");
    EXPECT_EQ(history.undone(a).filter.text, "");
    EXPECT_FALSE(history.can_undo());
    EXPECT_EQ(history.redone(with_text("")).filter.text, "a");
    EXPECT_EQ(history.redone(with_text("a")).filter.text, "b");
    EXPECT_FALSE(history.can_redo());
}

TEST_F(HistoryOfViews, TakesBackColoursOfRegionsAndLand) {
    ViewState rate;
    rate.rate.denominator = "population";
    ViewState both = rate;
    both.surface.kind = SurfaceKind::Hexagons;
    history.observe(rate, false);
    history.observe(both, false);
    EXPECT_EQ(history.undone(both), rate);
    EXPECT_EQ(history.undone(rate), ViewState{});
    EXPECT_EQ(history.redone(ViewState{}), rate);
}

TEST_F(HistoryOfViews, TakesAWholeGestureForOneStep) {
    history.observe(with_text("d"), true);
    history.observe(with_text("dr"), true);
    history.observe(with_text("dra"), true);
    history.observe(with_text("dra"), false);
    EXPECT_EQ(history.undone(with_text("dra")).filter.text, "");
    EXPECT_FALSE(history.can_undo());
}

TEST_F(HistoryOfViews, CanTakeBackAGestureThatStillGoesOn) {
    history.observe(with_text("d"), true);
    ASSERT_TRUE(history.can_undo());
    EXPECT_EQ(history.undone(with_text("dr")).filter.text, "");
}

TEST_F(HistoryOfViews, ForgetsWhatWasUndoneOnceSomethingElseIsDone) {
    history.observe(with_text("a"), false);
    const ViewState before = history.undone(with_text("a"));
    history.observe(before, false);
    history.observe(with_text("c"), false);
    EXPECT_FALSE(history.can_redo());
}

TEST_F(HistoryOfViews, LeavesThemeAndLanguageAsTheyAre) {
    ViewState view = with_text("a");
    history.observe(view, false);
    view.theme = ThemeName::Dark;
    view.lang = Lang::Kk;
    history.observe(view, false);
    const ViewState before = history.undone(view);
    EXPECT_EQ(before.filter.text, "");
    EXPECT_EQ(before.theme, ThemeName::Dark);
    EXPECT_EQ(before.lang, Lang::Kk);
    EXPECT_FALSE(history.can_undo());
}

TEST_F(HistoryOfViews, StartsAnewWithNewData) {
    history.observe(with_text("a"), false);
    history.restart(with_text("new"));
    EXPECT_FALSE(history.can_undo());
}

}  // namespace
}  // namespace kua
