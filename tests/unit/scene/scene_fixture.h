#pragma once

#include "scene/build_scene.h"
#include "support/make_dataset.h"

#include <gtest/gtest.h>

#include <limits>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace kua::test {

/// Data, view and metrics of a scene, with the plainest choices; change what a test is about, then build.
struct SceneWorld {
    explicit SceneWorld(const std::vector<Row>& rows = {}) : data(make_dataset(rows)) { project(); }
    explicit SceneWorld(Dataset made) : data(std::move(made)) { project(); }

    void project() {
        auto made = project_base(data, "");
        EXPECT_TRUE(made) << in_english(made.error());
        base = *made;
        map = map_view(view, *base, 1600, 1000, {20, 20, 20, 20});
    }
    void add_place(const std::string& name, LonLat at, int rank, std::int64_t population = 100'000) {
        data.places.push_back({.name = {{name, "", ""}}, .at = at, .population = population, .rank = rank});
        project();
    }
    /// What is selected by `view.filter` in [first, last].
    void select_days(const std::string& first, const std::string& last) {
        selection = select(data, view.filter, {day(first), day(last) + 1});
    }
    [[nodiscard]] SceneInput input() const { return {data, base, selection, view, map, text, *metrics, frame}; }
    [[nodiscard]] Scene build() const { return build_scene(input()); }

    Dataset data;
    std::shared_ptr<const BaseGeometry> base;
    ViewState view;
    MapView map;
    Selection selection;
    Catalogue text;
    std::optional<ScreenBox> frame;
    std::shared_ptr<const TextMetrics> metrics = std::make_shared<const TextMetrics>(*TextMetrics::make());
};

template <class Item>
[[nodiscard]] std::vector<Item> items_of(const Scene& scene) {
    std::vector<Item> items;
    for (const SceneItem& item : scene.items)
        if (const auto* found = std::get_if<Item>(&item)) items.push_back(*found);
    return items;
}

/// The marks of one kind.
[[nodiscard]] inline std::vector<Mark> marks_of(const Scene& scene, MarkKind kind) {
    std::vector<Mark> marks;
    for (Mark& mark : items_of<Mark>(scene))
        if (mark.kind == kind) marks.push_back(std::move(mark));
    return marks;
}

/// The letters of a label in the viewport, from the baseline to the height of a capital.
[[nodiscard]] inline ScreenBox box_of(const Label& label, const SceneWorld& world) {
    const ScreenPoint at = to_screen(label.at, world.map);
    const double left = at.x_px + label.offset_px.x_px;
    const double baseline = at.y_px + label.offset_px.y_px;
    const double width = world.metrics->width_px(label.text, label.face, label.size_px, label.letter_spacing_px);
    return {left, baseline - world.metrics->cap_height_px(label.face, label.size_px), left + width, baseline};
}

}  // namespace kua::test
