#include "core/ordered_blocks.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <numeric>
#include <stdexcept>
#include <string>

namespace kua {
namespace {

std::vector<int> zero_to(int count) {
    std::vector<int> out(static_cast<std::size_t>(count));
    std::iota(out.begin(), out.end(), 0);
    return out;
}

TEST(MakeInOrder, HandsOverEveryBlockInOrderWhoeverIsFirst) {
    for (const std::size_t workers : {1U, 2U, 5U})
        for (const int count : {0, 1, 2, 7, 300}) {
            std::vector<int> taken;
            make_in_order(
                static_cast<std::size_t>(count), workers,
                [](std::size_t block, std::size_t) {
                    if (block % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(200));
                    return static_cast<int>(block);
                },
                [&](int block) {
                    taken.push_back(block);
                    return true;
                });
            EXPECT_EQ(taken, zero_to(count)) << workers << " workers";
        }
}

TEST(MakeInOrder, OneWorkerMakesOneBlockAtATime) {
    std::vector<std::atomic<int>> at_work(3);
    std::atomic<bool> overlapped = false;
    make_in_order(
        200, at_work.size(),
        [&](std::size_t block, std::size_t worker) {
            overlapped = overlapped || at_work[worker]++ != 0;
            std::this_thread::yield();
            --at_work[worker];
            return block;
        },
        [](std::size_t) { return true; });
    EXPECT_FALSE(overlapped);
}

TEST(MakeInOrder, IsNeverFarAheadOfWhoTakes) {
    std::atomic<std::size_t> most_made = 0;
    std::size_t taken = 0;
    make_in_order(
        60, 2,
        [&](std::size_t block, std::size_t) {
            most_made = std::max(most_made.load(), block);
            return block;
        },
        [&](std::size_t) {
            EXPECT_LE(most_made, taken + 4 + 1);
            ++taken;
            return true;
        });
    EXPECT_EQ(taken, 60U);
}

TEST(MakeInOrder, StopsWhereTheTakerHasEnough) {
    std::atomic<int> made = 0;
    int taken = 0;
    make_in_order(
        1000, 2, [&](std::size_t, std::size_t) { return ++made; }, [&](int) { return ++taken < 3; });
    EXPECT_EQ(taken, 3);
    EXPECT_LT(made, 20);
}

TEST(MakeInOrder, ThrowsWhatWasThrown) {
    const auto make = [](std::size_t block, std::size_t) {
        if (block == 5) throw std::runtime_error("five");
        return block;
    };
    EXPECT_THROW(make_in_order(100, 3, make, [](std::size_t) { return true; }), std::runtime_error);
    EXPECT_THROW(make_in_order(100, 1, make, [](std::size_t) { return true; }), std::runtime_error);
    EXPECT_THROW(make_in_order(
                     100, 3, [](std::size_t block, std::size_t) { return block; },
                     [](std::size_t) -> bool { throw std::logic_error("enough"); }),
                 std::logic_error);
}

TEST(StreamInOrder, HandsOverWhatTheSourceGivesInOrder) {
    for (const std::size_t workers : {1U, 2U, 5U})
        for (const int count : {0, 1, 2, 300}) {
            std::vector<int> taken;
            stream_in_order<std::string>(
                workers, 3,
                [&](const auto& give) {
                    for (int i = 0; i < count; ++i) EXPECT_TRUE(give(std::to_string(i)));
                },
                [](const std::string& item, std::size_t) {
                    if (item.back() == '7') std::this_thread::sleep_for(std::chrono::microseconds(200));
                    return std::stoi(item);
                },
                [&](int made) {
                    taken.push_back(made);
                    return true;
                });
            EXPECT_EQ(taken, zero_to(count)) << workers << " workers";
        }
}

TEST(StreamInOrder, TellsTheSourceThatNothingMoreIsWanted) {
    int given = 0, taken = 0;
    stream_in_order<int>(
        2, 4,
        [&](const auto& give) {
            while (give(given)) ++given;
        },
        [](int item, std::size_t) { return item; }, [&](int) { return ++taken < 3; });
    EXPECT_EQ(taken, 3);
    EXPECT_LT(given, 20);
}

TEST(StreamInOrder, ThrowsWhatTheSourceThrows) {
    EXPECT_THROW(stream_in_order<int>(
                     2, 4,
                     [](const auto& give) {
                         give(1);
                         throw std::runtime_error("cut off");
                     },
                     [](int item, std::size_t) { return item; }, [](int) { return true; }),
                 std::runtime_error);
}

}  // namespace
}  // namespace kua
