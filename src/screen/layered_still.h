#pragma once

#include "screen/still_batch.h"
#include "screen/still_painter.h"
#include "screen/still_picture.h"

#include <optional>
#include <span>
#include <vector>

namespace kua {

/// The still part of a map in which one run of items changes from frame to frame, as the cells of a surface do while time moves:
/// what lies below it and what lies above it are kept as pictures of their own. Two textures of the viewport's size.
class LayeredStill {
public:
    /// Notes that the items of the still part have become `now`, all else being the same. True where it can paint them: from the
    /// second such change on.
    bool take(std::span<const SceneItem> before, std::span<const SceneItem> now);
    /// All else is not the same any more.
    void forget();

    /// Paints what `take` noted last, the kept pictures with `kept` where there is one. Pre: that was true, of these items. False
    /// where the system gives no textures.
    [[nodiscard]] bool paint(sf::RenderTarget& target, const Scene& scene, const PhysicalView& view, StillPainter& painter, SignMesher& signs, const sf::Shader* kept);

private:
    std::optional<SharedEnds> ends_;   // that all changes so far have had in common
    std::size_t items_ = 0;
    StillPicture below_, above_;
};

}  // namespace kua
