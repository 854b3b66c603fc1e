#include "core/value_column.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kua {
namespace {

using testing::ElementsAre;

struct LentColumn : testing::Test {
    std::shared_ptr<std::vector<int>> elsewhere = std::make_shared<std::vector<int>>(std::vector{1, 2, 3});
    ValueColumn<int> lent{*elsewhere, elsewhere};
};

TEST_F(LentColumn, IsReadWhereItLies) {
    EXPECT_EQ(lent.data(), elsewhere->data());
    const ValueColumn<int> copy = lent;
    EXPECT_EQ(copy.data(), elsewhere->data());
    EXPECT_EQ(std::as_const(lent)[1], 2);
    EXPECT_THAT(copy, ElementsAre(1, 2, 3));
}

TEST_F(LentColumn, KeepsWhatItLiesIn) {
    const std::weak_ptr<std::vector<int>> watched = elsewhere;
    elsewhere.reset();
    EXPECT_FALSE(watched.expired());
    EXPECT_THAT(lent, ElementsAre(1, 2, 3));
    lent = {};
    EXPECT_TRUE(watched.expired());
}

TEST_F(LentColumn, BecomesItsOwnWhenItIsChanged) {
    ValueColumn<int> changed = lent;
    changed[0] = 7;
    changed.push_back(4);
    EXPECT_THAT(changed, ElementsAre(7, 2, 3, 4));
    for (int& value : lent) value *= 10;
    EXPECT_THAT(lent, ElementsAre(10, 20, 30));
    EXPECT_THAT(*elsewhere, ElementsAre(1, 2, 3));
}

TEST(ValueColumn, CopiesAndMovesItsOwnValues) {
    ValueColumn<int> first{1, 2};
    const ValueColumn<int> copy = first;
    first[0] = 5;
    first.append(std::vector{8, 9});
    EXPECT_THAT(copy, ElementsAre(1, 2));
    const ValueColumn<int> moved = std::move(first);
    EXPECT_THAT(moved, ElementsAre(5, 2, 8, 9));
    first = copy;
    EXPECT_EQ(first, copy);
    first.resize(1);
    EXPECT_THAT(first, ElementsAre(1));
}

}  // namespace
}  // namespace kua
