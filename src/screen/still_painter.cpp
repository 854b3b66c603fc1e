#include "screen/still_painter.h"

#include "screen/mesh_cache.h"
#include "screen/meshes_ahead.h"
#include "screen/shader_color.h"
#include "screen/sign_painter.h"

#include <SFML/Graphics/RenderTarget.hpp>
#include <SFML/Graphics/Shader.hpp>
#include <SFML/Graphics/Texture.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <cmath>
#include <optional>
#include <span>
#include <utility>
#include <variant>
#include <vector>

namespace kua {
namespace {

constexpr double fill_edge_px = 0.7;      // a line along each area's edge in its own colour: smooth without multisampling
constexpr double detail_px = 0.35;        // what simplifying may move a line by
constexpr std::chrono::milliseconds spare_time{4};   // of a frame, where a picture is painted in parts
constexpr double fade_px = 0.5;           // beyond half a line's width, as shaders/stroke.frag has it

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
        sf::RenderTarget* target;   // null where nothing is painted yet
        const PhysicalView& view;
        MapBox seen;
        MapPoint origin;        // of the meshes
        double level;           // of detail
        [[nodiscard]] MeshFrame mesh_frame() const { return {origin, detail_px * level, view.map.metres_per_px}; }
    };

    void want(const FillBatch& batch, const Pass& pass, std::vector<WantedMesh>& wanted) const;
    void want(const HatchBatch& batch, const Pass& pass, std::vector<WantedMesh>& wanted) const;
    void want(const StrokeBatch& batch, const Pass& pass, std::vector<WantedMesh>& wanted) const;
    void want(const SignBatch&, const Pass&, std::vector<WantedMesh>&) const {}
    void paint(const FillBatch& batch, const Pass& pass);
    void paint(const HatchBatch& batch, const Pass& pass);
    void paint(const StrokeBatch& batch, const Pass& pass);
    enum class Opaque : std::uint8_t { No, Yes };
    void draw_metres(const CachedMesh& mesh, const Pass& pass, const sf::Shader* shader, Opaque opaque) const;
    void draw_pixels(const CachedMesh& mesh, const Pass& pass) const;
    void draw_strokes(const CachedMesh& mesh, const Pass& pass, Rgba8 color, double width_px) const;
    void draw_lines(const WantedMesh& wanted, const Pass& pass, const LineStyle& style);
    [[nodiscard]] WantedMesh fill_of(std::span<const MapMultiPolygon* const> shapes, const Pass& pass, Rgba8 color) const;
    template <class MakeLines>
    [[nodiscard]] WantedMesh lines_of_key(MeshKey key, const Pass& pass, const LineStyle& style, MakeLines make_lines) const;
    [[nodiscard]] WantedMesh fill_of(const FillBatch& batch, const Pass& pass) const;
    [[nodiscard]] WantedMesh edge_of(const FillBatch& batch, const Pass& pass) const;
    [[nodiscard]] WantedMesh hatching_of(const HatchBatch& batch, const Pass& pass) const;
    [[nodiscard]] WantedMesh stroke_of(const StrokeBatch& batch, const Pass& pass) const;
    const CachedMesh& mesh_of(const WantedMesh& wanted);
    [[nodiscard]] Pass pass_of(sf::RenderTarget* target, const Job& job) const;
    [[nodiscard]] std::vector<WantedMesh> wanted_of(const StillBatch& batch, const Pass& pass) const;
    void make_ahead(const Pass& pass, const Job& job, Haste haste);
    void cover(const Pass& pass, const Job& job) const;
    [[nodiscard]] bool is_ready(const StillBatch& batch, const Pass& pass) const;
    void paint(const StillBatch& batch, const Pass& pass, const Job& job, SignMesher& signs);

    std::shared_ptr<ShaderSet> shaders;
    MeshCache meshes;
    std::optional<MeshesAhead> ahead;          // of the picture under way, where meshes are missing
    std::size_t next = 0;                      // the batch that a picture in parts goes on with
    bool covered = false;                      // its sea is painted
    std::shared_ptr<const BaseGeometry> base;  // held, so that the addresses in the cache stay its own
};

namespace {

LineStyle hatch_style(const HatchBatch& batch, double ui_scale) {
    return {batch.style.width_px * ui_scale, batch.style.color, false, true};
}

LineStyle stroke_style(const StrokeBatch& batch, double ui_scale) { return {batch.width_px * ui_scale, batch.color}; }

}  // namespace

