#include "incident_file.h"
#include "digest/sha256.h"
#include "support/make_dataset.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace kua {
namespace {

using nlohmann::json;
using test::brief;
using test::described;
using test::load_records;
using test::load_text;
using test::sound_record;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(IncidentReader, FillsTheColumns) {
    json record = sound_record("EX-7");
    auto& properties = record["properties"];
    properties["when"] = json::parse(R"({"precision": "range", "start": "2020-12-01", "end": "2021-01-10", "extent": "sometime_within"})");
    properties["where"]["radius_m"] = 150;
    properties["counts"] = json::parse(R"({"detained": {"min": 30, "best": null, "max": 70}, "injured": {"best": 0}})");
    properties["actors"] = json::parse(R"([{"role": "alleged_perpetrator", "kind": "police"}, {"role": "affected"}])");
    properties["sensitivity"] = {{"publish", "aggregate_only"}, {"level", "public"}};
    properties["sources"] = json::parse(R"([{"ref": "S2"}, {"ref": "S1"}])");
    const auto report = load_records({record});
    ASSERT_TRUE(report) << in_english(report.error());
    EXPECT_THAT(brief(report), IsEmpty());
    const Dataset& data = *report->dataset;
    const IncidentTable& t = data.incidents;
    ASSERT_EQ(t.size(), 1U);
    EXPECT_EQ(t.id[0], "EX-7");
    EXPECT_EQ(t.title_in(0, Lang::Ru), "Пример");
    EXPECT_EQ(t.first_day[0], test::day("2020-12-01"));
    EXPECT_EQ(t.last_day[0], test::day("2021-01-10"));
    EXPECT_EQ(t.extent[0], Extent::SometimeWithin);
    EXPECT_EQ(t.time_precision[0], TimePrecision::Range);
    EXPECT_EQ(t.at[0], (LonLat{71.37, 42.9}));
    EXPECT_EQ(t.radius_m[0], 150.0F);
    EXPECT_EQ(t.place_precision[0], PlacePrecision::Settlement);
    EXPECT_EQ(data.boundaries.units[t.region[0]].code, "KZ-ZHA");
    EXPECT_EQ(data.vocabulary.types[t.type[0]].code, "liberty.detention");
    EXPECT_EQ(t.status[0], Status::Alleged);
    EXPECT_EQ(t.publish[0], PublishRule::AggregateOnly);
    EXPECT_THAT(std::vector<NamedCount>(t.counts[0].begin(), t.counts[0].end()),
                ElementsAre(NamedCount{CountName::Detained, {30, unknown_count, 70}}, NamedCount{CountName::Injured, {unknown_count, 0, unknown_count}}));
    EXPECT_THAT(std::vector<ActorPart>(t.actors[0].begin(), t.actors[0].end()),
                ElementsAre(ActorPart{ActorRole::AllegedPerpetrator, ActorKind::Police}, ActorPart{ActorRole::Affected, ActorKind::Unknown}));
    ASSERT_EQ(t.sources[0].size(), 2U);
    EXPECT_EQ(data.sources[*t.sources[0].begin()].key, "S2");
    EXPECT_EQ(data.files[t.file[0]].path.substr(data.files[t.file[0]].path.rfind('/') + 1), "incidents.geojson");
}

TEST(IncidentReader, SortsByFirstPossibleDayThenById) {
    const auto dated = [](const char* id, const char* day) {
        json record = sound_record(id);
        record["properties"]["when"] = day == nullptr ? json{{"precision", "unknown"}} : json{{"precision", "day"}, {"start", day}};
        return record;
    };
    const auto report = load_records({dated("c", "2021-01-10"), dated("u", nullptr), dated("b", "2021-01-10"), dated("a", "2021-02-01"), dated("z", "2020-01-01")});
    ASSERT_TRUE(report);
    const IncidentTable& t = report->dataset->incidents;
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < t.size(); ++i) ids.emplace_back(t.id[i]);
    EXPECT_THAT(ids, ElementsAre("z", "b", "c", "a", "u"));
    EXPECT_EQ(t.first_day[4], undated);
}

