#pragma once

#include "screen/map_painter.h"

namespace kua {

/// Paints the kinds of things that a map begins with before the map is there. Without a graphics card the driver compiles
/// each way to paint when it is first used, for ten milliseconds or more: together too long for the frame that shows a new map.
class WarmUp {
public:
    WarmUp();
    WarmUp(WarmUp&&) noexcept;
    WarmUp& operator=(WarmUp&&) noexcept;
    ~WarmUp();

    /// Paints the next of them into the upper left corner of `target`, which is to be painted over; false, and nothing painted,
    /// once all were.
    bool next(MapPainter& painter, sf::RenderTarget& target);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kua
