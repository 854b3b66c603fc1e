#include "publish/release.h"

#include "query/selection.h"
#include "support/make_dataset.h"
#include "support/random_dataset.h"

#include <gmock/gmock.h>

#include <deque>
#include <memory>
#include <sstream>

namespace kua {
namespace {

using test::make_dataset;
using test::Row;
using testing::HasSubstr;
using testing::Not;

constexpr std::uint16_t bit(HiddenPart part) { return static_cast<std::uint16_t>(part); }

Row town(std::string id, PublishRule rule) {
    Row row;
    row.id = std::move(id);
    row.at = {65.5, 50.25};
    row.region = "A";
    row.publish = rule;
    row.title = "Title of " + row.id;
    return row;
}

Dataset released(const Dataset& data, MissingRule missing = MissingRule::Refuse) {
    const auto result = release(data, {missing});
    EXPECT_TRUE(result) << in_english(result.error());
    return result->data();
}

TEST(Release, LeavesOutWhatMayNotLeaveAndCountsIt) {
    const auto result = release(make_dataset({town("a", PublishRule::Point), town("b", PublishRule::No)}), {});
    ASSERT_TRUE(result);
    ASSERT_EQ(result->data().incidents.size(), 1U);
    EXPECT_EQ(result->data().incidents.id[0], "a");
    EXPECT_EQ(result->withheld_records(), 1);
    EXPECT_FALSE(result->treated_as_public());
}

TEST(ReleaseCounts, SaysBeforeWhatReleaseWillDo) {
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    constexpr std::array rules{PublishRule::Unstated, PublishRule::No, PublishRule::AggregateOnly, PublishRule::Displaced,
                               PublishRule::Point};
    for (int round = 0; round < 30; ++round) {
        std::vector<Row> rows;
        std::int64_t unstated = 0;
        for (std::size_t i = 0; i < random() % 40; ++i) {
            rows.push_back(town("r" + std::to_string(i), rules[random() % rules.size()]));
            if (rows.back().publish == PublishRule::Unstated) ++unstated;
        }
        const Dataset data = make_dataset(rows);
        const ReleaseCounts counts = release_counts(data);
        const auto result = release(data, {MissingRule::TreatAsPublic});
        ASSERT_TRUE(result);
        EXPECT_EQ(counts, (ReleaseCounts{result->withheld_records(), result->coarsened_records(), unstated}));
    }
}

TEST(Release, KeepsAPublicRecordWithItsPlaceAndSearchTextButWithoutItsOriginal) {
    const Dataset data = released(make_dataset({town("a", PublishRule::Point)}));
    EXPECT_EQ(data.incidents.at[0], (LonLat{65.5, 50.25}));
    EXPECT_EQ(data.incidents.title_in(0, Lang::En), "Title of a");
    EXPECT_EQ(data.incidents.search_text[0], "title of a");
    EXPECT_EQ(data.incidents.record[0], "");
}

TEST(Release, ReducesABlurredRecordToItsRegion) {
    for (const PublishRule rule : {PublishRule::AggregateOnly, PublishRule::Displaced}) {
        const auto result = release(make_dataset({town("a", rule)}), {});
        ASSERT_TRUE(result);
        const IncidentTable& table = result->data().incidents;
        EXPECT_FALSE(is_valid(table.at[0]));
        EXPECT_EQ(table.place_precision[0], PlacePrecision::Adm1);
        EXPECT_EQ(placement(table, 0), Placement::Region);
        EXPECT_EQ(table.title_in(0, Lang::En), "a");
        EXPECT_THAT(std::string(table.search_text[0]), Not(HasSubstr("title")));
        EXPECT_EQ(result->coarsened_records(), 1);
    }
}

TEST(Release, PutsABlurredRecordWithoutARegionInTheCountry) {
    Row row = town("a", PublishRule::AggregateOnly);
    row.region.clear();
    const Dataset data = released(make_dataset({row}));
    EXPECT_EQ(data.incidents.place_precision[0], PlacePrecision::Country);
    EXPECT_EQ(placement(data.incidents, 0), Placement::Margin);
}

TEST(Release, NeverMakesAPlaceFiner) {
    for (const auto precision :
         {PlacePrecision::Area, PlacePrecision::Country, PlacePrecision::WaterAir, PlacePrecision::Unknown}) {
        Row row = town("a", PublishRule::AggregateOnly);
        row.place = precision;
        EXPECT_EQ(released(make_dataset({row})).incidents.place_precision[0], precision);
    }
}

TEST(Release, RefusesRecordsWithoutARuleAndNamesTenOfThem) {
    std::vector<Row> rows;
    for (int i = 10; i < 22; ++i) rows.push_back(town("r" + std::to_string(i), PublishRule::Unstated));
    const auto result = release(make_dataset(rows), {});
    ASSERT_FALSE(result);
    const std::string text = in_english(result.error());
    EXPECT_THAT(text, testing::StartsWith("12 records do not say"));
    EXPECT_THAT(text, HasSubstr("r10, r11, r12, r13, r14, r15, r16, r17, r18, r19 …"));
    EXPECT_THAT(text, Not(HasSubstr("r20")));
    EXPECT_THAT(text, HasSubstr("dataset.sensitivity"));
    EXPECT_THAT(text, HasSubstr("--treat-as public"));
}

TEST(Release, TreatsThemAsPublicWhereToldSoAndSaysIt) {
    const auto result = release(make_dataset({town("a", PublishRule::Unstated)}), {MissingRule::TreatAsPublic});
    ASSERT_TRUE(result);
    EXPECT_TRUE(result->treated_as_public());
    EXPECT_EQ(result->data().incidents.at[0], (LonLat{65.5, 50.25}));
    const auto stated = release(make_dataset({town("a", PublishRule::Point)}), {MissingRule::TreatAsPublic});
    EXPECT_FALSE(stated->treated_as_public());
}

TEST(Release, MovesARecordThatHidesItsDaysToTheUndated) {
    Row hiding = town("a", PublishRule::Point);
    hiding.first = "2021-01-01";
    hiding.hidden = bit(HiddenPart::Days);
    Row child = town("b", PublishRule::Point);
    child.parent = "a";
    const Dataset data = released(make_dataset({hiding, child}));
    EXPECT_EQ(data.incidents.id[0], "b");
    EXPECT_EQ(data.incidents.id[1], "a");
    EXPECT_EQ(data.incidents.first_day[1], undated);
    EXPECT_EQ(data.incidents.parent[0], 1U);
}

TEST(Release, TakesOutARegionAndActorsThatARecordHides) {
    Row row = town("a", PublishRule::Point);
    row.actors = {{ActorRole::Affected, ActorKind::Journalists}};
    row.hidden = bit(HiddenPart::Region);
    const Dataset without_region = released(make_dataset({row}));
    EXPECT_EQ(without_region.incidents.region[0], no_region);
    EXPECT_EQ(placement(without_region.incidents, 0), Placement::Margin);
    EXPECT_EQ(without_region.incidents.actors[0].size(), 1U);
    row.hidden = bit(HiddenPart::Actors);
    const Dataset without_actors = released(make_dataset({row}));
    EXPECT_EQ(without_actors.incidents.region[0], 0);
    EXPECT_TRUE(without_actors.incidents.actors[0].empty());
}

TEST(Release, MakesTheSearchTextAnewWhereARecordHidesWords) {
    Dataset data = make_dataset({town("a", PublishRule::Point)});
    data.incidents.search_text = {};
    data.incidents.search_text.push_back("title of a\na secret summary");
    EXPECT_THAT(std::string(released(data).incidents.search_text[0]), HasSubstr("secret"));
    data.incidents.hidden[0] = bit(HiddenPart::Words);
    EXPECT_EQ(released(data).incidents.search_text[0], "title of a\n\n\n");
}

TEST(Release, CutsTheLinkToAParentThatDoesNotLeave) {
    Row child = town("b", PublishRule::Point);
    child.parent = "a";
    const Dataset data = released(make_dataset({town("a", PublishRule::No), child}));
    ASSERT_EQ(data.incidents.size(), 1U);
    EXPECT_EQ(data.incidents.parent[0], no_row);
}

TEST(Release, TellsFilesByTheirNamesOnly) {
    Dataset data = make_dataset({});
    data.files = {{"/home/somebody/cases/a.geojson", "abc"}};
    EXPECT_EQ(released(data).files[0].path, "a.geojson");
    EXPECT_EQ(released(data).files[0].sha256, "abc");
}

/// Every value of the incidents and sources, one a line.
std::string dump(const Dataset& data) {
    std::ostringstream out;
    out.precision(17);
    const IncidentTable& t = data.incidents;
    for (RowId row = 0; row < t.size(); ++row) {
        out << t.id[row] << '\n' << t.search_text[row] << '\n' << t.record[row] << '\n';
        for (const auto& title : t.title) out << title[row] << '\n';
        out << "at " << t.at[row].lon_deg << ' ' << t.at[row].lat_deg << " radius " << t.radius_m[row] << '\n';
        if (t.first_day[row] != undated)
            out << to_string(t.first_day[row]) << ' ' << to_string(t.last_day[row]) << '\n';
        for (const auto& count : t.counts[row])
            out << "count " << count.range.min << ' ' << count.range.best << ' ' << count.range.max << '\n';
    }
    for (const Source& s : data.sources)
        for (const auto& text : {s.key, s.title.by_lang[0], s.publisher, s.author, s.url, s.archive_url, s.published})
            out << text << '\n';
    return out.str();
}

/// Sources of every rule; each of their texts names the source and the part.
std::vector<Source> sources_of_every_rule() {
    std::vector<Source> sources;
    for (const char* rule : {"", "yes", "title_only", "type_only", "no", "no such rule"}) {
        const std::string name = "src" + std::to_string(sources.size()) + "-";
        Source source;
        source.key = name + "key";
        source.type = "media";
        source.title.by_lang[0] = name + "title";
        source.publisher = name + "publisher";
        source.author = name + "author";
        source.url = name + "url";
        source.archive_url = name + "archive";
        source.published = name + "published";
        source.publish = rule;
        sources.push_back(source);
    }
    return sources;
}

struct HiddenValues : testing::TestWithParam<unsigned> {
    HiddenValues() : random(GetParam()) {
        for (int i = 0; i < 40; ++i) rows.push_back(random_row(i));
        data = make_dataset(rows);
        data.sources = sources_of_every_rule();
        IncidentTable& t = data.incidents;
        t.sources = {};
        t.record = {};
        const auto texts = std::make_shared<std::deque<std::string>>();
        t.record.keep(texts);
        for (RowId row = 0; row < t.size(); ++row) {
            cited.push_back(static_cast<std::uint16_t>(test::pick(random, 0, 5)));
            t.sources.push_back({cited.back()});
            t.record.push_back(texts->emplace_back("record of " + std::string(t.id[row])));
            t.radius_m[row] = 123456.0F;
        }
    }

