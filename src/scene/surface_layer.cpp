#include "scene/surface_layer.h"

#include "scene/color_classes.h"
#include "scene/layer_memo.h"
#include "scene/surface_index.h"
#include "stats/contours.h"
#include "stats/grid.h"
#include "text/numbers.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

namespace kua {
namespace {

/// The numbers of the window, and what they are shown by.
struct Shown {
    SurfaceTerms terms;
    const SurfaceScale* scale = nullptr;
    std::span<const CellIndex> cells;
    SurfaceNumbers numbers;
    bool outdated = false;
};

/// By a look at each record. `memo` keeps what does not follow the slider.
std::optional<Shown> looked_up(const SceneInput& input, LayerMemo& memo) {
    const SurfaceTerms terms = terms_of(input.view.surface);
    const RecordPlaces places = record_places(input);
    const auto scale_of = [&](const Selection& all) { return surface_scale(terms, *input.base, places, all.rows, memo.cells); };
    const auto of_all_days = [&] { return scale_of(select(input.data, input.view.filter, input.data.span())); };
    std::optional<SurfaceScale>& scale = memo.surface.of({input.view.filter, terms}, [&] {
        return input.scale_selection != nullptr ? scale_of(*input.scale_selection) : of_all_days();
    });
    if (!scale) return std::nullopt;
    Shown shown{terms, &*scale, {}, surface_numbers(*scale, places, input.selection.rows, memo.cells)};
    if (scale->ground) shown.cells = memo.cells.of(*scale->ground, [&] { return RowCells(*scale->ground, input.data.incidents.size()); }).cells();
    return shown;
}

std::optional<Shown> from_index(const SceneInput& input) {
    const SurfaceIndex& index = *input.surface->index;
    if (!index.scale()) return std::nullopt;
    return Shown{index.terms(), &*index.scale(), index.cells(), index.numbers(input.data.incidents, input.selection.window), input.surface->outdated};
}

ColorClasses classes_of(const Shown& shown, const SceneInput& input, const Theme& theme) {
    const ClassChoice& choice = input.view.surface.classes;
    const bool follows_days = choice.rescaled && input.scale_selection == nullptr && sum_of(shown.numbers) > 0;
    return color_classes(follows_days ? class_values(shown.terms, *shown.scale, shown.cells, shown.numbers) : shown.scale->values, choice, theme,
                         input.text.lang());
}

/// How many incidents shown are in no number of the surface. Those of another filter cannot be told from them.
void note_left_out(ClassLegend& legend, const Shown& shown, const SceneInput& input) {
    const Catalogue& text = input.text;
    const std::int64_t n = input.selection.totals.shown - sum_of(shown.numbers);
    if (shown.outdated || n <= 0) return;
    legend.notes.push_back(text(msg_n("{1} incident is not known well enough and left out.",
                                      "{1} incidents are not known well enough and left out.", n,
                                      number_text(n, text.lang()))));
}

SurfaceLayer bare_layer() {
    SurfaceLayer layer;
    layer.bands = std::make_shared<const std::vector<SurfaceBand>>();
    layer.legend.layer = ColoredLayer::Land;
    return layer;
}

void add_classes(SurfaceLayer& layer, const ColorClasses& classes) {
    for (std::size_t i = 0; i < classes.colors.size(); ++i)
        layer.legend.classes.push_back({classes.colors[i], classes.labels[i]});
    layer.legend.scale = class_scale(classes);
}

const char* still_counting = translatable("Still counting: the colours are those of the choice before.");

std::string title_of(const SurfaceTerms& terms, const std::optional<CellGround>& ground, const Catalogue& text) {
    if (terms.kind == SurfaceKind::Kernel) return text(msg("Incidents per {0} km²", decimal_text(density_km2, 0, text.lang())));
    const double cell_km2 = terms.cell_km2 > 0.0 || !ground ? terms.cell_km2 : cell_area_m2(ground->grid) / 1e6;
    const std::string area = decimal_text(cell_km2, cell_km2 < 9.99 ? 1 : 0, text.lang());
    return terms.kind == SurfaceKind::Hexagons ? text(msg("Incidents per hexagon of {0} km²", area))
                                               : text(msg("Incidents per square of {0} km²", area));
}

SurfaceLayer cell_layer(const Shown& shown, const SceneInput& input, const Theme& theme) {
    const ColorClasses classes = classes_of(shown, input, theme);
    SurfaceLayer layer = bare_layer();
    add_classes(layer, classes);
    const CellGround& ground = *shown.scale->ground;
    auto bands = std::make_shared<std::vector<SurfaceBand>>();
    for (const std::size_t cell : filled_cells(shown.cells, shown.numbers)) {
        const std::size_t in_class = color_class_of(static_cast<double>(shown.numbers.by_cell[cell]), classes);
        bands->push_back({{{cell_outline(ground.grid, shown.cells[cell]), {}}}, classes.colors[in_class]});
        ++layer.legend.classes[in_class].members;
        layer.legend.classes[in_class].cells.push_back(shown.cells[cell]);
    }
    layer.legend.ground = ground;
    layer.bands = std::move(bands);
    if (!classes.colors.empty()) layer.legend.notes.push_back(class_note(input.view.surface.classes, classes, input.text));
    return layer;
}

const char* kernel_name(Kernel kernel) {
    switch (kernel) {
        case Kernel::Quartic: return translatable("quartic kernel");
        case Kernel::Epanechnikov: return translatable("Epanechnikov kernel");
        case Kernel::Gaussian: return translatable("Gaussian kernel");
    }
    return "";
}

/// "Density: quartic kernel, bandwidth 100 km."
std::string bandwidth_note(const Shown& shown, const Catalogue& text) {
    const double bandwidth_m = shown.scale->bandwidth_m;
    const std::string km = decimal_text(bandwidth_m / 1000.0, bandwidth_m < 10'000.0 ? 1 : 0, text.lang());
    const std::string kernel = text(kernel_name(shown.terms.kernel));
    switch (shown.scale->rule) {
        case SurfaceScale::BandwidthRule::Given: return text(msg("Density: {0}, bandwidth {1} km.", kernel, km));
        case SurfaceScale::BandwidthRule::Reference:
            return text(msg("Density: {0}, bandwidth {1} km by the rule of Silverman and Scott.", kernel, km));
        case SurfaceScale::BandwidthRule::Land:
            return text(msg("Density: {0}, bandwidth {1} km, about a sixteenth of the land's width.", kernel, km));
    }
    return "";
}

SurfaceLayer kernel_layer(const Shown& shown, const SceneInput& input, const Theme& theme) {
    SurfaceLayer layer = bare_layer();
    const ColorClasses classes = classes_of(shown, input, theme);
    if (sum_of(shown.numbers) == 0 || classes.colors.empty()) return layer;
    add_classes(layer, classes);
    const RasterGrid density = density_of(shown.terms, *shown.scale, shown.cells, shown.numbers);
    auto bands = std::make_shared<std::vector<SurfaceBand>>();
    for (std::size_t i = 0; i < classes.colors.size(); ++i) {
        const double from = i == 0 ? classes.breaks.least : classes.breaks.upper[i - 1];
        bands->push_back({area_above(density, from / density_km2), classes.colors[i]});
    }
    layer.bands = std::move(bands);
    layer.legend.notes.push_back(bandwidth_note(shown, input.text));
    layer.legend.notes.push_back(class_note(input.view.surface.classes, classes, input.text));
    return layer;
}

/// What stands in the legend where there is no surface to show.
SurfaceLayer only_words(std::string title, std::string note) {
    SurfaceLayer layer = bare_layer();
    layer.legend.title = std::move(title);
    if (!note.empty()) layer.legend.notes.push_back(std::move(note));
    return layer;
}

}  // namespace

std::optional<SurfaceLayer> surface_layer(const SceneInput& input, const Theme& theme) {
    if (input.view.surface.kind == SurfaceKind::None) return std::nullopt;
    const bool is_counted_aside = input.surface != nullptr;
    if (is_counted_aside && input.surface->index == nullptr) return only_words(input.text("Still counting"), {});
    LayerMemo unkept;
    const bool keeps = input.memo != nullptr && input.scale_selection == nullptr;
    const auto shown = is_counted_aside ? from_index(input) : looked_up(input, keeps ? *input.memo : unkept);
    if (!shown && input.view.surface.kind != SurfaceKind::Kernel) return std::nullopt;   // no land to cut into cells
    if (!shown)
        return only_words(title_of(terms_of(input.view.surface), {}, input.text),
                          input.text("Fewer than two places are known well enough for a density."));
    SurfaceLayer layer = shown->terms.kind == SurfaceKind::Kernel ? kernel_layer(*shown, input, theme) : cell_layer(*shown, input, theme);
    layer.legend.title = title_of(shown->terms, shown->scale->ground, input.text);
    note_left_out(layer.legend, *shown, input);
    if (shown->outdated) layer.legend.notes.push_back(input.text(still_counting));
    return layer;
}

}  // namespace kua
