#include "screen/seen_window.h"

#include <SFML/Graphics/Image.hpp>
#include <SFML/Graphics/RenderWindow.hpp>
#include <SFML/Graphics/Sprite.hpp>
#include <SFML/Graphics/Texture.hpp>

#include <optional>
#include <vector>

namespace kua {

struct SeenWindow::Impl {
    sf::Texture texture;
    std::vector<std::uint8_t> pixels;
    std::optional<SeenColors> colors;
    Vision vision = Vision::Usual;
};

SeenWindow::SeenWindow() : impl_(std::make_unique<Impl>()) {}
SeenWindow::~SeenWindow() = default;

void SeenWindow::apply(sf::RenderWindow& window, Vision vision) {
    if (vision == Vision::Usual) return;
    Impl& impl = *impl_;
    if (!impl.colors || impl.vision != vision) impl.colors.emplace(vision);
    impl.vision = vision;
    const sf::Vector2u size = window.getSize();
    if (impl.texture.getSize() != size && !impl.texture.create(size.x, size.y)) return;
    impl.texture.update(window);
    const sf::Image image = impl.texture.copyToImage();
    const std::size_t bytes = std::size_t{size.x} * size.y * 4;
    impl.pixels.assign(image.getPixelsPtr(), image.getPixelsPtr() + bytes);
    impl.colors->apply(impl.pixels, 4);
    impl.texture.update(impl.pixels.data());
    const sf::View before = window.getView();
    window.setView(sf::View(sf::FloatRect(0.0F, 0.0F, static_cast<float>(size.x), static_cast<float>(size.y))));
    window.draw(sf::Sprite(impl.texture), sf::RenderStates(sf::BlendNone));
    window.setView(before);
}

}  // namespace kua
