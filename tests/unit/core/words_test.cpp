#include "core/dataset.h"
#include "core/problem.h"

#include "support/make_dataset.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

template <class Enum>
void expect_round_trip(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        const auto value = static_cast<Enum>(i);
        EXPECT_EQ(parse_word<Enum>(word(value)), value) << word(value);
    }
    EXPECT_EQ(parse_word<Enum>("no such word"), std::nullopt);
    EXPECT_EQ(parse_word<Enum>(""), std::nullopt);
}

TEST(Word, ComesBackToItsValue) {
    expect_round_trip<PlacePrecision>(place_precision_count);
    expect_round_trip<TimePrecision>(11);
    expect_round_trip<Extent>(2);
    expect_round_trip<Status>(status_count);
    expect_round_trip<CountName>(count_name_count);
    expect_round_trip<ActorRole>(actor_role_count);
    expect_round_trip<ActorKind>(actor_kind_count);
}

TEST(Word, IsTheFormatsForTheLastOfEachList) {
    EXPECT_EQ(word(PlacePrecision::WaterAir), "water_air");
    EXPECT_EQ(word(TimePrecision::Range), "range");
    EXPECT_EQ(word(Status::Withdrawn), "withdrawn");
    EXPECT_EQ(word(CountName::Perpetrators), "perpetrators");
    EXPECT_EQ(word(ActorRole::Party), "party");
    EXPECT_EQ(word(ActorKind::External), "external");
    EXPECT_EQ(word(PublishRule::AggregateOnly), "aggregate_only");
}

TEST(Word, OfAMissingRuleIsNotPartOfTheFormat) { EXPECT_EQ(parse_word<PublishRule>("unstated"), std::nullopt); }

TEST(Title, FallsBackToAnotherLanguageThenToTheId) {
    Dataset data = test::make_dataset({{.id = "a", .title = "English"}, {.id = "b"}});
    EXPECT_EQ(data.incidents.title_in(0, Lang::Kk), "English");
    EXPECT_EQ(data.incidents.title_in(1, Lang::Kk), "b");
}

TEST(Vocabulary, FindsTypesAndSaysWhereThereIsNone) {
    const Vocabulary vocabulary = test::small_vocabulary();
    EXPECT_EQ(vocabulary.find_type("assembly.kettling"), 1);
    EXPECT_EQ(vocabulary.find_type("assembly"), vocabulary.types.size());
}

TEST(Vocabulary, ShowsTheWordItselfWhereItHasNoLabel) {
    Vocabulary vocabulary;
    vocabulary.words["status.alleged"] = {{"Alleged", "Сообщается", ""}};
    EXPECT_EQ(vocabulary.label_of("status", "alleged", Lang::Ru), "Сообщается");
    EXPECT_EQ(vocabulary.label_of("status", "alleged", Lang::Kk), "Alleged");
    EXPECT_EQ(vocabulary.label_of("status", "verified", Lang::Ru), "verified");
}

TEST(BoundarySet, FindsUnitsByCode) {
    const BoundarySet set = test::two_regions();
    EXPECT_EQ(set.find_unit("B"), 1);
    EXPECT_EQ(set.find_unit("C"), no_region);
}

TEST(DatasetSpan, RunsFromTheFirstPossibleDayToThatAfterTheLast) {
    const Dataset data = test::make_dataset({{.id = "a", .first = "2021-01-05", .last = "2021-01-20"},
                                             {.id = "b", .first = "2021-01-10"},
                                             {.id = "c", .first = ""}});
    EXPECT_EQ(data.span(), (DayRange{test::day("2021-01-05"), test::day("2021-01-21")}));
}

TEST(DatasetSpan, IsEmptyWhereNothingIsDated) {
    EXPECT_EQ(days_in(test::make_dataset({{.id = "c", .first = ""}}).span()), 0);
}

TEST(Problem, IsOneLineThatLeavesOutWhatIsNotKnown) {
    Problem problem{Severity::Error,
                    "V2",
                    "x.geojson",
                    3,
                    40,
                    7,
                    "K-3",
                    "when.end",
                    "2020-02-31",
                    msg("no such day, want {0}", "YYYY-MM-DD")};
    EXPECT_EQ(in_english(problem),
              "error V2 x.geojson: line 40, column 7: record 3 (K-3): when.end: \"2020-02-31\": no such day, want "
              "YYYY-MM-DD");
    EXPECT_EQ(in_english(Problem{.severity = Severity::Note, .file = "x.shp", .what = msg("good to know")}),
              "note x.shp: good to know");
}

TEST(Shortened, CutsBetweenCharactersAndHidesControls) {
    EXPECT_EQ(shortened("a\nb"), "a b");
    std::string long_text;
    for (int i = 0; i < 100; ++i) long_text += "Қ";
    const std::string cut = shortened(long_text);
    EXPECT_EQ(cut.size(), 80 * 2 + std::string("…").size());
    EXPECT_EQ(shortened(long_text.substr(0, 160)), long_text.substr(0, 160));
}

}  // namespace
}  // namespace kua
