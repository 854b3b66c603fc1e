#include "io/incident_reader.h"
#include "io/plain_form.h"
#include "support/make_dataset.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <sstream>

namespace kua {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view usual =
    R"({"type":"Feature","properties":{"id":7,"date":"2021-01-10","category":"protest","count":3},"geometry":{"type":"Point","coordinates":[65.5,50.25]}})";

std::string with(std::string_view what, std::string_view instead, std::string_view of = usual) {
    std::string text{of};
    const std::size_t at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return text.replace(at, what.size(), instead);
}

std::optional<PlainValues> read_as_usual(const std::string& text) { return PlainForm::of(usual)->read(text); }

TEST(PlainForm, GivesTheValuesThatStandBetweenWhatIsAlike) {
    const std::string text =
        R"({"type":"Feature","properties":{"id":"Ә-8","date":"2021-02-28T10:00Z","category":"detention","count":-0.5},"geometry":{"type":"Point","coordinates":[-71.4,5]}})";
    const auto values = read_as_usual(text);
    ASSERT_TRUE(values);
    EXPECT_EQ(values->id, "Ә-8");
    EXPECT_EQ(values->date, "2021-02-28T10:00Z");
    EXPECT_EQ(values->type, "detention");
    EXPECT_EQ(values->title, "");
    EXPECT_EQ(values->at, (LonLat{-71.4, 5.0}));
}

TEST(PlainForm, LeavesWhatAsksForACloserLook) {
    for (const auto& [what, instead] : std::vector<std::pair<std::string, std::string>>{
             {"\"count\"", "\"Count\""},      {"\"protest\"", R"("prot\u0065st")"}, {"\"protest\"", "7"},
             {"\"protest\"", "\"\""},         {"\"protest\"", "null"},              {"\"protest\"", "\"prot\x01est\""},
             {"\"protest\"", "\"\xC3\x28\""}, {"\"protest\"", "\"\xED\xA0\x80\""},  {":3", ":03"},
             {":3", ":3e5"},                  {":3", ":3."},                        {":3", ":.3"},
             {":3", ":-"},                    {":3", ":+3"},                        {":3", ":nul"},
             {":3", ":1234567890123456789"},  {":3", ":[3]"},                       {":7", ":7.5"},
             {":7", ":-0"},                   {"65.5", "null"},                     {"65.5", "\"65.5\""},
             {"65.5", "6.55e1"},              {"65.5", "-0"},                       {"]}}", "]} }"},
             {"]}}", "]}}}"},                 {"]}}", "]}"},                        {",50.25", ",50.25,3"}})
        EXPECT_FALSE(read_as_usual(with(what, instead))) << what << " -> " << instead;
    EXPECT_FALSE(read_as_usual(""));
}

TEST(PlainForm, RoundsNumbersAsTheyAreRoundedElsewhere) {
    std::mt19937 random(5);
    for (int i = 0; i < 20'000; ++i) {
        std::string number = std::to_string(random() % 180);
        if (i % 5 != 0) number += '.';
        for (auto digits = i % 5 == 0 ? 0U : 1 + random() % 18; digits > 0; --digits) number += static_cast<char>('0' + random() % 10);
        if (i % 3 == 0 && number != "0") number.insert(0, 1, '-');
        const auto values = read_as_usual(with("65.5", number));
        ASSERT_TRUE(values) << number;
        ASSERT_EQ(values->at.lon_deg, std::stod(number)) << number;
    }
}

TEST(PlainForm, IsOfFeaturesWithAPointAndADay) {
    EXPECT_TRUE(PlainForm::of(usual));
    for (const auto& [what, instead] : std::vector<std::pair<std::string, std::string>>{
             {"Feature", "Thing"}, {"Point", "MultiPoint"}, {"date", "when it was"}, {"\"id\"", "\"i\\u0064\""}, {"[65.5,50.25]", "[65.5]"},
             {"[65.5,50.25]", "[[65.5,50.25]]"}, {"\"category\":\"protest\",\"count\":3", "\"when\":1,\"where\":2"}})
        EXPECT_FALSE(PlainForm::of(with(what, instead))) << instead;
}

/// Features of some programs: each writes all of its own alike.
class Programs {
public:
    explicit Programs(unsigned seed) : random_(seed) {}

