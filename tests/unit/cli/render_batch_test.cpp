#include "cli/render_batch.h"

#include "support/make_dataset.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

struct BatchFigures : testing::Test {
    Dataset data = test::make_dataset({{.id = "a", .at = {65, 50}, .region = "A"}, {.id = "b", .at = {75, 50}, .region = "B"}});
    ViewState view;
    Catalogue text;
};

TEST_F(BatchFigures, AreNamedAndTitledByTheirGroup) {
    view.page.title = "Detained";
    const auto figures = batch_figures(view, data, GroupBy::Region, "out/{key}/{key}.png", text);
    ASSERT_TRUE(figures);
    ASSERT_EQ(figures->size(), 2U);
    EXPECT_EQ(figures->front().file, "out/A/A.png");
    EXPECT_EQ(figures->front().view.page.title, "Detained: " + data.boundaries.units[0].name.in(Lang::En));
}

TEST_F(BatchFigures, StayInTheirFolderWhateverTheCodesOfAFile) {
    data.boundaries.units[0].code = "../../etc/x";
    data.boundaries.units[1].code = ".. ..:etc:x";
    const auto figures = batch_figures(view, data, GroupBy::Region, "out/{key}.png", text);
    ASSERT_TRUE(figures);
    ASSERT_EQ(figures->size(), 2U);
    EXPECT_EQ(figures->front().file, "out/_._.._etc_x.png");
    EXPECT_EQ(figures->back().file, "out/_._.._etc_x-2.png");
}

TEST_F(BatchFigures, NeverShareAFile) {
    data.boundaries.units[0].code = "a/b";
    data.boundaries.units[1].code = "a:b";
    const auto figures = batch_figures(view, data, GroupBy::Region, "{key}.png", text);
    ASSERT_TRUE(figures);
    EXPECT_EQ(figures->front().file, "a_b.png");
    EXPECT_EQ(figures->back().file, "a_b-2.png");
}

TEST_F(BatchFigures, NeedAPlaceForTheKeyInTheName) {
    const auto figures = batch_figures(view, data, GroupBy::Region, "out.png", text);
    ASSERT_FALSE(figures);
    EXPECT_EQ(figures.error().where, "--each");
}

}  // namespace
}  // namespace kua
