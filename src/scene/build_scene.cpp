#include "scene/build_scene.h"

#include "scene/boundary_words.h"
#include "scene/area_names.h"
#include "scene/legend.h"
#include "scene/map_fit.h"
#include "scene/map_layers.h"
#include "scene/mark_clusters.h"
#include "scene/marks.h"
#include "scene/point_density.h"
#include "scene/region_badges.h"
#include "scene/town_names.h"

#include <algorithm>
#include <utility>

namespace kua {
namespace {

/// Badges and names in the order of their importance: what comes first has the choice of places.
void place_badges_and_names(Lettering& lettering, const std::vector<PlacedMark>& marks, std::vector<Mark>& badges) {
    const LayerChoice& layers = lettering.input().view.layers;
    take_marks(lettering, marks);
    if (!layers.names) {
        place_badges(lettering, badges);
        return;
    }
    TownNames towns(lettering, marks);
    towns.name_marked();
    towns.name_others(0, 1);
    place_badges(lettering, badges);
    towns.name_others(2, 2);
    name_regions(lettering, badges);
    if (layers.neighbours) name_neighbours(lettering);
    towns.name_others(3, 4);
    if (layers.water) name_lakes(lettering);
}

void largest_first(std::vector<PlacedMark>& marks) {
    std::stable_sort(marks.begin(), marks.end(), [](const PlacedMark& a, const PlacedMark& b) {
        return reach_px(a.mark) > reach_px(b.mark);
    });
}

Scene scene_of(const SceneInput& input) {
    Scene scene;
    scene.base = input.base;
    scene.theme = theme(input.view.theme);
    scene.vocabulary = &input.data.vocabulary;
    scene.outline_note = outline_note(input.data.boundaries, *input.base, input.map, input.text);
    RowPlaces places = places_of_rows(input);
    scene.sentence = sentence(totals_on_map(input, places), input.selection.window, input.text);
    if (const std::string changed = boundary_sentence(input.data, input.selection, input.view.boundaries_as, input.text);
        !changed.empty())
        scene.sentence = input.text(msg("{0} {1}", scene.sentence, changed));
    scene.margin = margin_entries(input, places);

    std::vector<PlacedMark> marks;
    std::vector<Mark> badges;
    const bool as_cells = input.density != nullptr && input.density->plan->as_cells;
    if (input.density != nullptr) scene.points = input.density->plan;
    if (input.view.layers.incidents) {
        const CircleScale scale = as_cells ? CircleScale{} : circle_scale(input);
        marks = merged_where_overlapping(point_marks(input, places, scale), input, scale);
        if (scale.px_per_root > 0.0) largest_first(marks);
        scene.sizes = size_legend(scale, marks, input);
        badges = region_marks(input, places);
    }
    auto rate = rate_layer(input, scene.theme);
    auto surface = surface_layer(input, scene.theme);
    add_ground(scene, input, rate, surface);
    if (rate) scene.colors.push_back(std::move(rate->legend));
    if (surface) scene.colors.push_back(std::move(surface->legend));
    if (as_cells && input.view.layers.incidents) {
        DensityLayer layer = density_layer(*input.density, input, scene.theme);
        scene.items.emplace_back(std::move(layer.raster));
        scene.colors.push_back(std::move(layer.legend));
    }
    Lettering lettering(input, scene.theme);
    place_badges_and_names(lettering, marks, badges);
    lettering.move_into(scene.items);
    scene.legend = legend(input, marks, badges);
    for (Mark& badge : badges) scene.items.emplace_back(std::move(badge));
    for (PlacedMark& placed : marks) scene.items.emplace_back(std::move(placed.mark));
    return scene;
}

}  // namespace

Scene build_scene(const SceneInput& input) {
    if (input.density != nullptr) return scene_of(input);
    const auto density = counted_density(input);
    SceneInput known = input;
    if (density) known.density = &*density;
    return scene_of(known);
}

}  // namespace kua
