#include "cli/load_line.h"

#include <unistd.h>

#include <chrono>
#include <cmath>
#include <condition_variable>
#include <iostream>
#include <mutex>
#include <string>
#include <thread>

namespace kua {
namespace {

constexpr auto first_after = std::chrono::milliseconds{400};   // a shorter wait needs no words
constexpr auto again_after = std::chrono::milliseconds{100};
constexpr int bar_characters = 30;

}  // namespace

/// Shows a bar until it is told to stop; stops within a moment.
class ProgressLine::Bar {
public:
    explicit Bar(const LoadProgress& progress) : progress_(progress), thread_([this] { run(); }) {}
    ~Bar() {
        {
            const std::lock_guard lock(mutex_);
            stopped_ = true;
        }
        wake_.notify_all();
        thread_.join();
        if (shown_) std::cerr << '\r' << std::string(bar_characters + 10, ' ') << '\r' << std::flush;
    }
    Bar(const Bar&) = delete;
    Bar& operator=(const Bar&) = delete;

private:
    void run() {
        std::unique_lock lock(mutex_);
        for (auto wait = first_after; !wake_.wait_for(lock, wait, [this] { return stopped_; }); wait = again_after) {
            const double fraction = static_cast<double>(progress_.fraction);
            const auto full = static_cast<std::size_t>(std::lround(fraction * bar_characters));
            std::string bar(bar_characters, '.');
            bar.replace(0, full, full, '#');
            std::cerr << "\r[" << bar << "] " << std::lround(fraction * 100.0) << " %" << std::flush;
            shown_ = true;
        }
    }

    const LoadProgress& progress_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopped_ = false;
    bool shown_ = false;
    std::thread thread_;
};

ProgressLine::ProgressLine(const LoadProgress& progress)
    : bar_(isatty(STDERR_FILENO) != 0 ? std::make_unique<Bar>(progress) : nullptr) {}

ProgressLine::~ProgressLine() = default;

Result<LoadReport> load_with_line(const LoadRequest& request, const DataHome& home) {
    LoadProgress progress;
    const ProgressLine line(progress);
    return load(request, home, &progress);
}

}  // namespace kua
