#include "screen/raster_picture.h"

#include "screen/shader_color.h"
#include "screen/shader_set.h"

#include <SFML/Graphics/Glsl.hpp>
#include <SFML/Graphics/RenderTarget.hpp>
#include <SFML/Graphics/Shader.hpp>
#include <SFML/Graphics/Texture.hpp>
#include <SFML/Graphics/Vertex.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace kua {

namespace {

constexpr std::int32_t cells_a_texel = 4;   // one in each of red, green, blue and alpha

std::int32_t texels_for(std::int32_t columns) { return (columns + cells_a_texel - 1) / cells_a_texel; }

/// The cells, each row filled up to whole texels.
std::vector<std::uint8_t> in_texels(const Raster& raster) {
    const auto columns = static_cast<std::size_t>(raster.columns);
    const std::size_t row_bytes = static_cast<std::size_t>(texels_for(raster.columns)) * cells_a_texel;
    std::vector<std::uint8_t> bytes(row_bytes * static_cast<std::size_t>(raster.rows), 0);
    for (std::size_t row = 0; row < static_cast<std::size_t>(raster.rows); ++row)
        std::copy_n(raster.cells->data() + row * columns, columns, bytes.data() + row * row_bytes);
    return bytes;
}

struct Corners {
    ScreenPoint low;
    ScreenPoint high;
};

Corners corners_of(const Raster& raster, const PhysicalView& view) {
    const MapPoint end{raster.corner.x_m + raster.columns * raster.cell_m, raster.corner.y_m - raster.rows * raster.cell_m};
    return {to_screen(raster.corner, view.map), to_screen(end, view.map)};
}

}  // namespace

struct RasterPicture::Impl {
    bool fill(std::int32_t columns, std::int32_t rows, const void* rgba) {
        const sf::Vector2u size{static_cast<unsigned>(columns), static_cast<unsigned>(rows)};
        if (texture.getSize() != size && !texture.create(size.x, size.y)) return false;
        texture.update(static_cast<const sf::Uint8*>(rgba));
        return true;
    }
    /// False where the texture cannot be made.
    bool take(const Raster& raster, bool as_classes) {
        if (cells == raster.cells && (as_classes || colors == raster.colors)) return true;
        static_assert(sizeof(Rgba8) == 4);   // red, green, blue, alpha: as SFML wants them
        if (!(as_classes ? fill(texels_for(raster.columns), raster.rows, in_texels(raster).data())
                         : fill(raster.columns, raster.rows, cell_colors(raster).data())))
            return false;
        cells = raster.cells;
        colors = raster.colors;
        return true;
    }

    sf::Texture texture;
    std::shared_ptr<const std::vector<std::uint8_t>> cells;  // what the texture shows
    std::vector<Rgba8> colors;
};

RasterPicture::RasterPicture() : impl_(std::make_unique<Impl>()) {}
RasterPicture::RasterPicture(RasterPicture&&) noexcept = default;
RasterPicture& RasterPicture::operator=(RasterPicture&&) noexcept = default;
RasterPicture::~RasterPicture() = default;

void RasterPicture::paint(sf::RenderTarget& target, const Raster& raster, const PhysicalView& view, ShaderSet* shaders) {
    if (raster.columns <= 0 || raster.rows <= 0 || !impl_->take(raster, shaders != nullptr)) return;
    const auto [low, high] = corners_of(raster, view);
    const auto f = [](double px) { return static_cast<float>(px); };
    const auto columns = static_cast<float>(raster.columns);
    const auto rows = static_cast<float>(raster.rows);
    const std::array<sf::Vertex, 4> corners{sf::Vertex({f(low.x_px), f(low.y_px)}, sf::Vector2f{0.0F, 0.0F}),
                                            sf::Vertex({f(high.x_px), f(low.y_px)}, sf::Vector2f{columns, 0.0F}),
                                            sf::Vertex({f(low.x_px), f(high.y_px)}, sf::Vector2f{0.0F, rows}),
                                            sf::Vertex({f(high.x_px), f(high.y_px)}, sf::Vector2f{columns, rows})};
    sf::RenderStates states(&impl_->texture);
    if (shaders != nullptr) {
        std::vector<Rgba8> of_cell{{0, 0, 0, 0}};
        of_cell.insert(of_cell.end(), raster.colors.begin(), raster.colors.end());
        sf::Shader& shader = shaders->classes();
        shader.setUniform("u_cells", sf::Shader::CurrentTexture);
        shader.setUniform("u_size", sf::Glsl::Vec2(columns, rows));
        set_colors(shader, "u_colors", of_cell);
        states.shader = &shader;
    }
    target.draw(corners.data(), corners.size(), sf::TriangleStrip, states);
}

bool RasterPicture::prepare(sf::Shader& squares, const Raster& raster, const PhysicalView& view) {
    if (raster.columns <= 0 || raster.rows <= 0 || !impl_->take(raster, false)) return false;
    const auto [low, high] = corners_of(raster, view);
    const auto vec = [](double x, double y) { return sf::Glsl::Vec2(static_cast<float>(x), static_cast<float>(y)); };
    squares.setUniform("u_kept", sf::Shader::CurrentTexture);
    squares.setUniform("u_squares", impl_->texture);
    squares.setUniform("u_corner_px", vec(low.x_px, low.y_px));
    squares.setUniform("u_extent_px", vec(high.x_px - low.x_px, high.y_px - low.y_px));
    return true;
}

}  // namespace kua
