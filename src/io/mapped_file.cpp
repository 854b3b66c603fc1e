#include "io/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace kua {
namespace {

/// Bytes that are given back to the system at the end.
struct Mapping {
    void* bytes;
    std::size_t size;
    Mapping(void* at, std::size_t length) : bytes(at), size(length) {}
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;
    ~Mapping() { ::munmap(bytes, size); }
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
    auto mapping = std::make_shared<const Mapping>(bytes, size);
    return MappedFile{{static_cast<const char*>(bytes), size}, std::move(mapping)};
}

}  // namespace kua
