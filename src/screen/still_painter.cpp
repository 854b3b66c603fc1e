#include "screen/still_painter.h"

#include "screen/mesh_cache.h"

#include <SFML/Graphics/Glsl.hpp>
#include <SFML/Graphics/RenderTarget.hpp>
#include <SFML/Graphics/Shader.hpp>
#include <SFML/Graphics/Texture.hpp>

#include <algorithm>
#include <bit>
#include <cmath>

namespace kua {
namespace {

constexpr double fill_edge_px = 0.7;      // a line along each area's edge in its own colour: smooth without multisampling
constexpr double detail_px = 0.35;        // what simplifying may move a line by
constexpr double fade_px = 0.5;           // beyond half a line's width, as shaders/stroke.frag has it

sf::Glsl::Vec4 in_shader(Rgba8 c) {
    return {static_cast<float>(c.r) / 255.0F, static_cast<float>(c.g) / 255.0F, static_cast<float>(c.b) / 255.0F,
            static_cast<float>(c.a) / 255.0F};
}

std::uint32_t packed(Rgba8 c) { return std::bit_cast<std::uint32_t>(c); }

/// The scale that a level of detail is made for: powers of two, rounded down.
double level_of(double metres_per_px) { return std::exp2(std::floor(std::log2(metres_per_px))); }

template <class T>
std::vector<const void*> addresses(const std::vector<T>& shapes) {
    return {shapes.begin(), shapes.end()};
}

}  // namespace

struct StillPainter::Impl {
    /// One paint call.
    struct Pass {
        sf::RenderTarget& target;
        const PhysicalView& view;
        MapBox seen;
        MapPoint origin;        // of the meshes
        double level;           // of detail
        [[nodiscard]] MeshFrame mesh_frame() const { return {origin, detail_px * level, view.map.metres_per_px}; }
    };

    void paint(const FillBatch& batch, const Pass& pass);
    void paint(const HatchBatch& batch, const Pass& pass);
    void paint(const StrokeBatch& batch, const Pass& pass);
    enum class Opaque : std::uint8_t { No, Yes };
    void draw_metres(const CachedMesh& mesh, const Pass& pass, const sf::Shader* shader, Opaque opaque) const;
    void draw_pixels(const CachedMesh& mesh, const Pass& pass) const;
    void draw_strokes(const CachedMesh& mesh, const Pass& pass, Rgba8 color, double width_px) const;
    template <class MakeLines>
    void paint_lines(MeshKey key, const Pass& pass, const LineStyle& style, MakeLines make_lines);

