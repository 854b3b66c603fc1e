#include "app/window_opening.h"

#include <SFML/System/Err.hpp>
#include <SFML/Window/VideoMode.hpp>

#include <algorithm>
#include <ostream>
#include <string>

namespace kua {

WindowSize opening_size(const WindowOptions& options, const SessionState& session) {
    const sf::VideoMode desktop = sf::VideoMode::getDesktopMode();
    int width = options.width_px > 0 ? options.width_px : session.width_px;
    int height = options.width_px > 0 ? options.height_px : session.height_px;
    if (width <= 0 || height <= 0) {
        width = std::min(1600, static_cast<int>(desktop.width));
        height = std::min(1000, static_cast<int>(desktop.height));
    }
    return {static_cast<unsigned>(width), static_cast<unsigned>(height)};
}

WithoutSyncComplaint::WithoutSyncComplaint() : shown_(sf::err().rdbuf(words_.rdbuf())) {}

WithoutSyncComplaint::~WithoutSyncComplaint() {
    sf::err().rdbuf(shown_);
    for (std::string line; std::getline(words_, line);)
        if (line != "Setting vertical sync not supported") sf::err() << line << std::endl;
}

}  // namespace kua
