#pragma once

#include "core/result.h"

#include <filesystem>
#include <memory>
#include <string_view>

namespace kua {

/// The bytes of a file as memory, read where they are looked at. They stay as long as the owner.
struct MappedFile {
    std::string_view bytes;
    std::shared_ptr<const void> owner;
};

/// An Error where it is no plain file or cannot be mapped. The file must not be made shorter meanwhile; one that is replaced
/// by another stays what it was.
[[nodiscard]] Result<MappedFile> map_file(const std::filesystem::path& file);

}  // namespace kua
