#include "io/feature_reader.h"

#include "io/dated_join.h"
#include "io/id_set.h"
#include "io/incident_shape.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

namespace kua {
namespace {

constexpr std::size_t tree_bytes = std::size_t{64} << 10U;

bool is_plain_feature(const JsonNode& node, std::vector<Finding>& findings) {
    if (node.is_object() && node.string_at("type") == "Feature") return true;
    findings.push_back(
        {.rule = "schema", .value = shown(node), .what = msg("want a GeoJSON Feature"), .offset = node.offset});
    return false;
}

}  // namespace

bool FeatureReader::CheckedRecord::is_sound() const {
    return unlisted.of(Severity::Error) == 0 &&
           std::none_of(problems.begin(), problems.end(), [](const Problem& p) { return p.severity == Severity::Error; });
}

FeatureReader::Reading::Reading(const RowContext& context) : plain(context), tree(tree_bytes) {}

FeatureReader::FeatureReader(const IncidentHeader& header, const RowContext& context, std::string file, std::uint16_t file_index,
                             std::size_t workers)
    : header_(header), context_(context), file_(std::move(file)), file_index_(file_index) {
    for (std::size_t worker = 0; worker < workers; ++worker) readings_.emplace_back(context);
}

CheckedBlock FeatureReader::read(std::span<const TextSlice> features, std::size_t first, std::size_t worker) {
    CheckedBlock out;
    out.records.reserve(features.size());
    for (std::size_t i = 0; i < features.size(); ++i) {
        const Numbered feature{features[i], static_cast<std::uint32_t>(first + i + 1)};
        if (add_like_earlier_ones(feature, readings_[worker], out)) continue;
        CheckedRecord record = read_one(feature, readings_[worker], out.plain);
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
FeatureReader::CheckedRecord FeatureReader::read_one(const Numbered& feature, Reading& reading, PlainFindings& plain) const {
    const std::string_view text = feature.slice.text;
    reading.tree.clear();
    const auto tree = reading.parser.parse(text, reading.tree);
    if (!tree) return careful(feature, reading, plain);
    CheckedRecord out = checked(*tree, feature, reading, plain);
    PlainFindings counted_already;
    if (!out.problems.empty()) return careful(feature, reading, counted_already);
    if (!header_.is_profile && out.unlisted.by_severity == ProblemCount{}.by_severity) reading.plain.learn(text);
    return out;
}

bool FeatureReader::add_like_earlier_ones(const Numbered& feature, Reading& reading, CheckedBlock& out) const {
    if (header_.is_profile) return false;
    const bool says_what_decided = listing_.lists(Severity::Note);
    PlainRows::Row* const quick = reading.plain.row(feature.slice.text, out.plain, !says_what_decided);
    if (quick == nullptr) return false;
    place(quick->row, feature);
    out.rows.add(quick->row);
    out.records.push_back({feature.record, feature.slice.line, IdSet::hash_of(quick->row.id), true});
    if (quick->is_decided_by_settlement) out.unlisted.add(Severity::Note);
    return true;
}

/// Gives it its text and where it stands.
void FeatureReader::place(IncidentRow& row, const Numbered& feature) const {
    row.text = feature.slice.text;
    row.record = feature.record;
    row.file = file_index_;
    row.line = feature.slice.line;
}

FeatureReader::CheckedRecord FeatureReader::careful(const Numbered& feature, Reading& reading, PlainFindings& plain) const {
    const ParsedJson& parsed = reading.careful = parse_json(feature.slice.text);
    if (!parsed.defect) return checked(parsed.root, feature, reading, plain);
    const TextPlace at = place_in(feature.slice, parsed.defect->offset);
    CheckedRecord out;
    place(out.row, feature);
    out.problems.push_back({.severity = Severity::Error,
                            .rule = "json",
                            .file = file_,
                            .record = feature.record,
                            .line = at.line,
                            .column = at.column,
                            .what = parsed.defect->what});
    return out;
}

FeatureReader::CheckedRecord FeatureReader::checked(const JsonNode& root, const Numbered& feature, Reading& reading, PlainFindings& plain) const {
    const TextSlice& slice = feature.slice;
    CheckedRecord out;
    std::vector<Finding> findings;
    std::string_view id;
    if (header_.is_profile) check_feature(root, findings);
    if (!header_.is_profile && !is_plain_feature(root, findings)) {
        id = root.string_at("id");
    } else {
        const JsonNode of_profile =
            header_.is_profile ? root : profile_from_plain(root, slice.text, reading.tree, plain);
        id = of_profile.string_at("id");
        out.row = checked_row(of_profile, reading.tree, findings, out.is_swapped);
    }
    place(out.row, feature);
    if (findings.empty()) return out;
    const FindingPlace place{.file = file_, .record = out.row.record, .id = std::string(id), .slice = &slice};
    for (Finding& finding : findings)
        if (listing_.lists(finding.severity)) out.problems.push_back(problem_from(std::move(finding), place));
        else out.unlisted.add(finding.severity);
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
    if (!context_.names_places) std::erase_if(about_place, [](const Finding& f) { return f.rule == "V13"; });
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
