#include "app/open_folder.h"

#include "support/temp_folder.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>

namespace kua {
namespace {

namespace fs = std::filesystem;

/// A PATH with nothing but an xdg-open of its own, which writes its arguments to a file.
struct OpenFolder : testing::Test {
    test::TempFolder temp;
    std::string path_before = std::getenv("PATH") != nullptr ? std::getenv("PATH") : "";
    fs::path told = temp.path() / "told";

    ~OpenFolder() override { setenv("PATH", path_before.c_str(), 1); }
    void set_programs(bool with_xdg_open) const {
        const fs::path programs = temp.path() / "programs";
        fs::create_directories(programs);
        setenv("PATH", programs.c_str(), 1);
        if (!with_xdg_open) return;
        const fs::path program = programs / "xdg-open";
        std::ofstream(program) << "#!/bin/sh\nprintf '%s|' \"$#\" \"$@\" > '" << told.string() << ".part'\n/bin/mv '"
                               << told.string() << ".part' '" << told.string() << "'\n";
        fs::permissions(program, fs::perms::owner_all);
    }
    [[nodiscard]] std::string arguments() const {
        for (int i = 0; i < 1000 && !fs::exists(told); ++i) std::this_thread::sleep_for(std::chrono::milliseconds{10});
        std::ostringstream text;
        text << std::ifstream(told).rdbuf();
        return text.str();
    }
};

TEST_F(OpenFolder, GivesTheFolderAsOneArgumentWhateverItsName) {
    set_programs(true);
    const fs::path folder = temp.path() / "-a $(touch x); \"b\" 'c'\nd";
    fs::create_directories(folder);
    const auto opened = open_folder(folder);
    ASSERT_TRUE(opened) << in_english(opened.error());
    EXPECT_EQ(arguments(), "1|" + folder.string() + "|");
}

TEST_F(OpenFolder, NamesThePackageWhereTheProgramIsMissing) {
    set_programs(false);
    const auto opened = open_folder(temp.path());
    ASSERT_FALSE(opened);
    EXPECT_NE(in_english(opened.error()).find("install the package xdg-utils"), std::string::npos);
}

TEST_F(OpenFolder, RefusesWhatIsNoFolder) {
    set_programs(true);
    EXPECT_FALSE(open_folder(temp.path() / "nowhere"));
    EXPECT_FALSE(fs::exists(told));
}

}  // namespace
}  // namespace kua
