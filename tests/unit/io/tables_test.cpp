#include "io/base_map_reader.h"
#include "io/csv.h"
#include "io/places_reader.h"
#include "io/shape_text.h"
#include "io/vocabulary_reader.h"

#include "support/make_dataset.h"
#include "support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <array>
#include <random>

namespace kua {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Tables : testing::Test {
    test::TempFolder folder;
    std::vector<Problem> problems;
    Result<CsvTable> csv(std::string_view text, const std::vector<std::string_view>& wanted = {}) {
        return read_csv(folder.write("t.csv", text), wanted, problems);
    }
    [[nodiscard]] std::string said() const {
        std::string out;
        for (const Problem& problem : problems) out += in_english(problem) + "\n";
        return out;
    }
};

using CsvReader = Tables;
using PlacesReader = Tables;
using BaseMapReader = Tables;
using VocabularyReader = Tables;

TEST_F(CsvReader, ReadsQuotesCommasAndLineEnds) {
    const auto table =
        csv("\xEF\xBB\xBF"
            "a,b\r\n1,\"x, \"\"y\"\"\nz\"\r\n,\n\n3,4");
    ASSERT_TRUE(table);
    EXPECT_THAT(table->columns, ElementsAre("a", "b"));
    ASSERT_EQ(table->rows.size(), 3U);
    EXPECT_THAT(table->rows[0].values, ElementsAre("1", "x, \"y\"\nz"));
    EXPECT_THAT(table->rows[1].values, ElementsAre("", ""));
    EXPECT_THAT(table->rows[2].values, ElementsAre("3", "4"));
    EXPECT_EQ(table->rows[2].line, 6);
    EXPECT_THAT(said(), IsEmpty());
}

TEST_F(CsvReader, NamesRowsThatDoNotFit) {
    const auto table = csv("a,b\n1\n1,2,3\n1,\xFF\n1,2\n");
    ASSERT_TRUE(table);
    EXPECT_EQ(table->rows.size(), 1U);
    EXPECT_EQ(problems.size(), 3U);
    EXPECT_EQ(problems[2].line, 4);
}

TEST_F(CsvReader, GivesBackAnyCells) {
    const unsigned seed = std::random_device{}();
    std::mt19937 random(seed);
    const auto below = [&](unsigned n) { return std::uniform_int_distribution<unsigned>(0, n - 1)(random); };
    const std::array<std::string_view, 8> pieces{"a", "\"", ",", "\n", "\r\n", "Қ", " ", ";"};
    for (int round = 0; round < 200; ++round) {
        std::vector<std::vector<std::string>> rows(1 + below(5), std::vector<std::string>(3));
        std::string text = "x,y,z\n";
        for (auto& row : rows)
            for (std::size_t i = 0; i < row.size(); ++i) {
                for (unsigned n = below(5); n > 0; --n) row[i] += pieces[below(pieces.size())];
                std::string quoted = "\"";
                for (const char c : row[i]) quoted += c == '"' ? "\"\"" : std::string{c};
                const bool needs_quotes = row[i].find_first_of(",\"\r\n") != std::string::npos;
                text += (needs_quotes || below(3) == 0 ? quoted + "\"" : row[i]) + (i + 1 < row.size() ? "," : "\r\n");
            }
        const auto table = csv(text);
        ASSERT_TRUE(table) << "seed " << seed << ", round " << round;
        ASSERT_EQ(table->rows.size(), rows.size()) << "seed " << seed << ", round " << round << ":\n" << text;
        for (std::size_t i = 0; i < rows.size(); ++i)
            EXPECT_THAT(table->rows[i].values, testing::ElementsAreArray(rows[i])) << "seed " << seed << ", round " << round;
    }
}

TEST_F(CsvReader, KeepsWhatFollowsAClosingQuote) {
    const auto table = csv("a,b\n\"x\"y,\"\"z\n");
    ASSERT_TRUE(table);
    EXPECT_THAT(table->rows[0].values, ElementsAre("xy", "z"));
}

TEST_F(CsvReader, RefusesWhatIsNoTable) {
    EXPECT_THAT(in_english(csv("a,b\n\"x").error()), HasSubstr("never closed"));
    EXPECT_THAT(in_english(csv("a,b\n", {"c"}).error()), HasSubstr("has no column \"c\""));
    EXPECT_FALSE(csv("", {"c"}));
    EXPECT_FALSE(read_csv(folder.path() / "none.csv", {}, problems));
    EXPECT_FALSE(read_csv(folder.path(), {}, problems));
}

/// Long texts are looked at in another way than short ones.
TEST(IsUtf8, SaysTheSameOfShortTextsAndLongOnes) {
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const std::string_view bytes = "az\x7F\x80\x8F\x90\x9F\xA0\xBF\xC0\xC1\xC2\xDF\xE0\xE1\xED\xEF\xF0\xF1\xF4\xF5\xFF";
    int sound = 0;
    for (int round = 0; round < 200'000; ++round) {
        std::string text;
        for (auto left = 1 + random() % 5; left > 0; --left) text += bytes[random() % bytes.size()];
        const bool is_sound = is_utf8(text);
        sound += is_sound ? 1 : 0;
        ASSERT_EQ(is_utf8(std::string(100, 'a') + text + std::string(random() % 70, 'b')), is_sound) << testing::PrintToString(text);
    }
    EXPECT_GT(sound, 1000);
}

TEST(ParseNumber, TakesTheWholeText) {
    EXPECT_EQ(parse_number("1.5"), 1.5);
    for (const char* text : {"", "1,5", "1.5x", "nan", "inf", " 1"})
        EXPECT_EQ(parse_number(text), std::nullopt) << text;
    EXPECT_EQ(parse_whole_number("-3"), -3);
    EXPECT_EQ(parse_whole_number("3.5"), std::nullopt);
}

TEST_F(PlacesReader, SortsByRankThenPeopleAndJoinsUnits) {
    folder.write("places/places.csv",
                 "id,name_en,name_ru,name_kk,names_alt,lon,lat,country,adm1,population,rank,capital\n"
                 "1,Small,,,,61,46,KZ,A,5,4,0\n2,Big,Большой,Үлкен,Old|Older,71,46,KZ,B,900,4,0\n3,Chief,,,,62,46,KZ,C,"
                 ",2,1\n4,Bad,,,,999,46,KZ,A,1,4,0\n");
    const auto places = read_places(folder.path(), test::two_regions(), problems);
    ASSERT_EQ(places.size(), 3U);
    EXPECT_EQ(places[0].name.in(Lang::En), "Chief");
    EXPECT_EQ(places[0].region, no_region);
    EXPECT_EQ(places[1].name.in(Lang::Kk), "Үлкен");
    EXPECT_THAT(places[1].names_alt, ElementsAre("Old", "Older"));
    EXPECT_EQ(places[1].region, 1);
    EXPECT_EQ(places[2].population, 5);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].line, 5);
}