void StillPainter::Impl::draw_metres(const CachedMesh& mesh, const Pass& pass, const sf::Shader* shader,
                                     Opaque opaque) const {
    const MapView& map = pass.view.map;
    const ScreenPoint zero = to_screen(pass.origin, map);
    const auto scale = static_cast<float>(1.0 / map.metres_per_px);
    sf::RenderStates states(sf::Transform(scale, 0.0F, static_cast<float>(zero.x_px), 0.0F, -scale,
                                          static_cast<float>(zero.y_px), 0.0F, 0.0F, 1.0F));
    states.shader = shader;
    if (opaque == Opaque::Yes) states.blendMode = sf::BlendNone;  // spares reading what is below
    mesh.mesh.draw(*pass.target, states, visible(mesh.pieces, pass.seen));
}

void StillPainter::Impl::draw_pixels(const CachedMesh& mesh, const Pass& pass) const {
    const ScreenPoint zero = to_screen(pass.origin, pass.view.map);
    sf::RenderStates states;
    states.transform.translate(static_cast<float>(zero.x_px), static_cast<float>(zero.y_px));
    mesh.mesh.draw(*pass.target, states, visible(mesh.pieces, pass.seen));
}

void StillPainter::Impl::draw_strokes(const CachedMesh& mesh, const Pass& pass, Rgba8 color, double width_px) const {
    sf::Shader& shader = shaders->stroke();
    set_color(shader, "u_color", color);
    shader.setUniform("u_half_width_px", static_cast<float>(width_px / 2.0));
    shader.setUniform("u_reach_px", static_cast<float>(width_px / 2.0 + fade_px));
    draw_metres(mesh, pass, &shader, Opaque::No);
}

const CachedMesh& StillPainter::Impl::mesh_of(const WantedMesh& wanted) {
    return meshes.get(wanted.key, wanted.form, wanted.owner, [&] { return ahead ? ahead->take(wanted.key) : wanted.make(); });
}

WantedMesh StillPainter::Impl::fill_of(std::span<const MapMultiPolygon* const> shapes, const Pass& pass, Rgba8 color) const {
    MeshKey key{MeshKey::Kind::Fill, {shapes.begin(), shapes.end()}, pass.level, shaders ? 0 : packed(color)};
    return {std::move(key), MeshForm::Triangles, [=, frame = pass.mesh_frame()] { return fill_mesh(shapes, frame, color); }};
}

template <class MakeLines>
WantedMesh StillPainter::Impl::lines_of_key(MeshKey key, const Pass& pass, const LineStyle& style, MakeLines make_lines) const {
    const MeshFrame frame = pass.mesh_frame();
    if (shaders) {
        key.scale = pass.level;
        return {std::move(key), MeshForm::Strip, [=] { return strip_mesh(make_lines(), frame); }};
    }
    key.scale = pass.view.map.metres_per_px;
    key.color = packed(style.color);
    key.width_px = style.width_px;
    return {std::move(key), MeshForm::Triangles, [=] { return feathered_mesh(make_lines(), frame, style); }};
}

void StillPainter::Impl::draw_lines(const WantedMesh& wanted, const Pass& pass, const LineStyle& style) {
    const CachedMesh& mesh = mesh_of(wanted);
    if (shaders) draw_strokes(mesh, pass, style.color, style.width_px);
    else draw_pixels(mesh, pass);
}

WantedMesh StillPainter::Impl::fill_of(const FillBatch& batch, const Pass& pass) const {
    WantedMesh wanted = fill_of(batch.shapes, pass, batch.color);
    wanted.owner = batch.owner;
    return wanted;
}

WantedMesh StillPainter::Impl::edge_of(const FillBatch& batch, const Pass& pass) const {
    const auto edges = [shapes = std::span(batch.shapes), tolerance_m = pass.mesh_frame().tolerance_m] { return rings_of(shapes, tolerance_m); };
    WantedMesh wanted = lines_of_key({MeshKey::Kind::Edge, addresses(batch.shapes)}, pass, {fill_edge_px, batch.color}, edges);
    wanted.owner = batch.owner;
    return wanted;
}

