#pragma once

#include "core/seen_colors.h"

#include <memory>

namespace sf {
class RenderWindow;
}

namespace kua {

/// Shows a whole window as it is seen in some vision. Reads the picture back and changes it by the processor: it need not be
/// fast, and is the same with and without shaders.
class SeenWindow {
public:
    SeenWindow();
    ~SeenWindow();

    /// Changes what was painted into `window` so far; nothing for Vision::Usual.
    void apply(sf::RenderWindow& window, Vision vision);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kua
