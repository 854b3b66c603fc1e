#include "publish/record_words.h"

#include "support/make_dataset.h"

#include <gmock/gmock.h>

namespace kua {
namespace {

using test::make_dataset;
using test::Row;

constexpr std::uint16_t bit(HiddenPart part) { return static_cast<std::uint16_t>(part); }

/// A reader that gives every record the same words.
std::optional<RecordWords> all_words(std::string_view) {
    RecordWords words{"on Sunday", "at the square", {}, {{"S1", "p. 1"}, {"S2", "p. 2"}, {"S9", "p. 9"}}, {}};
    words.place.at(Lang::En) = "Square";
    return words;
}

Dataset one_record(const Row& row) {
    Dataset data = make_dataset({row});
    data.sources = {{.key = "S1", .type = "media"}, {.key = "S2", .type = "testimony", .publish = "type_only"}};
    data.incidents.sources = {};
    data.incidents.sources.push_back({0, 1});
    return data;
}

RecordWords words_of(const Dataset& data) {
    const auto released = release(data, {MissingRule::TreatAsPublic});
    EXPECT_TRUE(released);
    const auto words = released_words(data, *released, {0}, all_words);
    EXPECT_EQ(words.size(), 1U);
    return words.front();
}

TEST(RecordWords, OfAPublicRecordLeaveWithTheCitationsOfSourcesThatMayBeQuoted) {
    for (const PublishRule rule : {PublishRule::Point, PublishRule::Unstated}) {
        const RecordWords words = words_of(one_record({.id = "a", .publish = rule}));
        EXPECT_EQ(words.when_as_stated, "on Sunday");
        EXPECT_EQ(words.place_as_stated, "at the square");
        EXPECT_EQ(words.place.in(Lang::En), "Square");
        ASSERT_EQ(words.citations.size(), 1U);
        EXPECT_EQ(words.citations[0].key, "S1");
    }
}

TEST(RecordWords, OfARecordThatHidesItsTitleDaysPlaceOrSourcesStay) {
    std::vector<Row> rows;
    for (const HiddenPart part : {HiddenPart::Title, HiddenPart::Days, HiddenPart::Point, HiddenPart::Region, HiddenPart::Sources})
        rows.push_back({.id = "a", .hidden = bit(part)});
    for (const PublishRule rule : {PublishRule::AggregateOnly, PublishRule::Displaced}) rows.push_back({.id = "a", .publish = rule});
    for (const Row& row : rows) {
        const RecordWords words = words_of(one_record(row));
        EXPECT_TRUE(words.when_as_stated.empty() && words.place_as_stated.empty() && words.place.empty()) << row.hidden;
        EXPECT_TRUE(words.citations.empty()) << row.hidden;
    }
}

TEST(RecordWords, ThatARecordHidesByNameStayAndTheOthersLeave) {
    const Dataset data = one_record({.id = "a", .hidden = static_cast<std::uint16_t>(bit(HiddenPart::Words) | bit(HiddenPart::Actors))});
    const auto released = release(data, {});
    ASSERT_TRUE(released);
    const auto hiding = [&](std::vector<std::string> paths) {
        const auto read = [&](std::string_view record) {
            auto words = all_words(record);
            words->hides = paths;
            return words;
        };
        const RecordWords words = released_words(data, *released, {0}, read).front();
        EXPECT_EQ(words.place.empty(), words.place_as_stated.empty());
        return std::tuple{!words.when_as_stated.empty(), !words.place.empty(), !words.citations.empty()};
    };
    EXPECT_EQ(hiding({"actors.name", "summary"}), (std::tuple{true, true, true}));
    EXPECT_EQ(hiding({"actors.name", "when.as_stated"}), (std::tuple{false, true, true}));
    EXPECT_EQ(hiding({"where.place_kind"}), (std::tuple{true, false, true}));
    EXPECT_EQ(hiding({"sources.quote"}), (std::tuple{true, true, false}));
}

TEST(RecordWords, AreThoseOfTheRecordWhateverItsRowIsAfterRelease) {
    const Dataset data = make_dataset({{.id = "a", .first = "2021-01-01", .publish = PublishRule::No}, {.id = "b", .first = "2021-01-02"}});
    const auto released = release(data, {});
    ASSERT_TRUE(released);
    std::vector<std::string> asked;
    const auto ask = [&](std::string_view record) {
        asked.emplace_back(record);
        return std::optional<RecordWords>{};
    };
    EXPECT_EQ(released_words(data, *released, {0}, ask).size(), 1U);
    EXPECT_THAT(asked, testing::ElementsAre(std::string(data.incidents.record[1])));
}

}  // namespace
}  // namespace kua