TEST(IncidentReader, KeepsEachRecordByteForByte) {
    const test::TempFolder folder;
    json record = sound_record();
    record["properties"]["x_note"] = "Қ ≠ K";
    const std::string text = "  " + record.dump(3);
    std::string file = test::collection_of({}).dump();
    file.replace(file.find("\"features\":[]"), 13, "\"features\":[\n" + text + "\n]");
    const auto report = load_text(folder, file);
    ASSERT_TRUE(report) << in_english(report.error());
    EXPECT_THAT(brief(report), IsEmpty());
    EXPECT_EQ(report->dataset->incidents.record[0], text.substr(2));
    EXPECT_EQ(report->dataset->files.back().sha256, sha256_of(file));
}

TEST(IncidentReader, LetsTextsBeFoundInAnyLanguageAndCase) {
    json record = sound_record();
    record["properties"]["summary"] = {{"kk", "ҚЫЗЫЛОРДА"}, {"fr", "Événement"}};
    const auto report = load_records({record});
    ASSERT_TRUE(report);
    const std::string_view text = report->dataset->incidents.search_text[0];
    for (const char* word : {"қызылорда", "événement", "пример", "taraz", "first source"}) EXPECT_THAT(std::string(text), HasSubstr(word));
}

TEST(IncidentReader, TakesTheRuleOfTheDataSetWhereARecordHasNone) {
    const test::TempFolder folder;
    auto file = test::collection_of({sound_record()});
    EXPECT_EQ(load_text(folder, file.dump())->dataset->incidents.publish[0], PublishRule::Point);
    file["dataset"].erase("sensitivity");
    EXPECT_EQ(load_text(folder, file.dump())->dataset->incidents.publish[0], PublishRule::Unstated);
    file["features"][0]["properties"]["sensitivity"] = {{"level", "confidential"}};
    EXPECT_EQ(load_text(folder, file.dump())->dataset->incidents.publish[0], PublishRule::No);
}

TEST(IncidentReader, ReadsWhatTheDataSetSays) {
    const test::TempFolder folder;
    auto file = test::collection_of({});
    file["dataset"].update(json::parse(R"({"licence": "CC-BY-4.0", "publisher": "Us", "released": "2021-02-01", "focus": {"start": "2020-10-15", "end": "2021-01-10"},
        "named_days": [{"day": "2021-01-10", "label": {"en": "Election day"}}],
        "coverage": [{"area": "KZ-YUZ", "boundary_set": "kaz-2021", "start": "2021-01-10", "end": "2021-01-11", "effort": "remote_only", "note": {"en": "Kept out"}},
                     {"area": "KZ", "start": "2021-01-10", "end": "2021-01-10", "effort": "partial"}]})"));
    const auto report = load_text(folder, file.dump());
    ASSERT_TRUE(report);
    EXPECT_THAT(brief(report), IsEmpty()) << described(report->problems);
    const DatasetInfo& info = report->dataset->info;
    EXPECT_EQ(info.licence, "CC-BY-4.0");
    EXPECT_EQ(info.focus, (DayRange{test::day("2020-10-15"), test::day("2021-01-11")}));
    ASSERT_EQ(info.named_days.size(), 1U);
    EXPECT_EQ(info.named_days[0].label.in(Lang::Kk), "Election day");
    ASSERT_EQ(info.coverage.size(), 2U);
    EXPECT_EQ(info.coverage[0].effort, Effort::RemoteOnly);
    EXPECT_EQ(report->dataset->boundaries.units[info.coverage[0].region].code, "KZ-YUZ");
    EXPECT_EQ(info.coverage[0].last, test::day("2021-01-11"));
    EXPECT_EQ(info.coverage[1].region, no_region);
}

