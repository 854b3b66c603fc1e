#include "io/json_tree.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace kua {
namespace {

std::string defect_in(std::string_view text) {
    const ParsedJson parsed = parse_json(text);
    return parsed.defect ? in_english(parsed.defect->what) : "none";
}

TEST(ParseJson, KeepsKindsAndOrder) {
    const ParsedJson parsed = parse_json(R"({"b": [1, -2, 2.5, "x", true, null], "a": {}})");
    ASSERT_FALSE(parsed.defect);
    EXPECT_EQ(std::vector<std::string_view>(parsed.root.keys.begin(), parsed.root.keys.end()), (std::vector<std::string_view>{"b", "a"}));
    const auto& list = parsed.root.find("b")->items;
    ASSERT_EQ(list.size(), 6U);
    EXPECT_EQ(list[0].integer, 1);
    EXPECT_EQ(list[1].integer, -2);
    EXPECT_TRUE(list[2].is_number() && !list[2].is_integer());
    EXPECT_EQ(list[3].text, "x");
    EXPECT_TRUE(list[4].boolean);
    EXPECT_TRUE(list[5].is_null());
    EXPECT_EQ(parsed.root.find("c"), nullptr);
}

TEST(ParseJson, KnowsTheLineOfEachValue) {
    const std::string text = "{\n\"a\": 12\n,\"b\": \"x\"\n}";
    const ParsedJson parsed = parse_json(text);
    EXPECT_LE(parsed.root.find("a")->offset, text.find("12") + 2);
    EXPECT_EQ(text.substr(0, parsed.root.find("b")->offset).find("\"x"), text.find("\"x"));
}

TEST(ParseJson, RefusesAKeyThatStandsTwice) {
    EXPECT_EQ(defect_in(R"({"a": 1, "a": 2})"), "the key \"a\" stands twice in one object");
    EXPECT_EQ(defect_in(R"({"a": 1, "\u0061": 2})"), "the key \"a\" stands twice in one object");
    EXPECT_EQ(defect_in(R"({"a": {"a": 1}, "b": {"a": 2}})"), "none");
}

TEST(ParseJson, FindsADuplicateAmongManyKeys) {
    std::string text = "{";
    for (int i = 0; i < 5000; ++i) text += "\"k" + std::to_string(i) + "\": 0, ";
    EXPECT_EQ(defect_in(text + "\"z\": 0}"), "none");
    EXPECT_EQ(defect_in(text + "\"k17\": 0}"), "the key \"k17\" stands twice in one object");
}

TEST(ParseJson, RefusesNumbersThatAreNone) {
    EXPECT_NE(defect_in("[NaN]").find("NaN and Infinity have none"), std::string::npos);
    EXPECT_NE(defect_in("[Infinity]").find("no JSON value"), std::string::npos);
    EXPECT_NE(defect_in("[-Infinity]"), "none");
    EXPECT_EQ(defect_in("[1e999]"), "the number 1e999 is too large");
    EXPECT_NE(defect_in("[01]"), "none");
    EXPECT_EQ(defect_in("[18446744073709551615, 123456789012345678901234567890]"), "none");
}

TEST(ParseJson, RefusesTextThatIsNotUtf8) {
    EXPECT_EQ(defect_in("[\"\xD2\"]"), "text that is not valid UTF-8");
    EXPECT_EQ(defect_in("[\"\xC0\xAF\"]"), "text that is not valid UTF-8");
    EXPECT_EQ(defect_in("[\"\xED\xA0\x80\"]"), "text that is not valid UTF-8");
    EXPECT_EQ(defect_in("[\"\\ud800\"]"), "a \\u escape that is half of a pair");
    EXPECT_EQ(defect_in("[\"Қ\"]"), "none");
}

TEST(ParseJson, RefusesRawControlCharacters) {
    EXPECT_EQ(defect_in("[\"a\tb\"]"), "a control character or line end inside a text: write \\n or \\t");
    EXPECT_EQ(defect_in(std::string("[\"a\0b\"]", 7)),
              "a control character or line end inside a text: write \\n or \\t");
}

TEST(ParseJson, SaysWhereTheDefectIs) {
    const ParsedJson parsed = parse_json("{\"a\": nan}");
    ASSERT_TRUE(parsed.defect);
    EXPECT_GE(parsed.defect->offset, 6U);
    EXPECT_LE(parsed.defect->offset, 9U);
}

TEST(ParseJson, RefusesDeepNesting) {
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    EXPECT_EQ(defect_in(nested(64)), "none");
    EXPECT_EQ(defect_in(nested(65)), "brackets are nested more than 64 deep; nothing that deep is read");
    EXPECT_EQ(defect_in(nested(100000)), "brackets are nested more than 64 deep; nothing that deep is read");
}

TEST(ParseJson, RefusesEveryBeginningOfAText) {
    const std::string text = R"({"a": [1, {"b": "x\u00e9"}], "c": -1.5e3})";
    for (std::size_t length = 0; length < text.size(); ++length)
        EXPECT_NE(defect_in(text.substr(0, length)), "none") << length;
    EXPECT_EQ(defect_in(text), "none");
    EXPECT_NE(defect_in(text + "x"), "none");
}

TEST(Shown, IsShort) {
    EXPECT_EQ(shown(parse_json("2.50").root), "2.5");
    EXPECT_EQ(shown(parse_json("[1,2]").root), "") << "a bracket says nothing";
    EXPECT_EQ(shown(parse_json("\"x\\ny\"").root), "x y");
}

}  // namespace
}  // namespace kua