    std::string feature() {
        switch (random_() % 5) {
            case 0:
                return R"({"type":"Feature","properties":{"id":)" + number() + R"(,"date":")" + day() + R"(","category":")" + type() +
                       R"(","count":)" + scalar() + R"(},"geometry":{"type":"Point","coordinates":[)" + place() + "]}}";
            case 1:
                return R"({ "type": "Feature", "id": "x)" + number() + R"(", "geometry": { "type": "Point", "coordinates": [ )" + place() +
                       R"(, 12.5 ] }, "properties": { "Start": ")" + day() + R"(T09:30:00+06:00", "end": ")" + day() + R"(", "title": )" + title() +
                       R"(, "notes": )" + title() + R"(, "tags": ["a", "b"], "more": { "x": )" + scalar() + " } } }";
            case 2:
                return R"({"geometry":{"coordinates":[)" + place() + R"(],"type":"Point"},"type":"Feature","properties":{"name":)" + title() +
                       R"(,"timestamp":")" + day() + R"(","time":)" + scalar() + "}}";
            case 3:
                return R"({"type":"Feature","properties":{"id":)" + scalar() + R"(,"event_date":)" + (coin() ? scalar() : '"' + day() + '"') +
                       R"(,"type":)" + scalar() + R"(,"ID":"b)" + number() + R"("},"geometry":)" +
                       (coin() ? "null" : R"({"type":"Point","coordinates":[)" + place() + "]}") + "}";
            default:
                return R"({"type":"Feature","properties":{"uid":)" + number() + R"(,"date":")" + day() +
                       R"("},"geometry":{"type":"LineString","coordinates":[[)" + place() + "],[" + place() + "]]}}";
        }
    }
    /// With one byte changed, dropped or added.
    std::string damaged(std::string text) {
        static constexpr char all_bytes[] = "{}[]\",:\\019-+.eE \0\x01\x7F\xC3\x28\xD0\x96nt/";
        constexpr std::string_view bytes{all_bytes, sizeof all_bytes - 1};   // a zero byte is among them
        const std::size_t at = random_() % text.size();
        const char byte = bytes[random_() % bytes.size()];
        switch (random_() % 3) {
            case 0: text[at] = byte; break;
            case 1: text.erase(at, 1); break;
            default: text.insert(at, 1, byte);
        }
        return text;
    }
    bool coin() { return random_() % 2 == 0; }

private:
    template <class... Text>
    std::string one_of(Text... texts) {
        const std::vector<std::string> all{texts...};
        return all[random_() % all.size()];
    }
    std::string number() { return std::to_string(100'000'000 + random_() % 900'000'000); }
    std::string day() { return one_of("2021-01-10", "2020/12/01", "28.02.2021", "2021-02-30", "0000-01-01", "2021-1-1", "2021-01-10T", "2021-06-0" + std::to_string(random_() % 10)); }
    std::string type() { return one_of("protest", "Liberty.Detention", "liberty.detention", "a b", "9", "Ж"); }
    std::string title() { return one_of("\"Қала\"", R"("a \"b\"")", "\"Plain\"", "\"\"", "null", "5", "\"" + number() + "\""); }
    std::string scalar() { return one_of("null", "true", "12", "-3.25", "1e3", "\"x\"", "\"\"", number(), "[]", "{}"); }
    std::string place() {
        const auto degrees = [&](double from, double to) { return std::to_string(std::uniform_real_distribution(from, to)(random_)); };
        switch (random_() % 8) {
            case 0: return degrees(45, 55) + "," + degrees(60, 80);   // the other way round
            case 1: return one_of("0,0", "0.0,0", "200,10", "65,-95", "-0,50", "70,50", "1e1,50");
            case 2: return degrees(-180, 180) + "," + degrees(-90, 90);
            default: return degrees(60, 80) + "," + degrees(45, 55);
        }
    }
    std::mt19937 random_;
};

struct PlainRowsTest : testing::Test {
    BoundarySet set = [] {
        BoundarySet out = test::two_regions();
        out.units[0].includes = {"T"};
        out.units.push_back({.code = "T"});
        return out;
    }();
    std::vector<Place> places{{.at = {62, 50}, .region = 0}, {.at = {66, 50}, .region = 2}};
    RegionJoin regions{set, places};
    Vocabulary vocabulary = test::small_vocabulary();

