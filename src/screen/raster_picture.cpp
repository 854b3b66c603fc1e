#include "screen/raster_picture.h"

#include <SFML/Graphics/RenderTarget.hpp>
#include <SFML/Graphics/Texture.hpp>
#include <SFML/Graphics/Vertex.hpp>

#include <array>

namespace kua {

struct RasterPicture::Impl {
    /// False where the texture cannot be made.
    bool take(const Raster& raster) {
        if (held == raster.pixels) return true;
        const sf::Vector2u size{static_cast<unsigned>(raster.columns), static_cast<unsigned>(raster.rows)};
        if (texture.getSize() != size && !texture.create(size.x, size.y)) return false;
        static_assert(sizeof(Rgba8) == 4);   // red, green, blue, alpha: as SFML wants them
        texture.update(reinterpret_cast<const sf::Uint8*>(raster.pixels->data()));
        held = raster.pixels;
        return true;
    }

    sf::Texture texture;
    std::shared_ptr<const std::vector<Rgba8>> held;  // what the texture shows
};

RasterPicture::RasterPicture() : impl_(std::make_unique<Impl>()) {}
RasterPicture::RasterPicture(RasterPicture&&) noexcept = default;
RasterPicture& RasterPicture::operator=(RasterPicture&&) noexcept = default;
RasterPicture::~RasterPicture() = default;

void RasterPicture::paint(sf::RenderTarget& target, const Raster& raster, const PhysicalView& view) {
    if (raster.columns <= 0 || raster.rows <= 0 || !impl_->take(raster)) return;
    const ScreenPoint low = to_screen(raster.corner, view.map);
    const ScreenPoint high = to_screen({raster.corner.x_m + raster.columns * raster.cell_m,
                                        raster.corner.y_m - raster.rows * raster.cell_m}, view.map);
    const auto f = [](double px) { return static_cast<float>(px); };
    const auto columns = static_cast<float>(raster.columns);
    const auto rows = static_cast<float>(raster.rows);
    const std::array<sf::Vertex, 4> corners{sf::Vertex({f(low.x_px), f(low.y_px)}, sf::Vector2f{0.0F, 0.0F}),
                                            sf::Vertex({f(high.x_px), f(low.y_px)}, sf::Vector2f{columns, 0.0F}),
                                            sf::Vertex({f(low.x_px), f(high.y_px)}, sf::Vector2f{0.0F, rows}),
                                            sf::Vertex({f(high.x_px), f(high.y_px)}, sf::Vector2f{columns, rows})};
    target.draw(corners.data(), corners.size(), sf::TriangleStrip, sf::RenderStates(&impl_->texture));
}

}  // namespace kua
