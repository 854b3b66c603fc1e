#include "io/incident_reader.h"

#include "core/ordered_blocks.h"
#include "io/feature_reader.h"
#include "io/incident_header.h"
#include "io/plain_feature.h"

#include <algorithm>
#include <fstream>

namespace kua {
namespace {

constexpr std::size_t most_problems = 10'000;
constexpr float scan_share = 0.3F;

/// Takes checked records into the batch and counts what it leaves out.
class Intake {
public:
    Intake(IncidentBatch& batch, std::string file, std::uint16_t file_index)
        : batch_(batch), file_(std::move(file)), file_index_(file_index) {}

    /// Tells of a record that will be added soon.
    void expect(const CheckedRecord& record) const { batch_.ids.prefetch(record.id_hash); }
    void add(CheckedRecord record) {
        ++batch_.records_read;
        swapped_ += record.is_swapped ? 1 : 0;
        const std::string_view id = record.row.texts.id();
        if (!id.empty() && !batch_.ids.insert(id, record.id_hash))
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
        unlisted_.count += record.unlisted.count;
        unlisted_.worst = std::min(unlisted_.worst, record.unlisted.worst);
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
        if (unlisted_.count > 0)
            report(unlisted_.worst, "",
                   msg_n("{0} more problem is not listed", "{0} more problems are not listed", unlisted_.count));
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
            unlisted_.add(problem.severity);
        }
    }

    IncidentBatch& batch_;
    std::string file_;
    std::uint16_t file_index_;
    std::size_t listed_ = 0;
    ProblemCount unlisted_;
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
        {header->table, target.regions, header->restricted_by_default, header->released, target.dated},
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
                if (i + ahead < block.records.size()) intake.expect(block.records[i + ahead]);
                intake.add(std::move(block.records[i]));
            }
            if (!intake.lists_more()) reader.list_no_more();
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
