#include "screen/warm_up.h"

#include "scene/base_geometry.h"

#include <cstdint>
#include <vector>

namespace kua {
namespace {

constexpr double side_px = 64.0;
constexpr double half_m = 20'000.0;

/// Nothing but a projection; none where PROJ cannot make one.
std::shared_ptr<BaseGeometry> bare_base() {
    auto projection = Projection::make(fitted_equal_area(46.0, 40.0, 88.0, 56.0));
    if (!projection) return nullptr;
    return std::make_shared<BaseGeometry>(BaseGeometry{.projection = *std::move(projection)});
}

}  // namespace

struct WarmUp::Impl {
    Vocabulary vocabulary;
    MapMultiPolygon square{{{{-half_m, -half_m}, {half_m, -half_m}, {half_m, half_m}, {-half_m, half_m}}, {}}};
    std::vector<MapLine> lines{{{-half_m, 0.0}, {0.0, half_m / 2.0}, {half_m, 0.0}}};
    MapView view{.centre = {}, .metres_per_px = 1000.0, .width_px = side_px, .height_px = side_px};
    std::vector<Scene> scenes;   ///< in turn
    std::size_t done = 0;

    void add_scenes() {
        const auto base = bare_base();
        if (base == nullptr) return;
        vocabulary.families.emplace_back();
        Scene scene{.base = base, .theme = theme(ThemeName::Light), .vocabulary = &vocabulary};
        const Rgba8 ink = scene.theme.ink;
        scene.items.emplace_back(Fill{&square, scene.theme.land});
        scenes.push_back(scene);
        scene.items.emplace_back(Hatch{&square, ink});
        scenes.push_back(scene);
        scene.items.emplace_back(Stroke{&lines, ink, 1.0});
        scene.items.emplace_back(Label{{}, {}, "A", FontFace::Regular, 10.0, 0.0, ink, scene.theme.land, 2.0});
        scenes.insert(scenes.end(), 3, scene);   // at rest it is kept as a picture
        const auto cells = std::make_shared<const std::vector<std::uint8_t>>(4, std::uint8_t{1});
        scene.items.emplace_back(Raster{{-half_m, half_m}, half_m, 2, 2, cells, {ink}});
        Mark mark{.kind = MarkKind::Stack, .radius_px = 16.0, .sectors = {{0, 1}}, .number = "1"};
        scene.items.emplace_back(mark);
        scenes.push_back(scene);
    }
};

WarmUp::WarmUp() : impl_(std::make_unique<Impl>()) {}
WarmUp::WarmUp(WarmUp&&) noexcept = default;
WarmUp& WarmUp::operator=(WarmUp&&) noexcept = default;
WarmUp::~WarmUp() = default;

bool WarmUp::next(MapPainter& painter, sf::RenderTarget& target) {
    if (impl_->done == 0 && impl_->scenes.empty()) impl_->add_scenes();
    if (impl_->done == impl_->scenes.size()) return false;
    painter.paint(target, impl_->scenes[impl_->done++], impl_->view, {}, 1.0, {});
    return true;
}

}  // namespace kua
