#include "hand_made.h"
#include "paper/page_png.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace kua {
namespace {

std::filesystem::path folder() { return std::filesystem::path(KUA_BINARY_DIR) / "tests" / "environment"; }

std::string content(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Run by the test below in processes of their own.
TEST(DISABLED_Environment, PaintsAPicture) {
    test::HandMade made;
    made.add_all();
    const auto png = page_png({.width_px = 120, .height_px = 120, .dpi = 192},
                              [&](Canvas& canvas, std::size_t) { paint_scene(canvas, made.scene, made.view, {}, made.metrics); });
    ASSERT_TRUE(png);
    std::ofstream(std::getenv("KUA_TEST_PICTURE"), std::ios::binary) << *png;
}

/// The bytes that a process started with nothing but `variables` paints.
std::string painted_under(const std::string& variables, const std::string& start_in = ".") {
    const auto file = folder() / "picture.png";
    std::filesystem::remove(file);
    const auto self = std::filesystem::read_symlink("/proc/self/exe").string();
    const std::string command =
        "cd '" + start_in + "' && env -i KUA_TEST_PICTURE='" + file.string() + "' " + variables + " '" + self +
        "' --gtest_also_run_disabled_tests --gtest_filter=DISABLED_Environment.* >/dev/null 2>&1";
    EXPECT_EQ(std::system(command.c_str()), 0) << command;
    return content(file);
}

TEST(Environment, DecidesOnNoPixel) {
    std::filesystem::create_directories(folder());
    const auto fonts_conf = folder() / "fonts.conf";
    std::ofstream(fonts_conf) << R"(<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
        <dir>/usr/share/fonts</dir><match target="pattern"><edit name="family" mode="assign_replace"><string>DejaVu Serif</string></edit></match>
        <match target="font"><edit name="hinting" mode="assign"><bool>true</bool></edit><edit name="hintstyle" mode="assign"><const>hintfull</const></edit>
        <edit name="antialias" mode="assign"><bool>false</bool></edit></match></fontconfig>)";
    const std::string plain = painted_under("");
    ASSERT_GT(plain.size(), 1000U);
    EXPECT_EQ(painted_under("TZ=Pacific/Kiritimati"), plain);
    EXPECT_EQ(
        painted_under("TZ=America/Los_Angeles LANG=ru_RU.UTF-8 LC_ALL=ru_RU.UTF-8 LANGUAGE=kk:ru PANGO_LANGUAGE=sr"),
        plain);
    EXPECT_EQ(painted_under("HOME=/nowhere XDG_CACHE_HOME=/nowhere XDG_CONFIG_HOME='" + folder().string() + "'"),
              plain);
    EXPECT_EQ(painted_under("FONTCONFIG_FILE='" + fonts_conf.string() + "'"), plain);
    EXPECT_EQ(
        painted_under(
            "FREETYPE_PROPERTIES='cff:no-stem-darkening=0 cff:hinting-engine=freetype' CAIRO_DEBUG=1 GDK_DPI_SCALE=3"),
        plain);
    EXPECT_EQ(painted_under("", "/"), plain);
}

}  // namespace
}  // namespace kua
