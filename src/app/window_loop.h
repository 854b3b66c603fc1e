#pragma once

#include "app/app_state.h"
#include "app/fonts.h"
#include "app/frame_log.h"
#include "app/options.h"
#include "app/script_player.h"
#include "app/workers.h"
#include "scene/text_metrics.h"
#include "text/catalogue.h"

#include <future>
#include <iosfwd>
#include <optional>

namespace kua {

/// What has to be there before the window opens; each part is an Error of its own.
struct WindowParts {
    TextMetrics metrics;
    Catalogue text;
    std::optional<ScriptPlayer> script;
    std::optional<FrameLog> log;
};

/// Opens the window, waits for the fonts, and shows `state` until the user, or the script, is done. Returns the exit
/// code; what goes wrong is written to `err`.
[[nodiscard]] int run_window(const WindowOptions& options, double ui_scale, WindowParts parts,
                             std::future<Result<Fonts>> fonts, AppState& state, Workers& workers, std::ostream& err);

}  // namespace kua
