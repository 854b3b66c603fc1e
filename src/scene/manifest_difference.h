#pragma once

#include "scene/figure_manifest.h"
#include "text/catalogue.h"

#include <string>
#include <vector>

namespace kua {

/// What tells a figure from the same view of today's data, a sentence each.
struct ManifestDifference {
    std::vector<std::string> changes;  ///< of what it shows: numbers, records, boundaries, choices; empty: the same
    std::vector<std::string> reasons;  ///< what may have led to them: other files, another release, another program
};

/// `then` is what a figure carries, `now` what its view shows. A change of records that may not be named, or that the
/// figure does not list, is said without their ids.
[[nodiscard]] ManifestDifference difference(const FigureManifest& then, const FigureManifest& now,
                                            const Catalogue& text);

}  // namespace kua