TEST_F(BaseMapReader, WarnsOfWhatIsMissingAndGoesOn) {
    EXPECT_TRUE(read_places(folder.path(), {}, problems).empty());
    const BaseMap base = read_base_map(folder.path(), problems);
    EXPECT_TRUE(base.neighbours.empty() && base.lakes.empty() && base.rivers.empty());
    ASSERT_EQ(problems.size(), 4U);
    for (const Problem& problem : problems) EXPECT_EQ(problem.severity, Severity::Warning) << in_english(problem);
}

TEST_F(VocabularyReader, ReadsFamiliesTypesAndWords) {
    const auto file = folder.write("v.json", R"json({"schema": "kua-vocabulary/1",
        "families": [{"code": "liberty", "label": {"en": "Liberty"}, "hint": {"en": "arrests"}, "shape": "diamond", "colour": {"light": "#010203", "dark": "#AABBCC"}}],
        "types": [{"code": "liberty.arrest", "family": "liberty", "label": {"en": "Arrest", "kk": "Қамау"}, "rights": ["9", "25(b)"]}],
        "rights": {"9": {"en": "Liberty"}}, "words": {"status.alleged": {"en": "alleged"}}})json");
    const auto vocabulary = read_vocabulary(file, problems);
    ASSERT_TRUE(vocabulary) << said();
    EXPECT_EQ(vocabulary->families[0].shape, Shape::Diamond);
    EXPECT_EQ(vocabulary->families[0].light, (Rgba8{1, 2, 3}));
    EXPECT_EQ(vocabulary->types[0].label.in(Lang::Kk), "Қамау");
    EXPECT_THAT(vocabulary->types[0].rights, ElementsAre("9", "25(b)"));
    EXPECT_EQ(vocabulary->rights.at("9").in(Lang::En), "Liberty");
    EXPECT_EQ(vocabulary->label_of("status", "alleged", Lang::En), "alleged");
}

TEST_F(VocabularyReader, RefusesUnknownKeysAndFamilies) {
    auto text = nlohmann::json::parse(
        R"({"schema": "kua-vocabulary/1", "families": [], "types": [{"code": "a.b", "family": "a", "label": "x", "rights": []}], "mood": 1})");
    EXPECT_FALSE(read_vocabulary(folder.write("v.json", text.dump()), problems));
    EXPECT_THAT(said(), HasSubstr("mood: \"1\": unknown key"));
    text.erase("mood");
    EXPECT_FALSE(read_vocabulary(folder.write("v.json", text.dump()), problems));
    EXPECT_THAT(said(), HasSubstr("a.b: the family a is not in the list"));
}

TEST(FindOrAddType, PutsAnUnknownTypeUnderItsFamilyOrOther) {
    Vocabulary vocabulary = test::small_vocabulary();
    const std::size_t before = vocabulary.types.size();
    EXPECT_EQ(find_or_add_type(vocabulary, "liberty.detention"), 0);
    const TypeId known_family = find_or_add_type(vocabulary, "liberty.abduction");
    EXPECT_EQ(vocabulary.family_of(known_family).code, "liberty");
    const TypeId unknown = find_or_add_type(vocabulary, "weather.storm");
    EXPECT_EQ(vocabulary.family_of(unknown).code, "other");
    EXPECT_EQ(find_or_add_type(vocabulary, "weather.storm"), unknown);
    EXPECT_EQ(vocabulary.types.size(), before + 2);
}

TEST(FindOrAddType, HasAnEnd) {
    Vocabulary vocabulary = test::small_vocabulary();
    vocabulary.types.resize(65'000, {"filler", 0, {}, {}});
    for (int i = 0; i < 1000; ++i) {
        const TypeId type = find_or_add_type(vocabulary, "t" + std::to_string(i));
        ASSERT_LT(type, vocabulary.types.size());
    }
    EXPECT_LE(vocabulary.types.size(), 65'535U);
}

}  // namespace
}  // namespace kua
