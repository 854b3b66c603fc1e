#include "app/options.h"

#include "session/read_view.h"
#include "text/catalogue.h"

#include <CLI/CLI.hpp>

#include <charconv>
#include <sstream>

namespace kua {
namespace {

struct Raw {
    std::string size, lang, theme;
};

void describe(CLI::App& app, WindowOptions& options, Raw& raw) {
    const Catalogue text;
    app.set_help_flag("--window-help", text("say how to use the window's options"));
    app.add_option("files", options.files, text("incident files (GeoJSON), or a view file (*.kua.json)"));
    app.add_option("--boundaries", options.boundaries, text("boundary shapefile, or a folder with set.json (default: as shipped)"));
    app.add_option("--view", options.view, text("view file (*.kua.json) to start from"));
    app.add_option("--lang", raw.lang, text("language: en, ru or kk"))->check(CLI::IsMember({"en", "ru", "kk"}));
    app.add_option("--theme", raw.theme, text("light or dark"))->check(CLI::IsMember({"light", "dark"}));
    app.add_option("--size", raw.size, text("size of the window, WIDTHxHEIGHT in pixels"));
    app.add_option("--ui-scale", options.ui_scale, text("how much larger than 96 dots an inch (default: what the display says)"))->check(CLI::Range(0.5, 5.0));
    app.add_flag("--no-state", options.no_state, text("remember nothing and use nothing remembered"));
    app.add_option("--script", options.script, text("play the user actions in this file"));
    app.add_option("--frame-log", options.frame_log, text("write the milliseconds of each frame to this file"));
}

bool parse_size(const std::string& text, WindowOptions& options) {
    const auto cross = text.find('x');
    if (cross == std::string::npos) return false;
    const char* end = text.data() + text.size();
    const auto width = std::from_chars(text.data(), text.data() + cross, options.width_px);
    const auto height = std::from_chars(text.data() + cross + 1, end, options.height_px);
    return width.ec == std::errc{} && width.ptr == text.data() + cross && height.ec == std::errc{} && height.ptr == end &&
           options.width_px >= 320 && options.height_px >= 240 && options.width_px <= 16384 && options.height_px <= 16384;
}

}  // namespace

std::variant<WindowOptions, WindowUsage> parse_window_options(const std::vector<std::string>& arguments) {
    WindowOptions options;
    Raw raw;
    CLI::App app{"Kua", "kua"};
    describe(app, options, raw);
    try {
        app.parse(std::vector<std::string>{arguments.rbegin(), arguments.rend()});
    } catch (const CLI::ParseError& wrong) {
        std::ostringstream words;
        const int code = app.exit(wrong, words, words);
        if (code != 0) return WindowUsage{std::string("kua: ") + wrong.what() + "; kua --window-help lists the options\n", 2};
        return WindowUsage{words.str(), 0};
    }
    if (!raw.size.empty() && !parse_size(raw.size, options)) return WindowUsage{"kua: --size: \"" + raw.size + "\" is not a size; want WIDTHxHEIGHT, as 1600x1000\n", 2};
    if (!raw.lang.empty()) options.lang = parse_lang(raw.lang);
    if (!raw.theme.empty()) options.theme = raw.theme == "dark" ? ThemeName::Dark : ThemeName::Light;
    std::erase_if(options.files, [&](const std::string& file) {
        const bool is_view = holds_view(file);
        if (is_view) options.view = file;
        return is_view;
    });
    return options;
}

}  // namespace kua
