#include "scene/map_layers.h"

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

void add_stroke(Scene& scene, const std::vector<MapLine>& lines, Rgba8 color, double width_px) {
    if (!lines.empty()) scene.items.emplace_back(Stroke{&lines, color, width_px});
}

bool overlaps_window(const Coverage& coverage, DayRange window) {
    return coverage.first < window.end && window.first <= coverage.last;
}

}  // namespace

std::vector<RegionId> not_observed(const SceneInput& input) {
    std::vector<RegionId> regions;
    if (!input.view.layers.coverage) return regions;
    for (const Coverage& coverage : input.data.info.coverage) {
        if (coverage.effort != Effort::None || !overlaps_window(coverage, input.selection.window)) continue;
        if (coverage.region >= input.base->units.size() || input.base->units[coverage.region].empty()) continue;
        regions.push_back(coverage.region);
    }
    std::sort(regions.begin(), regions.end());
    regions.erase(std::unique(regions.begin(), regions.end()), regions.end());
    return regions;
}

void add_ground(Scene& scene, const SceneInput& input) {
    const BaseGeometry& base = *input.base;
    const Theme& theme = scene.theme;
    const LayerChoice& layers = input.view.layers;
    if (layers.neighbours) add_fills(scene, base.neighbours, theme.neighbours);
    add_fills(scene, base.units, theme.land);
    for (const RegionId region : not_observed(input)) scene.items.emplace_back(Hatch{&base.units[region], theme.hatch});
    if (layers.water) {
        add_stroke(scene, base.rivers, theme.water, river_px);
        add_fills(scene, base.lakes, theme.water);
        add_stroke(scene, base.shores, theme.shore, shore_px);
    }
    if (layers.neighbours) add_stroke(scene, base.neighbour_borders, theme.region_border, neighbour_border_px);
    if (layers.regions) add_stroke(scene, base.inner_borders, theme.region_border, region_border_px);
    add_stroke(scene, base.outer_borders, theme.country_border, country_border_px);
}

}  // namespace kua
