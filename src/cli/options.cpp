#include "cli/options.h"

#include "cli/load_line.h"
#include "core/one_line.h"
#include "scene/view_words.h"
#include "session/known_codes.h"
#include "session/read_view.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace kua {
namespace {

template <class Enum>
std::vector<std::string> enum_words(std::size_t count) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < count; ++i) words.emplace_back(word(static_cast<Enum>(i)));
    return words;
}

Result<Done> set_day(std::optional<Day>& day, const std::string& option, const std::string& value) {
    if (value.empty()) return Done{};
    day = parse_day(value);
    if (!day) return Error{option, msg("\"{0}\" is not a day; want YYYY-MM-DD", value)};
    return Done{};
}

/// `view` with the options of time.
Result<ViewState> with_days(ViewState view, const DataOptions& options) {
    for (const auto& done : {set_day(view.time.first, "--from", options.from), set_day(view.time.last, "--to", options.to)})
        if (!done) return done.error();
    if (view.time.first && view.time.last && *view.time.last < *view.time.first)
        return Error{"--to", msg("{0} is before the first day {1}", to_string(*view.time.last), to_string(*view.time.first))};
    return view;
}

Result<Done> set_codes(std::optional<std::vector<std::string>>& part, const std::string& option,
                       const std::vector<std::string>& wanted, const std::vector<std::string>& known) {
    if (wanted.empty()) return Done{};
    const auto ok = all_known(option, wanted, known);
    if (ok) part = wanted;
    return ok;
}

}  // namespace

void add_data_options(CLI::App& command, DataOptions& options, const Catalogue& text) {
    command.add_option("--view", options.view, text("view file (*.kua.json) to start from"));
    command.add_option("--boundaries", options.boundaries, text("boundary shapefile, or a folder with set.json (default: as shipped); may be repeated for sets with dates"))
        ->allow_extra_args(false);
    command.add_option("--boundaries-as", options.boundaries_as, text("where boundaries changed, count in units as: then, now (approximate) or parent (common to both)"))
        ->check(CLI::IsMember({"then", "now", "parent"}));
    command.add_option("--incidents", options.incidents, text("incident file, GeoJSON; may be repeated (default: as shipped)"));
    command.add_option("--from", options.from, text("first day shown, YYYY-MM-DD"));
    command.add_option("--to", options.to, text("last day shown, YYYY-MM-DD"));
    command.add_option("--type", options.types, text("only this type or family; may be repeated"));
    command.add_option("--region", options.regions, text("only this region by its code, \"-\" for none; may be repeated"));
    command.add_option("--status", options.statuses, text("only this verification status; may be repeated"));
    command.add_option("--precision", options.precisions, text("only places known this well; may be repeated"));
    command.add_option("--text", options.text, text("only records that have all these words"));
    command.add_option("--lang", options.lang, text("language: en, ru or kk"))->check(CLI::IsMember({"en", "ru", "kk"}));
    command.add_flag("--skip-bad", options.skip_bad, text("go on without the records that cannot be used; they are listed"));
}

Result<ViewState> with_choices(ViewState view, const DataOptions& options, const Dataset& data) {
    auto known = with_known_codes(std::move(view), options.view, data);
    if (!known) return known.error();
    view = *std::move(known);
    const auto types = all_known("--type", options.types, type_words(data.vocabulary));
    if (!types) return types.error();
    if (!options.types.empty()) view.filter.types = expanded_types(options.types, data.vocabulary);
    auto days = with_days(std::move(view), options);
    if (!days) return days.error();
    view = *std::move(days);
    Filter& filter = view.filter;
    for (const auto& done :
         {set_codes(filter.regions, "--region", options.regions, region_words(data.boundaries)),
          set_codes(filter.statuses, "--status", options.statuses, enum_words<Status>(status_count)),
          set_codes(filter.place_precisions, "--precision", options.precisions, enum_words<PlacePrecision>(place_precision_count))})
        if (!done) return done.error();
    if (!options.text.empty()) filter.text = options.text;
    return view;
}

Result<Session> open_session(const DataOptions& options, std::vector<Problem>& problems) {
    const auto home = find_data_home();
    if (!home) return home.error();
    auto view = options.view.empty() ? Result<ViewState>(ViewState{}) : read_view(options.view, *home);
    if (!view) return view.error();
    if (!options.boundaries.empty()) {
        view->boundaries = options.boundaries.front();
        view->other_boundaries.assign(options.boundaries.begin() + 1, options.boundaries.end());
    }
    for (const auto& [as, name] : boundaries_as_words)
        if (options.boundaries_as == name) view->boundaries_as = as;
    if (!options.incidents.empty()) {
        view->incidents.clear();
        for (const auto& path : options.incidents) view->incidents.push_back({path, {}});
    }
    if (const auto lang = parse_lang(options.lang); lang && options.lang != "en") view->lang = *lang;

    view = with_days(*std::move(view), options);
    if (!view) return view.error();
    auto loaded = load_with_line(request_of(*view), *home);
    if (!loaded) return loaded.error();
    problems = loaded->problems;
    const auto errors = count_of(problems, Severity::Error);
    if (errors > 0 && !options.skip_bad)
        return Error{"", msg_n("{0} error in the data (above); mend it, or leave bad records out with --skip-bad",
                               "{0} errors in the data (above); mend them, or leave bad records out with --skip-bad", errors)};
    auto chosen = with_choices(*view, options, *loaded->dataset);
    if (!chosen) return chosen.error();
    return Session{*home, *std::move(chosen), *std::move(loaded)};
}

Catalogue catalogue_of(const std::vector<std::string>& arguments) {
    std::string wanted;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == "--lang" && i + 1 < arguments.size()) wanted = arguments[i + 1];
        if (arguments[i].starts_with("--lang=")) wanted = arguments[i].substr(7);
    }
    const auto lang = parse_lang(wanted);
    const auto home = find_data_home();
    if (!lang || !home) return Catalogue{};
    auto catalogue = Catalogue::load(home->locale, *lang);
    return catalogue ? *catalogue : Catalogue{};
}

std::string line_of(const Problem& problem, const Catalogue& text) {
    const char* severity = problem.severity == Severity::Error     ? translatable("error")
                           : problem.severity == Severity::Warning ? translatable("warning")
                                                                   : translatable("note");
    std::string place = problem.file;
    if (problem.record > 0) place += ": " + text(msg("record {0}", std::to_string(problem.record)));
    if (!problem.id.empty()) place += " (" + problem.id + ")";
    if (problem.record == 0 && problem.line > 0) place += ": " + text(msg("line {0}", std::to_string(problem.line)));
    if (!problem.field.empty()) place += ": " + problem.field;
    if (!problem.value.empty()) place += ": \"" + problem.value + "\"";
    return one_line(text(severity) + " " + problem.rule + " " + place + ": " + text(problem.what));
}

}  // namespace kua
