#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <vector>

namespace kua {

/// Makes blocks 0 … `count` - 1 on `workers` threads, each by `make(block, worker)`, and hands them to `take(result)` in
/// their order on the calling thread while further ones are made, at most two a worker ahead of it. Stops early where
/// `take` gives false. What `make` or `take` throws is thrown here, once no thread is at work any more.
template <class Make, class Take>
void make_in_order(std::size_t count, std::size_t workers, const Make& make, const Take& take) {
    using Result = std::invoke_result_t<const Make&, std::size_t, std::size_t>;
    if (count <= 1 || workers <= 1) {
        for (std::size_t block = 0; block < count; ++block)
            if (!take(make(block, 0))) return;
        return;
    }
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::optional<Result>> made(2 * workers);  // block b is in made[b % size]
    std::size_t next_to_make = 0, next_to_take = 0;
    std::exception_ptr failure;
    bool is_stopped = false;

    const auto work = [&](std::size_t worker) {
        std::unique_lock lock(mutex);
        while (true) {
            changed.wait(lock, [&] {
                return is_stopped || next_to_make == count || next_to_make < next_to_take + made.size();
            });
            if (is_stopped || next_to_make == count) return;
            const std::size_t block = next_to_make++;
            lock.unlock();
            try {
                Result result = make(block, worker);
                lock.lock();
                made[block % made.size()] = std::move(result);
            } catch (...) {
                if (!lock.owns_lock()) lock.lock();
                failure = std::current_exception();
                is_stopped = true;
            }
            changed.notify_all();
        }
    };
    {
        std::vector<std::jthread> threads;
        const auto stop = [&] {
            const std::lock_guard lock(mutex);
            is_stopped = true;
            changed.notify_all();
        };
        try {
            for (std::size_t worker = 0; worker < std::min(workers, count); ++worker) threads.emplace_back(work, worker);
            bool goes_on = true;
            while (goes_on && next_to_take < count) {
                std::unique_lock lock(mutex);
                std::optional<Result>& slot = made[next_to_take % made.size()];
                changed.wait(lock, [&] { return is_stopped || slot.has_value(); });
                if (is_stopped) break;
                Result result = *std::move(slot);
                slot.reset();
                ++next_to_take;
                changed.notify_all();
                lock.unlock();
                goes_on = take(std::move(result));
            }
        } catch (...) {
            stop();
            throw;
        }
        stop();
    }
    if (failure) std::rethrow_exception(failure);
}

}  // namespace kua
