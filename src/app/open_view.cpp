#include "app/open_view.h"

#include "app/actions.h"
#include "session/read_view.h"

#include <filesystem>

namespace kua {

void open_view(AppState& state, const std::string& file, const Catalogue& text) {
    auto view = read_view(file, state.home);
    if (!view) {
        show_message(state, text("This view cannot be opened"), text(view.error()),
                     text("The map still shows what it did. A figure that lost its view cannot bring the map back."));
        return;
    }
    state.data.wanted = request_of(*view);
    state.data.view_of_wanted = *std::move(view);
}

std::vector<std::string> other_versions(const ViewState& view, const Dataset& data) {
    std::vector<std::string> names;
    for (const DataRef& wanted : view.incidents)
        for (const DataFile& file : data.files)
            if (file.path == wanted.path && !wanted.sha256.empty() && file.sha256 != wanted.sha256)
                names.push_back(std::filesystem::path(file.path).filename().string());
    return names;
}

}  // namespace kua
