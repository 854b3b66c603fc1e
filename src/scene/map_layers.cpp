#include "scene/map_layers.h"

#include "scene/rated_units.h"

#include <algorithm>

namespace kua {
namespace {

constexpr double region_border_px = 0.8;
constexpr double country_border_px = 1.3;
constexpr double neighbour_border_px = 0.8;
constexpr double shore_px = 0.5;
constexpr double river_px = 0.7;

void add_fills(Scene& scene, const std::vector<MapMultiPolygon>& shapes, Rgba8 color) {
    for (const MapMultiPolygon& shape : shapes)
        if (!shape.empty()) scene.items.emplace_back(Fill{&shape, color});
}

void add_rates(Scene& scene, const BaseGeometry& base, const RateLayer& rate) {
    for (std::size_t i = 0; i < rate.units.size(); ++i)
        scene.items.emplace_back(Fill{&base.units[rate.units[i].unit.region], rate.colors[i], nullptr, true});
}

void add_surface(Scene& scene, const SurfaceLayer& surface) {
    for (const SurfaceBand& band : *surface.bands)
        if (!band.shape.empty()) scene.items.emplace_back(Fill{&band.shape, band.color, surface.bands, false});
}

void add_stroke(Scene& scene, const std::vector<MapLine>& lines, Rgba8 color, double width_px) {
    if (!lines.empty()) scene.items.emplace_back(Stroke{&lines, color, width_px});
}

}  // namespace

std::vector<RegionId> hatched(const SceneInput& input) {
    return input.view.layers.coverage ? not_observed(input.data, input.selection.window) : std::vector<RegionId>{};
}

void add_ground(Scene& scene, const SceneInput& input, const std::optional<RateLayer>& rate,
                const std::optional<SurfaceLayer>& surface) {
    const BaseGeometry& base = *input.base;
    const Theme& theme = scene.theme;
    const LayerChoice& layers = input.view.layers;
    if (rate)
        add_rates(scene, base, *rate);
    else
        add_fills(scene, base.units, theme.land);
    if (surface) add_surface(scene, *surface);
    // Over the surface: beyond the units nobody counted, so that no density may spread there.
    if (layers.neighbours) add_fills(scene, base.neighbours, theme.neighbours);
    for (const RegionId region : hatched(input)) scene.items.emplace_back(Hatch{&base.units[region], theme.hatch});
    if (layers.water) {
        add_stroke(scene, base.rivers, theme.water, river_px);
        add_fills(scene, base.lakes, theme.water);
        add_stroke(scene, base.shores, theme.shore, shore_px);
    }
    if (layers.neighbours) add_stroke(scene, base.neighbour_borders, theme.region_border, neighbour_border_px);
    // Without borders, a line of land keeps the sea from shining through the seams between units.
    add_stroke(scene, base.inner_borders, layers.regions ? theme.region_border : theme.land, region_border_px);
    add_stroke(scene, base.outer_borders, theme.country_border, country_border_px);
}

}  // namespace kua
