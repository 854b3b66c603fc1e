#include "io/hidden_parts.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

std::uint16_t hidden_by(const std::string& path) {
    const auto json = parse_json(R"({"level": "restricted", "hide": [")" + path + R"("]})");
    EXPECT_FALSE(json.defect);
    return hidden_parts(&json.root);
}

std::uint16_t bits(HiddenPart part) { return static_cast<std::uint16_t>(part); }

TEST(HiddenParts, AreThoseOfTheColumnsThatAPathTouches) {
    EXPECT_EQ(hidden_by("title"), bits(HiddenPart::Title));
    EXPECT_EQ(hidden_by("title.ru"), bits(HiddenPart::Title));
    EXPECT_EQ(hidden_by("when.start"), bits(HiddenPart::Days));
    EXPECT_EQ(hidden_by("geometry"), bits(HiddenPart::Point));
    EXPECT_EQ(hidden_by("geometry.coordinates"), bits(HiddenPart::Point));
    EXPECT_EQ(hidden_by("where"), bits(HiddenPart::Region));
    EXPECT_EQ(hidden_by("where.adm1"), bits(HiddenPart::Region));
    EXPECT_EQ(hidden_by("counts.detained"), bits(HiddenPart::Counts));
    EXPECT_EQ(hidden_by("actors"), bits(HiddenPart::Actors));
    EXPECT_EQ(hidden_by("actors.kind"), bits(HiddenPart::Actors));
    EXPECT_EQ(hidden_by("sources"), bits(HiddenPart::Sources));
}

TEST(HiddenParts, AreWordsWhereNoColumnHasThem) {
    for (const char* path :
         {"actors.name", "summary", "where.place", "where.place.en", "when.as_stated", "x_note", "origin.raw"})
        EXPECT_EQ(hidden_by(path), bits(HiddenPart::Words)) << path;
}

TEST(HiddenParts, TakeOtherSpellingsOfAPath) {
    for (const char* path :
         {"$.properties.actors[0].kind", "/properties/actors/kind", "actors[*].kind", "properties.actors.kind"})
        EXPECT_EQ(hidden_by(path), bits(HiddenPart::Actors)) << path;
}

TEST(HiddenParts, AreEverythingForWhatARecordCannotDoWithoutAndForUnknownPaths) {
    for (const char* path : {"id", "type", "links", "verification", "verification.status", "wher.place", "", "$"})
        EXPECT_EQ(hidden_by(path), bits(HiddenPart::Everything)) << path;
}

TEST(HiddenParts, AddUpAndAreNoneWhereNothingIsListed) {
    const auto json = parse_json(R"({"hide": ["title", "counts"]})");
    EXPECT_EQ(hidden_parts(&json.root), bits(HiddenPart::Title) | bits(HiddenPart::Counts));
    EXPECT_EQ(hidden_parts(nullptr), 0);
    const auto without = parse_json(R"({"level": "public"})");
    EXPECT_EQ(hidden_parts(&without.root), 0);
}

TEST(HiddenActors, AreAllOfTheRecordWhereOneMayNotBePublished) {
    const auto json = parse_json(R"([{"role": "affected", "publish": "yes"}, {"role": "affected", "publish": "no"}])");
    EXPECT_EQ(hidden_actors(json.root), bits(HiddenPart::Actors));
    const auto public_ones = parse_json(R"([{"role": "affected", "publish": "kind_only"}])");
    EXPECT_EQ(hidden_actors(public_ones.root), 0);
}

TEST(HiddenPaths, AreReadFromARecordInTheirPlainForm) {
    EXPECT_EQ(hidden_paths(R"({"properties": {"sensitivity": {"hide": ["$.properties.actors[0].name", "/where/place"]}}})"),
              (std::vector<std::string>{"actors.name", "where.place"}));
    EXPECT_EQ(hidden_paths(R"({"properties": {}})"), std::vector<std::string>{});
    EXPECT_EQ(hidden_paths("{"), std::nullopt);
    EXPECT_EQ(hidden_paths("[]"), std::nullopt);
}

}  // namespace
}  // namespace kua
