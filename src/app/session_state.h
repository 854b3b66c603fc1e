#pragma once

#include "core/result.h"
#include "scene/view_state.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace kua {

/// What the program remembers from one run to the next: how the window stood and what was looked at. No record, no
/// text of one, nothing of the data but the paths of files.
struct SessionState {
    int x_px = -1;           ///< of the window; negative: where the system puts it
    int y_px = -1;
    int width_px = 0;        ///< 0: not known
    int height_px = 0;
    std::vector<std::string> recent;   ///< data files, the last one first
    std::optional<ViewState> view;     ///< with theme and language
    std::int64_t process = 0;          ///< that wrote it while it ran; 0: it ended well
    friend bool operator==(const SessionState&, const SessionState&) = default;
};

/// $XDG_STATE_HOME/kua/state.json, else ~/.local/state/kua/state.json; empty where neither is set.
[[nodiscard]] std::filesystem::path state_file();

/// What `file` remembers; nothing where there is none or it cannot be read: a lost memory is no error.
[[nodiscard]] SessionState read_state(const std::filesystem::path& file);
/// Writes `state` so that only the user can read it (0600, its folder 0700).
[[nodiscard]] Result<Done> write_state(const std::filesystem::path& file, const SessionState& state);
/// Removes `file`. An Error where it is there and stays.
[[nodiscard]] Result<Done> forget_state(const std::filesystem::path& file);

/// Puts `path` first among the recent files, keeping eight.
void remember_file(SessionState& state, const std::string& path);

}  // namespace kua
