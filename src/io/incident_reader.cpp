#include "io/incident_reader.h"

#include "core/ordered_blocks.h"
#include "io/incident_header.h"
#include "io/incident_shape.h"
#include "io/json_sound.h"
#include "io/plain_feature.h"

#include <algorithm>
#include <fstream>
#include <span>
#include <thread>

namespace kua {
namespace {

constexpr std::size_t most_problems = 10'000;
constexpr std::size_t block_records = 512;
constexpr std::size_t tree_bytes = std::size_t{64} << 10U;
constexpr float scan_share = 0.3F;

/// A record with everything that was found about it.
struct CheckedRecord {
    IncidentRow row;
    std::vector<Problem> problems;
    bool lacks_lines = false;  ///< its problems say where the record begins, not where they are in it
    bool is_swapped = false;
    [[nodiscard]] bool is_sound() const {
        return std::none_of(problems.begin(), problems.end(),
                            [](const Problem& p) { return p.severity == Severity::Error; });
    }
};

struct CheckedBlock {
    std::vector<CheckedRecord> records;
    PlainFindings plain;
};

/// What one thread that reads works with.
struct Reading {
    SoundJsonParser parser;
    Arena tree{tree_bytes};  ///< of the record that is being read
    Arena rows;              ///< of all rows
};

/// Reads the features of one file. Each record stands for itself, so they are checked on several threads.
class FeatureReader {
public:
    FeatureReader(const JsonCollection& collection, const IncidentHeader& header, const RowContext& context,
                  std::string file)
        : features_(collection.features),
          header_(header),
          context_(context),
          file_(std::move(file)),
          readings_(std::max(1U, std::thread::hardware_concurrency())) {}

    [[nodiscard]] std::size_t workers() const { return readings_.size(); }
    [[nodiscard]] std::size_t blocks() const { return (features_.size() + block_records - 1) / block_records; }
    /// The records of a block in order. One call at a time for each worker. The rows hold until the arenas are gone.
    CheckedBlock read(std::size_t block, std::size_t worker) {
        const std::size_t begin = block * block_records;
        CheckedBlock out{.records = std::vector<CheckedRecord>(std::min(block_records, features_.size() - begin))};
        for (std::size_t i = 0; i < out.records.size(); ++i)
            out.records[i] = read_one(begin + i, readings_[worker], out.plain);
        return out;
    }
    /// The problems of a record once more, with their lines.
    std::vector<Problem> with_lines(std::int64_t record) {
        placing_.rows.clear();
        PlainFindings counted_already;
        return careful(static_cast<std::size_t>(record - 1), placing_, counted_already).problems;
    }
    /// Gives away what the rows lie in.
    void take_arenas(std::vector<Arena>& to) {
        for (Reading& reading : readings_) to.push_back(std::move(reading.rows));
    }

private:
    /// Most texts are sound; one that is not is read by the parser that says what is wrong with it.
    CheckedRecord read_one(std::size_t index, Reading& reading, PlainFindings& plain) const {
        reading.tree.clear();
        if (const auto tree = reading.parser.parse(features_[index].text, reading.tree)) {
            CheckedRecord out = checked(*tree, index, reading, plain);
            out.lacks_lines = !out.problems.empty();
            return out;
        }
        return careful(index, reading, plain);
    }
    CheckedRecord careful(std::size_t index, Reading& reading, PlainFindings& plain) const {
        const ParsedJson parsed = parse_json(features_[index].text);
        if (!parsed.defect) return checked(parsed.root, index, reading, plain);
        const TextPlace at = place_in(features_[index], parsed.defect->offset);
        CheckedRecord out;
        out.problems.push_back({.severity = Severity::Error,
                                .rule = "json",
                                .file = file_,
                                .record = static_cast<std::int64_t>(index + 1),
                                .line = at.line,
                                .column = at.column,
                                .what = parsed.defect->what});
        return out;
    }
    CheckedRecord checked(const JsonNode& root, std::size_t index, Reading& reading, PlainFindings& plain) const {
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
            out.row = checked_row(feature, reading.rows, findings, out.is_swapped);
        }
        out.row.text = slice.text;
        out.row.record = static_cast<std::int64_t>(index + 1);
        out.row.line = slice.line;
        if (findings.empty()) return out;
        const FindingPlace place{.file = file_, .record = out.row.record, .id = std::string(id), .slice = &slice};
        for (Finding& finding : findings) out.problems.push_back(problem_from(std::move(finding), place));
        return out;
    }
    static bool is_plain_feature(const JsonNode& node, std::vector<Finding>& findings) {
        if (node.is_object() && node.string_at("type") == "Feature") return true;
        findings.push_back(
            {.rule = "schema", .value = shown(node), .what = msg("want a GeoJSON Feature"), .offset = node.offset});
        return false;
    }
    IncidentRow checked_row(const JsonNode& feature, Arena& arena, std::vector<Finding>& findings,
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
    void join_all_sets(IncidentRow& row, Arena& arena) const {
        const std::vector<RegionId> regions = context_.rules.dated->regions_in_all(row);
        const std::span<RegionId> kept = arena.make<RegionId>(regions.size());
        std::copy(regions.begin(), regions.end(), kept.begin());
        RowLists& lists = arena.make<RowLists>(1).front();
        lists = *row.lists;
        lists.region_in = kept;
        row.lists = &lists;
    }
    /// The place against the boundaries in force on the record's day.
    PlaceVerdict place_verdict(const JsonNode& properties, const JsonNode* geometry, IncidentRow& row,
                               std::vector<Finding>& findings) const {
        const RuleContext& rules = context_.rules;
        if (rules.dated == nullptr) return check_place(properties, geometry, rules, findings);
        const JsonNode* where = properties.find("where");
        const std::size_t set = rules.dated->set_of(row, where != nullptr ? where->string_at("boundary_set") : "");
        row.set_on_day = static_cast<std::uint16_t>(set);
        check_set_dates(properties, row, *rules.dated, findings);
        const RuleContext of_its_day{rules.sources,  rules.dated->regions(set),   rules.dated->places(set),
                                     rules.restricted_by_default, rules.released, rules.dated};
        return check_place(properties, geometry, of_its_day, findings);
    }

    const std::vector<TextSlice>& features_;
    const IncidentHeader& header_;
    const RowContext& context_;
    std::string file_;
    std::vector<Reading> readings_;
    Reading placing_;
};

/// Takes checked records into the batch and counts what it leaves out.
class Intake {
public:
    Intake(IncidentBatch& batch, std::string file, std::uint16_t file_index)
        : batch_(batch), file_(std::move(file)), file_index_(file_index) {}

