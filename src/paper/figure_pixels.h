#pragma once

#include "core/color_vision.h"
#include "core/result.h"
#include "paper/figure_ground.h"
#include "publish/release.h"
#include "scene/figure.h"
#include "scene/view_state.h"
#include "text/catalogue.h"

#include <cstdint>
#include <vector>

namespace kua {

/// A figure as pixels, to be looked at before it is written.
struct FigurePixels {
    int columns = 0;
    int rows = 0;
    std::vector<std::uint8_t> rgba;     ///< four bytes a pixel, from the top left
    double pixels_per_px = 1.0;         ///< of the page
    ScreenBox map_frame;                ///< page px, as the rest
    std::vector<PiecePlace> pieces;
};

/// The page that figure_file would write, laid out for its own size and painted in at most so many pixels each way.
/// `ground`: as for figure_file.
[[nodiscard]] Result<FigurePixels> figure_pixels(const ReleasedDataset& released, const ViewState& view, const Catalogue& text,
                                                 int most_columns, int most_rows, FigureGround* ground = nullptr);

}  // namespace kua
