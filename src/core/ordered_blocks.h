#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace kua {

/// Blocks on their way from a source to workers and, once made, on to who takes them in order. For many threads at once.
template <class Item, class Result>
class BlockQueue {
public:
    /// At most so many are on their way.
    explicit BlockQueue(std::size_t most) : made_(most) {}

    struct Numbered {
        std::size_t number = 0;
        Item item;
    };
    /// Waits for room. False where nothing more is wanted.
    bool give(Item item) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return is_stopped_ || given_ < taken_ + made_.size(); });
        if (is_stopped_) return false;
        waiting_.push_back({given_++, std::move(item)});
        changed_.notify_all();
        return true;
    }
    /// No more will be given.
    void close() {
        const std::lock_guard lock(mutex_);
        is_closed_ = true;
        changed_.notify_all();
    }
    /// Waits for the next one to make; nothing where there will be none.
    std::optional<Numbered> next() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return is_stopped_ || is_closed_ || !waiting_.empty(); });
        if (is_stopped_ || waiting_.empty()) return std::nullopt;
        Numbered out = std::move(waiting_.front());
        waiting_.pop_front();
        return out;
    }
    void put(std::size_t number, Result result) {
        const std::lock_guard lock(mutex_);
        made_[number % made_.size()] = std::move(result);
        changed_.notify_all();
    }
    /// Waits for the next one in order; nothing at the end, or where all was stopped.
    std::optional<Result> take() {
        std::unique_lock lock(mutex_);
        std::optional<Result>& slot = made_[taken_ % made_.size()];
        changed_.wait(lock, [&] { return is_stopped_ || slot.has_value() || (is_closed_ && taken_ == given_); });
        if (is_stopped_ || !slot.has_value()) return std::nullopt;
        ++taken_;
        changed_.notify_all();
        return std::exchange(slot, std::nullopt);
    }
    void stop() {
        const std::lock_guard lock(mutex_);
        is_stopped_ = true;
        changed_.notify_all();
    }
    /// Stops all, for the exception that is being handled.
    void fail() {
        const std::lock_guard lock(mutex_);
        if (!failure_) failure_ = std::current_exception();
        is_stopped_ = true;
        changed_.notify_all();
    }
    /// Once no thread is at work any more.
    void rethrow() const {
        if (failure_) std::rethrow_exception(failure_);
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Numbered> waiting_;
    std::vector<std::optional<Result>> made_;  ///< block b is in made_[b % size]
    std::size_t given_ = 0, taken_ = 0;
    bool is_closed_ = false, is_stopped_ = false;
    std::exception_ptr failure_;
};

/// `source(give)` hands over blocks with `give(item)`, on a thread of its own; it stops where that is false. They are made on
/// `workers` threads, each by `make(item, worker)`, and handed to `take(result)` in their order on the calling thread while
/// further ones are made, at most `ahead` before it. Stops early where `take` gives false. What any of them throws is thrown
/// here, once no thread is at work any more.
template <class Item, class Source, class Make, class Take>
void stream_in_order(std::size_t workers, std::size_t ahead, const Source& source, const Make& make, const Take& take) {
    using Result = std::invoke_result_t<const Make&, const Item&, std::size_t>;
    BlockQueue<Item, Result> queue(ahead);
    const auto guarded = [&queue](const auto& work) {
        try {
            work();
        } catch (...) {
            queue.fail();
        }
    };
    {
        std::vector<std::jthread> threads;
        guarded([&] {
            for (std::size_t worker = 0; worker < workers; ++worker)
                threads.emplace_back([&, worker] {
                    guarded([&] {
                        while (const auto block = queue.next()) queue.put(block->number, make(block->item, worker));
                    });
                });
            threads.emplace_back([&] {
                guarded([&] {
                    source([&](Item item) { return queue.give(std::move(item)); });
                    queue.close();
                });
            });
            bool goes_on = true;
            while (goes_on) {
                auto result = queue.take();
                goes_on = result.has_value() && take(*std::move(result));
            }
        });
        queue.stop();
    }
    queue.rethrow();
}

/// Makes blocks 0 … `count` - 1 on `workers` threads, each by `make(block, worker)`, and hands them to `take(result)` as
/// `stream_in_order` does, at most two a worker ahead of it.
template <class Make, class Take>
void make_in_order(std::size_t count, std::size_t workers, const Make& make, const Take& take) {
    if (count <= 1 || workers <= 1) {
        for (std::size_t block = 0; block < count; ++block)
            if (!take(make(block, 0))) return;
        return;
    }
    const auto number = [&](const auto& give) {
        for (std::size_t block = 0; block < count; ++block)
            if (!give(block)) return;
    };
    stream_in_order<std::size_t>(std::min(workers, count), 2 * workers, number, make, take);
}

}  // namespace kua
