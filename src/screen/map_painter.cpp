#include "screen/map_painter.h"

#include "screen/layered_still.h"
#include "screen/raster_picture.h"
#include "screen/shader_set.h"
#include "screen/sign_painter.h"
#include "screen/still_painter.h"
#include "screen/still_picture.h"

#include <SFML/Graphics/RenderTarget.hpp>

#include <algorithm>
#include <cstdlib>

namespace kua {
namespace {

/// A view of physical pixels of the viewport, which lies in the target at `origin_px` and is clipped there.
sf::View target_view(const MapView& physical, ScreenPoint origin_px, sf::Vector2u target_size) {
    const auto f = [](double px) { return static_cast<float>(px); };
    sf::View view(sf::FloatRect(0.0F, 0.0F, f(physical.width_px), f(physical.height_px)));
    view.setViewport({f(origin_px.x_px / target_size.x), f(origin_px.y_px / target_size.y),
                      f(physical.width_px / target_size.x), f(physical.height_px / target_size.y)});
    return view;
}

/// What the still part was painted from.
struct StillKey {
    std::shared_ptr<const BaseGeometry> base;
    std::vector<SceneItem> items;
    Rgba8 sea;
    PhysicalView view;
};

/// The items behind the still part, and before them the raster, where there is one.
struct MovingItems {
    const Raster* raster = nullptr;
    std::size_t first = 0;                // index of the first item behind the raster
    std::span<const SceneItem> signs;     // marks, labels and dots
};

MovingItems moving_items(std::span<const SceneItem> items, std::size_t still) {
    const Raster* raster = still < items.size() ? std::get_if<Raster>(&items[still]) : nullptr;
    const std::size_t first = raster != nullptr ? still + 1 : still;
    return {raster, first, items.subspan(first)};
}

/// The marks as triangles, and what these were made of.
struct MarkLayer {
    std::vector<SceneItem> items;
    std::size_t first = 0;  // of them, in the scene
    Theme theme;
    MapPainter::Accent accent;
    PhysicalView view;
    Mesh mesh;
    std::vector<MeshRange> darker;  // of each item, under the pointer
    bool made = false;
};

/// Of the kept picture, while it is painted in parts.
enum class Growth : std::uint8_t { None, Wanted, Prepared, UnderWay };

bool same_items(std::span<const SceneItem> a, std::span<const SceneItem> b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

constexpr int mark_margin_px = 400;  // that far beyond the viewport marks are made ready for panning

}  // namespace

struct MapPainter::Impl {
    Impl(TextMetrics text_metrics, std::shared_ptr<ShaderSet> shader_set, PaintWay way)
        : metrics(std::move(text_metrics)),
          shaders(std::move(shader_set)),
          signs(metrics, shaders ? SignForm::Coded : SignForm::Triangles),
          still(shaders),
          squares_by_shader(shaders && (way == PaintWay::Shaders || !shaders->on_cpu())) {}

    void take(const Scene& scene, const PhysicalView& view, NewBase new_base);
    void paint_still(sf::RenderTarget& target, const Scene& scene, const ScreenBox& region);
    [[nodiscard]] sf::Shader* kept_shader() const { return shaders ? &shaders->kept() : nullptr; }
    [[nodiscard]] bool keep_still(const Scene& scene);
    bool grow(sf::RenderTarget& target, const Scene& scene);
    void paint_ground(sf::RenderTarget& target, const Scene& scene);
    void paint_marks(sf::RenderTarget& target, const Scene& scene, const Accent& accent);
    void make_marks(const Scene& scene, const Accent& accent);
    [[nodiscard]] std::optional<PixelShift> marks_moved(const Scene& scene, const Accent& accent) const;

    TextMetrics metrics;
    std::shared_ptr<ShaderSet> shaders;  // none where it paints plainly
    SignMesher signs;
    StillPainter still;
    std::optional<Error> shader_problem;

