#include "app/session_state.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace kua {
namespace {

namespace fs = std::filesystem;

struct SessionFile : testing::Test {
    SessionFile() : folder(fs::path(testing::TempDir()) / "kua-session" / testing::UnitTest::GetInstance()->current_test_info()->name()) {
        fs::remove_all(folder);
    }
    ~SessionFile() override { fs::remove_all(folder); }
    fs::path folder;
    fs::path file = folder / "kua" / "state.json";
};

SessionState some_state() {
    SessionState state{10, 20, 1600, 1000, {"/data/a.geojson", "/data/b.shp"}, ViewState{}};
    state.view->theme = ThemeName::Dark;
    state.view->lang = Lang::Ru;
    state.view->filter.types = {"liberty.detention"};
    return state;
}

TEST_F(SessionFile, GivesBackWhatWasRemembered) {
    ASSERT_TRUE(write_state(file, some_state()));
    EXPECT_EQ(read_state(file), some_state());
}

TEST_F(SessionFile, IsForItsOwnerOnly) {
    ASSERT_TRUE(write_state(file, some_state()));
    EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_EQ(fs::status(file.parent_path()).permissions(), fs::perms::owner_all);
}

TEST_F(SessionFile, IsForgottenOnRequest) {
    ASSERT_TRUE(write_state(file, some_state()));
    ASSERT_TRUE(forget_state(file));
    EXPECT_FALSE(fs::exists(file));
    EXPECT_TRUE(forget_state(file));
    EXPECT_EQ(read_state(file), SessionState{});
}

TEST_F(SessionFile, StartsAnewWhereItIsDamaged) {
    fs::create_directories(file.parent_path());
    for (const char* bytes : {"", "{", "[]", "{\"schema\": \"kua-state/9\"}", "{\"schema\": \"kua-state/1\", \"window\": 3, \"recent\": [1], \"view\": {\"x\": 1}}"}) {
        std::ofstream(file) << bytes;
        EXPECT_EQ(read_state(file), SessionState{}) << bytes;
    }
}

TEST(RememberFile, PutsItFirstOnceAndKeepsEight) {
    SessionState state;
    for (int i = 0; i < 10; ++i) remember_file(state, "/f" + std::to_string(i));
    remember_file(state, "/f5");
    ASSERT_EQ(state.recent.size(), 8U);
    EXPECT_EQ(state.recent[0], "/f5");
    EXPECT_EQ(state.recent[1], "/f9");
    EXPECT_EQ(std::count(state.recent.begin(), state.recent.end(), "/f5"), 1);
}

TEST(StateFile, LiesInTheStateHomeOfTheUser) {
    setenv("XDG_STATE_HOME", "/tmp/state", 1);
    EXPECT_EQ(state_file(), "/tmp/state/kua/state.json");
    unsetenv("XDG_STATE_HOME");
    setenv("HOME", "/home/somebody", 1);
    EXPECT_EQ(state_file(), "/home/somebody/.local/state/kua/state.json");
}

}  // namespace
}  // namespace kua
