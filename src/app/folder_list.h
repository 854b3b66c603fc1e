#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace kua {

/// What a folder holds that can be opened, in alphabetical order; hidden names and JSON Schemas are left out.
struct FolderList {
    std::vector<std::filesystem::path> folders;
    std::vector<std::filesystem::path> files;
    std::string problem;   ///< the system's words where the folder cannot be read; empty where it can
};

/// `endings`: lower case, with the dot; the case of a file's own ending does not matter.
[[nodiscard]] FolderList list_folder(const std::filesystem::path& folder, const std::vector<std::string_view>& endings);

}  // namespace kua
