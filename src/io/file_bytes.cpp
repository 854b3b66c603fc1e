#include "io/file_bytes.h"

#include "digest/sha256.h"
#include "io/load.h"

#include <array>
#include <fstream>

namespace kua {

Result<std::uintmax_t> size_of_file(const std::filesystem::path& file, std::uintmax_t largest_bytes) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) return Error{file.string(), msg("there is no such file")};
    const auto size = std::filesystem::file_size(file, error);
    if (error) return Error{file.string(), msg("cannot be read")};
    if (size > largest_bytes)
        return Error{file.string(), msg("is larger than {0} MB, the most that is read of a file of this kind",
                                        std::to_string(largest_bytes >> 20U))};
    return size;
}

Result<std::string> read_file_bytes(const std::filesystem::path& file, std::uintmax_t largest_bytes) {
    const auto size = size_of_file(file, largest_bytes);
    if (!size) return size.error();
    std::string bytes(static_cast<std::size_t>(*size), '\0');
    std::ifstream in(file, std::ios::binary);
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!in || in.gcount() != static_cast<std::streamsize>(bytes.size()))
        return Error{file.string(), msg("cannot be read")};
    return bytes;
}

void drop_byte_order_mark(std::string& text) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (text.starts_with(mark)) text.erase(0, mark.size());
}

Result<std::string> file_sha256(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::error_code ignored;
    if (!in || std::filesystem::is_directory(file, ignored)) return Error{file.string(), msg("cannot be opened")};
    Sha256 hash;
    std::array<char, std::size_t{1} << 16U> buffer;
    while (in) {
        in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        hash.add({buffer.data(), static_cast<std::size_t>(in.gcount())});
    }
    if (in.bad()) return Error{file.string(), msg("cannot be read to its end")};
    return hash.finish();
}

}  // namespace kua
