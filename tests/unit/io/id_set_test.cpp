#include "io/id_set.h"

#include <gtest/gtest.h>

#include <deque>
#include <random>
#include <string>
#include <unordered_set>

namespace kua {
namespace {

TEST(IdSet, IsEmptyAtFirst) {
    const IdSet ids;
    EXPECT_FALSE(ids.contains(""));
    EXPECT_EQ(ids.size(), 0U);
}

TEST(IdSet, AnswersAsAPlainSetDoes) {
    for (const unsigned seed : {1U, 2U, 3U}) {
        std::mt19937 random(seed);
        std::deque<std::string> texts;
        std::unordered_set<std::string> plain;
        IdSet ids;
        if (seed == 3) ids.reserve(4000);
        for (int i = 0; i < 20'000; ++i) {
            const std::string& text = texts.emplace_back(std::to_string(random() % 6000));
            ASSERT_EQ(ids.insert(text), plain.insert(text).second) << "seed " << seed << ", " << text;
        }
        EXPECT_EQ(ids.size(), plain.size());
        for (int i = 0; i < 8000; ++i)
            ASSERT_EQ(ids.contains(std::to_string(i)), plain.contains(std::to_string(i))) << "seed " << seed;
    }
}

}  // namespace
}  // namespace kua
