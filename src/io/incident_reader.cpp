#include "io/incident_reader.h"

#include "core/ordered_blocks.h"
#include "io/feature_reader.h"
#include "io/incident_header.h"
#include "io/plain_feature.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <span>
#include <thread>
#include <variant>

namespace kua {
namespace {

constexpr std::size_t most_problems = 10'000;
constexpr float scan_share = 0.3F;
constexpr std::uint64_t large_bytes = std::uint64_t{1} << 20U;

/// Takes checked records into the batch and counts what it leaves out.
class Intake {
public:
    Intake(IncidentBatch& batch, std::string file) : batch_(batch), file_(std::move(file)) {}

    void add(CheckedBlock block) {
        constexpr std::size_t ahead = 12;
        auto row = static_cast<std::uint32_t>(batch_.rows.size());
        batch_.rows.append(block.rows);
        auto problem = block.problems.begin();
        auto left_out_id = block.left_out_ids.begin();
        for (std::size_t i = 0; i < block.records.size(); ++i) {
            const CheckedBlock::Record& record = block.records[i];
            if (i + ahead < block.records.size()) batch_.ids.prefetch(block.records[i + ahead].id_hash);
            for (; problem != block.problems.end() && problem->record == record.record; ++problem) list(std::move(*problem));
            if (record.is_sound) {
                if (!take_id(record, row)) batch_.repeated.push_back(row);
                ++row;
            } else {
                const auto number = static_cast<std::uint32_t>(batch_.left_out_ids.size()) | IncidentBatch::left_out;
                batch_.left_out_ids.push_back(std::move(*left_out_id++));
                if (!take_id(record, number)) batch_.left_out_ids.pop_back();
            }
        }
        batch_.records_read += static_cast<std::int64_t>(block.records.size());
        batch_.records_rejected += static_cast<std::int64_t>(block.left_out_ids.size());
        swapped_ += block.swapped;
        unlisted_.add(block.unlisted);
    }
    void finish() {
        if (swapped_ > 1)
            report(Severity::Error, "V8",
                   msg_n("{0} point lies in no region, but would with longitude and latitude the other way round",
                         "{0} points lie in no region, but all of them would with longitude and latitude the other way "
                         "round",
                         swapped_));
        const auto count = [&](Severity severity) { return unlisted_.of(severity); };
        using enum Severity;
        if (count(Error) > 0) report(Error, "", msg_n("{0} more error is not listed", "{0} more errors are not listed", count(Error)), count(Error));
        if (count(Warning) > 0) report(Warning, "", msg_n("{0} more warning is not listed", "{0} more warnings are not listed", count(Warning)), count(Warning));
        if (count(Note) > 0) report(Note, "", msg_n("{0} more note is not listed", "{0} more notes are not listed", count(Note)), count(Note));
    }
    /// False once further problems as bad as this are only counted.
    [[nodiscard]] bool lists_more(Severity severity) const { return (severity == Severity::Error ? errors_listed_ : others_listed_) < most_problems; }
    void report(Severity severity, std::string rule, Message what, std::int64_t times = 1) {
        batch_.problems.push_back(
            {.severity = severity, .rule = std::move(rule), .file = file_, .what = std::move(what), .times = times});
    }

private:
    /// False where the record (its id has this number) is none of the data: an earlier one has its id. V1
    bool take_id(const CheckedBlock::Record& record, std::uint32_t number) {
        const std::string_view id = batch_.id_of(number);
        const auto text_of = [&](std::uint32_t other) { return batch_.id_of(other); };
        if (id.empty() || batch_.ids.insert(id, record.id_hash, number, text_of)) return true;
        list({.severity = Severity::Error,
              .rule = "V1",
              .file = file_,
              .record = record.record,
              .line = record.line,
              .id = std::string(id),
              .field = "id",
              .value = shortened(id),
              .what = msg("an earlier record has the same id")});
        return false;
    }
    void list(Problem problem) {
        if (!lists_more(problem.severity)) return unlisted_.add(problem.severity);
        ++(problem.severity == Severity::Error ? errors_listed_ : others_listed_);
        batch_.problems.push_back(std::move(problem));
    }

    IncidentBatch& batch_;
    std::string file_;
    std::size_t errors_listed_ = 0;
    std::size_t others_listed_ = 0;
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

/// Room for as many records as a file of this size probably has, by the first ones.
void make_room(IncidentBatch& batch, std::uint64_t size_bytes) {
    std::uint64_t bytes = 0;
    const KeptTextColumn& texts = batch.rows.table.record;
    for (std::size_t i = 0; i < texts.size(); ++i) bytes += texts[i].size() + 1;
    if (bytes == 0 || size_bytes < bytes) return;
    constexpr std::uint64_t most = 10'000'000;
    const auto rows = static_cast<std::size_t>(std::min(most, size_bytes * texts.size() / bytes + 1));
    batch.rows.reserve(rows);
    batch.ids.reserve(rows);
}

/// One file on its way into the batch. Borrows all.
class FileReading {
public:
    FileReading(IncidentBatch& batch, const std::string& name, const JoinTarget& target)
        : batch_(batch), name_(name), target_(target), intake_(batch, name) {}

