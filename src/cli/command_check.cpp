#include "cli/commands.h"
#include "cli/load_line.h"
#include "core/json_text.h"
#include "io/file_bytes.h"
#include "scene/view_json.h"

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <system_error>

namespace kua {
namespace {

namespace fs = std::filesystem;

enum class FileKind { Incidents, Boundaries, View };

FileKind kind_of(const std::string& file) {
    if (file.ends_with(".kua.json")) return FileKind::View;
    std::error_code ignored;   // what cannot be looked at is told of when it is read
    if (fs::is_directory(file, ignored) || fs::path(file).extension() == ".shp") return FileKind::Boundaries;
    return FileKind::Incidents;
}

Problem as_problem(const std::string& file, const Error& error) {
    Problem problem;
    problem.rule = "file";
    problem.file = error.where.empty() ? file : error.where;
    problem.what = error.what;
    return problem;
}

/// What was looked at.
struct Checked {
    std::int64_t records = 0;
    std::int64_t units = 0;
    std::int64_t views = 0;
};

/// What is wrong with one file, and what it holds.
struct Findings {
    std::vector<Problem> problems;
    Checked checked;
};

Findings check_view(const std::string& file) {
    const auto json = read_file_bytes(file, most_view_bytes);
    if (!json) return {{as_problem(file, json.error())}, {}};
    const auto view = view_of_file(*json, file);
    if (view) return {{}, {.views = 1}};
    return {{as_problem(file, view.error())}, {.views = 1}};
}

Findings check_data(const LoadRequest& request, const DataHome& home, const std::string& file) {
    const auto loaded = load_with_line(request, home);
    if (!loaded) return {{as_problem(file, loaded.error())}, {}};
    if (request.with_incidents) return {loaded->problems, {.records = loaded->records_read}};
    return {loaded->problems, {.units = static_cast<std::int64_t>(loaded->dataset->boundaries.units.size())}};
}

Findings check_file(const std::string& file, const CheckOptions& options, const DataHome& home) {
    LoadRequest request;
    request.with_base_map = false;
    switch (kind_of(file)) {
        case FileKind::View: return check_view(file);
        case FileKind::Boundaries:
            request.boundaries = file;
            request.with_incidents = false;
            return check_data(request, home, file);
        case FileKind::Incidents:
            if (!options.boundaries.empty()) {
                request.boundaries = options.boundaries.front();
                request.other_boundaries.assign(options.boundaries.begin() + 1, options.boundaries.end());
            }
            request.incidents = {file};
            request.check_whole = true;
            return check_data(request, home, file);
    }
    return {};
}

/// "39 records, 17 units"; "0 records" where nothing could be read.
std::string in_words(const Checked& checked, const Catalogue& text) {
    std::string words;
    const auto add = [&](const std::string& part) { words = words.empty() ? part : text(msg("{0}, {1}", words, part)); };
    if (checked.records > 0 || (checked.units == 0 && checked.views == 0))
        add(text(msg_n("{0} record", "{0} records", checked.records)));
    if (checked.units > 0) add(text(msg_n("{0} unit", "{0} units", checked.units)));
    if (checked.views > 0) add(text(msg_n("{0} view", "{0} views", checked.views)));
    return words;
}

const char* severity_word(Severity severity) {
    return severity == Severity::Error ? "error" : severity == Severity::Warning ? "warning" : "note";
}

std::string as_json(const std::vector<Problem>& problems, const Catalogue& text) {
    std::string json = "[";
    for (const Problem& p : problems) {
        json += json.size() > 1 ? ",\n " : "\n ";
        json += "{\"severity\": " + json_string(severity_word(p.severity)) + ", \"rule\": " + json_string(p.rule) +
                ", \"file\": " + json_string(p.file) + ", \"record\": " + std::to_string(p.record) + ", \"line\": " + std::to_string(p.line) +
                ", \"id\": " + json_string(p.id) + ", \"field\": " + json_string(p.field) + ", \"value\": " + json_string(p.value) +
                ", \"what\": " + json_string(text(p.what)) + ", \"times\": " + std::to_string(p.times) + "}";
    }
    return json + "\n]\n";
}

}  // namespace

int run_check(const CheckOptions& options, const Catalogue& text, Streams streams) {
    const auto home = find_data_home();
    if (!home) return fail(home.error(), text, streams);
    Findings all;
    for (const auto& file : options.files) {
        Findings found = check_file(file, options, *home);
        all.checked.records += found.checked.records;
        all.checked.units += found.checked.units;
        all.checked.views += found.checked.views;
        all.problems.insert(all.problems.end(), found.problems.begin(), found.problems.end());
    }
    const auto count = [&](Severity severity) { return count_of(all.problems, severity); };
    if (options.format == "json") {
        streams.out << as_json(all.problems, text);
    } else {
        for (const Problem& problem : all.problems) streams.out << line_of(problem, text) << '\n';
        streams.out << text(msg("{0}: {1}, {2}, {3}", in_words(all.checked, text),
                                text(msg_n("{0} error", "{0} errors", count(Severity::Error))),
                                text(msg_n("{0} warning", "{0} warnings", count(Severity::Warning))),
                                text(msg_n("{0} note", "{0} notes", count(Severity::Note)))))
                    << '\n';
    }
    return count(Severity::Error) == 0 ? exit_good : exit_bad_data;
}

}  // namespace kua
