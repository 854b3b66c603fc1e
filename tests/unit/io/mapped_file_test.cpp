#include "io/mapped_file.h"

#include "support/temp_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace kua {
namespace {

TEST(MappedFile, HoldsTheBytesOfTheFile) {
    const test::TempFolder folder;
    folder.write("a.kua-columns", "some bytes");
    const auto mapped = map_file(folder.path() / "a.kua-columns");
    ASSERT_TRUE(mapped);
    EXPECT_EQ(mapped->bytes, "some bytes");
}

TEST(MappedFile, StaysWhatItWasWhereAnotherTakesItsPlace) {
    const test::TempFolder folder;
    folder.write("a", "first");
    const auto mapped = map_file(folder.path() / "a");
    folder.write("b", "second");
    std::filesystem::rename(folder.path() / "b", folder.path() / "a");
    EXPECT_EQ(mapped->bytes, "first");
}

TEST(MappedFileDeath, ThatIsMadeShorterIsNamed) {
    const test::TempFolder folder;
    const auto file = folder.path() / "a\tb";
    const auto read_what_is_lost = [&] {
        folder.write("a\tb", std::string(100'000, 'x'));
        const auto first = map_file(file);
        { const auto gone = map_file(file); }   // leaves its place to others
        std::filesystem::resize_file(file, 10);
        const volatile char* const bytes = first->bytes.data();
        std::_Exit(bytes[90'000] == 'x' ? 7 : 8);
    };
    EXPECT_EXIT(read_what_is_lost(), testing::ExitedWithCode(1), "^kua: .*a\\?b: was made shorter while it was open");
}

}  // namespace
}  // namespace kua
