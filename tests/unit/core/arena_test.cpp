#include "core/arena.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace kua {
namespace {

TEST(Arena, WhatItKeepsStaysWhereItIsAlsoWhenItIsMoved) {
    Arena arena;
    std::vector<std::string> texts;
    std::vector<std::string_view> kept;
    for (int i = 0; i < 5000; ++i) kept.push_back(arena.keep(texts.emplace_back(static_cast<std::size_t>(i % 50), 'a')));
    const Arena moved = std::move(arena);
    for (std::size_t i = 0; i < texts.size(); ++i) ASSERT_EQ(kept[i], texts[i]);
}

TEST(Arena, MakesValuesOfTheirDefault) {
    struct Pair {
        double first = 1.5;
        int second = 7;
    };
    Arena arena(64);
    static_cast<void>(arena.keep("x"));
    const std::span<Pair> pairs = arena.make<Pair>(100);
    ASSERT_EQ(pairs.size(), 100U);
    for (const Pair& pair : pairs) EXPECT_TRUE(pair.first == 1.5 && pair.second == 7);
    EXPECT_TRUE(arena.make<Pair>(0).empty());
}

TEST(Arena, UsesItsFirstBytesAgainOnceItIsCleared) {
    Arena arena(4096);
    const char* const first = arena.keep("first").data();
    arena.clear();
    EXPECT_EQ(arena.keep("later").data(), first);
}

}  // namespace
}  // namespace kua