    /// Tells of a record that will be added soon.
    void expect(const CheckedRecord& record) const { batch_.ids.prefetch(record.row.texts.id()); }
    void add(CheckedRecord record) {
        ++batch_.records_read;
        swapped_ += record.is_swapped ? 1 : 0;
        const std::string_view id = record.row.texts.id();
        if (!id.empty() && !batch_.ids.insert(id))
            record.problems.push_back({.severity = Severity::Error,
                                       .rule = "V1",
                                       .file = file_,
                                       .record = record.row.record,
                                       .line = record.row.line,
                                       .id = std::string(id),
                                       .field = "id",
                                       .value = shortened(id),
                                       .what = msg("an earlier record has the same id")});
        const bool is_sound = record.is_sound();
        for (Problem& problem : record.problems) list(std::move(problem));
        if (!is_sound) {
            ++batch_.records_rejected;
            return;
        }
        record.row.file = file_index_;
        batch_.has_links = batch_.has_links || !record.row.lists->links.empty();
        batch_.rows.push_back(record.row);
    }
    void finish() {
        if (swapped_ > 1)
            report(Severity::Error, "V8",
                   msg_n("{0} point lies in no region, but would with longitude and latitude the other way round",
                         "{0} points lie in no region, but all of them would with longitude and latitude the other way "
                         "round",
                         swapped_));
        if (unlisted_ > 0)
            report(worst_unlisted_, "",
                   msg_n("{0} more problem is not listed", "{0} more problems are not listed", unlisted_));
    }
    /// False once further problems are only counted.
    [[nodiscard]] bool lists_more() const { return listed_ < most_problems; }
    void report(Severity severity, std::string rule, Message what) {
        batch_.problems.push_back(
            {.severity = severity, .rule = std::move(rule), .file = file_, .what = std::move(what)});
    }

private:
    void list(Problem problem) {
        if (listed_ < most_problems) {
            ++listed_;
            batch_.problems.push_back(std::move(problem));
        } else {
            ++unlisted_;
            worst_unlisted_ = std::min(worst_unlisted_, problem.severity);   // in the order of Severity
        }
    }

