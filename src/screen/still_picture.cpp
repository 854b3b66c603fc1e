#include "screen/still_picture.h"

#include <SFML/Graphics/RenderTexture.hpp>
#include <SFML/Graphics/Vertex.hpp>

#include <array>
#include <cstdlib>
#include <vector>

namespace kua {
namespace {

int wrapped(int value, int size) { return ((value % size) + size) % size; }

/// A run of pixels along one axis: where it lies in the viewport, and where in the texture.
struct Span {
    int view = 0;
    int texture = 0;
    int length = 0;
};

/// The viewport's pixels [from, to) as runs that do not cross the texture's seam.
std::vector<Span> spans(int from, int to, int corner, int size) {
    std::vector<Span> result;
    while (from < to) {
        const int at = wrapped(corner + from, size);
        const int length = std::min(to - from, size - at);
        result.push_back({from, at, length});
        from += length;
    }
    return result;
}

bool is_there(PixelShift shift) { return shift.right == 0 && shift.down == 0; }

float f(int value) { return static_cast<float>(value); }

}  // namespace

struct StillPicture::Impl {
    bool make_room(const PhysicalView& view) {
        width = static_cast<int>(view.map.width_px);
        height = static_cast<int>(view.map.height_px);
        const sf::Vector2u size{static_cast<unsigned>(width), static_cast<unsigned>(height)};
        return texture.getSize() == size || texture.create(size.x, size.y);
    }

    void paint_box(int left, int top, int right, int bottom, const Paint& paint) {
        for (const Span& column : spans(left, right, corner_x, width))
            for (const Span& row : spans(top, bottom, corner_y, height)) {
                const sf::FloatRect seen(f(column.view), f(row.view), f(column.length), f(row.length));
                sf::View view(seen);
                view.setViewport({f(column.texture) / f(width), f(row.texture) / f(height), f(column.length) / f(width),
                                  f(row.length) / f(height)});
                texture.setView(view);
                paint(texture, {seen.left, seen.top, seen.left + seen.width, seen.top + seen.height});
            }
    }

    void scroll(PixelShift shift, const Paint& paint) {
        corner_x = wrapped(corner_x + shift.right, width);
        corner_y = wrapped(corner_y + shift.down, height);
        const int left = shift.right < 0 ? -shift.right : 0;  // what was in view before lies between these
        const int right = shift.right > 0 ? width - shift.right : width;
        if (left > 0) paint_box(0, 0, left, height, paint);
        if (right < width) paint_box(right, 0, width, height, paint);
        if (shift.down < 0) paint_box(left, 0, right, -shift.down, paint);
        if (shift.down > 0) paint_box(left, height - shift.down, right, height, paint);
    }

    void draw(sf::RenderTarget& target, const sf::BlendMode& blend, const sf::Shader* shader) const;

    sf::RenderTexture texture;
    int width = 0;
    int height = 0;
    int corner_x = 0;   // where in the texture the viewport's upper left pixel is
    int corner_y = 0;
    bool holds = false;
    PhysicalView shown;  // of the picture
};

StillPicture::StillPicture() : impl_(std::make_unique<Impl>()) {}
StillPicture::StillPicture(StillPicture&&) noexcept = default;
StillPicture& StillPicture::operator=(StillPicture&&) noexcept = default;
StillPicture::~StillPicture() = default;

void StillPicture::forget() { impl_->holds = false; }

bool StillPicture::is_near(const PhysicalView& view) const {
    if (!impl_->holds) return false;
    const auto shift = pixel_shift(impl_->shown, view);
    return shift && std::abs(shift->right) < impl_->width / 2 && std::abs(shift->down) < impl_->height / 2;
}

bool StillPicture::update(const PhysicalView& view, const Paint& paint) {
    Impl& impl = *impl_;
    const bool near = is_near(view);
    if (near && is_there(*pixel_shift(impl.shown, view))) return true;
    if (!near && !impl.make_room(view)) return false;
    // SFML 2.5 takes it that a texture painted in one OpenGL context finds its states set in the next, too.
    impl.texture.resetGLStates();
    if (near) {
        const PixelShift shift = *pixel_shift(impl.shown, view);
        // The picture's own place counts on, so that fractions of a pixel do not add up.
        impl.shown.map.centre.x_m += shift.right * view.map.metres_per_px;
        impl.shown.map.centre.y_m -= shift.down * view.map.metres_per_px;
        impl.scroll(shift, paint);
    } else {
        impl.shown = view;
        impl.corner_x = impl.corner_y = 0;
        impl.paint_box(0, 0, impl.width, impl.height, paint);
    }
    impl.texture.display();
    impl.holds = true;
    return true;
}

bool StillPicture::begin(const PhysicalView& view) {
    forget();
    impl_->shown = view;
    impl_->corner_x = impl_->corner_y = 0;
    return impl_->make_room(view);
}

bool StillPicture::grow(const PaintOn& paint) {
    Impl& impl = *impl_;
    impl.texture.resetGLStates();   // see update
    impl.paint_box(0, 0, impl.width, impl.height,
                   [&](sf::RenderTarget& target, const ScreenBox& region) { impl.holds = paint(target, region); });
    impl.texture.display();
    return impl.holds;
}

void StillPicture::Impl::draw(sf::RenderTarget& target, const sf::BlendMode& blend, const sf::Shader* shader) const {
    std::vector<sf::Vertex> vertices;
    for (const Span& column : spans(0, width, corner_x, width))
        for (const Span& row : spans(0, height, corner_y, height)) {
            const auto corner = [&](int dx, int dy) {
                return sf::Vertex({f(column.view + dx), f(row.view + dy)}, sf::Vector2f{f(column.texture + dx), f(row.texture + dy)});
            };
            const int w = column.length;
            const int h = row.length;
            for (const auto& [dx, dy] : std::array<std::pair<int, int>, 6>{{{0, 0}, {w, 0}, {0, h}, {w, 0}, {w, h}, {0, h}}})
                vertices.push_back(corner(dx, dy));
        }
    sf::RenderStates states(&texture.getTexture());
    states.blendMode = blend;
    states.shader = shader;
    target.draw(vertices.data(), vertices.size(), sf::Triangles, states);
}

void StillPicture::draw(sf::RenderTarget& target, const sf::Shader* shader) const { impl_->draw(target, sf::BlendNone, shader); }

void StillPicture::draw_over(sf::RenderTarget& target, const sf::Shader* shader) const {
    // What was painted on a clear ground has its colours multiplied by its alpha already.
    impl_->draw(target, sf::BlendMode(sf::BlendMode::One, sf::BlendMode::OneMinusSrcAlpha), shader);
}

}  // namespace kua
