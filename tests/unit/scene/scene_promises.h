#pragma once

#include "unit/scene/scene_fixture.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

// What every scene promises, whatever the data, the window and the scale.
namespace kua::test {

inline double distance_px(const ScreenBox& box, ScreenPoint p) {
    return std::hypot(p.x_px - std::clamp(p.x_px, box.left_px, box.right_px),
                      p.y_px - std::clamp(p.y_px, box.top_px, box.bottom_px));
}

inline ScreenBox box_of(const Mark& badge, const MapView& map) {
    const ScreenPoint at = to_screen(badge.at, map);
    const double x = at.x_px + badge.offset_px.x_px;
    const double y = at.y_px + badge.offset_px.y_px;
    return {x - badge.width_px / 2, y - badge.height_px / 2, x + badge.width_px / 2, y + badge.height_px / 2};
}

inline bool covers(const Mark& mark, const ScreenBox& box, const MapView& map) {
    if (mark.kind == MarkKind::Badge) return overlaps(box, box_of(mark, map));
    return distance_px(box, to_screen(mark.at, map)) < mark.radius_px;
}

inline void expect_numbers_add_up(const SceneWorld& world, const Scene& scene) {
    std::int64_t on_map = 0;
    for (const Mark& mark : items_of<Mark>(scene)) {
        const std::int64_t incidents = mark.certain + mark.possible;
        on_map += incidents;
        EXPECT_EQ(mark.number, mark.kind == MarkKind::Symbol ? "" : std::to_string(incidents));
        EXPECT_TRUE(mark.kind != MarkKind::Symbol || incidents == 1);
    }
    std::int64_t margin = 0;
    for (const MarginEntry& entry : scene.margin)
        if (entry.text != world.text("Undated, not shown")) margin += entry.incidents;
    EXPECT_EQ(on_map + margin, world.selection.totals.shown);
    EXPECT_EQ(margin, world.selection.totals.not_on_a_place);
    std::int64_t families = 0;
    for (const LegendEntry& entry : scene.legend)
        if (entry.kind == LegendEntry::Kind::Family) families += entry.incidents;
    EXPECT_EQ(families, world.selection.totals.shown);
}

inline void expect_every_row_once(const SceneWorld& world, const Scene& scene) {
    std::vector<RowId> rows;
    for (const Mark& mark : items_of<Mark>(scene)) rows.insert(rows.end(), mark.rows.begin(), mark.rows.end());
    for (const MarginEntry& entry : scene.margin)
        if (entry.text != world.text("Undated, not shown"))
            rows.insert(rows.end(), entry.rows.begin(), entry.rows.end());
    std::sort(rows.begin(), rows.end());
    EXPECT_EQ(rows, world.selection.rows);
}

inline void expect_no_region_is_a_point(const SceneWorld& world, const Scene& scene) {
    for (const Mark& mark : items_of<Mark>(scene))
        for (const RowId row : mark.rows)
            EXPECT_EQ(mark.kind == MarkKind::Badge, placement(world.data.incidents, row) == Placement::Region);
}

inline void expect_marks_cover_nothing(const SceneWorld& world, const Scene& scene) {
    const auto marks = items_of<Mark>(scene);
    for (const Mark& mark : marks) {
        for (const Label& label : items_of<Label>(scene))
            EXPECT_FALSE(covers(mark, box_of(label, world), world.map)) << label.text << " under " << mark.title;
        for (const Mark& badge : marks_of(scene, MarkKind::Badge)) {
            const bool is_itself = mark == badge;
            EXPECT_TRUE(is_itself || !covers(mark, box_of(badge, world.map), world.map)) << badge.title;
        }
    }
}

inline void expect_names_apart(const SceneWorld& world, const Scene& scene) {
    const auto labels = items_of<Label>(scene);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const ScreenBox name = box_of(labels[i], world);
        for (std::size_t k = 0; k < i; ++k)
            EXPECT_FALSE(overlaps(name, box_of(labels[k], world))) << labels[i].text << " on " << labels[k].text;
        for (const TownDot& dot : items_of<TownDot>(scene))
            EXPECT_GE(distance_px(name, to_screen(dot.at, world.map)), dot.radius_px) << labels[i].text;
    }
}

}  // namespace kua::test
