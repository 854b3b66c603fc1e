#include "screen/sign_mesh.h"

#include "screen/feather.h"
#include "screen/sign_code.h"
#include "screen/sign_painter.h"

#include <algorithm>
#include <cmath>

namespace kua {
namespace {

constexpr double selection_px = 1.4;

/// Gives the vertices from `first` on, where they are no code, the atlas's white.
void whiten(Mesh& mesh, std::size_t first) {
    for (std::size_t i = first; i < mesh.size(); ++i)
        if (!is_code(mesh[i])) mesh[i].u = mesh[i].v = GlyphAtlas::white_uv;
}

std::vector<ScreenPoint> placed(const std::vector<ScreenPoint>& points, ScreenPoint at, double ui_scale) {
    std::vector<ScreenPoint> result;
    for (const ScreenPoint p : points) result.push_back({at.x_px + p.x_px * ui_scale, at.y_px + p.y_px * ui_scale});
    return result;
}

constexpr double ring_gap_px = 4.5;   // less than a name keeps off its mark

/// The mark's outline, some way out.
MarkOutline selection_ring(const Mark& mark) {
    if (mark.kind != MarkKind::Badge) return circle_outline({}, mark.radius_px + ring_gap_px);
    return box_outline(mark.width_px + 8.0, mark.height_px + 8.0, 6.0);
}

void darken(MarkParts& parts, Rgba8 ink) {
    const auto step = [&](std::optional<Rgba8>& color) {
        if (color) color = blended(*color, with_alpha(ink, hover_alpha));
    };
    for (std::size_t i = 1; i < parts.paths.size(); ++i) {  // the first is the halo
        step(parts.paths[i].fill);
        step(parts.paths[i].stroke);
    }
}

bool outside(ScreenPoint p, double reach_px, const ScreenBox& region) {
    return p.x_px < region.left_px - reach_px || p.y_px < region.top_px - reach_px || p.x_px > region.right_px + reach_px ||
           p.y_px > region.bottom_px + reach_px;
}

}  // namespace

SignMesher::SignMesher(const TextMetrics& metrics, SignForm form)
    : metrics_(metrics), form_(form), atlas_(metrics), texts_(metrics_, atlas_) {}

void SignMesher::add_path(Mesh& mesh, const MarkPath& path, ScreenPoint at, double ui_scale) const {
    const bool coded = form_ == SignForm::Coded;
    const std::size_t first = mesh.size();
    if (path.fill && !(coded && add_coded(mesh, path.outline, at, ui_scale, {0.0, false, *path.fill})))
        add_convex(mesh, placed(flattened(path.outline), at, ui_scale), *path.fill);
    const double width_px = path.stroke_px * ui_scale;
    if (path.stroke && !(coded && add_coded(mesh, path.outline, at, ui_scale, {width_px, path.dashed, *path.stroke})))
        for (const MarkLine& line : stroke_lines(path))
            add_line(mesh, placed(line.points, at, ui_scale), {width_px, *path.stroke, line.closed, true});
    whiten(mesh, first);
}

void SignMesher::add(Mesh& mesh, const SceneItem& item, const Ground& ground) {
    if (const auto* label = std::get_if<Label>(&item)) add_label(mesh, *label, ground);
    else if (const auto* dot = std::get_if<TownDot>(&item)) add_dot(mesh, *dot, ground);
}

void SignMesher::add_label(Mesh& mesh, const Label& label, const Ground& ground) {
    const double scale = ground.ui_scale;
    const ScreenPoint at = to_screen(label.at, ground.map);
    const double reach_px = static_cast<double>(label.text.size()) * (label.size_px + label.letter_spacing_px) +
                            std::abs(label.offset_px.x_px) + std::abs(label.offset_px.y_px) + label.halo_px;
    if (outside(at, reach_px * scale, ground.region)) return;
    texts_.add(mesh, {{at.x_px + label.offset_px.x_px * scale, at.y_px + label.offset_px.y_px * scale},
                      label.text, label.face, label.size_px, label.letter_spacing_px, label.color, label.halo,
                      label.halo_px, scale});
}

void SignMesher::add_dot(Mesh& mesh, const TownDot& dot, const Ground& ground) const {
    const ScreenPoint at = to_screen(dot.at, ground.map);
    if (outside(at, dot.radius_px * ground.ui_scale + 1.0, ground.region)) return;
    add_path(mesh, {circle_outline({}, dot.radius_px), dot.color, {}, 0.0, false}, at, ground.ui_scale);
}

MeshRange SignMesher::add_mark(Mesh& mesh, const Mark& mark, const Scene& scene, const Ground& ground, Emphasis emphasis) {
    const double scale = ground.ui_scale;
    const double metres_per_px = ground.map.metres_per_px * scale;
    const ScreenPoint place = to_screen(mark.at, ground.map);
    const ScreenPoint at{place.x_px + mark.offset_px.x_px * scale, place.y_px + mark.offset_px.y_px * scale};
    const double reach_px = std::max({mark.radius_px, mark.width_px, mark.ground_radius_m / metres_per_px}) + 10.0;
    if (outside(at, reach_px * scale, ground.region)) return {};

    MarkParts parts = mark_parts(mark, {scene.theme, *scene.vocabulary, metrics_}, metres_per_px);
    if (emphasis.hovered) darken(parts, scene.theme.ink);
    if (emphasis.selected) parts.paths.push_back({selection_ring(mark), {}, scene.theme.ink, selection_px, false});
    MeshRange darker;
    for (std::size_t i = 0; i < parts.paths.size(); ++i) {
        if (i == 1) darker.first = mesh.size();  // behind the halo
        add_path(mesh, parts.paths[i], at, scale);
    }
    if (darker.first > 0) darker.count = mesh.size() - darker.first;
    if (!parts.text) return darker;
    const MarkText& text = *parts.text;
    texts_.add(mesh, {{at.x_px + text.at.x_px * scale, at.y_px + text.at.y_px * scale}, text.text, text.face, text.size_px,
                      0.0, text.color, {}, 0.0, scale});
    return darker;
}

}  // namespace kua
