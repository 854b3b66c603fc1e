#include "io/json_length.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace kua {
namespace {

constexpr std::size_t deep = 64;

/// Byte by byte.
std::size_t slow_length(std::string_view text, std::size_t deepest) {
    std::string open;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"' && !open.empty()) {
            for (++i; i < text.size() && text[i] != '"'; ++i) {
                if (text[i] == '\\') ++i;
                if (i < text.size() && text[i] == '\n') return 0;
            }
        } else if (c == '{' || c == '[') {
            if (open.size() == deepest) return 0;
            open += c == '{' ? '}' : ']';
        } else if (c == '}' || c == ']') {
            if (open.empty() || open.back() != c) return 0;
            open.pop_back();
        }
        if (open.empty()) return i == 0 ? 0 : i + 1;
    }
    return 0;
}

TEST(JsonLength, EndsWithTheBracketThatClosesTheFirst) {
    EXPECT_EQ(json_length("{}", deep), 2U);
    EXPECT_EQ(json_length("[{\"a\":\"]\"}], 5", deep), 11U);
    EXPECT_EQ(json_length(R"({"a\"}":"\\"} })", deep), 13U);
    for (const char* none : {"", "5", " {}", "\"{}\"", "{", "[}", "{\"a\n\":1}", "{\"a}", "{\"a\\", "]", "{\"\\\n\"}"}) EXPECT_EQ(json_length(none, deep), 0U) << none;
}

TEST(JsonLength, KnowsHowDeepIsTooDeep) {
    EXPECT_EQ(json_length("[[[]]]", 3), 6U);
    EXPECT_EQ(json_length("[[[]]]", 2), 0U);
    const std::string deepest = std::string(64, '[') + std::string(64, ']');
    EXPECT_EQ(json_length(deepest, 1000), 128U);
    EXPECT_EQ(json_length("[" + deepest + "]", 1000), 0U);
}

TEST(JsonLength, IsWhatASlowLookGives) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    std::size_t whole = 0;
    for (int round = 0; round < 40'000; ++round) {
        // Few of these bytes in long texts, many in short ones.
        const std::size_t filling = random() % 40;
        constexpr std::string_view bytes = "{}[]\"\"\"\\\n";
        std::string text = random() % 2 == 0 ? "{" : "[";
        std::string open{text == "{" ? "}" : "]"};
        bool in_text = false;
        while (!open.empty() && text.size() < 400) {
            if (random() % (filling + 1) != 0) {
                text += static_cast<char>('a' + random() % 26);
            } else if (in_text || random() % 3 == 0) {
                text += '"';
                in_text = !in_text;
            } else if (random() % 2 == 0) {
                text += random() % 2 == 0 ? '{' : '[';
                open += text.back() == '{' ? '}' : ']';
            } else {
                text += open.back();
                open.pop_back();
            }
            if (random() % 400 == 0) text += bytes[random() % bytes.size()];
        }
        text += std::string(random() % 80, random() % 2 == 0 ? ' ' : '"');
        const std::size_t deepest = random() % 8 == 0 ? random() % 5 : deep;
        const std::size_t length = json_length(text, deepest);
        ASSERT_EQ(length, slow_length(text, deepest)) << text;
        whole += length > 0 ? 1U : 0U;
    }
    EXPECT_GT(whole, 10'000U);
}

}  // namespace
}  // namespace kua
