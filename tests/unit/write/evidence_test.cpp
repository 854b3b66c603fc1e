#include "write/evidence.h"

#include "query/stand_alone.h"
#include "support/random_dataset.h"
#include "write/incidents_geojson.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace kua {
namespace {

using nlohmann::json;
using test::day;
using test::make_dataset;
using test::Row;

struct Shown {
    ReleasedDataset released;
    Selection selection;
    std::vector<RecordWords> words;
};

Shown shown(const Dataset& data, const Filter& filter = {}, DayRange window = {day("2021-01-01"), day("2021-02-01")}) {
    auto released = release(data, {MissingRule::TreatAsPublic});
    EXPECT_TRUE(released);
    Selection selection = select(released->data(), filter, window);
    std::vector<RecordWords> words(selection.rows.size());
    return {*std::move(released), std::move(selection), std::move(words)};
}

/// A public detention in the square A with a title.
Row town(const std::string& id) {
    return {.id = id, .at = {65.5, 50.25}, .region = "A", .counts = {{CountName::Detained, {3, unknown_count, 9}}}, .title = "Title of " + id};
}

std::string csv_of(const Shown& s) {
    return evidence_as_csv(s.released, {"", "7F3A-92C1"}, evidence_rows(s.released, s.selection, s.words, Lang::En), Lang::En);
}

TEST(Evidence, HasALineForARecordWithAllThatIsKnownOfIt) {
    Shown s = shown(make_dataset({town("a")}));
    s.words[0].when_as_stated = "on Sunday";
    s.words[0].place_as_stated = "=in A";
    EXPECT_EQ(csv_of(s),
              "id,incidents,summaries,membership,type,type_label,title,first_day,last_day,extent,date_precision,date_as_stated,"
              "region,region_name,place,place_as_stated,place_precision,latitude,longitude,radius_m,status,status_label,"
              "detained_min,detained_best,detained_max,source_types,sources,locators,urls,check_code\r\n"
              "a,1,0,certain,liberty.detention," + s.released.data().vocabulary.types[s.released.data().incidents.type[0]].label.in(Lang::En) +
                  ",Title of a,2021-01-10,2021-01-10,throughout,day,on Sunday,A," + s.released.data().boundaries.units[0].name.in(Lang::En) +
                  ",,'=in A,settlement,50.25,65.5,,corroborated,corroborated,3,,9,,,,,7F3A-92C1\r\n");
}

TEST(Evidence, SumsUpWhatMayNotBeToldOfOneByOne) {
    Row a = town("secret-a");
    a.publish = PublishRule::AggregateOnly;
    Row b = a;
    b.id = "secret-b";
    b.publish = PublishRule::Displaced;
    Row vague = a;
    vague.id = "secret-c";
    vague.last = "2021-02-05";
    vague.extent = Extent::SometimeWithin;
    const Shown s = shown(make_dataset({a, b, vague, town("open")}));
    const auto rows = evidence_rows(s.released, s.selection, s.words, Lang::En);
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0].id, "open");
    EXPECT_EQ(rows[1].id, "");
    EXPECT_EQ(rows[1].incidents + rows[2].incidents, 3);
    EXPECT_NE(rows[1].membership, rows[2].membership);
    const std::string both = csv_of(s) + evidence_as_json(s.released, s.selection, {}, rows, Lang::En) +
                             incidents_geojson(s.released, s.selection, s.words).geojson;
    EXPECT_THAT(both, testing::Not(testing::HasSubstr("secret")));
    EXPECT_EQ(incidents_geojson(s.released, s.selection, s.words).not_by_themselves, 3);
}