WantedMesh StillPainter::Impl::hatching_of(const HatchBatch& batch, const Pass& pass) const {
    if (shaders) return fill_of(batch.shapes, pass, batch.style.color);
    const double spacing_m = batch.style.spacing_px * pass.view.ui_scale * pass.view.map.metres_per_px;
    const auto lines = [shapes = std::span(batch.shapes), spacing_m] { return hatch_lines(shapes, spacing_m); };
    return lines_of_key({MeshKey::Kind::Hatch, addresses(batch.shapes)}, pass, hatch_style(batch, pass.view.ui_scale), lines);
}

WantedMesh StillPainter::Impl::stroke_of(const StrokeBatch& batch, const Pass& pass) const {
    const auto lines = [list = std::span(batch.lines), tolerance_m = pass.mesh_frame().tolerance_m] { return lines_of(list, tolerance_m); };
    return lines_of_key({MeshKey::Kind::Stroke, addresses(batch.lines)}, pass, stroke_style(batch, pass.view.ui_scale), lines);
}

void StillPainter::Impl::want(const FillBatch& batch, const Pass& pass, std::vector<WantedMesh>& wanted) const {
    wanted.push_back(fill_of(batch, pass));
    if (batch.color.a == 255) wanted.push_back(edge_of(batch, pass));
}

void StillPainter::Impl::want(const HatchBatch& batch, const Pass& pass, std::vector<WantedMesh>& wanted) const {
    wanted.push_back(hatching_of(batch, pass));
}

void StillPainter::Impl::want(const StrokeBatch& batch, const Pass& pass, std::vector<WantedMesh>& wanted) const {
    wanted.push_back(stroke_of(batch, pass));
}

void StillPainter::Impl::paint(const FillBatch& batch, const Pass& pass) {
    const CachedMesh& fill = mesh_of(fill_of(batch, pass));
    if (shaders) set_color(shaders->flat(), "u_color", batch.color);
    draw_metres(fill, pass, shaders ? &shaders->flat() : nullptr, batch.color.a == 255 ? Opaque::Yes : Opaque::No);
    if (batch.color.a < 255) return;  // a line over the edge would show
    draw_lines(edge_of(batch, pass), pass, {fill_edge_px, batch.color});
}

void StillPainter::Impl::paint(const HatchBatch& batch, const Pass& pass) {
    const LineStyle style = hatch_style(batch, pass.view.ui_scale);
    if (!shaders) return draw_lines(hatching_of(batch, pass), pass, style);
    const double spacing = batch.style.spacing_px * pass.view.ui_scale;
    const CachedMesh& fill = mesh_of(hatching_of(batch, pass));
    sf::Shader& shader = shaders->hatch();
    set_color(shader, "u_color", style.color);
    shader.setUniform("u_spacing_px", static_cast<float>(spacing));
    shader.setUniform("u_half_width_px", static_cast<float>(style.width_px / 2.0));
    shader.setUniform("u_start_px", static_cast<float>(hatch_start_px(pass.view.map, spacing)));
    draw_metres(fill, pass, &shader, Opaque::No);
}

void StillPainter::Impl::paint(const StrokeBatch& batch, const Pass& pass) {
    draw_lines(stroke_of(batch, pass), pass, stroke_style(batch, pass.view.ui_scale));
}

StillPainter::StillPainter(std::shared_ptr<ShaderSet> shaders) : impl_(std::make_unique<Impl>()) {
    impl_->shaders = std::move(shaders);
}
StillPainter::StillPainter(StillPainter&&) noexcept = default;
StillPainter& StillPainter::operator=(StillPainter&&) noexcept = default;
StillPainter::~StillPainter() = default;

void StillPainter::Impl::cover(const Pass& pass, const Job& job) const {
    if (!job.ground) return;
    const ScreenBox& box = job.region;
    const Rgba8 color = *job.ground;
    const auto corner = [&](double x, double y) {
        return MeshVertex{static_cast<float>(x), static_cast<float>(y), color, 0.0F, 0.0F};
    };
    const MeshVertex a = corner(box.left_px, box.top_px), b = corner(box.right_px, box.top_px);
    const MeshVertex c = corner(box.left_px, box.bottom_px), d = corner(box.right_px, box.bottom_px);
    sf::RenderStates states(sf::BlendNone);
    if (shaders) {   // the areas' own: a driver without a card takes milliseconds to compile another way to paint
        set_color(shaders->flat(), "u_color", color);
        states.shader = &shaders->flat();
    }
    draw_once(*pass.target, states, std::array{a, b, c, b, d, c});
}

