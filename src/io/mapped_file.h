#pragma once

#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

namespace kua {

/// The bytes of a file as memory, read where they are looked at. They stay as long as the owner.
struct MappedFile {
    std::string_view bytes;
    std::shared_ptr<const void> owner;
};

/// An Error where it is no plain file or cannot be mapped. One that is replaced by another stays what it was; one that
/// is made shorter meanwhile ends the program with a line that names it, when what it lost is read.
[[nodiscard]] Result<MappedFile> map_file(const std::filesystem::path& file);
/// The same of one that has no more than so many bytes; else an Error as of `read_file_bytes`.
[[nodiscard]] Result<MappedFile> map_file(const std::filesystem::path& file, std::uintmax_t largest_bytes);

}  // namespace kua
