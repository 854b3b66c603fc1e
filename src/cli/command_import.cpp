#include "cli/load_line.h"
#include "cli/shown_records.h"
#include "io/import_file.h"
#include "text/numbers.h"

#include <algorithm>
#include <filesystem>
#include <ostream>

namespace kua {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t preview_rows = 5;

Result<LoadReport> ground_of(const ImportOptions& options, const DataHome& home) {
    LoadRequest request;
    if (!options.boundaries.empty()) request.boundaries = options.boundaries;
    request.with_incidents = false;
    return load_with_line(request, home);
}

Result<ImportResult> import_with_line(const ImportTable& table, const ImportProfile& profile, const Dataset& ground) {
    LoadProgress progress;
    const ProgressLine line(progress);
    return import_table(table, profile, ground, &progress);
}

/// A shipped profile by its name, or a file.
Result<ImportProfile> named_profile(const std::string& name, const DataHome& home) {
    const fs::path shipped = home.incidents / "profiles" / (name + ".json");
    const bool is_name = name.find_first_of("/.") == std::string::npos;
    std::error_code ignored;
    return read_import_profile(is_name && fs::exists(shipped, ignored) ? shipped : fs::path(name));
}

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
    return out;
}

/// What was refused, assumed and changed.
void report(const ImportResult& result, const Catalogue& text, std::ostream& err) {
    for (const Problem& problem : result.problems)
        if (problem.severity != Severity::Note) err << line_of(problem, text) << '\n';
    for (const ImportChange& change : result.changes)
        err << line_of(change.problem, text) << " (" << text(msg_n("{0} row", "{0} rows", change.rows)) << ")\n";
    err << text(msg_n("{0} row: {1} taken, {2} refused", "{0} rows: {1} taken, {2} refused", result.rows,
                      number_text(result.rows - result.refused, text.lang()), number_text(result.refused, text.lang())))
        << '\n';
}

std::string day_words(const RecordDetail& d) {
    if (d.when_start.empty()) return d.when_precision;
    return d.when_start + (d.when_end.empty() ? "" : "/" + d.when_end) + " " + d.when_precision;
}

void preview(const ImportResult& result, const Catalogue& text, std::ostream& err) {
    err << text("The first rows would become:") << '\n';
    for (std::size_t i = 0; i < std::min(preview_rows, result.first_features.size()); ++i) {
        const auto detail = record_detail(result.first_features[i]);
        if (!detail) continue;
        err << "  " << detail->id << " | " << day_words(*detail) << " | "
            << (detail->place_as_stated.empty() ? "" : detail->place_as_stated + ", ") << detail->place_precision << " | " << detail->type;
        for (const auto& count : detail->counts) {
            err << " | " << count.name << ' ';
            const auto bound = [](std::int64_t n) { return n == unknown_count ? std::string("?") : std::to_string(n); };
            err << bound(count.range.min) << '/' << bound(count.range.best) << '/' << bound(count.range.max);
        }
        err << '\n';
    }
}

/// The profile goes to the standard output, where it can be kept in a file; what a person must know to `err`.
int propose(const ImportTable& table, const DataHome& home, const Dataset& ground, const Catalogue& text, Streams streams) {
    const auto proposed = propose_profile(table, home);
    if (!proposed) return fail(proposed.error(), text, streams);
    streams.out << proposed->json;
    streams.err << (proposed->is_shipped ? text(msg("Recognised: {0}", proposed->profile.title))
                                         : text("No shipped profile knows these columns; they were taken by their names. Check each."))
                << '\n';
    if (!proposed->missing.empty())
        streams.err << text(msg("Columns that files of this kind have and this one lacks: {0}", joined(proposed->missing))) << '\n';
    if (!proposed->not_taken.empty())
        streams.err << text(msg("Columns that are only kept as they stand, in origin.raw: {0}", joined(proposed->not_taken))) << '\n';
    if (proposed->date_formats.size() > 1) {
        streams.err << text(msg("The dates can be read in more than one way ({0}); leave the right one in \"date_formats\"",
                                joined(proposed->date_formats)))
                    << '\n';
        return exit_bad_data;
    }
    if (proposed->wants_time_zone) {
        streams.err << text("The dates have times of day; add \"time_zone\": the place whose clock they are of or are to be turned to, as in Asia/Almaty") << '\n';
        return exit_bad_data;
    }
    const auto result = import_with_line(table, proposed->profile, ground);
    if (!result) return fail(result.error(), text, streams);
    preview(*result, text, streams.err);
    report(*result, text, streams.err);
    return exit_good;
}

bool is_same_file(const std::string& a, const std::string& b) {
    std::error_code ignored;
    return fs::equivalent(a, b, ignored);
}

int import_to(const ImportTable& table, const ImportOptions& options, const DataHome& home, const Dataset& ground,
              const Catalogue& text, Streams streams) {
    const auto profile = named_profile(options.profile, home);
    if (!profile) return fail(profile.error(), text, streams);
    const auto result = import_with_line(table, *profile, ground);
    if (!result) return fail(result.error(), text, streams);
    report(*result, text, streams.err);
    const bool is_bad = std::any_of(result->problems.begin(), result->problems.end(),
                                    [](const Problem& p) { return p.severity == Severity::Error; });
    if (is_bad && !options.skip_bad)
        return fail({options.output, msg("not written, because rows were refused; --skip-bad leaves them out")}, text, streams);
    return write_and_report(options.output, result->geojson, text, streams, access_like(options.file));
}

}  // namespace

int run_import(const ImportOptions& options, const Catalogue& text, Streams streams) {
    const auto home = find_data_home();
    if (!home) return fail(home.error(), text, streams);
    if (!options.propose) {
        if (options.profile.empty())
            return fail({"--profile", msg("nothing is imported unseen: kua import {0} --propose shows a profile to keep in a file and name here",
                                          options.file)},
                        text, streams);
        if (!options.output.ends_with(".geojson"))
            return fail({"--output", msg("\"{0}\" does not end in .geojson, the format that is written", options.output)}, text, streams);
        if (is_same_file(options.output, options.file) || is_same_file(options.output, options.profile))
            return fail({"--output", msg("\"{0}\" is what is read; it stays as it is", options.output)}, text, streams);
    }
    const auto table = read_import_table(options.file, options.layer);
    if (!table) return fail(table.error(), text, streams);
    const auto ground = ground_of(options, *home);
    if (!ground) return fail(ground.error(), text, streams);
    return options.propose ? propose(*table, *home, *ground->dataset, text, streams)
                           : import_to(*table, options, *home, *ground->dataset, text, streams);
}

}  // namespace kua
