#pragma once

#include "core/result.h"
#include "publish/release.h"
#include "scene/figure_manifest.h"
#include "scene/view_state.h"
#include "text/catalogue.h"

#include <string>

namespace kua {

/// A figure as the bytes of a file, with what it says of itself.
struct FigureFile {
    std::string bytes;
    std::string alt_text;  ///< the figure in words; also inside
    FigureManifest manifest;  ///< also inside
};

/// The figure of `view` on `released` data as PNG: CPU only, no clock, no environment; the same input gives the same
/// bytes. Carries its dpi (pHYs), and as texts (iTXt) "Title", "Description" (the figure in words), "Software" and
/// "Kua figure" (the manifest).
[[nodiscard]] Result<FigureFile> figure_png(const ReleasedDataset& released, const ViewState& view,
                                            const Catalogue& text);

}  // namespace kua