    std::unique_ptr<ShaderSet> shaders;
    MeshCache meshes;
    std::shared_ptr<const BaseGeometry> base;  // held, so that the addresses in the cache stay its own
};

void StillPainter::Impl::draw_metres(const CachedMesh& mesh, const Pass& pass, const sf::Shader* shader,
                                     Opaque opaque) const {
    const MapView& map = pass.view.map;
    const ScreenPoint zero = to_screen(pass.origin, map);
    const auto scale = static_cast<float>(1.0 / map.metres_per_px);
    sf::RenderStates states(sf::Transform(scale, 0.0F, static_cast<float>(zero.x_px), 0.0F, -scale,
                                          static_cast<float>(zero.y_px), 0.0F, 0.0F, 1.0F));
    states.shader = shader;
    if (opaque == Opaque::Yes) states.blendMode = sf::BlendNone;  // spares reading what is below
    mesh.mesh.draw(pass.target, states, visible(mesh.pieces, pass.seen));
}

void StillPainter::Impl::draw_pixels(const CachedMesh& mesh, const Pass& pass) const {
    const ScreenPoint zero = to_screen(pass.origin, pass.view.map);
    sf::RenderStates states;
    states.transform.translate(static_cast<float>(zero.x_px), static_cast<float>(zero.y_px));
    mesh.mesh.draw(pass.target, states, visible(mesh.pieces, pass.seen));
}

void StillPainter::Impl::draw_strokes(const CachedMesh& mesh, const Pass& pass, Rgba8 color, double width_px) const {
    sf::Shader& shader = shaders->stroke();
    shader.setUniform("u_color", in_shader(color));
    shader.setUniform("u_half_width_px", static_cast<float>(width_px / 2.0));
    shader.setUniform("u_reach_px", static_cast<float>(width_px / 2.0 + fade_px));
    draw_metres(mesh, pass, &shader, Opaque::No);
}

template <class MakeLines>
void StillPainter::Impl::paint_lines(MeshKey key, const Pass& pass, const LineStyle& style, MakeLines make_lines) {
    if (shaders) {
        key.scale = pass.level;
        draw_strokes(meshes.get(key, MeshForm::Strip, [&] { return strip_mesh(make_lines(), pass.mesh_frame()); }), pass,
                     style.color, style.width_px);
        return;
    }
    key.scale = pass.view.map.metres_per_px;
    key.color = packed(style.color);
    key.width_px = style.width_px;
    draw_pixels(meshes.get(key, MeshForm::Triangles, [&] { return feathered_mesh(make_lines(), pass.mesh_frame(), style); }), pass);
}

void StillPainter::Impl::paint(const FillBatch& batch, const Pass& pass) {
    MeshKey key{MeshKey::Kind::Fill, addresses(batch.shapes), pass.level, shaders ? 0 : packed(batch.color)};
    const CachedMesh& fill = meshes.get(key, MeshForm::Triangles,
                                        [&] { return fill_mesh(batch.shapes, pass.mesh_frame(), batch.color); });
    if (shaders) shaders->flat().setUniform("u_color", in_shader(batch.color));
    draw_metres(fill, pass, shaders ? &shaders->flat() : nullptr, batch.color.a == 255 ? Opaque::Yes : Opaque::No);
    if (batch.color.a < 255) return;  // a line over the edge would show
    key.kind = MeshKey::Kind::Edge;
    paint_lines(key, pass, {fill_edge_px, batch.color},
                [&] { return rings_of(batch.shapes, pass.mesh_frame().tolerance_m); });
}

void StillPainter::Impl::paint(const HatchBatch& batch, const Pass& pass) {
    const double spacing = batch.style.spacing_px * pass.view.ui_scale;
    const double width = batch.style.width_px * pass.view.ui_scale;
    if (!shaders) {
        MeshKey key{MeshKey::Kind::Hatch, addresses(batch.shapes)};
        paint_lines(key, pass, {width, batch.style.color, false, true},
                    [&] { return hatch_lines(batch.shapes, spacing * pass.view.map.metres_per_px); });
        return;
    }
    const MeshKey key{MeshKey::Kind::Fill, addresses(batch.shapes), pass.level};
    const CachedMesh& fill = meshes.get(key, MeshForm::Triangles,
                                        [&] { return fill_mesh(batch.shapes, pass.mesh_frame(), batch.style.color); });
    sf::Shader& shader = shaders->hatch();
    shader.setUniform("u_color", in_shader(batch.style.color));
    shader.setUniform("u_spacing_px", static_cast<float>(spacing));
    shader.setUniform("u_half_width_px", static_cast<float>(width / 2.0));
    shader.setUniform("u_start_px", static_cast<float>(hatch_start_px(pass.view.map, spacing)));
    draw_metres(fill, pass, &shader, Opaque::No);
}

void StillPainter::Impl::paint(const StrokeBatch& batch, const Pass& pass) {
    paint_lines({MeshKey::Kind::Stroke, addresses(batch.lines)}, pass, {batch.width_px * pass.view.ui_scale, batch.color},
                [&] { return lines_of(batch.lines, pass.mesh_frame().tolerance_m); });
}

StillPainter::StillPainter(std::unique_ptr<ShaderSet> shaders) : impl_(std::make_unique<Impl>()) {
    impl_->shaders = std::move(shaders);
}
StillPainter::StillPainter(StillPainter&&) noexcept = default;
StillPainter& StillPainter::operator=(StillPainter&&) noexcept = default;
StillPainter::~StillPainter() = default;

void StillPainter::paint(sf::RenderTarget& target, const Job& job, SignMesher& signs) {
    if (job.scene.base != impl_->base) {
        impl_->meshes.clear();
        impl_->base = job.scene.base;
    }
    const MapView& map = job.view.map;
    constexpr double margin_px = 4.0;  // for the widest line
    const MapPoint least = to_map({job.region.left_px - margin_px, job.region.bottom_px + margin_px}, map);
    const MapPoint most = to_map({job.region.right_px + margin_px, job.region.top_px - margin_px}, map);
    const MapBox& land = job.scene.base->unit_bounds;
    const MapPoint middle = is_empty(land) ? MapPoint{}
                                           : MapPoint{(land.min_x_m + land.max_x_m) / 2, (land.min_y_m + land.max_y_m) / 2};
    const Impl::Pass pass{target, job.view, {least.x_m, least.y_m, most.x_m, most.y_m}, middle, level_of(map.metres_per_px)};
    impl_->meshes.use(pass.level);
    if (!impl_->shaders) impl_->meshes.use(map.metres_per_px);

    for (const StillBatch& batch : job.batches) {
        if (const auto* sign_batch = std::get_if<SignBatch>(&batch)) {
            Mesh mesh;
            for (const std::size_t i : sign_batch->items)
                signs.add(mesh, job.scene.items[i], {map, job.view.ui_scale, job.region});
            draw_once(target, sf::RenderStates(&signs.atlas().texture()), mesh);
        } else if (const auto* fills = std::get_if<FillBatch>(&batch)) {
            impl_->paint(*fills, pass);
        } else if (const auto* hatches = std::get_if<HatchBatch>(&batch)) {
            impl_->paint(*hatches, pass);
        } else if (const auto* strokes = std::get_if<StrokeBatch>(&batch)) {
            impl_->paint(*strokes, pass);
        }
    }
}

}  // namespace kua
