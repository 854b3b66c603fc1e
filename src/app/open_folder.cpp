#include "app/open_folder.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

namespace kua {
namespace {

/// In the child of a child, which belongs to nobody: becomes xdg-open, or reports why not. Calls only what may be called
/// between fork and exec in a program with threads (signal-safety(7)).
[[noreturn]] void become_xdg_open(const char* folder, int report) {
    setsid();
    const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(nothing, stream);
    execlp("xdg-open", "xdg-open", folder, static_cast<char*>(nullptr));
    const int why = errno;
    static_cast<void>(!write(report, &why, sizeof why));
    _exit(127);
}

}  // namespace

Result<Done> open_folder(const std::filesystem::path& folder) {
    std::error_code failed;
    const std::string path = std::filesystem::absolute(folder, failed).string();   // begins with "/": no option
    if (failed || !std::filesystem::is_directory(path, failed)) return Error{folder.string(), msg("is not a folder")};
    std::array<int, 2> report{};
    if (pipe2(report.data(), O_CLOEXEC) != 0) return Error{path, msg("cannot be opened: {0}", std::generic_category().message(errno))};
    const pid_t child = fork();
    if (child == 0) {
        const pid_t grandchild = fork();
        if (grandchild == 0) become_xdg_open(path.c_str(), report[1]);
        if (grandchild < 0) {
            const int why = errno;
            static_cast<void>(!write(report[1], &why, sizeof why));
        }
        _exit(0);
    }
    const int fork_failed = child < 0 ? errno : 0;
    close(report[1]);
    int why = 0;
    const bool reported = child > 0 && read(report[0], &why, sizeof why) == sizeof why;
    close(report[0]);
    if (child > 0) waitpid(child, nullptr, 0);
    if (child < 0 || (reported && why != ENOENT))
        return Error{path, msg("cannot be opened: {0}", std::generic_category().message(child < 0 ? fork_failed : why))};
    if (reported) return Error{path, msg("cannot be opened: the program {0} is missing; install the package {1}", "xdg-open", "xdg-utils")};
    return Done{};
}

}  // namespace kua