    StillKey key;                     // of the last frame
    std::vector<StillBatch> batches;  // of its items
    StillPicture picture;
    LayeredStill layers;
    bool in_layers = false;           // the frame is painted by them
    bool rests = false;               // the last two frames had the same still part
    Growth growth = Growth::None;
    bool squares_by_shader = false;
    RasterPicture raster_picture;
    MarkLayer marks;
};

/// Notes what is to be painted, and how it differs from the frame before.
void MapPainter::Impl::take(const Scene& scene, const PhysicalView& view, NewBase new_base) {
    const auto items = std::span(scene.items).first(still_count(scene.items));
    const bool same_scene = scene.base == key.base && scene.theme.sea == key.sea && same_items(items, key.items);
    rests = same_scene && view == key.view;
    if (scene.base != key.base) growth = new_base == NewBase::InParts ? Growth::Wanted : Growth::None;
    else if (growth != Growth::None && !rests) growth = same_scene ? Growth::None : Growth::Wanted;   // who moves the map waits for none
    if (!rests) still.stop();
    const bool same_ground = scene.base == key.base && scene.theme.sea == key.sea && view == key.view && growth == Growth::None;
    if (!same_ground) layers.forget();
    in_layers = same_ground && !same_scene && layers.take(key.items, items);
    key.view = view;
    if (same_scene) return;
    key.base = scene.base;
    key.sea = scene.theme.sea;
    key.items.assign(items.begin(), items.end());
    batches = still_batches(key.items);
    picture.forget();
}

void MapPainter::Impl::paint_still(sf::RenderTarget& target, const Scene& scene, const ScreenBox& region) {
    still.paint(target, {scene, batches, key.view, region, scene.theme.sea}, signs);
}

/// A picture that changes as a whole is painted at once; the first that rests is kept for the next ones. True where the
/// picture kept is the one to be shown.
bool MapPainter::Impl::keep_still(const Scene& scene) {
    const auto paint = [&](sf::RenderTarget& to, const ScreenBox& region) { paint_still(to, scene, region); };
    return (rests || picture.is_near(key.view)) && picture.update(key.view, paint);
}

/// True where there is more to come: what is there is drawn.
bool MapPainter::Impl::grow(sf::RenderTarget& target, const Scene& scene) {
    const auto job = [&](const ScreenBox& region) { return StillPainter::Job{scene, batches, key.view, region, scene.theme.sea}; };
    if (growth == Growth::Wanted) {   // no more in the frame that a new map comes in: that has enough to do
        still.prepare(job({0.0, 0.0, key.view.map.width_px, key.view.map.height_px}));
        growth = Growth::Prepared;
        return true;
    }
    if (growth == Growth::Prepared) growth = picture.begin(key.view) ? Growth::UnderWay : Growth::None;
    if (growth == Growth::None) return false;
    const bool done = picture.grow([&](sf::RenderTarget& to, const ScreenBox& region) { return still.paint_on(to, job(region), signs); });
    if (done) growth = Growth::None;
    else picture.draw(target, kept_shader());
    return !done;
}

/// The still part, and the squares over it.
void MapPainter::Impl::paint_ground(sf::RenderTarget& target, const Scene& scene) {
    if (growth != Growth::None && grow(target, scene)) return;
    const Raster* const squares = moving_items(scene.items, key.items.size()).raster;
    const bool kept = keep_still(scene);
    const bool layered = !kept && in_layers && layers.paint(target, scene, key.view, still, signs, kept_shader());
    if (kept && squares != nullptr && shaders && !squares_by_shader && raster_picture.prepare(shaders->squares(), *squares, key.view)) {
        picture.draw(target, &shaders->squares());
        return;
    }
    if (kept) picture.draw(target, kept_shader());
    else if (!layered) paint_still(target, scene, {0.0, 0.0, key.view.map.width_px, key.view.map.height_px});
    if (squares != nullptr) raster_picture.paint(target, *squares, key.view, squares_by_shader ? shaders.get() : nullptr);
}

void MapPainter::Impl::make_marks(const Scene& scene, const Accent& accent) {
    const auto [raster, first, items] = moving_items(scene.items, key.items.size());
    marks = {{items.begin(), items.end()}, first, scene.theme, accent, key.view, {}, std::vector<MeshRange>(items.size()), true};
    const SignMesher::Ground ground{key.view.map, key.view.ui_scale,
                                    {-mark_margin_px, -mark_margin_px, key.view.map.width_px + mark_margin_px,
                                     key.view.map.height_px + mark_margin_px}};
    for (std::size_t i = first; i < scene.items.size(); ++i) {
        if (const auto* mark = std::get_if<Mark>(&scene.items[i]))
            marks.darker[i - first] =
                signs.add_mark(marks.mesh, *mark, scene, ground, {!shaders && accent.hovered == i, accent.selected == i});
        else signs.add(marks.mesh, scene.items[i], ground);
    }
}

/// How far the marks made before have moved since; none where they have to be made anew.
std::optional<PixelShift> MapPainter::Impl::marks_moved(const Scene& scene, const Accent& accent) const {
    const auto [raster, first, items] = moving_items(scene.items, key.items.size());
    const bool same_accent = marks.accent.selected == accent.selected && (shaders || marks.accent.hovered == accent.hovered);
    if (!marks.made || marks.first != first || marks.theme != scene.theme || !same_accent || !same_items(items, marks.items))
        return {};
    const auto shift = pixel_shift(marks.view, key.view);
    if (shift && std::max(std::abs(shift->right), std::abs(shift->down)) > mark_margin_px) return {};
    return shift;
}

void MapPainter::Impl::paint_marks(sf::RenderTarget& target, const Scene& scene, const Accent& accent) {
    const auto moved = marks_moved(scene, accent);
    if (!moved) make_marks(scene, accent);
    SignPaint paint{shaders.get(), signs.atlas(), key.view.ui_scale, moved.value_or(PixelShift{}), {}, scene.theme.ink};
    if (shaders && accent.hovered && *accent.hovered >= marks.first && *accent.hovered - marks.first < marks.darker.size())
        paint.darker = marks.darker[*accent.hovered - marks.first];
    draw_signs(target, paint, marks.mesh);
}

MapPainter::MapPainter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
MapPainter::MapPainter(MapPainter&&) noexcept = default;
MapPainter& MapPainter::operator=(MapPainter&&) noexcept = default;
MapPainter::~MapPainter() = default;

Result<MapPainter> MapPainter::make(const std::filesystem::path& shader_folder, PaintWay way) {
    auto metrics = TextMetrics::make();
    if (!metrics) return metrics.error();
    std::shared_ptr<ShaderSet> shaders;
    std::optional<Error> problem;
    if (way != PaintWay::Plain) {
        auto set = ShaderSet::load(shader_folder);
        if (set) shaders = std::make_shared<ShaderSet>(std::move(*set));
        else if (way == PaintWay::Shaders) return set.error();
        else problem = set.error();
    }
    MapPainter painter(std::make_unique<Impl>(std::move(*metrics), std::move(shaders), way));
    painter.impl_->shader_problem = std::move(problem);
    return painter;
}

const std::optional<Error>& MapPainter::shader_problem() const { return impl_->shader_problem; }

void MapPainter::paint(sf::RenderTarget& target, const Scene& scene, const MapView& map, ScreenPoint origin_px,
                       double ui_scale, const Accent& accent, NewBase new_base) {
    Impl& impl = *impl_;
    const PhysicalView view = physical_view(map, ui_scale);
    impl.take(scene, view, new_base);
    if (impl.signs.atlas().emptied_if_full()) impl.marks.made = false;

    const sf::View before = target.getView();
    target.setView(target_view(view.map, origin_px, target.getSize()));
    impl.paint_ground(target, scene);
    if (impl.growth == Growth::None) impl.paint_marks(target, scene, accent);
    target.setView(before);
}

bool MapPainter::unfinished() const { return impl_->growth != Growth::None; }

}  // namespace kua
