#include "cli/commands.h"
#include "cli/load_line.h"
#include "core/column_layout.h"
#include "io/column_file.h"
#include "write/column_file.h"

#include <algorithm>
#include <filesystem>
#include <ostream>

namespace kua {
namespace {

namespace fs = std::filesystem;

LoadRequest request_of(const ColumnsOptions& options) {
    LoadRequest request;
    request.incidents.assign(options.files.begin(), options.files.end());
    if (!options.boundaries.empty()) {
        request.boundaries = options.boundaries.front();
        request.other_boundaries.assign(options.boundaries.begin() + 1, options.boundaries.end());
    }
    return request;
}

}  // namespace

int run_columns(const ColumnsOptions& options, const Catalogue& text, Streams streams) {
    const auto home = find_data_home();
    if (!home) return fail(home.error(), text, streams);
    if (const auto columns = std::find_if(options.files.begin(), options.files.end(), is_column_file); columns != options.files.end())
        return fail({*columns, msg("holds columns already; name the incident files that they are to be made of")}, text, streams);
    const std::string output = options.output.empty() ? fs::path(options.files.front()).replace_extension(column_file_ending).string() : options.output;
    if (!is_column_file(output)) return fail({"--output", msg("\"{0}\" does not end in {1}", output, std::string(column_file_ending))}, text, streams);
    const auto loaded = load_with_line(request_of(options), *home);
    if (!loaded) return fail(loaded.error(), text, streams);
    const std::vector<Problem> problems = problems_of_incidents(*loaded);
    const auto is_bad = [](const Problem& problem) { return problem.severity == Severity::Error; };
    if (!options.skip_bad && std::any_of(loaded->problems.begin(), loaded->problems.end(), is_bad)) {
        for (const Problem& problem : loaded->problems)
            if (is_bad(problem)) streams.err << line_of(problem, text) << '\n';
        return fail({output, msg("not written, because some records cannot be used; --skip-bad leaves them out")}, text, streams);
    }
    const auto written = write_column_file(output, {*loaded->dataset, loaded->boundary_files, problems, loaded->records_read,
                                                    loaded->records_rejected, column_file_maker()});
    if (!written) return fail(written.error(), text, streams);
    streams.out << text(msg("{0} written", output)) << '\n';
    return exit_good;
}

}  // namespace kua
