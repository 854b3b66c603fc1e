#include "write/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <optional>
#include <string>
#include <system_error>

namespace kua {
namespace {

namespace fs = std::filesystem;

std::string reason(int number) { return std::generic_category().message(number); }

/// A file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (is_open()) ::close(number_);
    }
    [[nodiscard]] bool is_open() const { return number_ >= 0; }
    [[nodiscard]] int number() const { return number_; }
    /// Closes now and tells whether that went well: some file systems say only here that the disk is full.
    [[nodiscard]] bool close() {
        const int number = number_;
        number_ = -1;
        return ::close(number) == 0;
    }

private:
    int number_;
};

/// A path that is removed at the end, unless it was renamed away.
struct Temporary {
    fs::path path;
    Temporary() = default;
    Temporary(const Temporary&) = delete;
    Temporary& operator=(const Temporary&) = delete;
    ~Temporary() {
        if (!path.empty()) ::unlink(path.c_str());
    }
};

/// Opens a new file beside `file`. -1 with errno where that fails.
int open_temporary(const fs::path& folder, FileAccess access, Temporary& temporary) {
    constexpr int tries = 100;
    const ::mode_t mode = access == FileAccess::OwnerOnly ? 0600 : 0644;
    for (int i = 0; i < tries; ++i) {
        const fs::path path = folder / (".kua-" + std::to_string(::getpid()) + "-" + std::to_string(i) + ".part");
        const int number = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, mode);
        if (number >= 0) temporary.path = path;
        if (number >= 0 || errno != EEXIST) return number;
    }
    return -1;
}

bool write_all(int number, std::string_view bytes) {
    while (!bytes.empty()) {
        const ::ssize_t written = ::write(number, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// Small pieces go to the system together.
bool write_all(int number, std::span<const std::string_view> pieces) {
    constexpr std::size_t together_bytes = std::size_t{1} << 20U;
    std::string together;
    for (const std::string_view piece : pieces) {
        if (together.size() + piece.size() > together_bytes) {
            if (!write_all(number, together)) return false;
            together.clear();
        }
        if (piece.size() < together_bytes) together += piece;
        else if (!write_all(number, piece)) return false;
    }
    return write_all(number, together);
}

/// Makes a rename last through a power cut. File systems that cannot do it for a folder say EINVAL: nothing to be done.
bool sync_folder(const fs::path& folder) {
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return opened.is_open() && (::fsync(opened.number()) == 0 || errno == EINVAL);
}

/// What is wrong with the place to write to, if anything; `mode` is set where a file is there already.
std::optional<Message> obstacle(const fs::path& target, std::optional<::mode_t>& mode) {
    struct ::stat status {};
    if (::stat(target.c_str(), &status) != 0) {
        if (errno == ENOENT) return std::nullopt;
        return msg("cannot be looked at: {0}", reason(errno));
    }
    if (S_ISDIR(status.st_mode)) return msg("is a folder, not a file");
    if (!S_ISREG(status.st_mode)) return msg("is not a plain file");
    mode = status.st_mode & 07777U;
    return std::nullopt;
}

/// The file that is to be replaced: `file`, or what it points to, be it there or not.
fs::path target_of(fs::path file) {
    constexpr int most_links = 40;  // as the kernel has it; beyond, they go in a circle and opening fails
    std::error_code error;
    for (int i = 0; i < most_links && fs::is_symlink(file, error); ++i) {
        const fs::path target = fs::read_symlink(file, error);
        if (error) break;
        file = file.parent_path() / target;
    }
    return file;
}

}  // namespace

FileAccess access_like(const fs::path& source) {
    constexpr auto others = fs::perms::group_read | fs::perms::others_read;
    std::error_code error;
    const fs::perms mode = fs::status(source, error).permissions();
    const bool is_known = !error && mode != fs::perms::unknown;
    return is_known && (mode & others) != others ? FileAccess::OwnerOnly : FileAccess::Usual;
}

Result<Done> write_atomically(const fs::path& file, std::string_view bytes, FileAccess access) {
    return write_atomically(file, std::span(&bytes, 1), access);
}

Result<Done> write_atomically(const fs::path& file, std::span<const std::string_view> pieces, FileAccess access) {
    const auto failed = [&](Message what) { return Error{file.string(), std::move(what)}; };
    const fs::path target = target_of(file);
    const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path{"."};
    std::optional<::mode_t> old_mode;
    if (auto wrong = obstacle(target, old_mode)) return failed(std::move(*wrong));

    Temporary temporary;
    Descriptor out(open_temporary(folder, access, temporary));
    if (!out.is_open()) return failed(msg("cannot make a file in its folder: {0}", reason(errno)));
    if (old_mode && ::fchmod(out.number(), *old_mode) != 0)
        return failed(msg("cannot give the new file the mode of the old one: {0}", reason(errno)));
    if (!write_all(out.number(), pieces)) return failed(msg("cannot be written: {0}", reason(errno)));
    if (::fsync(out.number()) != 0) return failed(msg("cannot be brought to the disk: {0}", reason(errno)));
    if (!out.close()) return failed(msg("cannot be closed: {0}", reason(errno)));
    if (::rename(temporary.path.c_str(), target.c_str()) != 0)
        return failed(msg("cannot take the place of the old file: {0}", reason(errno)));
    temporary.path.clear();
    if (!sync_folder(folder))
        return failed(msg("was written, but its folder cannot be brought to the disk: {0}", reason(errno)));
    return Done{};
}

}  // namespace kua
