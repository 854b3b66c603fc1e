#include "io/load.h"

#include "io/base_map_reader.h"
#include "io/boundary_sets.h"
#include "io/column_file.h"
#include "io/incident_columns.h"
#include "io/incident_reader.h"
#include "io/places_reader.h"
#include "io/record_links.h"
#include "io/vocabulary_reader.h"
#include "query/boundary_change.h"

#include <algorithm>
#include <future>
#include <iterator>
#include <map>
#include <new>

namespace kua {
namespace {

constexpr const char* shipped_set = "kaz-2021";
constexpr const char* shipped_incidents = "kazakhstan-2021.geojson";
constexpr const char* shipped_vocabulary = "vocabulary.json";
constexpr float boundary_share = 0.1F;
constexpr float incident_share = 0.95F;

struct GroundWork {
    Dataset data;
    std::vector<Problem> problems;
};

/// What is drawn beneath the units; read beside everything else.
struct BaseWork {
    BaseMap base;
    std::vector<Problem> problems;
};

std::vector<std::filesystem::path> boundaries_of(const LoadRequest& request, const DataHome& home) {
    std::vector<std::filesystem::path> paths{request.boundaries.empty() ? home.geodata / shipped_set
                                                                        : request.boundaries};
    paths.insert(paths.end(), request.other_boundaries.begin(), request.other_boundaries.end());
    return paths;
}

/// The last set is drawn until counted_as chooses.
void take_sets(Dataset& data, std::vector<BoundaryFile> sets) {
    data.boundaries = sets.back().set;
    if (sets.size() < 2) return;
    for (BoundaryFile& file : sets) {
        if (!data.boundary_sets.empty()) data.boundary_changes.push_back(file.set.valid_from);
        data.boundary_sets.push_back(std::move(file.set));
    }
}

Result<GroundWork> read_ground(const LoadRequest& request, const DataHome& home) {
    GroundWork ground;
    auto sets = read_boundary_sets(boundaries_of(request, home), ground.problems);
    if (!sets) return sets.error();
    for (const BoundaryFile& boundaries : *sets)
        for (const auto& file : boundaries.files) {
            auto sha256 = file_sha256(file);
            if (!sha256) return sha256.error();
            ground.data.files.push_back({file.string(), *std::move(sha256)});
        }
    take_sets(ground.data, *std::move(sets));
    const auto vocabulary_file = request.vocabulary.empty() ? home.incidents / shipped_vocabulary : request.vocabulary;
    auto vocabulary = read_vocabulary(vocabulary_file, ground.problems);
    if (!vocabulary) return vocabulary.error();
    ground.data.vocabulary = *std::move(vocabulary);
    if (request.with_base_map) ground.data.places = read_places(home.geodata, ground.data.boundaries, ground.problems);
    return ground;
}

/// Reads all incident files. One that is no JSON is a Problem as long as another can be read.
Result<IncidentBatch> read_all(const std::vector<std::filesystem::path>& files, const JoinTarget& target,
                               LoadProgress* progress) {
    IncidentBatch batch;
    std::vector<Error> failures;
    const ProgressShare whole{progress, boundary_share, incident_share};
    for (std::size_t i = 0; i < files.size(); ++i) {
        const auto at = [&](std::size_t n) { return static_cast<float>(n) / static_cast<float>(files.size()); };
        const auto read = read_incidents(files[i], target, whole.part(at(i), at(i + 1)), batch);
        if (!read && whole.is_cancelled()) return read.error();
        if (!read) failures.push_back(read.error());
    }
    if (!failures.empty() && failures.size() == files.size()) return failures.front();
    for (Error& failure : failures)
        batch.problems.push_back(
            {.severity = Severity::Error, .rule = "json", .file = failure.where, .what = std::move(failure.what)});
    check_across(batch);
    return batch;
}

/// Findings about several records come last; here they go to their records.
void sort_problems(IncidentBatch& batch) {
    std::map<std::string_view, std::size_t> rank;
    for (std::size_t i = 0; i < batch.files.size(); ++i) rank.emplace(batch.files[i].path, i);
    const auto rank_of = [&](const Problem& p) {
        const auto found = rank.find(p.file);
        return found == rank.end() ? rank.size() : found->second;
    };
    std::stable_sort(batch.problems.begin(), batch.problems.end(), [&](const Problem& a, const Problem& b) {
        return std::pair{rank_of(a), a.record} < std::pair{rank_of(b), b.record};
    });
}

/// Null where there is one set only.
std::unique_ptr<const DatedJoin> dated_join(const Dataset& data) {
    if (data.boundary_sets.empty()) return nullptr;
    std::vector<std::vector<Place>> places;
    for (const BoundarySet& set : data.boundary_sets) places.push_back(places_in(data.places, data.boundaries, set));
    return std::make_unique<const DatedJoin>(data.boundary_sets, std::move(places));
}

/// Whether these files hold more than some thousand records.
bool are_many(const std::vector<std::filesystem::path>& files) {
    constexpr std::uintmax_t few_bytes = std::uintmax_t{1} << 20U;
    return std::any_of(files.begin(), files.end(), [](const std::filesystem::path& file) {
        std::error_code unknown;
        const auto size = std::filesystem::file_size(file, unknown);
        return unknown || size > few_bytes;
    });
}

/// What was found about incident files and what they hold, wherever it came from.
template <class Read>
void take(Read& read, IncidentTable table, LoadReport& report, Dataset& data) {
    data.files.insert(data.files.end(), read.files.begin(), read.files.end());
    data.incidents = std::move(table);
    data.info = std::move(read.info);
    data.info.records_left_out = static_cast<std::uint32_t>(read.records_rejected);
    data.sources = std::move(read.sources);
    report.records_read = read.records_read;
    report.records_rejected = read.records_rejected;
    report.problems.insert(report.problems.end(), std::make_move_iterator(read.problems.begin()),
                           std::make_move_iterator(read.problems.end()));
}

Result<Done> add_columns(const std::filesystem::path& file, const LoadRequest& request, LoadProgress* progress, LoadReport& report, Dataset& data) {
    auto columns = read_column_file(file, data, request.check_whole ? ColumnCheck::Whole : ColumnCheck::Columns,
                                    ProgressShare{progress, boundary_share, incident_share});
    if (!columns) return columns.error();
    IncidentTable table = std::move(columns->table);
    take(*columns, std::move(table), report, data);
    return Done{};
}

Result<Done> add_incidents(const LoadRequest& request, const DataHome& home, LoadProgress* progress, LoadReport& report,
                           Dataset& data) {
    auto files = request.incidents;
    if (files.empty()) files.push_back(home.incidents / shipped_incidents);
    if (const auto columns = std::find_if(files.begin(), files.end(), is_column_file); columns != files.end()) {
        if (files.size() > 1) return Error{columns->string(), msg("holds all incidents of a map; no other file can be named beside it")};
        const std::filesystem::path file = *columns;
        const auto added = add_columns(file, request, progress, report, data);
        const bool is_cancelled = progress != nullptr && progress->cancelled;
        if (!added && !is_cancelled && !request.check_whole) files = sources_of_columns(file);
        if (added || is_cancelled || request.check_whole || files.empty()) return added;
        // Columns that cannot serve are no reason to show nothing: what they were made of is there.
        report.problems.push_back({.severity = Severity::Warning, .rule = "columns", .file = file.string(), .what = added.error().what});
        report.problems.push_back({.severity = Severity::Note, .rule = "columns", .file = file.string(),
                                   .what = msg("the incident files that it was made of were read in its place")});
    }
    const RegionJoin regions(data.boundaries, data.places, are_many(files) ? RegionJoin::Questions::Many : RegionJoin::Questions::Few);
    const auto dated = dated_join(data);
    auto batch = read_all(files, {regions, data.vocabulary, dated.get()}, progress);
    if (!batch) return batch.error();
    IncidentTable table = columns_from(*batch, data.vocabulary);
    sort_problems(*batch);
    for (std::uint16_t& file : table.file) file = static_cast<std::uint16_t>(file + data.files.size());
    take(*batch, std::move(table), report, data);
    return Done{};
}

Result<LoadReport> load_all(const LoadRequest& request, const DataHome& home, LoadProgress* progress) {
    const ProgressShare whole{progress};
    std::future<BaseWork> base_work;
    if (request.with_base_map)
        base_work = std::async(std::launch::async, [&] {
            BaseWork work;
            work.base = read_base_map(home.geodata, work.problems);
            return work;
        });
    auto ground = read_ground(request, home);
    if (!ground) return ground.error();
    whole.report(boundary_share);
    auto data = std::make_shared<Dataset>(std::move(ground->data));
    LoadReport report{.problems = std::move(ground->problems), .boundary_files = data->files.size()};
    if (request.with_incidents) {
        const auto added = add_incidents(request, home, progress, report, *data);
        if (!added) return added.error();
        DayRange window = data->opening_window();
        window = {request.first.value_or(window.first), request.last ? *request.last + 1 : window.end};
        *data = counted_as(std::move(*data), request.boundaries_as, window);
    }
    if (base_work.valid()) {
        BaseWork work = base_work.get();
        data->base = std::move(work.base);
        report.problems.insert(report.problems.begin(), work.problems.begin(), work.problems.end());
    }
    if (whole.is_cancelled()) return Error{"", msg("stopped before the end")};
    report.dataset = std::move(data);
    whole.report(1.0);
    return report;
}

}  // namespace

std::vector<Problem> problems_of_incidents(const LoadReport& report) {
    std::vector<Problem> out;
    const auto first = report.dataset->files.begin() + static_cast<std::ptrdiff_t>(report.boundary_files);
    std::copy_if(report.problems.begin(), report.problems.end(), std::back_inserter(out), [&](const Problem& problem) {
        return std::any_of(first, report.dataset->files.end(), [&](const DataFile& file) { return file.path == problem.file; });
    });
    return out;
}

Result<LoadReport> load(const LoadRequest& request, const DataHome& home, LoadProgress* progress) {
    try {
        return load_all(request, home, progress);
    } catch (const std::bad_alloc&) {
        return Error{"", msg("there is not enough memory for these files")};
    } catch (const std::filesystem::filesystem_error& error) {
        return Error{error.path1().string(), msg("cannot be read")};
    }
}

}  // namespace kua
