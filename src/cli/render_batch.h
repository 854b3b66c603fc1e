#pragma once

#include "cli/commands.h"
#include "publish/release.h"
#include "query/counts.h"
#include "scene/view_state.h"

#include <filesystem>
#include <string>
#include <vector>

namespace kua {

/// One figure of a batch.
struct BatchFigure {
    std::filesystem::path file;
    ViewState view;
};

/// A figure for each group of what `view` shows (scene/view_parts.h), titled by the figure's title and the group.
/// `pattern` names the files: {key} in it becomes the group's key, of which only letters, digits, "-", "_" and "." stay
/// and which never begins with a dot; keys that would then name one file get a number. Its ending names a format. An Error where `pattern` lacks
/// {key}.
[[nodiscard]] Result<std::vector<BatchFigure>> batch_figures(const ViewState& view, const Dataset& data, GroupBy each,
                                                             const std::string& pattern, const Catalogue& text);

/// Paints and saves the figures, as many at a time as the machine has cores; makes the folder they go into. Prints a
/// line for each as it is done. One that fails is reported and does not stop the others; the exit code tells. With
/// `resumed`, files that already hold that very figure by their manifest (view, data, numbers, versions) are kept.
[[nodiscard]] int render_batch(const std::vector<BatchFigure>& figures, const ReleasedDataset& released, bool resumed,
                               const Catalogue& figure_text, const Catalogue& text, Streams streams);

}  // namespace kua
