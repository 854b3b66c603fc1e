#pragma once

#include "core/result.h"

#include <filesystem>
#include <span>
#include <string_view>

namespace kua {

/// Who may read a new file. A file that is there already keeps its mode.
enum class FileAccess : unsigned char {
    Usual,     ///< 0644, less what the user's umask takes
    OwnerOnly  ///< 0600
};

/// Of a file that holds what `source` does: OwnerOnly where not everybody may read that.
[[nodiscard]] FileAccess access_like(const std::filesystem::path& source);

/// Writes `bytes` to `file` so that a reader sees the old content or the new one, never a part: a temporary file in
/// the same folder, fsync, rename, fsync of the folder. The old file stays where anything fails; the Error names the
/// step and the system's reason. Where `file` is a link, what it points to is replaced and the link stays. A process
/// killed while it saves may leave a file ".kua-*.part" behind.
[[nodiscard]] Result<Done> write_atomically(const std::filesystem::path& file, std::string_view bytes,
                                            FileAccess access = FileAccess::Usual);
/// The same of pieces one behind the other, which together may be more than memory holds twice.
[[nodiscard]] Result<Done> write_atomically(const std::filesystem::path& file, std::span<const std::string_view> pieces,
                                            FileAccess access = FileAccess::Usual);

}  // namespace kua