    IncidentBatch& batch_;
    std::string file_;
    std::uint16_t file_index_;
    std::size_t listed_ = 0;
    std::int64_t unlisted_ = 0;
    Severity worst_unlisted_ = Severity::Note;
    std::int64_t swapped_ = 0;
};

void report_plain(const PlainFindings& plain, Intake& intake) {
    std::string taken;
    for (const auto& [part, names] : plain.fields) {
        taken.append(taken.empty() ? "" : "; ").append(part).append(" <- ");
        for (const std::string& name : names) taken.append(&name == &names.front() ? "" : ", ").append(name);
    }
    intake.report(Severity::Note, "plain",
                  taken.empty() ? msg("plain GeoJSON: no properties of known names; places are of unstated precision")
                                : msg("plain GeoJSON: taken as far as its properties have known names ({0}); places "
                                      "and dates are of unstated precision",
                                      taken));
    if (plain.generated_ids > 0)
        intake.report(
            Severity::Note, "plain",
            msg_n("{0} record has no id; one was made from its text and changes with it",
                  "{0} records have no id; ids were made from their text and change with it", plain.generated_ids));
    if (plain.undated > 0)
        intake.report(
            Severity::Warning, "plain",
            msg_n("{0} date cannot be read with certainty (\"{1}\"); want YYYY-MM-DD. This record is undated",
                  "{0} dates cannot be read with certainty (\"{1}\"); want YYYY-MM-DD. These records are undated",
                  plain.undated, plain.undated_example));
    if (plain.with_offset > 0)
        intake.report(
            Severity::Warning, "plain",
            msg_n("{0} time has an offset from UTC; its day was taken as written, which may be one off in local time",
                  "{0} times have an offset from UTC; their day was taken as written, which may be one off in local time",
                  plain.with_offset));
}

void take_info(IncidentBatch& batch, const DatasetInfo& info) {
    if (batch.files.size() == 1) {
        batch.info = info;
        return;
    }
    batch.info.coverage.insert(batch.info.coverage.end(), info.coverage.begin(), info.coverage.end());
    batch.info.named_days.insert(batch.info.named_days.end(), info.named_days.begin(), info.named_days.end());
}

Error error_of(const std::string& file, const ScanDefect& defect) {
    if (defect.was_cancelled) return {file, msg("stopped before the end")};
    return {file + ": line " + std::to_string(defect.place.line) + ", column " + std::to_string(defect.place.column),
            defect.what};
}

}  // namespace

Result<Done> read_incidents(const std::filesystem::path& file, const JoinTarget& target, const ProgressShare& share,
                            IncidentBatch& batch) {
    std::error_code error;
    std::ifstream in(file, std::ios::binary);
    if (!in || std::filesystem::is_directory(file, error)) return Error{file.string(), msg("cannot be opened")};
    const auto size = std::filesystem::file_size(file, error);
    return read_incidents(in, file.string(), error ? 0 : size, target, share, batch);
}

Result<Done> read_incidents(std::istream& in, const std::string& name, std::uint64_t size_bytes,
                            const JoinTarget& target, const ProgressShare& share, IncidentBatch& batch) {
    auto scanned = scan_collection(in, {}, share.part(0.0F, scan_share), size_bytes);
    if (const auto* defect = std::get_if<ScanDefect>(&scanned)) return error_of(name, *defect);
    return read_collection(std::get<JsonCollection>(std::move(scanned)), name, target, share.part(scan_share, 1.0F), batch);
}

Result<Done> read_collection(JsonCollection collection, const std::string& name, const JoinTarget& target,
                             const ProgressShare& share, IncidentBatch& batch) {
    batch.texts.push_back(collection.blocks);
    batch.files.push_back({name, collection.sha256});
    Intake intake(batch, name, static_cast<std::uint16_t>(batch.files.size() - 1));
    const auto header =
        read_header(collection, name, target.regions.set(), batch.sources.size(), batch.problems);
    if (!header) {
        batch.records_read += static_cast<std::int64_t>(collection.features.size());
        batch.records_rejected += static_cast<std::int64_t>(collection.features.size());
        return Done{};
    }
    take_info(batch, header->info);
    batch.sources.insert(batch.sources.end(), header->sources.begin(), header->sources.end());
    const RowContext context{
        {header->table, target.regions, target.places, header->restricted_by_default, header->released, target.dated},
        header->default_publish,
        header->default_hidden,
        batch.sources,
        header->is_profile ? nullptr : &target.vocabulary};
    FeatureReader reader(collection, *header, context, name);
    batch.rows.reserve(batch.rows.size() + collection.features.size());
    batch.ids.reserve(batch.ids.size() + collection.features.size());
    PlainFindings plain;
    std::size_t taken = 0;
    make_in_order(
        reader.blocks(), reader.workers(),
        [&](std::size_t block, std::size_t worker) { return reader.read(block, worker); },
        [&](CheckedBlock block) {
            constexpr std::size_t ahead = 12;
            for (std::size_t i = 0; i < block.records.size(); ++i) {
                CheckedRecord& record = block.records[i];
                if (i + ahead < block.records.size()) intake.expect(block.records[i + ahead]);
                if (record.lacks_lines && intake.lists_more()) record.problems = reader.with_lines(record.row.record);
                intake.add(std::move(record));
            }
            plain.add(block.plain);
            share.report(static_cast<double>(++taken) / static_cast<double>(reader.blocks()));
            return !share.is_cancelled();
        });
    if (share.is_cancelled()) return error_of(name, {.was_cancelled = true});
    reader.take_arenas(batch.arenas);
    collection.features = {};
    if (!header->is_profile) report_plain(plain, intake);
    intake.finish();
    return Done{};
}

}  // namespace kua