    static std::string collection(const std::vector<std::string>& features) {
        std::string text = R"({"type":"FeatureCollection","features":[)";
        for (const std::string& feature : features) text.append(&feature == &features.front() ? "\n" : ",\n").append(feature);
        return text + "\n]}";
    }
    /// The only feature of a collection, in the line that `index` has in a long one.
    static std::string alone(const std::string& feature, std::size_t index) {
        return R"({"type":"FeatureCollection","features":[)" + std::string(index + 1, '\n') + feature + "\n]}";
    }
    std::optional<IncidentBatch> read(const std::string& text) const {
        IncidentBatch batch;
        std::istringstream in(text);
        return read_incidents(in, "f", text.size(), {regions, vocabulary}, {}, batch) ? std::optional(std::move(batch)) : std::nullopt;
    }
    static std::vector<std::string> of_record(const IncidentBatch& batch, std::int64_t record) {
        std::vector<std::string> out;
        for (const Problem& problem : batch.problems)
            if (problem.record == record) {
                Problem told = problem;
                told.record = 1;
                out.push_back(in_english(told));
            }
        return out;
    }
    static std::string described(const IncidentRows& rows, std::size_t row) {
        const IncidentTable& t = rows.table;
        std::ostringstream out;
        out << t.id[row] << '|' << t.title[0][row] << '|' << t.title[1][row] << '|' << t.title[2][row] << '|' << t.search_text[row] << '|'
            << rows.type_codes[rows.type[row]] << '|' << t.record[row] << '|' << rows.line[row] << '|' << std::hexfloat << t.at[row].lon_deg << ' '
            << t.at[row].lat_deg << '|' << t.first_day[row].since_epoch << ' ' << t.last_day[row].since_epoch << '|' << t.radius_m[row] << '|'
            << t.file[row] << ' ' << t.region[row] << ' ' << t.hidden[row] << '|' << static_cast<int>(t.extent[row])
            << static_cast<int>(t.time_precision[row]) << ' ' << static_cast<int>(t.place_precision[row]) << static_cast<int>(t.status[row])
            << static_cast<int>(t.publish[row]) << '|' << t.counts[row].size() << t.actors[row].size() << t.sources[row].size();
        return out.str();
    }
    /// The numbers of the Notes on the whole file, by their words.
    static std::map<std::string, std::int64_t> counted(const IncidentBatch& batch) {
        std::map<std::string, std::int64_t> out;
        for (const Problem& problem : batch.problems)
            for (const std::string_view about : {"no id", "offset", "cannot be read with certainty"})
                if (problem.record == 0 && in_english(problem).find(about) != std::string::npos) out[std::string(about)] += std::stoll(problem.what.args.front());
        return out;
    }
};

// The first feature of a file is read the long way; so are most that stand alone.
TEST_F(PlainRowsTest, AreWhatTheLongWayMakesOfEachFeatureAlone) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Programs programs(seed);
    std::vector<std::string> features;
    while (features.size() < 3000) {
        std::string feature = programs.feature();
        if (features.size() % 8 == 7) feature = programs.damaged(std::move(feature));
        if (read(alone(feature, 0))) features.push_back(std::move(feature));
    }
    const auto together = read(collection(features));
    ASSERT_TRUE(together);
    std::map<std::int64_t, std::string> rows;
    for (std::size_t i = 0; i < together->rows.size(); ++i) rows[together->rows.record[i]] = described(together->rows, i);
    EXPECT_GT(rows.size(), 500U);
    std::map<std::string, std::int64_t> counts;
    for (std::size_t i = 0; i < features.size(); ++i) {
        const auto single = read(alone(features[i], i));
        ASSERT_TRUE(single);
        for (const auto& [about, count] : counted(*single)) counts[about] += count;
        const auto record = static_cast<std::int64_t>(i + 1);
        const auto problems = of_record(*together, record);
        if (std::any_of(problems.begin(), problems.end(), [](const std::string& p) { return p.find("V1 ") != std::string::npos; })) continue;
        ASSERT_EQ(problems, of_record(*single, 1)) << features[i];
        ASSERT_EQ(single->rows.size(), rows.count(record)) << features[i];
        if (single->rows.size() > 0) {
            ASSERT_EQ(rows[record], described(single->rows, 0)) << features[i];
        }
    }
    EXPECT_EQ(counted(*together), counts);
}

TEST_F(PlainRowsTest, CountTheProblemsThatAreNotListedAnyMore) {
    std::vector<std::string> features;
    for (int i = 0; i < 15'000; ++i) {
        const std::string place = i % 6 == 5 ? "50.0,65.0" : "67.0,50.0";   // swapped; or the nearest settlement decides
        features.push_back(with(",\"geometry", ",\n\"geometry", with("65.5,50.25", place, with(":7", ":" + std::to_string(i)))));
    }
    const auto batch = read(collection(features));
    ASSERT_TRUE(batch);
    EXPECT_EQ(batch->records_rejected, 2500);
    const auto listed = [](const Problem& p) { return p.record > 0; };
    EXPECT_EQ(std::count_if(batch->problems.begin(), batch->problems.end(), listed), 12'500);
    EXPECT_THAT(in_english(batch->problems.back()), HasSubstr("note"));
    EXPECT_THAT(in_english(batch->problems.back()), HasSubstr("2500 more notes are not listed"));
    EXPECT_EQ(count_of(batch->problems, Severity::Error), 2501) << "one of them about all";
    EXPECT_TRUE(std::all_of(batch->problems.begin(), batch->problems.end(), [&](const Problem& p) { return !listed(p) || p.line == 2 * p.record + 1; }));
    const auto& regions_found = batch->rows.table.region;
    EXPECT_TRUE(std::all_of(regions_found.begin(), regions_found.end(), [](RegionId region) { return region == 2; }));
}

}  // namespace
}  // namespace kua
