#pragma once

#include "scene/build_scene.h"
#include "scene/label_space.h"

#include <string>
#include <vector>

namespace kua {

struct NameStyle {
    FontFace face = FontFace::Regular;
    double size_px = 11.0;
    double letter_spacing_px = 0.0;
    Rgba8 color;
    Rgba8 halo;
};

/// A name and how much room it needs round the left end of its baseline.
struct MeasuredName {
    std::string text;
    NameStyle style;
    double width_px = 0.0;
    double above_px = 0.0;
    double below_px = 0.0;

    [[nodiscard]] double height_px() const { return above_px + below_px; }
};

/// The names of a map while they are being placed, most important first: a name goes only where no mark, dot or
/// earlier name is. Works on the sheet of LabelSpace. Borrows the input.
class Lettering {
public:
    Lettering(const SceneInput& input, const Theme& theme);

    [[nodiscard]] const SceneInput& input() const { return input_; }
    [[nodiscard]] const Theme& theme() const { return theme_; }
    [[nodiscard]] ScreenPoint sheet(MapPoint at) const { return on_sheet(at, input_.map.metres_per_px); }
    /// False far outside the viewport, where nothing needs a name.
    [[nodiscard]] bool is_near_view(ScreenPoint on_sheet) const { return contains(near_view_, on_sheet); }

    [[nodiscard]] MeasuredName measured(std::string text, const NameStyle& style) const;
    /// The box of `name` with its middle at `centre`.
    [[nodiscard]] static ScreenBox box_at(const MeasuredName& name, ScreenPoint centre) {
        return box_round(centre, name.width_px, name.height_px());
    }
    /// True where a name may fill `box`: nothing else there, and not cut by the edge of the viewport, nor outside a
    /// figure's frame.
    [[nodiscard]] bool has_room(const ScreenBox& box) const;
    /// True where a name in `box` stands on the units wholly, so that no outer border runs through it.
    [[nodiscard]] bool is_on_land(const ScreenBox& box) const;
    /// Writes `name` into `box` for the place `anchor` and takes the room.
    void write(const MeasuredName& name, const ScreenBox& box, MapPoint anchor);
    void draw_dot(MapPoint at, double radius_px, Rgba8 color) { dots_.push_back({at, radius_px, color}); }

    LabelSpace space;  ///< what is taken

    /// Hands over what was placed: dots, then names.
    void move_into(std::vector<SceneItem>& items);

private:
    [[nodiscard]] bool is_in_unit(ScreenPoint on_sheet) const;

    const SceneInput& input_;
    Theme theme_;
    ScreenBox near_view_;
    ScreenBox frame_;
    std::vector<ScreenBox> unit_boxes_;  ///< on the sheet
    std::vector<TownDot> dots_;
    std::vector<Label> labels_;
};

/// Offsets on a square grid of `step_px` within `radius_px`, nearest first, the middle itself included; equally near
/// ones below, then right.
[[nodiscard]] std::vector<ScreenPoint> offsets_by_distance(double step_px, double radius_px);

}  // namespace kua
