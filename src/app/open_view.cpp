#include "app/open_view.h"

#include "app/actions.h"
#include "session/read_view.h"

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

void take_layout(AppState& state, const std::string& file, const Catalogue& text) {
    ExportDialog& dialog = state.export_dialog;
    auto page = with_layout_of(file, state.view.page, state.home);
    dialog.failed = page ? std::string() : text(page.error());
    if (page) state.view.page = *std::move(page);   // the dialog fills its fields anew from it
}

}  // namespace kua
