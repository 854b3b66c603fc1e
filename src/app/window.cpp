#include "app/window.h"

#include "app/actions.h"
#include "app/import_parts.h"
#include "app/window_loop.h"
#include "session/read_view.h"

#include <SFML/Window/Event.hpp>  // a script player holds some

#include <fstream>
#include <iterator>
#include <ostream>
#include <utility>

namespace kua {
namespace {

Result<std::optional<ScriptPlayer>> read_script(const std::string& file) {
    if (file.empty()) return std::optional<ScriptPlayer>{};
    std::ifstream in(file);
    if (!in) return Error{file, msg("cannot be opened; check the path and your rights to read it")};
    auto steps = parse_script(std::string{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()});
    if (!steps) return within(file, steps.error());
    return std::optional<ScriptPlayer>(ScriptPlayer(*std::move(steps)));
}

/// The view to begin with: what is remembered, then the view file, then the options.
Result<ViewState> first_view(const WindowOptions& options, const SessionState& session, const DataHome& home) {
    ViewState view = session.view.value_or(ViewState{});
    if (!options.view.empty()) {
        auto read = read_view(options.view, home);
        if (!read) return read.error();
        view = *std::move(read);
    } else if (!options.files.empty() || !options.boundaries.empty()) {
        const ViewState remembered = view;
        view = {};
        view.theme = remembered.theme;
        view.lang = remembered.lang;
    }
    if (!options.boundaries.empty()) view.boundaries = options.boundaries;
    if (!options.files.empty()) view.incidents.clear();
    for (const std::string& file : options.files)
        if (!wants_import(file)) view.incidents.push_back({file, {}});
    if (options.lang) view.lang = *options.lang;
    if (options.theme) view.theme = *options.theme;
    return view;
}

Result<WindowParts> make_parts(const WindowOptions& options, const AppState& state) {
    auto script = read_script(options.script);
    if (!script) return script.error();
    std::optional<FrameLog> log;
    if (!options.frame_log.empty()) {
        auto opened = FrameLog::open(options.frame_log);
        if (!opened) return opened.error();
        log.emplace(*std::move(opened));
    }
    auto metrics = TextMetrics::make();
    if (!metrics) return metrics.error();
    auto text = Catalogue::load(state.home.locale, state.view.lang);
    return WindowParts{*std::move(metrics), text ? *text : Catalogue{}, *std::move(script), std::move(log)};
}

}  // namespace

int open_window(const WindowOptions& options, double ui_scale, std::ostream& err) {
    const auto fail = [&](const Error& error) {
        err << "kua: " << in_english(error) << '\n';
        return 1;
    };
    auto fonts = std::async(std::launch::async, [ui_scale] { return Fonts::make(ui_scale, Letters::Usual); });
    const auto home = find_data_home();
    if (!home) return fail(home.error());
    AppState state;
    state.home = *home;
    if (!options.no_state) state.session = read_state(state_file());
    const auto view = first_view(options, state.session, state.home);
    if (!view) return fail(view.error());
    state.view = *view;
    for (const std::string& file : options.files)
        if (wants_import(file)) begin_import(state, file);
    Workers workers;
    state.data.wanted = request_of(state.view);
    workers.start(state, Catalogue{});
    auto parts = make_parts(options, state);
    if (!parts) return fail(parts.error());
    return run_window(options, ui_scale, *std::move(parts), std::move(fonts), state, workers, err);
}

}  // namespace kua
