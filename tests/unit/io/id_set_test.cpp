#include "io/id_set.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <unordered_set>
#include <vector>

namespace kua {
namespace {

TEST(IdSet, IsEmptyAtFirst) {
    const IdSet ids;
    EXPECT_FALSE(ids.contains("", [](std::uint32_t) { return std::string_view{}; }));
    EXPECT_EQ(ids.size(), 0U);
}

TEST(IdSet, AnswersAsAPlainSetDoes) {
    for (const unsigned seed : {1U, 2U, 3U}) {
        std::mt19937 random(seed);
        std::vector<std::string> texts;
        const auto text_of = [&](std::uint32_t number) { return std::string_view{texts[number]}; };
        std::unordered_set<std::string> plain;
        IdSet ids;
        if (seed == 3) ids.reserve(4000);
        for (int i = 0; i < 20'000; ++i) {
            const std::string& text = texts.emplace_back(std::to_string(random() % 6000));
            ASSERT_EQ(ids.insert(text, IdSet::hash_of(text), static_cast<std::uint32_t>(i), text_of), plain.insert(text).second) << "seed " << seed << ", " << text;
        }
        EXPECT_EQ(ids.size(), plain.size());
        for (int i = 0; i < 8000; ++i)
            ASSERT_EQ(ids.contains(std::to_string(i), text_of), plain.contains(std::to_string(i))) << "seed " << seed;
    }
}

}  // namespace
}  // namespace kua
