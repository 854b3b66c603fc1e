#pragma once

#include "core/result.h"
#include "io/load.h"
#include "scene/view_state.h"
#include "text/catalogue.h"

#include <filesystem>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace kua {

/// What the commands share on their command line: which data, which of it, in which language.
struct DataOptions {
    std::string view;                     ///< view file to start from; empty: defaults
    std::vector<std::string> boundaries;  ///< sets that were in force one after the other
    std::string boundaries_as;            ///< word of BoundariesAs; empty: as the view says
    std::vector<std::string> incidents;
    std::string from, to;                 ///< YYYY-MM-DD, inclusive
    std::vector<std::string> types;       ///< type or family codes
    std::vector<std::string> regions;     ///< unit codes, or "-"
    std::vector<std::string> statuses;
    std::vector<std::string> precisions;
    std::string text;
    std::string lang = "en";
    bool skip_bad = false;                ///< go on without the records that cannot be used
};

/// Adds the options of `options` to a command.
void add_data_options(CLI::App& command, DataOptions& options, const Catalogue& text);

/// Data and view that the options mean.
struct Session {
    DataHome home;
    ViewState view;
    LoadReport loaded;
};

/// Reads the view file, lays the options over it, loads and checks the data. An Error carries the first problem where
/// records cannot be used and the user did not ask to skip them; `problems` then holds all of them.
[[nodiscard]] Result<Session> open_session(const DataOptions& options, std::vector<Problem>& problems);

/// `view` with the filter and time options laid over it, checked against the data's codes.
[[nodiscard]] Result<ViewState> with_choices(ViewState view, const DataOptions& options, const Dataset& data);

/// The catalogue named by `--lang` among raw arguments, English where there is none or it is unknown.
[[nodiscard]] Catalogue catalogue_of(const std::vector<std::string>& arguments);

/// One line about a problem, for a terminal.
[[nodiscard]] std::string line_of(const Problem& problem, const Catalogue& text);

}  // namespace kua
