#include "app/autosave.h"

#include "support/temp_folder.h"

#include <gtest/gtest.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

namespace kua {
namespace {

struct AutosavedFile : testing::Test {
    test::TempFolder folder;
    std::filesystem::path file = folder.path() / "kua" / "state.json";
    Autosave autosave{file};
    ViewState view;

    void turn(double seconds) {
        autosave.turn(view, seconds, [&] {
            SessionState state;
            state.view = view;
            return state;
        });
        autosave.wait();
    }
};

TEST_F(AutosavedFile, HoldsTheViewOnceItRests) {
    view.filter.text = "first";
    turn(0.0);
    turn(0.5);
    EXPECT_FALSE(std::filesystem::exists(file)) << "it may still be changing";
    turn(0.6);
    ASSERT_TRUE(read_state(file).view);
    EXPECT_EQ(read_state(file).view->filter.text, "first");
    view.filter.text = "second";
    turn(0.1);
    turn(1.1);
    EXPECT_EQ(read_state(file).view->filter.text, "second");
}

TEST_F(AutosavedFile, DoesNotWaitForEverForAViewThatNeverRests) {
    for (int i = 0; i < 60; ++i) {
        view.filter.text = "turn " + std::to_string(i);
        turn(0.1);
    }
    EXPECT_TRUE(std::filesystem::exists(file));
}

TEST_F(AutosavedFile, IsNotWrittenAgainForTheSameView) {
    turn(0.0);
    turn(1.1);
    ASSERT_TRUE(std::filesystem::exists(file));
    std::filesystem::remove(file);
    for (int i = 0; i < 20; ++i) turn(1.0);
    EXPECT_FALSE(std::filesystem::exists(file));
}

TEST_F(AutosavedFile, TellsOfACrashOnlyWhereTheProcessIsGone) {
    turn(0.0);
    turn(1.1);
    EXPECT_EQ(read_state(file).process, this_process());
    EXPECT_FALSE(ended_without_a_word(read_state(file))) << "it is this very process";
    SessionState state = read_state(file);
    const pid_t child = fork();
    if (child == 0) _exit(0);
    waitpid(child, nullptr, 0);
    state.process = child;
    EXPECT_TRUE(ended_without_a_word(state));
    EXPECT_FALSE(ended_without_a_word(SessionState{}));
}

// A thousand processes are killed at any moment of their saving: what is left is one of the views, whole.
TEST_F(AutosavedFile, IsWholeAfterAThousandKills) {
    std::mt19937 random(20210110);
    SessionState first;
    first.view = ViewState{};
    first.view->filter.text = "0";
    ASSERT_TRUE(write_state(file, first));
    for (int kill_number = 0; kill_number < 1000; ++kill_number) {
        const pid_t child = fork();
        if (child == 0) {
            for (int i = 0;; ++i) {
                SessionState state;
                state.view = ViewState{};
                state.view->filter.text = std::to_string(i);
                state.process = getpid();
                if (!write_state(file, state)) _exit(1);
            }
        }
        usleep(static_cast<useconds_t>(std::uniform_int_distribution<int>(200, 4000)(random)));
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        ASSERT_TRUE(read_state(file).view) << "after kill " << kill_number;
    }
}

}  // namespace
}  // namespace kua