StillPainter::Impl::Pass StillPainter::Impl::pass_of(sf::RenderTarget* target, const Job& job) const {
    const MapView& map = job.view.map;
    constexpr double margin_px = 4.0;  // for the widest line
    const MapPoint least = to_map({job.region.left_px - margin_px, job.region.bottom_px + margin_px}, map);
    const MapPoint most = to_map({job.region.right_px + margin_px, job.region.top_px - margin_px}, map);
    const MapBox& land = job.scene.base->unit_bounds;
    const MapPoint middle = is_empty(land) ? MapPoint{}
                                           : MapPoint{(land.min_x_m + land.max_x_m) / 2, (land.min_y_m + land.max_y_m) / 2};
    return {target, job.view, {least.x_m, least.y_m, most.x_m, most.y_m}, middle, level_of(map.metres_per_px)};
}

std::vector<WantedMesh> StillPainter::Impl::wanted_of(const StillBatch& batch, const Pass& pass) const {
    std::vector<WantedMesh> wanted;
    std::visit([&](const auto& part) { want(part, pass, wanted); }, batch);
    std::erase_if(wanted, [&](const WantedMesh& mesh) { return meshes.holds(mesh.key); });
    return wanted;
}

/// Has the meshes that are missing made.
void StillPainter::Impl::make_ahead(const Pass& pass, const Job& job, Haste haste) {
    ahead.reset();
    if (job.scene.base != base) {
        meshes.clear();
        base = job.scene.base;
    }
    meshes.drop_orphans();
    meshes.use(pass.level);
    if (!shaders) meshes.use(pass.view.map.metres_per_px);
    std::vector<WantedMesh> missing;
    for (const StillBatch& batch : job.batches)
        for (WantedMesh& wanted : wanted_of(batch, pass)) missing.push_back(std::move(wanted));
    if (!missing.empty()) ahead.emplace(missing, haste);
}

bool StillPainter::Impl::is_ready(const StillBatch& batch, const Pass& pass) const {
    return !ahead || std::ranges::all_of(wanted_of(batch, pass), [&](const WantedMesh& wanted) { return ahead->is_ready(wanted.key); });
}

void StillPainter::Impl::paint(const StillBatch& batch, const Pass& pass, const Job& job, SignMesher& signs) {
    if (const auto* sign_batch = std::get_if<SignBatch>(&batch)) {
        Mesh mesh;
        for (const std::size_t i : sign_batch->items)
            signs.add(mesh, job.scene.items[i], {job.view.map, job.view.ui_scale, job.region});
        draw_signs(*pass.target, {shaders.get(), signs.atlas(), job.view.ui_scale}, mesh);
    } else if (const auto* fills = std::get_if<FillBatch>(&batch)) {
        paint(*fills, pass);
    } else if (const auto* hatches = std::get_if<HatchBatch>(&batch)) {
        paint(*hatches, pass);
    } else if (const auto* strokes = std::get_if<StrokeBatch>(&batch)) {
        paint(*strokes, pass);
    }
}

void StillPainter::paint(sf::RenderTarget& target, const Job& job, SignMesher& signs) {
    const Impl::Pass pass = impl_->pass_of(&target, job);
    impl_->make_ahead(pass, job, Haste::LikeFrames);
    impl_->cover(pass, job);
    for (const StillBatch& batch : job.batches) impl_->paint(batch, pass, job, signs);
    stop();
}

void StillPainter::prepare(const Job& job) {
    impl_->make_ahead(impl_->pass_of(nullptr, job), job, Haste::AfterFrames);
    impl_->next = 0;
    impl_->covered = false;
}

bool StillPainter::paint_on(sf::RenderTarget& target, const Job& job, SignMesher& signs) {
    const auto start = std::chrono::steady_clock::now();
    const Impl::Pass pass = impl_->pass_of(&target, job);
    if (!std::exchange(impl_->covered, true)) {
        impl_->cover(pass, job);
        return job.batches.empty();
    }
    for (std::size_t& next = impl_->next; next < job.batches.size(); ++next) {
        if (std::chrono::steady_clock::now() - start > spare_time || !impl_->is_ready(job.batches[next], pass)) return false;
        impl_->paint(job.batches[next], pass, job, signs);
    }
    stop();
    return true;
}

void StillPainter::stop() { impl_->ahead.reset(); }

}  // namespace kua