    Row random_row(int i) {
        Row row = town("id-" + std::to_string(100 + i), static_cast<PublishRule>(test::pick(random, 1, 4)));
        row.title = "wörds-" + std::to_string(100 + i);
        row.at = {60.0 + i / 64.0 + 1.0 / 512.0, 50.0 + i / 64.0 + 1.0 / 512.0};
        row.first = to_string(test::day("2021-01-01") + 3 * i);
        row.last = to_string(test::day("2021-01-01") + 3 * i + 1);
        row.place = static_cast<PlacePrecision>(test::pick(random, 0, 11));
        row.counts = {{CountName::Detained, {7000 + i, 8000 + i, 9000 + i}}};
        if (test::chance(random, 50)) row.hidden = static_cast<std::uint16_t>(test::pick(random, 0, 511));
        return row;
    }

    static std::string number(double value) {
        std::ostringstream out;
        out.precision(17);
        out << value;
        return out.str();
    }

    test::Random random;
    std::vector<Row> rows;
    std::vector<std::uint16_t> cited;
    Dataset data;
};

TEST_P(HiddenValues, AreInNoFieldOfWhatIsReleased) {
    const std::string text = dump(released(data));
    EXPECT_THAT(text, Not(HasSubstr("record of")));
    for (const Row& row : rows) {
        const auto hides = [&](HiddenPart part) { return (row.hidden & bit(part)) != 0; };
        const bool gone = row.publish == PublishRule::No || hides(HiddenPart::Everything);
        const bool blurred = gone || row.publish != PublishRule::Point;
        SCOPED_TRACE(row.id);
        const auto expect_absent_if = [&](bool absent, const std::string& value) {
            EXPECT_EQ(text.find(value) == std::string::npos, absent) << value;
        };
        expect_absent_if(gone, row.id);
        expect_absent_if(blurred || hides(HiddenPart::Title), row.title);
        expect_absent_if(blurred || hides(HiddenPart::Point) || hides(HiddenPart::Region), number(row.at.lon_deg));
        expect_absent_if(blurred || hides(HiddenPart::Point) || hides(HiddenPart::Region), number(row.at.lat_deg));
        expect_absent_if(gone || hides(HiddenPart::Days), row.first);
        expect_absent_if(gone || hides(HiddenPart::Days), row.last);
        expect_absent_if(gone || hides(HiddenPart::Counts), ' ' + std::to_string(row.counts[0].range.best) + ' ');
    }
}

TEST_P(HiddenValues, OfSourcesLeaveByTheSourcesRuleAndOnlyWithARecordThatCitesThem) {
    const Dataset left = released(data);
    std::vector<bool> is_cited(data.sources.size(), false);
    for (RowId row = 0; row < left.incidents.size(); ++row)
        for (const auto source : left.incidents.sources[row]) is_cited[source] = true;
    const std::string text = dump(left);
    for (std::size_t i = 0; i < data.sources.size(); ++i) {
        const std::string name = "src" + std::to_string(i) + "-";
        const bool whole = is_cited[i] && i <= 1;
        const bool titled = is_cited[i] && i <= 2;
        EXPECT_EQ(text.find(name + "title") != std::string::npos, titled) << name;
        for (const char* part : {"publisher", "author", "url", "archive", "published"})
            EXPECT_EQ(text.find(name + part) != std::string::npos, whole) << name << part;
        EXPECT_EQ(left.sources[i].type, is_cited[i] ? "media" : "");
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, HiddenValues, testing::Range(1U, 21U));

}  // namespace
}  // namespace kua