    /// Takes what stands beside the features. False where no records can be used at all; `problems` of the batch say why.
    bool begin(const JsonCollection& collection) {
        batch_.texts.push_back(collection.blocks);
        batch_.files.push_back({name_, collection.sha256});
        header_ = read_header(collection, name_, target_.regions.set(), batch_.sources.size(), batch_.problems);
        if (!header_) return false;
        take_info(batch_, header_->info);
        batch_.sources.insert(batch_.sources.end(), header_->sources.begin(), header_->sources.end());
        context_.emplace(RowContext{
            {header_->table, target_.regions, header_->restricted_by_default, header_->released, target_.dated},
            header_->default_publish,
            header_->default_hidden,
            batch_.sources,
            header_->is_profile ? nullptr : &target_.vocabulary,
            header_->is_profile && target_.names_places});
        reader_.emplace(*header_, *context_, name_, static_cast<std::uint16_t>(batch_.files.size() - 1), workers());
        return true;
    }
    static std::size_t workers() { return std::max(1U, std::thread::hardware_concurrency()); }
    CheckedBlock read(std::span<const TextSlice> features, std::size_t first, std::size_t worker) {
        return reader_->read(features, first, worker);
    }
    void take(CheckedBlock block) {
        plain_.add(block.plain);
        intake_.add(std::move(block));
        reader_->listing().errors = intake_.lists_more(Severity::Error);
        reader_->listing().others = intake_.lists_more(Severity::Note);
    }
    void finish() {
        if (!header_->is_profile) report_plain(plain_, intake_);
        intake_.finish();
    }

private:
    IncidentBatch& batch_;
    const std::string& name_;
    const JoinTarget& target_;
    Intake intake_;
    std::optional<IncidentHeader> header_;
    std::optional<RowContext> context_;
    std::optional<FeatureReader> reader_;
    PlainFindings plain_;
};

/// Reads records while the file is still being scanned: in less time, and without holding all slices at once. Nothing where
/// that cannot be: records are read by what stands beside them, and some of it comes behind them, or they cannot be used.
/// Pre: the batch is new. Where the answer is not Done, it has to be made new again.
std::optional<Result<Done>> read_while_scanned(std::istream& in, const std::string& name, std::uint64_t size_bytes,
                                               const JoinTarget& target, const ProgressShare& share, IncidentBatch& batch) {
    FileReading reading(batch, name, target);
    bool has_begun = false, is_refused = false;
    std::size_t members = 0;
    std::variant<JsonCollection, ScanDefect> scanned;
    stream_in_order<FeatureBlock>(
        FileReading::workers(), 4 * FileReading::workers(),
        [&](const auto& give) {
            scanned = scan_collection(in, {}, share, size_bytes, [&](const JsonCollection& so_far, FeatureBlock block) {
                if (!has_begun) {
                    has_begun = true;
                    members = so_far.members.size();
                    is_refused = !reading.begin(so_far);
                }
                return !is_refused && give(std::move(block));
            });
        },
        [&](const FeatureBlock& block, std::size_t worker) { return reading.read(block.features, block.first, worker); },
        [&](CheckedBlock block) {
            const bool is_first = batch.records_read == 0;
            reading.take(std::move(block));
            if (is_first) make_room(batch, size_bytes);
            return !share.is_cancelled();
        });
    if (share.is_cancelled()) return error_of(name, {.was_cancelled = true});
    if (!has_begun || is_refused) return std::nullopt;
    if (const auto* defect = std::get_if<ScanDefect>(&scanned)) return error_of(name, *defect);
    auto& collection = std::get<JsonCollection>(scanned);
    if (collection.members.size() != members) return std::nullopt;
    batch.files.back().sha256 = std::move(collection.sha256);
    reading.finish();
    return Done{};
}

}  // namespace

std::string_view IncidentBatch::id_of(std::uint32_t number) const {
    return (number & left_out) != 0 ? std::string_view{left_out_ids[number & ~left_out]} : rows.table.id[number];
}

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
    if (size_bytes >= large_bytes && batch.files.empty()) {
        const auto read = read_while_scanned(in, name, size_bytes, target, share, batch);
        if (read && *read) return *read;
        batch = {};
        if (read) return *read;
        in.clear();
        in.seekg(0);
    }
    auto scanned = scan_collection(in, {}, share.part(0.0F, scan_share), size_bytes);
    if (const auto* defect = std::get_if<ScanDefect>(&scanned)) return error_of(name, *defect);
    return read_collection(std::get<JsonCollection>(std::move(scanned)), name, target, share.part(scan_share, 1.0F), batch);
}

Result<Done> read_collection(JsonCollection collection, const std::string& name, const JoinTarget& target,
                             const ProgressShare& share, IncidentBatch& batch) {
    FileReading reading(batch, name, target);
    const std::span<const TextSlice> features = collection.features;
    if (!reading.begin(collection)) {
        batch.records_read += static_cast<std::int64_t>(features.size());
        batch.records_rejected += static_cast<std::int64_t>(features.size());
        return Done{};
    }
    const std::size_t blocks = (features.size() + block_features - 1) / block_features;
    std::size_t taken = 0;
    make_in_order(
        blocks, FileReading::workers(),
        [&](std::size_t block, std::size_t worker) {
            const std::size_t first = block * block_features;
            return reading.read(features.subspan(first, std::min(block_features, features.size() - first)), first, worker);
        },
        [&](CheckedBlock block) {
            reading.take(std::move(block));
            if (taken == 0) {
                batch.rows.reserve(batch.rows.size() + features.size());
                batch.ids.reserve(batch.ids.size() + features.size());
            }
            share.report(static_cast<double>(++taken) / static_cast<double>(blocks));
            return !share.is_cancelled();
        });
    if (share.is_cancelled()) return error_of(name, {.was_cancelled = true});
    reading.finish();
    return Done{};
}

}  // namespace kua
