#pragma once

#include "core/result.h"
#include "core/dataset.h"
#include "scene/view_state.h"
#include "text/catalogue.h"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace kua {

/// What the numbers and colours of the map say, as given on the command line; empty leaves the view as it is.
struct LayerOptions {
    std::string people;      ///< count name, with ":min", ":best" or ":max" behind it
    std::string symbols;     ///< "number", "proportional"
    std::string rate;        ///< denominator; "none" for no rate
    double per = 0.0;
    int year = 0;            ///< of the denominator; 0: not given
    bool smooth = false;
    double least = -1.0;     ///< least denominator; below 0: not given
    std::string surface;     ///< "none", "hexagons", "squares", "kernel"
    double cell_km2 = 0.0;
    double bandwidth_km = 0.0;
    std::string kernel;
    std::string classes;     ///< METHOD, METHOD:N, or bounds "1,2,5"
    std::string palette;
    bool rescale = false;
};

/// What numbers count and what they are divided by.
void add_rate_options(CLI::App& command, LayerOptions& options, const Catalogue& text);
/// The same and all else that the map draws.
void add_layer_options(CLI::App& command, LayerOptions& options, const Catalogue& text);

/// `view` with the options laid over it. An Error names an option and what it could have been.
[[nodiscard]] Result<ViewState> with_layers(ViewState view, const LayerOptions& options, const Dataset& data);

}  // namespace kua
