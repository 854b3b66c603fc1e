#pragma once

#include "core/result.h"
#include "publish/release.h"
#include "scene/figure.h"

#include <string>

namespace kua {

/// The figure of `view` on `released` data as PNG bytes: CPU only, no clock, no environment; the same input gives the
/// same bytes. pHYs carries the dpi.
[[nodiscard]] Result<std::string> figure_png(const ReleasedDataset& released, const ViewState& view,
                                             const Catalogue& text);

}  // namespace kua
