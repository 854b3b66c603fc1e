#include "io/json_sound.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>

namespace kua {
namespace {

bool same(const JsonNode& a, const JsonNode& b) {
    if (a.kind != b.kind || a.boolean != b.boolean || a.integer != b.integer || a.text != b.text) return false;
    if (!std::equal(a.keys.begin(), a.keys.end(), b.keys.begin(), b.keys.end())) return false;
    if (a.number != b.number || std::signbit(a.number) != std::signbit(b.number) || a.items.size() != b.items.size()) return false;
    for (std::size_t i = 0; i < a.items.size(); ++i)
        if (!same(a.items[i], b.items[i])) return false;
    return true;
}

/// What the quick parser takes, the careful one takes as the same; true where it was taken.
bool agrees(const std::string& text) {
    static SoundJsonParser parser;
    Arena arena;
    const auto quick = parser.parse(text, arena);
    if (!quick) return false;
    const ParsedJson careful = parse_json(text);
    EXPECT_FALSE(careful.defect) << text;
    EXPECT_TRUE(same(*quick, careful.root)) << text;
    return true;
}

const std::string feature = R"({"type": "Feature", "id": "KAZ-1", "geometry": {"type": "Point", "coordinates": [76.9286, -4.32567e1]},
 "properties": {"title": {"en": "A \"quoted\" title\n", "kk": "Әділ"}, "counts": {"detained": {"min": 0, "best": null, "max": 12}},
 "flags": [true, false, [], {}], "x_escape": "\u0416\ud83d\ude00\/", "x_big": [9223372036854775807, -9223372036854775808, 1e-320]}})";

TEST(SoundJsonParser, TakesWhatIsSound) {
    for (const std::string& text : {feature, std::string("[]"), std::string("{}"), std::string("1"), std::string("\"x\""), std::string("null"),
                                    std::string("[0.1, 1e2, -0.0, -0, 1.0]"), std::string(64, '[') + std::string(64, ']')})
        EXPECT_TRUE(agrees(text)) << text;
}

TEST(SoundJsonParser, LeavesDefectsToTheCarefulParser) {
    for (const std::string& text : {std::string(""), std::string("{"), std::string("[1,]"), std::string("[NaN]"), std::string("[1e999]"),
                                    std::string("[01]"), std::string("[\"\xD2\"]"), std::string("[\"\\ud83d\"]"), std::string("[\"a\nb\"]"),
                                    std::string(R"({"a": 1, "\u0061": 2})"), std::string("[] []"), std::string("[\"\0\"]", 5),
                                    std::string(65, '[') + std::string(65, ']')}) {
        EXPECT_TRUE(parse_json(text).defect) << text;
        EXPECT_FALSE(agrees(text)) << text;
    }
}

TEST(SoundJsonParser, AgreesWithTheCarefulParserOnDamagedTexts) {
    std::mt19937 random(20210110);
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    const std::string alphabet = "{}[]\",:\\u0123456789abcdefE+-. \n\t\xD0\x96\x80\xFF/";
    std::size_t taken = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string text = feature;
        for (std::size_t edits = 1 + below(3); edits > 0; --edits) {
            const std::size_t at = below(text.size());
            switch (below(3)) {
                case 0: text[at] = alphabet[below(alphabet.size())]; break;
                case 1: text.erase(at, 1 + below(4)); break;
                default: text.insert(at, 1, alphabet[below(alphabet.size())]); break;
            }
        }
        taken += agrees(text) ? 1U : 0U;
    }
    EXPECT_GT(taken, 1000U) << "or nothing was compared";
}

}  // namespace
}  // namespace kua
