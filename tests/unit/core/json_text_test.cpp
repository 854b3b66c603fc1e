#include "core/json_text.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <random>

namespace kua {
namespace {

TEST(JsonString, EscapesWhatJsonAsksFor) {
    EXPECT_EQ(json_string("a\"b\\c\n\x01"), "\"a\\\"b\\\\c\\u000a\\u0001\"");
    EXPECT_EQ(json_string("Қызылорда"), "\"Қызылорда\"");
}

TEST(JsonString, ReplacesBytesThatAreNotUtf8) {
    EXPECT_EQ(json_string("a\xFFz"), "\"a\uFFFDz\"");
    EXPECT_EQ(json_string("\xED\xA0\x80"), "\"\uFFFD\uFFFD\uFFFD\"");  // a surrogate half
}

TEST(JsonString, IsReadByAnotherParserWhateverTheBytes) {
    std::mt19937 random(20210110);
    for (int i = 0; i < 2000; ++i) {
        std::string bytes(random() % 24, '\0');
        for (char& c : bytes) c = static_cast<char>(random());
        EXPECT_TRUE(nlohmann::json::accept(json_string(bytes))) << "round " << i;
    }
}

}  // namespace
}  // namespace kua
