#include "io/load.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>

namespace kua {
namespace {

const std::filesystem::path folder = std::filesystem::path(KUA_SOURCE_DIR) / "tests" / "data_rules";

struct RuleCase {
    std::string file;
    std::string rule;
    std::int64_t record = 0;
    std::string id;
    std::string field;
    std::string severity;
};

void PrintTo(const RuleCase& rule_case, std::ostream* out) { *out << rule_case.file; }

std::vector<RuleCase> rule_cases() {
    std::ifstream in(folder / "manifest.json");
    std::vector<RuleCase> cases;
    for (const auto& entry : nlohmann::json::parse(in))
        cases.push_back(
            {entry["file"], entry["rule"], entry["record_index"], entry["id"], entry["field"], entry["severity"]});
    return cases;
}

std::string described(const std::vector<Problem>& problems) {
    std::string out;
    for (const Problem& problem : problems) out += in_english(problem) + "\n";
    return out;
}

Result<LoadReport> load_file(const std::string& name) {
    LoadRequest request;
    request.incidents = {folder / name};
    request.with_base_map = false;
    return load(request, *find_data_home());
}

/// The manifest names the place as a JSON Schema validator sees it; ours may name the very value in it.
bool is_same_place(const std::string& field, const std::string& wanted) {
    return field == wanted || field.starts_with(wanted + ".") || field.starts_with(wanted + "[");
}

class DataRule : public testing::TestWithParam<RuleCase> {};

TEST_P(DataRule, IsTheOnlyThingFoundAndNamesItsPlace) {
    const RuleCase& wanted = GetParam();
    const auto report = load_file(wanted.file);
    ASSERT_TRUE(report) << in_english(report.error());
    ASSERT_EQ(report->problems.size(), 1U) << described(report->problems);
    const Problem& found = report->problems.front();
    EXPECT_EQ(found.rule, wanted.rule) << in_english(found);
    EXPECT_EQ(found.record, wanted.record) << in_english(found);
    EXPECT_EQ(found.id, wanted.id) << in_english(found);
    EXPECT_EQ(word(found.severity), wanted.severity) << in_english(found);
    EXPECT_TRUE(is_same_place(found.field, wanted.field)) << in_english(found);
    EXPECT_EQ(found.file, (folder / wanted.file).string());
}

TEST_P(DataRule, LeavesOutTheRecordOnlyForAnError) {
    const auto report = load_file(GetParam().file);
    ASSERT_TRUE(report);
    const bool about_record = GetParam().severity == "error" && GetParam().record > 0;
    const bool whole_file_refused = GetParam().field == "schema";
    const std::int64_t left_out = whole_file_refused ? report->records_read : about_record ? 1 : 0;
    EXPECT_EQ(report->records_rejected, left_out);
    EXPECT_EQ(report->records_read,
              report->records_rejected + static_cast<std::int64_t>(report->dataset->incidents.size()));
}

INSTANTIATE_TEST_SUITE_P(Manifest, DataRule, testing::ValuesIn(rule_cases()), [](const auto& each) {
    std::string name = each.param.file.substr(0, each.param.file.find('.'));
    std::erase_if(name, [](char c) { return c == '_'; });
    return name;
});

TEST(DataRules, FindNothingInTheValidFile) {
    const auto report = load_file("valid.geojson");
    ASSERT_TRUE(report) << in_english(report.error());
    EXPECT_TRUE(report->problems.empty()) << described(report->problems);
    EXPECT_GT(report->records_read, 0);
}

TEST(DataRules, HaveAFileForEachRule) {
    std::vector<std::string> rules;
    for (const RuleCase& rule_case : rule_cases()) rules.push_back(rule_case.rule);
    for (int i = 1; i <= 16; ++i)
        EXPECT_NE(std::count(rules.begin(), rules.end(), "V" + std::to_string(i)), 0) << "V" << i;
}

}  // namespace
}  // namespace kua
