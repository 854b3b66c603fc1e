#pragma once

#include "core/geometry.h"

namespace kua {

/// Rows below each other.
struct Column {
    double left_px = 0.0;
    double right_px = 0.0;
    double y_px = 0.0;   ///< where the next row begins

    ScreenBox row(double height_px) {
        const ScreenBox box{left_px, y_px, right_px, y_px + height_px};
        y_px += height_px;
        return box;
    }
    void gap(double height_px) { y_px += height_px; }
};

}  // namespace kua
