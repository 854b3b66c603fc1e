#pragma once

#include "core/give_way.h"

#include <chrono>
#include <functional>
#include <future>
#include <optional>
#include <utility>

namespace kua {

/// Work on a thread of its own, one piece at a time, with a value at its end. The destructor waits for it.
template <class Value>
class Job {
public:
    /// Pre: not running.
    void start(std::function<Value()> work, Haste haste = Haste::AfterFrames) {
        future_ = std::async(std::launch::async, [work = std::move(work), haste] {
            if (haste == Haste::AfterFrames) give_way();
            return work();
        });
    }
    /// True from start until the value was taken.
    [[nodiscard]] bool running() const { return future_.valid(); }
    /// Waits until the work is done, but not longer than `most`. Pre: running.
    void wait(std::chrono::milliseconds most) const { future_.wait_for(most); }
    /// The value, once, when the work is done.
    [[nodiscard]] std::optional<Value> take() {
        if (!future_.valid() || future_.wait_for(std::chrono::seconds{0}) != std::future_status::ready) return std::nullopt;
        return future_.get();
    }

private:
    std::future<Value> future_;
};

}  // namespace kua
