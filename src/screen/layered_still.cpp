#include "screen/layered_still.h"

namespace kua {

bool LayeredStill::take(std::span<const SceneItem> before, std::span<const SceneItem> now) {
    const SharedEnds ends = shared_ends(before, now);
    items_ = now.size();
    if (ends_ && ends.below >= ends_->below && ends.above >= ends_->above) return true;
    forget();
    if (ends.below > 0 && ends.above > 0) ends_ = ends;
    return false;
}

void LayeredStill::forget() {
    ends_.reset();
    below_.forget();
    above_.forget();
}

bool LayeredStill::paint(sf::RenderTarget& target, const Scene& scene, const PhysicalView& view, StillPainter& painter, SignMesher& signs, const sf::Shader* kept) {
    constexpr Rgba8 clear{0, 0, 0, 0};
    const auto part = [&](std::size_t first, std::size_t end, std::optional<Rgba8> ground) {
        return [&, first, end, ground](sf::RenderTarget& to, const ScreenBox& region) {
            const auto batches = still_batches(std::span(scene.items).subspan(first, end - first), first);
            painter.paint(to, {scene, batches, view, region, ground}, signs);
        };
    };
    const std::size_t middle = ends_->below, upper = items_ - ends_->above;
    if (!below_.update(view, part(0, middle, scene.theme.sea)) || !above_.update(view, part(upper, items_, clear))) return false;
    below_.draw(target, kept);
    part(middle, upper, std::nullopt)(target, {0.0, 0.0, view.map.width_px, view.map.height_px});
    above_.draw_over(target, kept);
    return true;
}

}  // namespace kua
