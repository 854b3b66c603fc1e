#pragma once

#include "app/options.h"
#include "app/session_state.h"

#include <sstream>
#include <streambuf>

namespace kua {

struct WindowSize {
    unsigned width_px = 0;
    unsigned height_px = 0;
};
/// As the user asked, else as it was, else as the desktop allows.
[[nodiscard]] WindowSize opening_size(const WindowOptions& options, const SessionState& session);

/// Keeps SFML from complaining, at each start without a GPU, of a setting that is tried and not needed.
class WithoutSyncComplaint {
public:
    WithoutSyncComplaint();
    ~WithoutSyncComplaint();
    WithoutSyncComplaint(const WithoutSyncComplaint&) = delete;
    WithoutSyncComplaint& operator=(const WithoutSyncComplaint&) = delete;

private:
    std::stringstream words_;
    std::streambuf* shown_;
};

}  // namespace kua
