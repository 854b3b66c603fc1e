#include "core/one_line.h"

#include <gtest/gtest.h>

#include <random>

namespace kua {
namespace {

constexpr const char* replaced = "\xEF\xBF\xBD";

TEST(OneLine, LeavesOrdinaryTextAlone) {
    EXPECT_EQ(one_line("Шымкент & «Қызылорда» <b>: 5 > 3; \"a\\b\" &amp;"), "Шымкент & «Қызылорда» <b>: 5 > 3; \"a\\b\" &amp;");
}

TEST(OneLine, TakesOutWhatWouldSteerATerminal) {
    EXPECT_EQ(one_line("a\x1b[31mb"), std::string("a") + replaced + "[31mb");
    EXPECT_EQ(one_line("a\r\nb\tc"), std::string("a") + replaced + " b c");
    EXPECT_EQ(one_line("a\xC2\x9b" "31mb"), std::string("a") + replaced + "31mb") << "the same as ESC [";
    EXPECT_EQ(one_line("a\u202Eb"), "ab");
    EXPECT_EQ(one_line("a\xFF"), std::string("a") + replaced);
}

TEST(OneLine, IsOneLineWhateverTheBytes) {
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    for (int round = 0; round < 2000; ++round) {
        std::string bytes(random() % 40, '\0');
        for (char& c : bytes) c = static_cast<char>(random());
        const std::string line = one_line(bytes);
        for (const char c : line) EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F);
        EXPECT_EQ(one_line(line), line);
    }
}

}  // namespace
}  // namespace kua
