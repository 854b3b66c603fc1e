#include "incident_file.h"
#include "io/load.h"
#include "query/counts.h"
#include "support/make_dataset.h"
#include "support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>

namespace kua {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

/// The example of a region that splits on 8 June 2022 (see make.py there).
const fs::path example = fs::path(KUA_SOURCE_DIR) / "tests/data/split_region";

LoadRequest both_sets(BoundariesAs as = BoundariesAs::Then) {
    LoadRequest request;
    request.boundaries = example / "split-2022";
    request.other_boundaries = {example / "split-2018"};
    request.incidents = {example / "incidents.geojson"};
    request.with_base_map = false;
    request.boundaries_as = as;
    return request;
}

LoadReport loaded(const LoadRequest& request) {
    auto report = load(request, *find_data_home());
    if (!report) throw std::runtime_error(in_english(report.error()));
    return *std::move(report);
}

std::string region_of(const Dataset& data, std::string_view id) {
    for (RowId row = 0; row < data.incidents.size(); ++row)
        if (data.incidents.id[row] == id) {
            const RegionId region = data.incidents.region[row];
            return region == unattributed_region ? "?" : region == no_region ? "-" : data.boundaries.units[region].code;
        }
    return "no such record";
}

std::vector<std::string> set_names_of(const Dataset& data) {
    std::vector<std::string> ids;
    for (const BoundarySet& set : data.boundary_sets) ids.push_back(set.id);
    return ids;
}

std::map<std::string, std::int64_t> counts(const Dataset& data, DayRange window) {
    std::map<std::string, std::int64_t> by_region;
    for (const CountRow& row : count_by(data, select(data, {}, window), GroupBy::Region))
        by_region[row.key] = row.certain + row.possible;
    return by_region;
}

TEST(BoundaryDates, JoinAnIncidentToTheSetOfItsDay) {
    const LoadReport report = loaded(both_sets());
    EXPECT_EQ(report.records_rejected, 0) << test::described(report.problems);
    const Dataset& data = *report.dataset;
    EXPECT_EQ(region_of(data, "EX-1"), "EAST@split-2018") << "the day before the split";
    EXPECT_EQ(region_of(data, "EX-2"), "FAR") << "the same place on the day of the split";
    EXPECT_EQ(region_of(data, "EX-3"), "EAST");
    EXPECT_EQ(region_of(data, "EX-4"), "EAST@split-2018");
    EXPECT_EQ(region_of(data, "EX-5"), "WEST") << "a unit that did not change is one";
    EXPECT_EQ(region_of(data, "EX-6"), "EAST@split-2018") << "by its point";
    EXPECT_EQ(region_of(data, "EX-8"), "FAR") << "days that cross the change: the set of the last";
    EXPECT_EQ(region_of(data, "EX-9"), "FAR") << "undated: the last set";
    EXPECT_EQ(region_of(data, "EX-13"), "-");
}

TEST(BoundaryDates, CarryAStatementOfOtherBoundariesOverWhereTheyAreOneUnit) {
    const LoadReport report = loaded(both_sets());
    EXPECT_EQ(region_of(*report.dataset, "EX-10"), "FAR") << "EAST had split by then: the point tells";
    EXPECT_EQ(region_of(*report.dataset, "EX-11"), "?") << "and without one nobody knows";
    EXPECT_EQ(region_of(*report.dataset, "EX-12"), "WEST");
    const std::string said = test::described(report.problems);
    EXPECT_THAT(said, HasSubstr("(EX-10): where.boundary_set: \"split-2018\": was not in force on its day, when "
                                "split-2022 was; the unit there is found by the point"));
    EXPECT_THAT(said, HasSubstr("(EX-12): where.boundary_set: \"split-2018\": was not in force on its day, when "
                                "split-2022 was; the unit there is WEST"));
    EXPECT_THAT(said, HasSubstr("(EX-8): when: its days cross a change of boundaries; it is joined to split-2022"));
}

TEST(BoundaryDates, ListADisagreementWithTheSetOfTheDayAndItsDistance) {
    const test::TempFolder folder;
    auto record = test::sound_record("EX-20");
    record["properties"]["when"] = {{"precision", "day"}, {"start", "2022-06-08"}};
    record["properties"]["where"]["adm1"] = "EAST";
    record["properties"]["where"]["boundary_set"] = "split-2022";
    record["geometry"]["coordinates"] = {77.0, 50.0};
    auto before = record;
    before["id"] = "EX-21";
    before["properties"]["when"]["start"] = "2022-06-07";
    before["properties"]["where"]["boundary_set"] = "split-2018";
    LoadRequest request = both_sets();
    request.incidents = {folder.write("x.geojson", test::collection_of({record, before}).dump(1))};
    const LoadReport report = loaded(request);
    const std::string said = test::described(report.problems);
    EXPECT_THAT(said, HasSubstr("(EX-20): where.adm1: \"EAST\": the point lies 143.4 km outside the outline of EAST"));
    EXPECT_THAT(said, testing::Not(HasSubstr("EX-21"))) << "in the boundaries of its day it is right";
}

TEST(BoundaryDates, AsNowMoveEarlierIncidentsByTheirPointsOnly) {
    const LoadReport report = loaded(both_sets(BoundariesAs::Now));
    const Dataset& data = *report.dataset;
    EXPECT_EQ(data.boundaries.units.size(), 3U);
    EXPECT_EQ(region_of(data, "EX-1"), "FAR");
    EXPECT_EQ(region_of(data, "EX-4"), "?") << "known to the old region only";
    EXPECT_EQ(region_of(data, "EX-5"), "WEST");
    EXPECT_EQ(region_of(data, "EX-7"), "EAST");
}

TEST(BoundaryDates, AsParentJoinWhatChanged) {
    const LoadReport report = loaded(both_sets(BoundariesAs::Parent));
    const Dataset& data = *report.dataset;
    ASSERT_EQ(data.boundaries.units.size(), 2U);
    EXPECT_EQ(data.boundaries.units[1].code, "EAST+FAR");
    EXPECT_EQ(data.boundaries.units[1].name.in(Lang::En), "East Region + Far Region");
    EXPECT_TRUE(contains(data.boundaries.units[1].shape, {77, 50}));
    EXPECT_TRUE(contains(data.boundaries.units[1].shape, {72, 50}));
    for (const char* id : {"EX-1", "EX-2", "EX-3", "EX-4", "EX-6", "EX-10"}) EXPECT_EQ(region_of(data, id), "EAST+FAR");
    EXPECT_EQ(region_of(data, "EX-5"), "WEST");
}

TEST(BoundaryDates, AlwaysAddUp) {
    const DayRange across{test::day("2022-05-01"), test::day("2022-08-01")};
    for (const BoundariesAs as : {BoundariesAs::Then, BoundariesAs::Now, BoundariesAs::Parent}) {
        const LoadReport report = loaded(both_sets(as));
        const auto selection = select(*report.dataset, {}, across);
        std::int64_t sum = 0;
        for (const auto& [code, n] : counts(*report.dataset, across)) sum += n;
        EXPECT_EQ(sum, selection.totals.shown);
        EXPECT_EQ(sum, 12);
    }
    const LoadReport report = loaded(both_sets(BoundariesAs::Now));
    EXPECT_THAT(counts(*report.dataset, across),
                UnorderedElementsAre(std::pair{"WEST", 2}, std::pair{"EAST", 2}, std::pair{"FAR", 5},
                                     std::pair{"not_attributable", 2}, std::pair{"-", 1}));
}

TEST(BoundaryDates, DrawTheSetInForceAtTheEndOfTheWindow) {
    LoadRequest request = both_sets();
    request.first = test::day("2022-01-01");
    request.last = test::day("2022-06-07");
    EXPECT_EQ(loaded(request).dataset->boundaries.id, "split-2018");
    request.last = test::day("2022-06-08");
    const auto data = loaded(request).dataset;
    EXPECT_EQ(data->boundaries.id, "split-2022");
    const RegionId old = data->boundaries.find_unit("EAST@split-2018");
    ASSERT_NE(old, no_region);
    EXPECT_TRUE(data->boundaries.units[old].shape.empty()) << "its outline would lie over those of the later units";
    ASSERT_TRUE(data->boundaries.units[old].point);
    EXPECT_EQ(set_names_of(*data), (std::vector<std::string>{"split-2018", "split-2022"}));
}

TEST(BoundaryDates, AreReadFromOneFolderOfSeveralSets) {
    LoadRequest request = both_sets();
    request.boundaries = example;
    request.other_boundaries.clear();
    const auto data = loaded(request).dataset;
    ASSERT_EQ(data->boundary_sets.size(), 2U);
    EXPECT_EQ(data->boundary_sets[0].id, "split-2018") << "by their dates";
    EXPECT_EQ(data->boundary_changes, std::vector<Day>{test::day("2022-06-08")});
}

TEST(BoundaryDates, OfOneSetAloneChangeNothing) {
    LoadRequest request = both_sets();
    request.other_boundaries.clear();
    const auto data = loaded(request).dataset;
    EXPECT_TRUE(data->boundary_sets.empty());
    EXPECT_TRUE(data->incidents.region_in.empty());
    EXPECT_EQ(data->boundaries.units.size(), 3U);
}

/// A copy of the example whose later set.json is changed by `change`.
template <class Change>
std::string complaint(const Change& change) {
    const test::TempFolder folder;
    fs::copy(example, folder.path() / "sets", fs::copy_options::recursive);
    const fs::path file = folder.path() / "sets/split-2022/set.json";
    auto set = nlohmann::json::parse(test::read_bytes(file));
    change(set);
    std::ofstream(file) << set.dump(1);
    LoadRequest request = both_sets();
    request.boundaries = folder.path() / "sets";
    request.other_boundaries.clear();
    const auto report = load(request, *find_data_home());
    return report ? test::described(report->problems) : in_english(report.error());
}

TEST(BoundaryDates, AreRefusedWhereTheyDoNotFollowEachOther) {
    EXPECT_THAT(complaint([](auto& set) { set["valid_from"] = "2022-06-07"; }),
                HasSubstr("split-2018 and split-2022 are both in force on 2022-06-07"));
    EXPECT_THAT(complaint([](auto& set) { set["id"] = "split-2018"; }), HasSubstr("has the same id"));
    EXPECT_THAT(complaint([](auto& set) { set["units"][2]["from"] = {"NORTH"}; }),
                HasSubstr("FAR: from: NORTH is no unit of split-2018, the set before"));
    EXPECT_THAT(complaint([](auto& set) { set["valid_from"] = "2022-06-20"; }),
                HasSubstr("(EX-8): when: its days cross a change of boundaries; it is joined to split-2022"));
}

TEST(BoundaryDates, SayWhereNoSetWasInForce) {
    EXPECT_THAT(complaint([](auto& set) { set["valid_from"] = "2022-07-02"; }),
                HasSubstr("(EX-3): when: no boundary set was in force on its days; it is joined to split-20"));
}

}  // namespace
}  // namespace kua
