#pragma once

#include "core/result.h"

#include <filesystem>
#include <string_view>

namespace kua {

/// Writes `bytes` to `file` so that a reader sees the old content or the new one, never a part: a temporary file in
/// the same folder, fsync, rename. The old file stays where anything fails.
[[nodiscard]] Result<Done> write_atomically(const std::filesystem::path& file, std::string_view bytes);

}  // namespace kua
