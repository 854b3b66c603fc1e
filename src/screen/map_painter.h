#pragma once

#include "core/result.h"
#include "scene/map_view.h"
#include "scene/scene.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

namespace sf {
class RenderTarget;
}

namespace kua {

/// How a map is painted. Auto: with shaders where they work and are the faster way, else plainly. The pictures differ by less
/// than an eye sees.
enum class PaintWay : std::uint8_t { Auto, Shaders, Plain };

/// Paints a Scene with SFML. Keeps meshes of the shapes, and a texture of the still part (all items before the first Mark)
/// until scene or view change. Needs an active OpenGL context.
class MapPainter {
public:
    /// An Error where the typeface is missing, or where `way` is Shaders and there are none.
    static Result<MapPainter> make(const std::filesystem::path& shader_folder, PaintWay way = PaintWay::Auto);
    MapPainter(MapPainter&&) noexcept;
    MapPainter& operator=(MapPainter&&) noexcept;
    ~MapPainter();

    /// Why it paints without shaders, for a log; empty where it paints with them or was told not to.
    [[nodiscard]] const std::optional<Error>& shader_problem() const;

    /// Indices into scene.items of Marks that are singled out.
    struct Accent {
        std::optional<std::size_t> selected;  ///< inside a thin ring
        std::optional<std::size_t> hovered;   ///< one step darker
    };
    /// How a base map is painted that the frame before did not have: whole, or in parts, a frame's spare time each. Until all
    /// is there, what there is is shown, without marks.
    enum class NewBase : std::uint8_t { AtOnce, InParts };
    /// Paints the map into the part of `target` that starts at `origin_px` (physical pixels, top left, whole numbers) and is
    /// map.width_px * ui_scale by map.height_px * ui_scale large, and nothing outside it. The target's view is kept.
    void paint(sf::RenderTarget& target, const Scene& scene, const MapView& map, ScreenPoint origin_px, double ui_scale,
               const Accent& accent, NewBase new_base = NewBase::AtOnce);
    /// True where the last frame showed a part: it takes another one.
    [[nodiscard]] bool unfinished() const;

private:
    struct Impl;
    explicit MapPainter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace kua
