// The floor of start-up: an SFML window that shows one empty frame and ends.
#include <SFML/Graphics/RenderWindow.hpp>

int main() {
    sf::RenderWindow window(sf::VideoMode(1600, 1000), "empty");
    window.clear(sf::Color::White);
    window.display();
    return 0;
}
