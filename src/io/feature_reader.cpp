#include "io/feature_reader.h"

#include "io/dated_join.h"
#include "io/id_set.h"
#include "io/incident_shape.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <thread>
#include <utility>

namespace kua {
namespace {

constexpr std::size_t block_records = 1024;
constexpr std::size_t tree_bytes = std::size_t{64} << 10U;

bool is_plain_feature(const JsonNode& node, std::vector<Finding>& findings) {
    if (node.is_object() && node.string_at("type") == "Feature") return true;
    findings.push_back(
        {.rule = "schema", .value = shown(node), .what = msg("want a GeoJSON Feature"), .offset = node.offset});
    return false;
}

}  // namespace

bool FeatureReader::CheckedRecord::is_sound() const {
    return (unlisted.count == 0 || unlisted.worst != Severity::Error) &&
           std::none_of(problems.begin(), problems.end(), [](const Problem& p) { return p.severity == Severity::Error; });
}

FeatureReader::Reading::Reading(const RowContext& context) : plain(context), tree(tree_bytes) {}

FeatureReader::FeatureReader(const JsonCollection& collection, const IncidentHeader& header, const RowContext& context,
                             std::string file, std::uint16_t file_index)
    : features_(collection.features),
      header_(header),
      context_(context),
      file_(std::move(file)),
      file_index_(file_index) {
    for (unsigned worker = 0; worker < std::max(1U, std::thread::hardware_concurrency()); ++worker) readings_.emplace_back(context);
}

std::size_t FeatureReader::blocks() const { return (features_.size() + block_records - 1) / block_records; }

CheckedBlock FeatureReader::read(std::size_t block, std::size_t worker) {
    const std::size_t begin = block * block_records;
    const std::size_t end = std::min(begin + block_records, features_.size());
    CheckedBlock out;
    out.records.reserve(end - begin);
    for (std::size_t index = begin; index < end; ++index) {
        CheckedRecord record = read_one(index, readings_[worker], out.plain);
        const bool is_sound = record.is_sound();
        out.records.push_back({record.row.record, record.row.line, IdSet::hash_of(record.row.id), is_sound});
        if (is_sound)
            out.rows.add(record.row);
        else
            out.left_out_ids.emplace_back(record.row.id);
        out.swapped += record.is_swapped ? 1 : 0;
        out.unlisted.add(record.unlisted);
        std::move(record.problems.begin(), record.problems.end(), std::back_inserter(out.problems));
    }
    return out;
}

/// Most texts are sound, and nothing is found about them; others are read again by the parser that says where it stands.
FeatureReader::CheckedRecord FeatureReader::read_one(std::size_t index, Reading& reading, PlainFindings& plain) const {
    if (auto quick = like_earlier_ones(index, reading, plain)) return *std::move(quick);
    const std::string_view text = features_[index].text;
    reading.tree.clear();
    const auto tree = reading.parser.parse(text, reading.tree);
    if (!tree) return careful(index, reading, plain);
    CheckedRecord out = checked(*tree, index, reading, plain);
    PlainFindings counted_already;
    if (!out.problems.empty()) return careful(index, reading, counted_already);
    if (!header_.is_profile && out.unlisted.count == 0) reading.plain.learn(text);
    return out;
}

std::optional<FeatureReader::CheckedRecord> FeatureReader::like_earlier_ones(std::size_t index, Reading& reading, PlainFindings& plain) const {
    if (header_.is_profile) return std::nullopt;
    const bool says_what_decided = lists_problems_;
    auto quick = reading.plain.row(features_[index].text, plain, !says_what_decided);
    if (!quick) return std::nullopt;
    CheckedRecord out{.row = placed(quick->row, index)};
    if (quick->is_decided_by_settlement) out.unlisted.add(Severity::Note);
    return out;
}

IncidentRow FeatureReader::placed(IncidentRow row, std::size_t index) const {
    row.text = features_[index].text;
    row.record = static_cast<std::uint32_t>(index + 1);
    row.file = file_index_;
    row.line = features_[index].line;
    return row;
}

FeatureReader::CheckedRecord FeatureReader::careful(std::size_t index, Reading& reading, PlainFindings& plain) const {
    const ParsedJson& parsed = reading.careful = parse_json(features_[index].text);
    if (!parsed.defect) return checked(parsed.root, index, reading, plain);
    const TextPlace at = place_in(features_[index], parsed.defect->offset);
    CheckedRecord out{.row = placed({}, index)};
    out.problems.push_back({.severity = Severity::Error,
                            .rule = "json",
                            .file = file_,
                            .record = static_cast<std::int64_t>(index + 1),
                            .line = at.line,
                            .column = at.column,
                            .what = parsed.defect->what});
    return out;
}

FeatureReader::CheckedRecord FeatureReader::checked(const JsonNode& root, std::size_t index, Reading& reading, PlainFindings& plain) const {
    const TextSlice& slice = features_[index];
    CheckedRecord out;
    std::vector<Finding> findings;
    std::string_view id;
    if (header_.is_profile) check_feature(root, findings);
    if (!header_.is_profile && !is_plain_feature(root, findings)) {
        id = root.string_at("id");
    } else {
        const JsonNode feature =
            header_.is_profile ? root : profile_from_plain(root, slice.text, reading.tree, plain);
        id = feature.string_at("id");
        out.row = checked_row(feature, reading.tree, findings, out.is_swapped);
    }
    out.row = placed(std::move(out.row), index);
    if (!lists_problems_)
        for (const Finding& finding : std::exchange(findings, {})) out.unlisted.add(finding.severity);
    if (findings.empty()) return out;
    const FindingPlace place{.file = file_, .record = out.row.record, .id = std::string(id), .slice = &slice};
    for (Finding& finding : findings) out.problems.push_back(problem_from(std::move(finding), place));
    return out;
}

IncidentRow FeatureReader::checked_row(const JsonNode& feature, Arena& arena, std::vector<Finding>& findings,
                                       bool& is_swapped) const {
    IncidentRow row = row_from(feature, context_, arena);
    const JsonNode* properties = feature.find("properties");
    if (properties == nullptr) return row;
    check_times(*properties, findings);
    check_counts(*properties, findings);
    if (header_.is_profile) {
        check_citations(*properties, context_.rules.sources, findings);
        check_people(*properties, context_.rules.restricted_by_default, findings);
    }
    std::vector<Finding> about_place;
    const PlaceVerdict verdict = place_verdict(*properties, feature.find("geometry"), row, about_place);
    row.region = verdict.region;
    is_swapped = verdict.looks_swapped;
    if (context_.rules.dated != nullptr) join_all_sets(row, arena);
    // A plain feature never names its place; saying so for each would say nothing.
    if (!header_.is_profile) std::erase_if(about_place, [](const Finding& f) { return f.rule == "V13"; });
    findings.insert(findings.end(), about_place.begin(), about_place.end());
    return row;
}

void FeatureReader::join_all_sets(IncidentRow& row, Arena& arena) const {
    const std::vector<RegionId> regions = context_.rules.dated->regions_in_all(row);
    const std::span<RegionId> kept = arena.make<RegionId>(regions.size());
    std::copy(regions.begin(), regions.end(), kept.begin());
    row.lists.region_in = kept;
}

PlaceVerdict FeatureReader::place_verdict(const JsonNode& properties, const JsonNode* geometry, IncidentRow& row,
                                          std::vector<Finding>& findings) const {
    const RuleContext& rules = context_.rules;
    if (rules.dated == nullptr) return check_place(properties, geometry, rules, findings);
    const JsonNode* where = properties.find("where");
    const std::size_t set = rules.dated->set_of(row, where != nullptr ? where->string_at("boundary_set") : "");
    row.set_on_day = static_cast<std::uint16_t>(set);
    check_set_dates(properties, row, *rules.dated, findings);
    const RuleContext of_its_day{rules.sources, rules.dated->regions(set), rules.restricted_by_default, rules.released, rules.dated};
    return check_place(properties, geometry, of_its_day, findings);
}

}  // namespace kua
