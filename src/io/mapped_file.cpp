#include "io/mapped_file.h"

#include "io/file_bytes.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>
#include <system_error>

namespace kua {
namespace {

/// Files that are mapped now, where a signal handler can look: it may neither wait nor ask for memory.
struct Watched {
    std::atomic<bool> taken{false};
    std::atomic<const char*> begin{nullptr};   ///< null: nothing else here is of use
    std::size_t size = 0;
    std::array<char, 512> words{};             ///< what to say of it
};
std::array<Watched, 16> watched;

void note_words(Watched& one, const std::filesystem::path& file) {
    std::string name = file.string().substr(0, 400);
    for (char& c : name)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';   // a name cannot steer the terminal
    const std::string words = "kua: " + name + ": was made shorter while it was open, so that it cannot be read any more; open it again\n";
    one.words.fill('\0');
    std::copy_n(words.begin(), std::min(words.size(), one.words.size() - 1), one.words.begin());
}

/// The system has no bytes for a place of a file that ends before it now. There is no way on: what was being read is not there.
void tell_of_lost_bytes(int signal, siginfo_t* what, void*) {
    const auto* const at = static_cast<const char*>(what->si_addr);
    for (const Watched& one : watched) {
        const char* const begin = one.begin.load(std::memory_order_acquire);
        if (begin == nullptr || at < begin || at >= begin + one.size) continue;
        [[maybe_unused]] const auto written = ::write(STDERR_FILENO, one.words.data(), std::strlen(one.words.data()));
        ::_exit(1);
    }
    std::signal(signal, SIG_DFL);   // another's fault: it comes again, and ends the program as it would have
}

void watch_for_lost_bytes() {
    static const bool watches = [] {
        struct sigaction action {};
        action.sa_sigaction = tell_of_lost_bytes;
        action.sa_flags = SA_SIGINFO;
        return ::sigaction(SIGBUS, &action, nullptr) == 0;
    }();
    static_cast<void>(watches);
}

/// Bytes that are given back to the system at the end.
struct Mapping {
    void* bytes;
    std::size_t size;
    Watched* noted = nullptr;
    Mapping(void* at, std::size_t length, const std::filesystem::path& file) : bytes(at), size(length) {
        watch_for_lost_bytes();
        for (Watched& one : watched) {
            if (one.taken.exchange(true)) continue;
            one.size = size;
            note_words(one, file);
            one.begin.store(static_cast<const char*>(bytes), std::memory_order_release);
            noted = &one;
            return;
        }
    }
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;
    ~Mapping() {
        if (noted != nullptr) {
            noted->begin = nullptr;
            noted->taken = false;
        }
        ::munmap(bytes, size);
    }
};

}  // namespace

Result<MappedFile> map_file(const std::filesystem::path& file) {
    const int opened = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);   // a pipe would be waited for
    if (opened < 0) return Error{file.string(), msg("cannot be opened")};
    struct ::stat status {};
    const bool is_plain = ::fstat(opened, &status) == 0 && S_ISREG(status.st_mode);
    const auto size = static_cast<std::size_t>(is_plain ? status.st_size : 0);
    void* const bytes = size > 0 ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, opened, 0) : MAP_FAILED;
    const int why = errno;
    ::close(opened);
    if (!is_plain) return Error{file.string(), msg("is not a plain file")};
    if (size == 0) return MappedFile{};
    if (bytes == MAP_FAILED) return Error{file.string(), msg("cannot be read: {0}", std::generic_category().message(why))};
    auto mapping = std::make_shared<const Mapping>(bytes, size, file);
    return MappedFile{{static_cast<const char*>(bytes), size}, std::move(mapping)};
}

Result<MappedFile> map_file(const std::filesystem::path& file, std::uintmax_t largest_bytes) {
    const auto size = size_of_file(file, largest_bytes);
    if (!size) return size.error();
    return map_file(file);
}

}  // namespace kua
