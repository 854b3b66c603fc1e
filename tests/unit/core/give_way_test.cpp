#include "core/give_way.h"

#include <gtest/gtest.h>

#include <sys/resource.h>
#include <unistd.h>

#include <thread>

namespace kua {
namespace {

int niceness_of_this_thread() { return getpriority(PRIO_PROCESS, static_cast<id_t>(gettid())); }

TEST(GiveWay, HoldsForTheThreadAndThoseItStarts) {
    const int before = niceness_of_this_thread();
    int own = before;
    int started = before;
    std::thread([&] {
        give_way();
        own = niceness_of_this_thread();
        std::thread([&] { started = niceness_of_this_thread(); }).join();
    }).join();
    EXPECT_GT(own, before);
    EXPECT_EQ(started, own);
    EXPECT_EQ(niceness_of_this_thread(), before) << "others stay as they are";
}

}  // namespace
}  // namespace kua
