#include "app/kept.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

TEST(Kept, IsMadeAnewOnlyForAnotherThingLanguageOrWidth) {
    KeptWords words;
    int made = 0;
    const auto ask = [&](const std::shared_ptr<const void>& thing, Lang lang, double width_px = 0.0) {
        return words.of(thing, lang, width_px, [&] { return std::to_string(++made); });
    };
    auto one = std::make_shared<int>(1);
    EXPECT_EQ(ask(one, Lang::En), "1");
    EXPECT_EQ(ask(one, Lang::En), "1");
    EXPECT_EQ(ask(one, Lang::Ru), "2");
    EXPECT_EQ(ask(one, Lang::Ru, 100.0), "3");
    EXPECT_EQ(ask(one, Lang::Ru, 100.0), "3");
    const auto other = std::make_shared<int>(1);
    EXPECT_EQ(ask(other, Lang::Ru, 100.0), "4");
    EXPECT_EQ(ask(nullptr, Lang::Ru, 100.0), "5");
    EXPECT_EQ(ask(nullptr, Lang::Ru, 100.0), "6") << "nothing is never the same";
}

TEST(Kept, DoesNotKeepTheThingAlive) {
    KeptWords words;
    auto thing = std::make_shared<int>(1);
    const std::weak_ptr<int> watched = thing;
    words.of(thing, Lang::En, [] { return std::string("a"); });
    thing.reset();
    EXPECT_TRUE(watched.expired());
    EXPECT_EQ(words.of(std::make_shared<int>(2), Lang::En, [] { return std::string("b"); }), "b");
}

}  // namespace
}  // namespace kua
