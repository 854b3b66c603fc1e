#pragma once

#include "app/job.h"
#include "app/session_state.h"

#include <filesystem>

namespace kua {

/// Writes the view down beside the frames soon after it has changed, so that a crash costs no more than the last seconds of work.
/// The file says which process is at it; whoever finds that one gone knows of a crash.
class Autosave {
public:
    /// An empty `file` writes nothing.
    explicit Autosave(std::filesystem::path file) : file_(std::move(file)) {}

    /// Once a turn, `seconds` after the last one. `now` is asked for only when it is time to write.
    template <class Now>
    void turn(const ViewState& view, double seconds, const Now& now) {
        if (is_due(view, seconds)) write(now());
    }
    /// Waits for what is being written.
    void wait();

private:
    [[nodiscard]] bool is_due(const ViewState& view, double seconds);
    void write(SessionState state);

    std::filesystem::path file_;
    std::optional<ViewState> written_;   ///< the view in the file, or on its way there
    std::optional<ViewState> seen_;
    double at_rest_s_ = 0.0;             ///< since the view last changed
    double unwritten_s_ = 0.0;           ///< since it differs from the file's
    Job<Result<Done>> job_;
};

/// True where a process wrote `state` while it ran and is gone without a last word.
[[nodiscard]] bool ended_without_a_word(const SessionState& state);

/// The number of this process, for SessionState::process.
[[nodiscard]] std::int64_t this_process();

}  // namespace kua