TEST(Evidence, NamesSourcesWithAuthorPublisherAndDayAndNoneOfThoseThatAreHidden) {
    Dataset data = make_dataset({town("a")});
    data.sources = {{.key = "S1", .type = "media", .publisher = "Paper", .author = "A. Writer", .archive_url = "https://a.example", .published = "2021-01-11"},
                    {.key = "S2", .type = "testimony", .publisher = "Hidden", .url = "https://hidden.example", .publish = "type_only"}};
    data.sources[0].title.at(Lang::En) = "On detentions";
    data.sources[1].title.at(Lang::En) = "Hidden";
    data.incidents.sources = {};
    data.incidents.sources.push_back({0, 1});
    Shown s = shown(data);
    s.words[0].citations = {{"S1", "p. 3"}};
    const std::string csv = csv_of(s);
    EXPECT_THAT(csv, testing::HasSubstr("media | testimony,\"On detentions, A. Writer, Paper, 2021-01-11 | \",p. 3 | ,https://a.example | ,"));
    const json table = json::parse(evidence_as_json(s.released, s.selection, {}, evidence_rows(s.released, s.selection, s.words, Lang::En), Lang::En));
    EXPECT_EQ(table["rows"][0]["sources"][0], (json{{"type", "media"}, {"title", "On detentions, A. Writer, Paper, 2021-01-11"}, {"locator", "p. 3"}, {"url", "https://a.example"}}));
    EXPECT_EQ(table["rows"][0]["sources"][1], (json{{"type", "testimony"}, {"title", ""}, {"locator", ""}, {"url", ""}}));
    EXPECT_THAT(csv + table.dump(), testing::Not(testing::HasSubstr("idden")));
}

TEST(Evidence, MakesHostileTextInert) {
    Row row = town("a");
    row.title = "+cmd\r\n\"x\"\t\u202Egnp.\x01";
    EXPECT_THAT(csv_of(shown(make_dataset({row}))), testing::HasSubstr(",\"'+cmd  \"\"x\"\" gnp. \","));
}

TEST(Evidence, AddsUpToTheSentenceAndNamesTheIdsOnScreen) {
    for (unsigned seed = 1; seed <= 200; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        test::Random random{seed};
        const test::RandomShape shape;
        auto rows = test::random_rows(random, shape);
        constexpr std::array rules{PublishRule::Point, PublishRule::Unstated, PublishRule::AggregateOnly, PublishRule::Displaced, PublishRule::No};
        for (Row& row : rows) row.publish = rules[static_cast<std::size_t>(test::pick(random, 0, 4))];
        const Shown s = shown(make_dataset(rows), test::random_filter(random), test::random_window(random, shape));
        const IncidentTable& table = s.released.data().incidents;
        std::vector<std::string> on_screen;
        for (const RowId row : s.selection.rows)
            if (may_stand_alone(table, row)) on_screen.emplace_back(table.id[row]);
        std::vector<std::string> ids;
        std::int64_t incidents = 0;
        std::int64_t summaries = 0;
        std::int64_t possible = 0;
        for (const EvidenceRow& row : evidence_rows(s.released, s.selection, s.words, Lang::En)) {
            if (!row.id.empty()) ids.push_back(row.id);
            incidents += row.incidents;
            summaries += row.summaries;
            if (row.membership == Membership::Possible) possible += row.incidents;
        }
        ASSERT_EQ(ids, on_screen);
        ASSERT_EQ(incidents, s.selection.totals.shown);
        ASSERT_EQ(summaries, s.selection.totals.summaries);
        ASSERT_EQ(possible, s.selection.totals.possible);

        const IncidentsFile file = incidents_geojson(s.released, s.selection, s.words);
        const json features = json::parse(file.geojson)["features"];
        ASSERT_EQ(features.size() + static_cast<std::size_t>(file.not_by_themselves + file.without_parts), s.selection.rows.size());
        std::size_t next = 0;
        for (const json& feature : features) {
            while (next < on_screen.size() && on_screen[next] != feature["id"].get<std::string>()) ++next;
            ASSERT_LT(next, on_screen.size()) << feature["id"] << " is not on screen, or in another order";
        }
    }
}

}  // namespace
}  // namespace kua
