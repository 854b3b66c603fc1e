#pragma once

#include "core/result.h"

#include <filesystem>

namespace kua {

/// Shows `folder` in the desktop's file manager (xdg-open), which goes on by itself: no shell, nothing to wait for.
/// An Error where there is no such folder, or xdg-open cannot be started.
[[nodiscard]] Result<Done> open_folder(const std::filesystem::path& folder);

}  // namespace kua
