#pragma once

#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace kua {

/// How large a regular file is. Errors as of `read_file_bytes`.
[[nodiscard]] Result<std::uintmax_t> size_of_file(const std::filesystem::path& file, std::uintmax_t largest_bytes);

/// All bytes of a regular file. An Error where there is no such file, it cannot be read to its end, or it is larger
/// than `largest_bytes`.
[[nodiscard]] Result<std::string> read_file_bytes(const std::filesystem::path& file, std::uintmax_t largest_bytes);

/// Takes a UTF-8 byte order mark off the beginning of `text`.
void drop_byte_order_mark(std::string& text);

}  // namespace kua
