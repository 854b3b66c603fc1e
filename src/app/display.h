#pragma once

#include <memory>
#include <optional>

namespace kua {

/// What the X server says of itself.
struct Display {
    double dpi = 96.0;   ///< Xft.dpi of its resources, 96 where not set
    /// Open as long as this lives: a server that resets with its last client (Xvfb) would refuse the window that follows.
    std::shared_ptr<void> connection;
};

/// Asks the X server that DISPLAY names; nothing where there is none. SFML would end the program then.
[[nodiscard]] std::optional<Display> find_display();

}  // namespace kua
