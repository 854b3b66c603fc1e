#pragma once

#include "core/result.h"
#include "scene/map_view.h"
#include "scene/scene.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace sf {
class RenderTarget;
}

namespace kua {

/// Paints a Scene with SFML. Keeps meshes of the shapes and a texture of the still part until scene or view change.
/// Needs an active OpenGL context; where shaders are missing it paints plainer, and says so once.
class MapPainter {
public:
    static Result<MapPainter> make(const std::filesystem::path& shader_folder);
    MapPainter(MapPainter&&) noexcept;
    MapPainter& operator=(MapPainter&&) noexcept;
    ~MapPainter();

    /// Paints into the part of `target` that starts at `origin_px` (physical pixels, top left) and is
    /// map.width_px * ui_scale by map.height_px * ui_scale large. `highlighted`: index into scene.items of a Mark
    /// drawn with the ring of selection; `hovered` one step darker.
    struct Accent {
        std::optional<std::size_t> selected;
        std::optional<std::size_t> hovered;
    };
    void paint(sf::RenderTarget& target, const Scene& scene, const MapView& map, ScreenPoint origin_px, double ui_scale,
               const Accent& accent);

private:
    struct Impl;
    explicit MapPainter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace kua
