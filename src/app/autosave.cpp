#include "app/autosave.h"

#include <cerrno>
#include <csignal>
#include <unistd.h>

namespace kua {
namespace {

constexpr double rest_s = 1.0;       // a view that still changes is not written at each step
constexpr double most_unwritten_s = 5.0;

}  // namespace

bool Autosave::is_due(const ViewState& view, double seconds) {
    if (file_.empty()) return false;
    if (job_.running() && !job_.take()) return false;
    if (written_ && *written_ == view) {
        seen_.reset();
        unwritten_s_ = at_rest_s_ = 0.0;
        return false;
    }
    at_rest_s_ = seen_ && *seen_ == view ? at_rest_s_ + seconds : 0.0;
    unwritten_s_ += seconds;
    seen_ = view;
    return at_rest_s_ >= rest_s || unwritten_s_ >= most_unwritten_s;
}

void Autosave::write(SessionState state) {
    state.process = this_process();
    written_ = state.view;
    unwritten_s_ = at_rest_s_ = 0.0;
    job_.start([file = file_, state = std::move(state)] { return write_state(file, state); });
}

void Autosave::wait() {
    while (job_.running() && !job_.take()) job_.wait(std::chrono::milliseconds{50});
}

bool ended_without_a_word(const SessionState& state) {
    if (state.process <= 0) return false;
    return kill(static_cast<pid_t>(state.process), 0) != 0 && errno == ESRCH;
}

std::int64_t this_process() { return getpid(); }

}  // namespace kua
