#pragma once

#include "core/result.h"
#include "scene/view_state.h"
#include "text/catalogue.h"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace kua {

/// The pieces of a figure as given on the command line; empty leaves the view as it is.
struct FurnitureOptions {
    std::vector<std::string> hide;   ///< names of pieces, or "legend" for families, kinds, colors and sizes
    std::vector<std::string> show;
    std::string multiples;           ///< word of a group, or "none"
    std::vector<std::string> place;  ///< PIECE:ANCHOR or PIECE:ANCHOR:RIGHT:DOWN, mm
};

void add_furniture_options(CLI::App& command, FurnitureOptions& options, const Catalogue& text);

/// `page` with the options laid over it. An Error names an option and what it could have been.
[[nodiscard]] Result<PageChoice> with_furniture(PageChoice page, const FurnitureOptions& options);

}  // namespace kua
