#include "cli/cli.h"

#include "cli/commands.h"
#include "cli/usage_error.h"
#include "core/one_line.h"
#include "scene/page_presets.h"
#include "session/read_view.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <ostream>

namespace kua {
namespace {

constexpr std::array commands{"render", "count", "check", "info", "verify", "evidence", "export", "import", "columns"};
constexpr const char* version = "kua " KUA_VERSION;

struct AllOptions {
    RenderOptions render;
    CountOptions count;
    CheckOptions check;
    InfoOptions info;
    VerifyOptions verify;
    RecordsOptions evidence;
    RecordsOptions records;
    ImportOptions import;
    ColumnsOptions columns;
};

std::vector<std::string> preset_ids() {
    std::vector<std::string> ids;
    for (const PagePreset& preset : page_presets()) ids.emplace_back(preset.id);
    return ids;
}

void add_treat_as(CLI::App& command, std::string& treat_as, const Catalogue& text) {
    command.add_option("--treat-as", treat_as, text("\"public\": publish records that state no rule; this is printed on the figure"))
        ->check(CLI::IsMember({"public"}));
}

void add_render(CLI::App& app, RenderOptions& options, const Catalogue& text) {
    CLI::App& command = *app.add_subcommand("render", text("paint the map to a PNG, SVG or PDF file, without a window"));
    add_data_options(command, options.data, text);
    command.add_option("-o,--output", options.output, text("file to write (.png, .svg or .pdf)"))->required();
    command.add_option("--layout", options.layout, text("page, pieces and their places as in this view file or figure; other options change them"));
    command.add_option("--page", options.page, text("page: column (85 mm), width (170 mm), a4, a4-landscape, a3, a3-landscape, slide, square, web, poster (A1)"))
        ->check(CLI::IsMember(preset_ids()));
    command.add_option("--size", options.size, text("page size WIDTHxHEIGHT in px of 1/96 inch, or WIDTHxHEIGHTmm (default 1600x1180)"));
    command.add_option("--dpi", options.dpi, text("pixels an inch, 24 to 1200 (default 96)"))->check(CLI::Range(24.0, 1200.0));
    command.add_option("--theme", options.theme, text("light or dark"))->check(CLI::IsMember({"light", "dark"}));
    command.add_option("--alt-text", options.alt_text, text("file to write the figure in words to, for those who cannot see it; also inside the figure"));
    command.add_option("--title", options.title, text("title of the figure"));
    command.add_option("--subtitle", options.subtitle, text("subtitle, instead of the sentence of numbers"));
    command.add_option("--projection", options.projection, text("PROJ string or code such as EPSG:32642 (default: equal-area conic fitted to the boundaries)"));
    command.add_option("--fit", options.fit, text("code of the region that the map fits (default: all of them)"));
    command.add_option("--each", options.each, text("a figure for each region, type, family, day, week or month; -o names them with {key}"))
        ->check(CLI::IsMember({"region", "type", "family", "day", "week", "month"}));
    command.add_flag("--resume", options.resume, text("with --each: keep the files that hold the very same figure already"));
    command.add_option("--seen-as", options.seen_as, text("a preview (.png) for other eyes: protanopia, deuteranopia, tritanopia or grey; no figure to publish"))
        ->check(CLI::IsMember({"protanopia", "deuteranopia", "tritanopia", "grey"}));
    add_layer_options(command, options.layers, text);
    add_furniture_options(command, options.furniture, text);
    add_treat_as(command, options.treat_as, text);
    command.footer(text("Examples:\n"
                        "  kua render -o map.png\n"
                        "  kua render --from 2021-01-05 --to 2021-01-10 --type liberty -o arrests.png\n"
                        "  kua render --rate population --classes natural:4 -o rates.png\n"
                        "  kua render --each region -o regions/{key}.png\n"
                        "  kua render --page width --lang ru -o figure.pdf"));
}

void add_count(CLI::App& app, CountOptions& options, const Catalogue& text) {
    CLI::App& command = *app.add_subcommand("count", text("print the numbers behind the map as JSON or CSV; not for publication"));
    add_data_options(command, options.data, text);
    command.add_option("--by", options.by, text("type, family, region, day, week, month, status or precision (default region)"))
        ->check(CLI::IsMember({"type", "family", "region", "day", "week", "month", "status", "precision"}));
    command.add_option("--level", options.level, text("with --by region: 0 country, 1 region, 2 district (default: the units of the boundaries)"))
        ->check(CLI::Range(0, 4));
    command.add_option("--format", options.format, text("json or csv (default json)"))->check(CLI::IsMember({"json", "csv"}));
    command.add_option("-o,--output", options.output, text("file to write (default: standard output)"));
    add_rate_options(command, options.layers, text);
    command.footer(text("Rows of people need not add up to the whole: where a summary and its parts are in one row, the larger counts; where\n"
                        "they are in different rows, both do. The whole is \"people\" in JSON and the line \"total\" in CSV;\n"
                        "people_rows_add_up says whether the rows come to the same.") +
                   "\n\n" +
                   text("Examples:\n"
                        "  kua count --by region --format json\n"
                        "  kua count --by day --from 2021-01-05 --to 2021-01-10 --format csv\n"
                        "  kua count --by region --rate population --per 1000000 --format csv\n"
                        "  kua count --by type --region KZ-ALA -o almaty.json"));
}

void add_check(CLI::App& app, CheckOptions& options, const Catalogue& text) {
    CLI::App& command = *app.add_subcommand("check", text("list every problem of data files, one line each"));
    command.add_option("files", options.files, text("incident files (.geojson, .json, .kua-columns), shapefiles, folders with set.json, view files (.kua.json)"))->required();
    command.add_option("--boundaries", options.boundaries, text("boundaries to check places against (default: as shipped); may be repeated for sets with dates"))
        ->allow_extra_args(false);
    command.add_option("--format", options.format, text("text or json (default text)"))->check(CLI::IsMember({"text", "json"}));
    command.add_option("--lang", options.lang, text("language: en, ru or kk"))->check(CLI::IsMember({"en", "ru", "kk"}));
    command.footer(text("Examples:\n"
                        "  kua check incidents/kazakhstan-2021.geojson\n"
                        "  kua check regions.shp --lang kk"));
}

void add_info(CLI::App& app, InfoOptions& options, const Catalogue& text) {
    CLI::App& command = *app.add_subcommand("info", text("say what is in data files"));
    command.add_option("files", options.files, text("files to look into (default: as shipped)"));
    command.add_option("--lang", options.lang, text("language: en, ru or kk"))->check(CLI::IsMember({"en", "ru", "kk"}));
    command.footer(text("Example:\n  kua info incidents/kazakhstan-2021.geojson"));
}

void add_verify(CLI::App& app, VerifyOptions& options, const Catalogue& text) {
    CLI::App& command = *app.add_subcommand("verify", text("say whether figures still show what their data say, or which numbers changed"));
    command.add_option("figures", options.figures, text("figures that Kua wrote"))->required();
    command.add_option("--incidents", options.incidents, text("hold them against these incident files (default: those that the figure names, beside it or as shipped)"))
        ->allow_extra_args(false);
    command.add_option("--boundaries", options.boundaries, text("hold them against these boundaries (default: likewise)"));
    command.add_option("--data", options.data_folder, text("folder where the files that the figures name are looked for first"))->check(CLI::ExistingDirectory);
    command.add_option("--format", options.format, text("text or json (default text)"))->check(CLI::IsMember({"text", "json"}));
    command.add_option("--lang", options.lang, text("language: en, ru or kk"))->check(CLI::IsMember({"en", "ru", "kk"}));
    command.footer(text("Exit code 0 where all are the same, 1 where one is not.\n\n"
                        "Examples:\n"
                        "  kua verify report/*.png --data archive/2021\n"
                        "  kua verify map.png --incidents newer.geojson"));
}

void add_evidence(CLI::App& app, RecordsOptions& options, const Catalogue& text) {
    CLI::App& command = *app.add_subcommand("evidence", text("write the records behind a figure as a table with their sources; for publication"));
    add_data_options(command, options.data, text);
    command.add_option("-o,--output", options.output, text("file to write (.csv, .xlsx or .json)"))->required();
    add_treat_as(command, options.treat_as, text);
    command.footer(text("One row a record; \"incidents\" adds up to the number on the figure. Records that may not be told of one by one are summed\n"
                        "up in rows without an id. With --view FIGURE the check code is the figure's.") +
                   "\n\n" +
                   text("Examples:\n"
                        "  kua evidence -o evidence.csv\n"
                        "  kua evidence -o evidence.xlsx\n"
                        "  kua evidence --type liberty --from 2021-01-05 -o arrests.json"));
}

void add_export(CLI::App& app, RecordsOptions& options, const Catalogue& text) {
    CLI::App& command = *app.add_subcommand("export", text("write the records that are shown as GeoJSON or as a table, as far as they may be published"));
    add_data_options(command, options.data, text);
    command.add_option("-o,--output", options.output, text("file to write (.geojson, .csv or .xlsx)"))->required();
    add_treat_as(command, options.treat_as, text);
    command.footer(text("The table (.csv, .xlsx) is that of kua evidence.") + "\n\n" +
                   text("Examples:\n"
                        "  kua export -o shown.geojson\n"
                        "  kua export --region KZ-ALA -o almaty.geojson"));
}

void add_import(CLI::App& app, ImportOptions& options, const Catalogue& text) {
    CLI::App& command = *app.add_subcommand("import", text("turn a table from elsewhere into incidents, as a profile says"));
    command.add_option("file", options.file, text("table to read: .csv, .xlsx, .ods, .gpkg, .fgb, .geojson, .geojsonl, .shp, .json (a list of objects)"))->required();
    command.add_option("--layer", options.layer, text("layer or sheet to read, where the file has several"));
    command.add_flag("--propose", options.propose, text("print a profile for this table, what its first rows would become and what is not taken; write nothing"));
    command.add_option("--profile", options.profile, text("profile to use: a file, or acled, ucdp-ged or timemap as shipped"));
    command.add_option("--boundaries", options.boundaries, text("boundaries whose names and outlines count (default: as shipped)"));
    command.add_option("-o,--output", options.output, text("file to write (.geojson)"));
    command.add_flag("--skip-bad", options.skip_bad, text("write the others where rows are refused"));
    command.add_option("--lang", options.lang, text("language: en, ru or kk"))->check(CLI::IsMember({"en", "ru", "kk"}));
    command.footer(text("The result is for your own use: restricted unless the profile says otherwise, with each row kept in origin.raw.\n\n"
                        "Examples:\n"
                        "  kua import events.csv --propose > profile.json\n"
                        "  kua import events.csv --profile profile.json -o events.geojson"));
}

void add_columns(CLI::App& app, ColumnsOptions& options, const Catalogue& text) {
    CLI::App& command = *app.add_subcommand("columns", text("keep incident files as columns in one file, which opens at once whatever its size"));
    command.add_option("files", options.files, text("incident files (.geojson, .json)"))->required();
    command.add_option("--boundaries", options.boundaries, text("boundaries that the records are counted by (default: as shipped); may be repeated for sets with dates"))
        ->allow_extra_args(false);
    command.add_option("-o,--output", options.output, text("file to write (.kua-columns; default: beside the first file)"));
    command.add_flag("--skip-bad", options.skip_bad, text("leave out records that cannot be used"));
    command.add_option("--lang", options.lang, text("language: en, ru or kk"))->check(CLI::IsMember({"en", "ru", "kk"}));
    command.footer(text("Open the file in place of the incident files. It serves with this version of Kua, these boundaries and this vocabulary;\n"
                        "kua check says whether the incident files are still those that it was made of.\n\n"
                        "Examples:\n"
                        "  kua columns events.geojson\n"
                        "  kua render --incidents events.kua-columns -o map.png"));
}

void describe(CLI::App& app, AllOptions& options, const Catalogue& text) {
    app.set_version_flag("--version", version);
    app.set_help_flag("-h,--help", text("say how to use this"));
    app.require_subcommand(1);
    app.footer(text("Anything else opens the window: kua [OPTIONS] [FILES...]; kua --window-help says more.\n"
                    "Exit codes: 0 good, 1 bad data, 2 bad usage."));
    add_render(app, options.render, text);
    add_count(app, options.count, text);
    add_check(app, options.check, text);
    add_info(app, options.info, text);
    add_verify(app, options.verify, text);
    add_evidence(app, options.evidence, text);
    add_export(app, options.records, text);
    add_import(app, options.import, text);
    add_columns(app, options.columns, text);
}

int run_parsed(const CLI::App& app, const AllOptions& options, const Catalogue& text, Streams streams) {
    if (app.got_subcommand("render")) return run_render(options.render, text, streams);
    if (app.got_subcommand("count")) return run_count(options.count, text, streams);
    if (app.got_subcommand("check")) return run_check(options.check, text, streams);
    if (app.got_subcommand("verify")) return run_verify(options.verify, text, streams);
    if (app.got_subcommand("evidence")) return run_evidence(options.evidence, text, streams);
    if (app.got_subcommand("export")) return run_export(options.records, text, streams);
    if (app.got_subcommand("import")) return run_import(options.import, text, streams);
    if (app.got_subcommand("columns")) return run_columns(options.columns, text, streams);
    return run_info(options.info, text, streams);
}

}  // namespace

bool is_command(const std::string& argument) {
    return argument == "--help" || argument == "-h" || argument == "--version" ||
           std::find(commands.begin(), commands.end(), argument) != commands.end();
}

int run_command(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err) {
    const Catalogue text = catalogue_of(arguments);
    AllOptions options;
    CLI::App app{text("Kua: a map for human-rights incidents that stands up to questions"), "kua"};
    describe(app, options, text);
    try {
        app.parse(std::vector<std::string>{arguments.rbegin(), arguments.rend()});
    } catch (const CLI::ParseError& wrong) {
        if (wrong.get_exit_code() == 0) return app.exit(wrong, out, err);  // help or version was asked for
        err << "kua: " << one_line(text(usage_error(wrong))) << '\n';
        return exit_bad_usage;
    }
    return run_parsed(app, options, text, {out, err});
}

std::optional<int> refuse_unknown_command(const std::vector<std::string>& arguments, std::ostream& err) {
    if (arguments.empty()) return std::nullopt;
    const auto what = unknown_command(arguments.front());
    if (!what) return std::nullopt;
    err << "kua: " << one_line(catalogue_of(arguments)(*what)) << '\n';
    return exit_bad_usage;
}

int fail(const Error& error, const Catalogue& text, Streams streams) {
    streams.err << "kua: " << one_line(text(error)) << '\n';
    return error.where.starts_with("--") ? exit_bad_usage : exit_bad_data;
}

Result<Session> open_and_report(const DataOptions& options, const Catalogue& text, Streams streams) {
    std::vector<Problem> problems;
    auto session = open_session(options, problems);
    std::int64_t warnings = 0;
    for (const Problem& problem : problems) {
        if (problem.severity == Severity::Error) streams.err << line_of(problem, text) << '\n';
        if (problem.severity == Severity::Warning) ++warnings;
    }
    if (warnings > 0) streams.err << text(msg_n("{0} warning; kua check lists it", "{0} warnings; kua check lists them", warnings)) << '\n';
    if (session)
        for (const std::string& name : other_versions(session->view, *session->loaded.dataset))
            streams.err << one_line(text(msg("{0} is another version of the file that this view was made from; numbers may differ", name))) << '\n';
    return session;
}

}  // namespace kua
