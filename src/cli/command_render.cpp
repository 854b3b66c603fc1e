#include "cli/commands.h"
#include "cli/render_batch.h"
#include "paper/figure_file.h"
#include "publish/release.h"
#include "scene/page_presets.h"
#include "session/read_view.h"
#include "write/atomic_file.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <optional>
#include <ostream>

namespace kua {
namespace {

struct PageSize {
    double width_px;
    double height_px;
};

/// "1600x1180" in px, "170x125mm" in millimetres.
std::optional<PageSize> parse_size(std::string_view text) {
    const bool in_mm = text.ends_with("mm");
    if (in_mm) text.remove_suffix(2);
    const auto cross = text.find('x');
    if (cross == std::string_view::npos) return std::nullopt;
    const auto number = [](std::string_view digits) -> std::optional<double> {
        double value = 0.0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc{} || end != digits.data() + digits.size() || !(value > 0.0)) return std::nullopt;
        return value;
    };
    const auto width = number(text.substr(0, cross));
    const auto height = number(text.substr(cross + 1));
    if (!width || !height) return std::nullopt;
    const double px = in_mm ? 96.0 / 25.4 : 1.0;
    return PageSize{*width * px, *height * px};
}

/// A view file may name a unit too: a map of everything must not pass for one of it.
Result<ViewState> with_fit(ViewState view, const RenderOptions& options, const BoundarySet& set) {
    if (!options.fit.empty()) {
        view.map.fit_unit = options.fit;
        view.map.centre.reset();
    }
    if (view.map.fit_unit.empty() || set.find_unit(view.map.fit_unit) != no_region) return view;
    return Error{options.fit.empty() ? "map.fit_unit" : "--fit", msg("\"{0}\" is not a unit of the boundaries", view.map.fit_unit)};
}

Result<ViewState> with_page(ViewState view, const RenderOptions& options, const DataHome& home) {
    if (!options.layout.empty()) {
        auto page = with_layout_of(options.layout, std::move(view.page), home);
        if (!page) return page.error();
        view.page = *std::move(page);
    }
    if (const PagePreset* preset = find_page_preset(options.page)) view.page = with_preset(std::move(view.page), *preset);
    if (!options.size.empty()) {
        const auto size = parse_size(options.size);
        if (!size) return Error{"--size", msg("\"{0}\" is not a size; want WIDTHxHEIGHT, as 1600x1180 or 170x125mm", options.size)};
        view.page.width_px = size->width_px;
        view.page.height_px = size->height_px;
    }
    if (options.dpi > 0.0) view.page.dpi = options.dpi;
    if (!options.theme.empty()) view.theme = options.theme == "dark" ? ThemeName::Dark : ThemeName::Light;
    if (!options.title.empty()) view.page.title = options.title;
    if (!options.subtitle.empty()) view.page.subtitle = options.subtitle;
    if (!options.projection.empty()) view.map.projection = options.projection;
    auto page = with_furniture(view.page, options.furniture);
    if (!page) return page.error();
    view.page = *std::move(page);
    return view;
}

int render_preview(const ReleasedDataset& released, const ViewState& view, const RenderOptions& options,
                   const Catalogue& figure_text, const Catalogue& text, Streams streams) {
    const auto vision = std::find_if(all_visions.begin(), all_visions.end(), [&](Vision one) { return word(one) == options.seen_as; });
    const auto preview = figure_preview(released, view, figure_text, *vision);
    if (!preview) return fail(preview.error(), text, streams);
    const auto saved = write_atomically(options.output, *preview);
    if (!saved) return fail(saved.error(), text, streams);
    streams.out << text(msg("{0} written", options.output)) << '\n';
    return exit_good;
}

}  // namespace

int run_render(const RenderOptions& options, const Catalogue& text, Streams streams) {
    const auto format = format_of(options.output);
    if (!format)
        return fail({"--output", msg("\"{0}\" ends in none of .png, .svg and .pdf, the formats that are written", options.output)}, text, streams);
    if (!options.each.empty() && !options.alt_text.empty())
        return fail({"--alt-text", msg("goes with one figure; each figure of --each carries its own words inside")}, text, streams);
    if (options.resume && options.each.empty())
        return fail({"--resume", msg("goes with --each, whose figures it goes on with")}, text, streams);
    if (!options.seen_as.empty() && (*format != FigureFormat::Png || !options.each.empty() || !options.alt_text.empty()))
        return fail({"--seen-as", msg("writes one preview, which is a .png; leave out --each and --alt-text")}, text, streams);
    const auto session = open_and_report(options.data, text, streams);
    if (!session) return fail(session.error(), text, streams);
    const auto layered = with_layers(session->view, options.layers, *session->loaded.dataset);
    if (!layered) return fail(layered.error(), text, streams);
    const auto fitted = with_fit(*layered, options, session->loaded.dataset->boundaries);
    if (!fitted) return fail(fitted.error(), text, streams);
    const auto view = with_page(*fitted, options, session->home);
    if (!view) return fail(view.error(), text, streams);
    auto figure_text = Catalogue::load(session->home.locale, view->lang);
    if (!figure_text) return fail(figure_text.error(), text, streams);
    const MissingRule missing = options.treat_as == "public" ? MissingRule::TreatAsPublic : MissingRule::Refuse;
    const auto released = release(*session->loaded.dataset, ReleaseProfile{missing});
    if (!released) return fail(released.error(), text, streams);
    if (!options.each.empty()) {
        const auto figures = batch_figures(*view, released->data(), *parse_group_by(options.each), options.output, *figure_text);
        if (!figures) return fail(figures.error(), text, streams);
        return render_batch(*figures, *released, options.resume, *figure_text, text, streams);
    }
    if (!options.seen_as.empty()) return render_preview(*released, *view, options, *figure_text, text, streams);
    const auto figure = figure_file(*released, *view, *figure_text, *format);
    if (!figure) return fail(figure.error(), text, streams);
    const auto saved = write_atomically(options.output, figure->bytes);
    if (!saved) return fail(saved.error(), text, streams);
    streams.out << text(msg("{0} written", options.output)) << '\n';
    if (options.alt_text.empty()) return exit_good;
    const auto words_saved = write_atomically(options.alt_text, figure->alt_text + '\n');
    if (!words_saved) return fail(words_saved.error(), text, streams);
    streams.out << text(msg("{0} written", options.alt_text)) << '\n';
    return exit_good;
}

}  // namespace kua