TEST(IncidentReader, ChecksWhatTheDataSetSays) {
    const test::TempFolder folder;
    auto file = test::collection_of({});
    file["dataset"].update(json::parse(R"({"released": "2021-02-30", "focus": {"start": "2021-01-10", "end": "2020-01-10"},
        "coverage": [{"area": "KZ", "start": "2021-01-10", "end": "2021-01-09", "effort": "some", "sources": ["S9"]}]})"));
    file["sources"]["S2"]["not_independent_of"] = {"S7"};
    EXPECT_THAT(brief(load_text(folder, file.dump())),
                testing::UnorderedElementsAre("error V5 sources.S2.not_independent_of", "error schema dataset.coverage[0].effort", "error V2 dataset.released", "error V2 dataset.focus.end",
                                              "error V5 dataset.coverage[0].sources", "error V2 dataset.coverage[0].end"));
}

TEST(IncidentReader, NamesATypeThatTheVocabularyLacksOnce) {
    json one = sound_record("a");
    one["properties"]["type"] = "liberty.abduction_by_ufo";
    json two = one;
    two["id"] = "b";
    const auto report = load_records({one, two});
    ASSERT_TRUE(report);
    EXPECT_THAT(brief(report), ElementsAre("warning vocabulary type"));
    EXPECT_EQ(report->dataset->vocabulary.family_of(report->dataset->incidents.type[0]).code, "liberty");
}

TEST(IncidentReader, LeavesOutABrokenRecordAndSaysWhere) {
    const test::TempFolder folder;
    std::string file = test::collection_of({sound_record("a"), sound_record("b"), sound_record("c")}).dump(1);
    file.replace(file.find("42.9", file.find("\"b\"") - 900), 4, "NaN ");
    const auto report = load_text(folder, file);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->records_read, 3);
    EXPECT_EQ(report->records_rejected, 1);
    ASSERT_EQ(report->problems.size(), 1U) << described(report->problems);
    const Problem& problem = report->problems[0];
    EXPECT_EQ(problem.rule, "json");
    const auto line_of = 1 + std::count(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(file.find("NaN")), '\n');
    EXPECT_EQ(problem.line, line_of);
    EXPECT_GT(problem.column, 0);
}

TEST(IncidentReader, GivesTheLineOfTheFieldThatIsWrong) {
    const test::TempFolder folder;
    json record = sound_record();
    record["properties"]["when"]["start"] = "2021-02-30";
    const std::string file = test::collection_of({record}).dump(1);
    const auto report = load_text(folder, file);
    ASSERT_EQ(report->problems.size(), 1U);
    EXPECT_EQ(report->problems[0].line, 1 + std::count(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(file.find("2021-02-30")), '\n'));
}

TEST(IncidentReader, RefusesAFileThatIsNoJson) {
    const test::TempFolder folder;
    const auto report = load_text(folder, "{\"type\": \"FeatureCollection\",\n \"features\": [");
    ASSERT_FALSE(report);
    EXPECT_THAT(in_english(report.error()), HasSubstr("incidents.geojson: line 2, column 15: the file breaks off here"));
}

TEST(IncidentReader, ReadsTheOtherFilesBesideOneThatIsNoJson) {
    const test::TempFolder folder;
    LoadRequest request;
    request.with_base_map = false;
    request.incidents = {folder.write("bad.geojson", "{"), folder.write("good.geojson", test::collection_of({sound_record()}).dump())};
    const auto report = load(request, *find_data_home());
    ASSERT_TRUE(report);
    EXPECT_EQ(report->dataset->incidents.size(), 1U);
    EXPECT_THAT(described(report->problems), HasSubstr("the file breaks off here"));
}

