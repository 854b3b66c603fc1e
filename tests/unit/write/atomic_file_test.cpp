#include "write/atomic_file.h"

#include <gmock/gmock.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

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

/// A file system of its own of `size`, where this process may make one (as root, in a mount name space that nobody else
/// sees). Runs `work` there in a child; its exit status, 77 where there can be none.
template <class Work>
int on_small_disk(const fs::path& folder, const char* size, Work&& work) {
    return in_child([&] {
        if (::unshare(CLONE_NEWNS) != 0 || ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return 77;
        if (::mount("tmpfs", folder.c_str(), "tmpfs", 0, size) != 0) return 77;
        return work();
    });
}

TEST_F(WriteAtomically, LeavesTheOldFileWhereTheDiskIsFull) {
    const std::string old(40'000, 'o');
    const int status = on_small_disk(folder, "size=96k", [&] {
        if (!write_atomically(file, old)) return 2;
        const auto result = write_atomically(file, std::string(90'000, 'n'));
        if (result) return 3;
        if (in_english(result.error()).find("cannot be written: No space left on device") == std::string::npos) return 4;
        if (content(file) != old || files() != 1) return 5;
        return write_atomically(file, std::string(40'000, 'n')) ? 0 : 6;
    });
    if (status == 77) GTEST_SKIP() << "no file system can be mounted here (not root)";
    EXPECT_EQ(status, 0);
}

/// Waits until another file stands at `path` or the child has ended.
void wait_for_change(const fs::path& path, ::pid_t child) {
    const auto inode = [&] {
        struct ::stat status {};
        EXPECT_EQ(::stat(path.c_str(), &status), 0);
        return status.st_ino;
    };
    const auto has_ended = [&] {
        ::siginfo_t info{};
        return ::waitid(P_PID, static_cast<::id_t>(child), &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid != 0;
    };
    for (const auto before = inode(); inode() == before && !has_ended();) ::usleep(200);
}

TEST_F(WriteAtomically, IsOneOfTheWholeVersionsWheneverTheProcessIsKilled) {
    const auto version = [](char letter) { return std::string(200'000, letter); };
    ASSERT_TRUE(write_atomically(file, version('a')));
    constexpr int rounds = 1000;
    std::set<std::string> left_behind;
    std::set<char> seen{'a'};
    for (int round = 0; round < rounds; ++round) {
        const ::pid_t child = ::fork();
        if (child == 0)
            for (char letter = 'b';; letter = letter == 'z' ? 'a' : static_cast<char>(letter + 1))
                if (!write_atomically(file, version(letter))) ::_exit(1);
        if (round % 100 == 0) wait_for_change(file, child);
        ::usleep(static_cast<::useconds_t>(200 + 137 * round % 3000));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        ASSERT_TRUE(WIFSIGNALED(status)) << "the child could not save";
        const std::string found = content(file);
        ASSERT_FALSE(found.empty());
        ASSERT_EQ(found, version(found.front())) << "round " << round;
        seen.insert(found.front());
        for (const auto& entry : fs::directory_iterator(folder))
            if (entry.path() != file) left_behind.insert(entry.path().filename());
        for (const std::string& name : left_behind) fs::remove(folder / name);
    }
    EXPECT_GT(seen.size(), 1U) << "no child came as far as a rename";
    EXPECT_FALSE(left_behind.empty()) << "no child was killed in the midst of saving";
    for (const std::string& name : left_behind) EXPECT_TRUE(name.starts_with(".kua-") && name.ends_with(".part")) << name;
}

}  // namespace
}  // namespace kua
