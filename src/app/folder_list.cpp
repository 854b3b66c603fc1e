#include "app/folder_list.h"

#include "core/ascii_lower.h"

#include <algorithm>
#include <system_error>

namespace kua {
namespace {

/// Files of ours that end like incident files and hold something else.
bool holds_no_incidents(const std::string& name) {
    return name.ends_with(".schema.json") || name.ends_with(".kua.json") || name == "vocabulary.json";
}

bool is_wanted(const std::string& name, const std::vector<std::string_view>& endings) {
    const auto fits = [&](std::string_view ending) {
        return name.ends_with(ending) && (ending != ".json" || !holds_no_incidents(name));
    };
    return std::any_of(endings.begin(), endings.end(), fits);
}

}  // namespace

FolderList list_folder(const std::filesystem::path& folder, const std::vector<std::string_view>& endings) {
    FolderList list;
    std::error_code failed;
    std::filesystem::directory_iterator entry(folder, failed);
    for (; !failed && entry != std::filesystem::directory_iterator{}; entry.increment(failed)) {
        const auto& path = entry->path();
        if (path.filename().string().starts_with('.')) continue;
        std::error_code ignored;
        if (entry->is_directory(ignored)) list.folders.push_back(path);
        else if (is_wanted(ascii_lower(path.filename().string()), endings)) list.files.push_back(path);
    }
    if (failed) list.problem = failed.message();
    std::sort(list.folders.begin(), list.folders.end());
    std::sort(list.files.begin(), list.files.end());
    return list;
}

}  // namespace kua
