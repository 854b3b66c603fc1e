#pragma once

#include "core/incident.h"

#include <algorithm>
#include <cstddef>
#include <thread>
#include <vector>

namespace kua {

/// Rows under which a second thread costs more than it saves.
inline constexpr std::size_t least_rows_a_thread = 100'000;

/// How many threads share a pass over `rows` rows: at most as many as the machine has cores.
[[nodiscard]] inline std::size_t share_count(std::size_t rows) {
    return std::clamp<std::size_t>(rows / least_rows_a_thread, 1, std::max(1U, std::thread::hardware_concurrency()));
}

/// Calls `work(share, from, to)` for `shares` runs of rows that follow each other, each on a thread of its own, and
/// waits for all of them. `work` must not throw.
template <class Work>
void in_shares(std::size_t rows, std::size_t shares, Work&& work) {
    const auto begin_of = [&](std::size_t share) { return static_cast<RowId>(rows * share / shares); };
    std::vector<std::jthread> threads;
    for (std::size_t share = 1; share < shares; ++share)
        threads.emplace_back([&work, share, from = begin_of(share), to = begin_of(share + 1)] { work(share, from, to); });
    work(std::size_t{0}, begin_of(0), begin_of(1));
}

}  // namespace kua
