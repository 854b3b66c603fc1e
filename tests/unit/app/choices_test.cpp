#include "app/choices.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

const std::vector<std::string> all{"a", "b", "c"};
using Words = std::vector<std::string>;

TEST(Toggle, TakesOneAwayFromAll) {
    Choices choices;
    toggle(choices, {"b"}, all);
    EXPECT_EQ(choices, (Words{"a", "c"}));
    EXPECT_FALSE(is_on(choices, "b"));
}

TEST(Toggle, IsUnsetOnceAllAreOnAgain) {
    Choices choices = Words{"a", "c"};
    toggle(choices, {"b"}, all);
    EXPECT_FALSE(choices);
}

TEST(Toggle, SwitchesAGroupOnWhereOnlyAPartOfItWasOn) {
    Choices choices = Words{"a"};
    toggle(choices, {"a", "b"}, all);
    EXPECT_EQ(choices, (Words{"a", "b"}));
    toggle(choices, {"a", "b"}, all);
    EXPECT_EQ(choices, Words{});
}

TEST(Choose, PutsWordsInPlaceOfOthersAndUnsetsWhereTheyAreAllThereIs) {
    Choices choices = Words{"a"};
    choose(choices, {"c", "b"}, all);
    EXPECT_EQ(choices, (Words{"b", "c"}));
    choose(choices, {"c", "b", "a"}, all);
    EXPECT_FALSE(choices);
}

TEST(Pick, ChoosesOneAloneThenOthersBesideIt) {
    Choices choices;
    pick(choices, "c", all);
    EXPECT_EQ(choices, Words{"c"});
    pick(choices, "a", all);
    EXPECT_EQ(choices, (Words{"a", "c"}));
    pick(choices, "b", all);
    EXPECT_FALSE(choices);
}

TEST(Pick, LetsEverythingPassOnceTheLastIsTakenBack) {
    Choices choices = Words{"c"};
    pick(choices, "c", all);
    EXPECT_FALSE(choices);
}

}  // namespace
}  // namespace kua
