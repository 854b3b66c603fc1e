#include "write/atomic_file.h"

#include <gmock/gmock.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>

namespace kua {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

struct WriteAtomically : testing::Test {
    WriteAtomically() {
        std::string pattern = (fs::temp_directory_path() / "kua-atomic-XXXXXX").string();
        folder = ::mkdtemp(pattern.data());
        file = folder / "a.json";
    }
    ~WriteAtomically() override {
        std::error_code ignored;
        fs::permissions(folder, fs::perms::owner_all, ignored);
        fs::remove_all(folder, ignored);
    }
    static std::string content(const fs::path& path) {
        std::ifstream in(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    static unsigned mode(const fs::path& path) {
        struct ::stat status {};
        EXPECT_EQ(::stat(path.c_str(), &status), 0);
        return status.st_mode & 07777U;
    }
    [[nodiscard]] std::size_t files() const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
    }
    fs::path folder;
    fs::path file;
};

/// Runs `work` in a child; gives its exit status.
template <class Work>
int in_child(Work&& work) {
    const ::pid_t child = ::fork();
    if (child == 0) ::_exit(work());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST_F(WriteAtomically, WritesEveryByteAndLeavesNothingElse) {
    const std::string bytes("a\0b\n\xFF", 5);
    ASSERT_TRUE(write_atomically(file, bytes));
    EXPECT_EQ(content(file), bytes);
    ASSERT_TRUE(write_atomically(file, ""));
    EXPECT_EQ(content(file), "");
    EXPECT_EQ(files(), 1U);
}

TEST_F(WriteAtomically, GivesANewFileTheUsualModeOrTheOwnersOnly) {
    ASSERT_TRUE(write_atomically(file, "x"));
    const ::mode_t mask = ::umask(0);
    ::umask(mask);
    EXPECT_EQ(mode(file), 0644U & ~mask);
    ASSERT_TRUE(write_atomically(folder / "private", "x", FileAccess::OwnerOnly));
    EXPECT_EQ(mode(folder / "private"), 0600U);
}

TEST_F(WriteAtomically, KeepsTheModeOfTheOldFile) {
    ASSERT_TRUE(write_atomically(file, "x"));
    ASSERT_EQ(::chmod(file.c_str(), 0664), 0);
    ASSERT_TRUE(write_atomically(file, "y"));
    EXPECT_EQ(mode(file), 0664U);
}

TEST_F(WriteAtomically, ReplacesWhatALinkPointsTo) {
    fs::create_directory(folder / "real");
    fs::create_symlink("real/b.json", file);
    ASSERT_TRUE(write_atomically(file, "first"));
    ASSERT_TRUE(write_atomically(file, "second"));
    EXPECT_TRUE(fs::is_symlink(file));
    EXPECT_EQ(content(folder / "real" / "b.json"), "second");
}

TEST_F(WriteAtomically, SaysWhatIsInTheWay) {
    const auto error_for = [](const fs::path& path) {
        const auto result = write_atomically(path, "x");
        return result ? std::string("no error") : in_english(result.error());
    };
    EXPECT_EQ(error_for(folder), folder.string() + ": is a folder, not a file");
    EXPECT_EQ(error_for("/dev/null"), "/dev/null: is not a plain file");
    EXPECT_THAT(error_for(folder / "none" / "a.json"), HasSubstr("cannot make a file in its folder: No such file"));
    std::ofstream(folder / "plain") << "x";
    EXPECT_THAT(error_for(folder / "plain" / "a.json"), HasSubstr("Not a directory"));
}

TEST_F(WriteAtomically, WorksForANameOfTheLongestLengthInTheCurrentFolder) {
    const int status = in_child([&] {
        if (::chdir(folder.c_str()) != 0) return 2;
        return write_atomically(std::string(255, 'n'), "x") ? 0 : 1;
    });
    EXPECT_EQ(status, 0);
    EXPECT_EQ(content(folder / std::string(255, 'n')), "x");
}

TEST_F(WriteAtomically, LeavesTheOldFileWhereTheNewOneDoesNotFit) {
    ASSERT_TRUE(write_atomically(file, "old"));
    const int status = in_child([&] {
        std::signal(SIGXFSZ, SIG_IGN);
        const ::rlimit limit{1000, 1000};
        if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return 2;
        const auto result = write_atomically(file, std::string(5000, 'x'));
        if (result) return 3;
        return in_english(result.error()).find("cannot be written: File too large") != std::string::npos ? 0 : 1;
    });
    EXPECT_EQ(status, 0);
    EXPECT_EQ(content(file), "old");
    EXPECT_EQ(files(), 1U);
}

TEST_F(WriteAtomically, IsOneOfTheWholeVersionsWheneverTheProcessIsKilled) {
    const auto version = [](char letter) { return std::string(200'000, letter); };
    ASSERT_TRUE(write_atomically(file, version('a')));
    for (int round = 0; round < 100; ++round) {
        const ::pid_t child = ::fork();
        if (child == 0)
            for (char letter = 'a';; letter = letter == 'z' ? 'a' : static_cast<char>(letter + 1))
                if (!write_atomically(file, version(letter))) ::_exit(1);
        ::usleep(static_cast<::useconds_t>(1000 + 137 * round % 5000));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        ASSERT_TRUE(WIFSIGNALED(status)) << "the child could not save";
        const std::string found = content(file);
        ASSERT_FALSE(found.empty());
        ASSERT_EQ(found, version(found.front())) << "round " << round;
    }
}

}  // namespace
}  // namespace kua
