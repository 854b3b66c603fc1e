#include "screen/map_painter.h"

#include "screen/gpu_mesh.h"
#include "screen/still_painter.h"

#include <SFML/Graphics/RectangleShape.hpp>
#include <SFML/Graphics/RenderTarget.hpp>
#include <SFML/Graphics/RenderTexture.hpp>
#include <SFML/Graphics/Sprite.hpp>

#include <algorithm>
#include <cmath>

namespace kua {
namespace {

sf::Color in_sfml(Rgba8 c) { return {c.r, c.g, c.b, c.a}; }

sf::Vector2f size_of(const PhysicalView& frame) {
    return {static_cast<float>(frame.view.width_px), static_cast<float>(frame.view.height_px)};
}

/// A view of physical pixels from the map's corner, clipped to the map.
sf::View map_view_of(const PhysicalView& frame, ScreenPoint origin_px, sf::Vector2u target_size) {
    const sf::Vector2f size = size_of(frame);
    sf::View view(sf::FloatRect({0.0F, 0.0F}, size));
    view.setViewport({static_cast<float>(origin_px.x_px) / static_cast<float>(target_size.x),
                      static_cast<float>(origin_px.y_px) / static_cast<float>(target_size.y),
                      size.x / static_cast<float>(target_size.x), size.y / static_cast<float>(target_size.y)});
    return view;
}

/// What the picture of the still part depends on.
struct StillKey {
    std::shared_ptr<const BaseGeometry> base;
    std::vector<SceneItem> items;
    Rgba8 sea;
    PhysicalView frame;
};

}  // namespace

struct MapPainter::Impl {
    Impl(TextMetrics text_metrics, std::unique_ptr<ShaderSet> shaders)
        : metrics(std::move(text_metrics)), signs(metrics), still(std::move(shaders)) {}

    void paint_still(sf::RenderTarget& target, const Scene& scene, const PhysicalView& frame);
    bool paint_texture(const Scene& scene, const PhysicalView& frame);
    bool same_as_before(const Scene& scene, const PhysicalView& frame, std::size_t count) const;
    void paint_marks(sf::RenderTarget& target, const Scene& scene, const PhysicalView& frame, const Accent& accent);

    TextMetrics metrics;
    SignMesher signs;
    StillPainter still;
    std::optional<Error> shader_problem;

    StillKey key;                       // of the last frame
    std::vector<StillBatch> batches;    // of its items
    sf::RenderTexture texture;
    bool texture_is_current = false;
};

bool MapPainter::Impl::same_as_before(const Scene& scene, const PhysicalView& frame, std::size_t count) const {
    return frame == key.frame && scene.base == key.base && scene.theme.sea == key.sea && count == key.items.size() &&
           std::equal(key.items.begin(), key.items.end(), scene.items.begin());
}

void MapPainter::Impl::paint_still(sf::RenderTarget& target, const Scene& scene, const PhysicalView& frame) {
    sf::RectangleShape sea(size_of(frame));
    sea.setFillColor(in_sfml(scene.theme.sea));
    target.draw(sea, sf::BlendNone);
    still.paint(target, scene, batches, frame, signs);
}

bool MapPainter::Impl::paint_texture(const Scene& scene, const PhysicalView& frame) {
    const auto width = static_cast<unsigned>(std::ceil(frame.view.width_px));
    const auto height = static_cast<unsigned>(std::ceil(frame.view.height_px));
    if (texture.getSize() != sf::Vector2u{width, height} && !texture.create(width, height)) return false;
    texture.setView(map_view_of(frame, {}, texture.getSize()));
    paint_still(texture, scene, frame);
    texture.display();
    return true;
}

void MapPainter::Impl::paint_marks(sf::RenderTarget& target, const Scene& scene, const PhysicalView& frame, const Accent& accent) {
    Mesh mesh;
    for (std::size_t i = key.items.size(); i < scene.items.size(); ++i) {
        const SceneItem& item = scene.items[i];
        if (const auto* mark = std::get_if<Mark>(&item))
            signs.add_mark(mesh, *mark, scene, frame.view, frame.ui_scale, {accent.hovered == i, accent.selected == i});
        else if (const auto* label = std::get_if<Label>(&item)) signs.add_label(mesh, *label, frame.view, frame.ui_scale);
        else if (const auto* dot = std::get_if<TownDot>(&item)) signs.add_dot(mesh, *dot, frame.view, frame.ui_scale);
    }
    draw_once(target, sf::RenderStates(&signs.atlas().texture()), mesh);
}

MapPainter::MapPainter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
MapPainter::MapPainter(MapPainter&&) noexcept = default;
MapPainter& MapPainter::operator=(MapPainter&&) noexcept = default;
MapPainter::~MapPainter() = default;

Result<MapPainter> MapPainter::make(const std::filesystem::path& shader_folder, PaintWay way) {
    auto metrics = TextMetrics::make();
    if (!metrics) return metrics.error();
    std::unique_ptr<ShaderSet> shaders;
    std::optional<Error> problem;
    if (way != PaintWay::Plain) {
        auto set = ShaderSet::load(shader_folder);
        if (set) shaders = std::make_unique<ShaderSet>(std::move(*set));
        else if (way == PaintWay::Shaders) return set.error();
        else problem = set.error();
    }
    MapPainter painter(std::make_unique<Impl>(std::move(*metrics), std::move(shaders)));
    painter.impl_->shader_problem = std::move(problem);
    return painter;
}

const std::optional<Error>& MapPainter::shader_problem() const { return impl_->shader_problem; }

void MapPainter::paint(sf::RenderTarget& target, const Scene& scene, const MapView& map, ScreenPoint origin_px,
                       double ui_scale, const Accent& accent) {
    Impl& impl = *impl_;
    const PhysicalView frame = physical_view(map, ui_scale);
    const std::size_t count = still_count(scene.items);
    const bool same = impl.same_as_before(scene, frame, count);
    if (!same) {
        const auto first = scene.items.begin();
        impl.key = {scene.base, {first, first + static_cast<std::ptrdiff_t>(count)}, scene.theme.sea, frame};
        impl.batches = still_batches(impl.key.items);
        impl.texture_is_current = false;
    }
    if (impl.signs.atlas().emptied_if_full()) impl.texture_is_current = false;

    const sf::View before = target.getView();
    target.setView(map_view_of(frame, origin_px, target.getSize()));
    // A picture that moves is painted at once; the first that stands still is kept for the next ones.
    if (same && !impl.texture_is_current) impl.texture_is_current = impl.paint_texture(scene, frame);
    if (impl.texture_is_current) target.draw(sf::Sprite(impl.texture.getTexture()), sf::BlendNone);
    else impl.paint_still(target, scene, frame);
    impl.paint_marks(target, scene, frame, accent);
    target.setView(before);
}

}  // namespace kua