TEST(IncidentReader, RefusesOtherThingsThanACollection) {
    const test::TempFolder folder;
    EXPECT_THAT(brief(load_text(folder, R"({"type": "Feature", "geometry": null, "properties": {}})")), ElementsAre("error schema type"));
    EXPECT_THAT(brief(load_text(folder, R"({"type": "FeatureCollection", "features": 5})")), ElementsAre("error schema features"));
    EXPECT_THAT(brief(load_text(folder, R"({"type": "FeatureCollection", "schema": "kua-incidents/2", "features": [1, 2]})")), ElementsAre("error schema schema"));
    EXPECT_EQ(load_text(folder, R"({"type": "FeatureCollection", "schema": "kua-incidents/2", "features": [1, 2]})")->records_rejected, 2);
}

TEST(IncidentReader, TakesOnlyWgs84) {
    const test::TempFolder folder;
    auto file = test::collection_of({sound_record()});
    for (const char* name : {"urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326"}) {
        file["crs"] = {{"type", "name"}, {"properties", {{"name", name}}}};
        EXPECT_THAT(brief(load_text(folder, file.dump())), IsEmpty()) << name;
    }
    file["crs"]["properties"]["name"] = "EPSG:3857";
    const auto report = load_text(folder, file.dump());
    EXPECT_THAT(brief(report), ElementsAre("error crs crs"));
    EXPECT_THAT(in_english(report->problems[0]), HasSubstr("ogr2ogr -f GeoJSON -lco RFC7946=YES"));
    file["crs"] = json::parse(R"({"type": "link", "properties": {"href": "http://example.org/crs", "type": "proj4"}})");
    EXPECT_THAT(brief(load_text(folder, file.dump())), ElementsAre("error crs crs"));
}

TEST(IncidentReader, ListsAtMostTenThousandProblemsAndCountsTheRest) {
    const test::TempFolder folder;
    std::string file = test::collection_of({}).dump();
    std::string records = "1";
    for (int i = 1; i < 12'000; ++i) records += ",1";
    file.replace(file.find("\"features\":[]"), 13, "\"features\":[" + records + "]");
    const auto report = load_text(folder, file);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->records_read, 12'000);
    EXPECT_EQ(report->records_rejected, 12'000);
    EXPECT_EQ(report->problems.size(), 10'001U);
    EXPECT_THAT(described({report->problems.front()}), HasSubstr("2000 more errors are not listed"));
    EXPECT_EQ(report->problems.front().severity, Severity::Error);
    EXPECT_EQ(count_of(report->problems, Severity::Error), 12'000);
}

TEST(IncidentReader, TakesProblemsBeyondThoseListedAsNoWorseThanTheyAre) {
    const test::TempFolder folder;
    auto file = test::collection_of({});
    for (int i = 0; i < 10'050; ++i) {
        auto record = sound_record();
        record["id"] = "r" + std::to_string(i);
        record["properties"]["where"].erase("place");   // coordinates without a name: a warning
        file["features"].push_back(std::move(record));
    }
    const auto report = load_text(folder, file.dump());
    ASSERT_TRUE(report);
    EXPECT_EQ(report->records_rejected, 0);
    ASSERT_EQ(report->problems.size(), 10'001U);
    const auto overflow = std::ranges::find_if(report->problems, [](const Problem& problem) { return problem.rule.empty(); });
    ASSERT_NE(overflow, report->problems.end());
    EXPECT_EQ(overflow->severity, Severity::Warning);
    EXPECT_EQ(count_of(report->problems, Severity::Warning), 10'050);
}

TEST(IncidentReader, ListsErrorsHoweverManyWarningsThereAreBeforeThem) {
    const test::TempFolder folder;
    auto file = test::collection_of({});
    for (int i = 0; i < 12'000; ++i) {
        auto record = sound_record();
        record["id"] = "r" + std::to_string(i);
        record["properties"]["where"].erase("place");
        if (i >= 11'900) record["properties"].erase("type");
        file["features"].push_back(std::move(record));
    }
    const auto report = load_text(folder, file.dump());
    ASSERT_TRUE(report);
    EXPECT_EQ(report->records_rejected, 100);
    EXPECT_EQ(std::ranges::count_if(report->problems, [](const Problem& p) { return p.severity == Severity::Error && p.record > 11'900; }), 100);
    EXPECT_EQ(count_of(report->problems, Severity::Warning), 12'000);
    EXPECT_EQ(count_of(report->problems, Severity::Error), 100);
    EXPECT_EQ(count_of(report->problems, Severity::Note), 0);
}

TEST(IncidentReader, StopsWhereTheUserCancels) {
    LoadProgress progress;
    progress.cancelled = true;
    const auto report = load({}, *find_data_home(), &progress);
    ASSERT_FALSE(report);
}

TEST(IncidentReader, ReachesTheEndOfTheProgress) {
    LoadProgress progress;
    ASSERT_TRUE(load({}, *find_data_home(), &progress));
    EXPECT_FLOAT_EQ(progress.fraction, 1.0F);
}

TEST(PlainGeoJson, LoadsWithUnstatedPrecision) {
    const test::TempFolder folder;
    const auto report = load_text(folder, R"({"type": "FeatureCollection", "name": "x", "crs": null, "features": [
        {"type": "Feature", "id": 7, "geometry": {"type": "Point", "coordinates": [71.37, 42.9]},
         "properties": {"Title": "Invented", "DATE": "2021-01-10", "Category": "liberty.detention", "notes": "Long ago"}},
        {"type": "Feature", "geometry": null, "properties": {"event_date": "10.01.2021", "type": "weather"}},
        {"type": "Feature", "geometry": {"type": "LineString", "coordinates": [[71, 43], [72, 43]]}, "properties": {"date": "10/01/2021"}},
        {"type": "Feature", "geometry": null, "properties": null}]})");
    ASSERT_TRUE(report) << in_english(report.error());
    EXPECT_EQ(report->records_rejected, 0) << described(report->problems);
    const IncidentTable& t = report->dataset->incidents;
    ASSERT_EQ(t.size(), 4U);
    const auto row_of = [&](PlacePrecision precision) {
        return static_cast<RowId>(std::find(t.place_precision.begin(), t.place_precision.end(), precision) - t.place_precision.begin());
    };
    const RowId first = row_of(PlacePrecision::Unspecified);
    EXPECT_EQ(t.id[first], "7");
    EXPECT_EQ(t.title_in(first, Lang::En), "Invented");
    EXPECT_EQ(t.time_precision[first], TimePrecision::Unspecified);
    EXPECT_EQ(t.first_day[first], test::day("2021-01-10"));
    EXPECT_EQ(report->dataset->vocabulary.types[t.type[first]].code, "liberty.detention");
    EXPECT_EQ(report->dataset->boundaries.units[t.region[first]].code, "KZ-ZHA");
    EXPECT_EQ(t.status[first], Status::Unreviewed);
    EXPECT_EQ(t.publish[first], PublishRule::Unstated);
    EXPECT_TRUE(t.id[row_of(PlacePrecision::Area)].starts_with("gen:"));
    EXPECT_EQ(t.id[row_of(PlacePrecision::Area)].size(), 20U);
    EXPECT_EQ(t.first_day[row_of(PlacePrecision::Area)], undated) << "10/01 may be October";
    const std::string said = described(report->problems);
    EXPECT_THAT(said, HasSubstr("date <- DATE, event_date"));
    EXPECT_THAT(said, HasSubstr("3 records have no id"));
    EXPECT_THAT(said, HasSubstr("1 date cannot be read with certainty (\"10/01/2021\")"));
    const TypeId other = t.type[row_of(PlacePrecision::Area)];
    EXPECT_EQ(report->dataset->vocabulary.family_of(other).code, "other");
}

TEST(PlainGeoJson, SaysThatAnOffsetWasNotApplied) {
    const test::TempFolder folder;
    const auto report = load_text(folder, R"({"type": "FeatureCollection", "features": [{"type": "Feature", "id": "a", "geometry": null, "properties": {"date": "2021-01-10T20:00:00Z"}}]})");
    EXPECT_THAT(described(report->problems), HasSubstr("1 time has an offset from UTC"));
}

TEST(RecordDetailOf, ShowsWhatTheRecordSays) {
    json record = sound_record();
    auto& properties = record["properties"];
    properties["when"] = json::parse(R"({"precision": "hour", "start": "2021-01-10T11:00", "tz": "Asia/Almaty", "as_stated": "about eleven", "duration_min": {"min": 300, "max": 540}})");
    properties["sources"] = json::parse(R"([{"ref": "S1", "locator": "p. 3", "supports": ["when", "where"]}])");
    properties["links"] = json::parse(R"([{"rel": "follows", "id": "EX-0"}])");
    properties["counts"] = json::parse(R"({"kettled": {"min": 12, "as_stated": "dozens", "unit": "person"}})");
    const auto detail = record_detail(record.dump());
    ASSERT_TRUE(detail);
    EXPECT_EQ(detail->id, "EX-1");
    EXPECT_EQ(detail->title.in(Lang::Ru), "Пример");
    EXPECT_EQ(detail->when_start, "2021-01-10T11:00");
    EXPECT_EQ(detail->when_as_stated, "about eleven");
    EXPECT_EQ(detail->duration_min, (CountRange{300, unknown_count, 540}));
    EXPECT_EQ(detail->place.in(Lang::En), "Taraz");
    EXPECT_EQ(detail->adm1, "KZ-ZHA");
    ASSERT_EQ(detail->counts.size(), 1U);
    EXPECT_EQ(detail->counts[0].as_stated, "dozens");
    ASSERT_EQ(detail->sources.size(), 1U);
    EXPECT_THAT(detail->sources[0].supports, ElementsAre("when", "where"));
    ASSERT_EQ(detail->links.size(), 1U);
    EXPECT_EQ(detail->links[0].id, "EX-0");
}

TEST(RecordDetailOf, NamesAPersonOnlyWhereTheRecordAllowsIt) {
    const auto name_of = [](const char* actor) {
        json record = sound_record();
        record["properties"]["actors"] = json::array({json::parse(actor)});
        return record_detail(record.dump())->actors.at(0).name.in(Lang::En);
    };
    EXPECT_EQ(name_of(R"({"role": "affected", "name": "N", "personal": true})"), "");
    EXPECT_EQ(name_of(R"({"role": "affected", "name": "N", "personal": true, "publish": "kind_only"})"), "");
    EXPECT_EQ(name_of(R"({"role": "affected", "name": "N", "personal": true, "publish": "no"})"), "");
    EXPECT_EQ(name_of(R"({"role": "affected", "name": "N", "personal": true, "publish": "yes"})"), "N");
    EXPECT_EQ(name_of(R"({"role": "party", "name": "N"})"), "N") << "an organisation";
    EXPECT_EQ(name_of(R"({"role": "party", "name": "N", "publish": "kind_only"})"), "");
}

TEST(RecordDetailOf, ReadsPlainFeaturesAndRefusesGarbage) {
    EXPECT_EQ(record_detail(R"({"type": "Feature", "properties": {"name": "Plain"}})")->title.in(Lang::En), "Plain");
    EXPECT_FALSE(record_detail("{"));
    EXPECT_FALSE(record_detail("[]"));
}

TEST(FileSha256, IsThatOfItsBytes) {
    const test::TempFolder folder;
    EXPECT_EQ(*file_sha256(folder.write("a", "abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");  // FIPS 180-4, example
    EXPECT_FALSE(file_sha256(folder.path()));
    EXPECT_FALSE(file_sha256(folder.path() / "none"));
}

}  // namespace
}  // namespace kua
