#include "app/folder_list.h"

#include <algorithm>
#include <system_error>

namespace kua {
namespace {

std::string lower_ending(const std::filesystem::path& file) {
    std::string ending = file.extension().string();
    for (char& c : ending)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return ending;
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
        else if (path.filename().string().ends_with(".schema.json")) continue;
        else if (std::find(endings.begin(), endings.end(), lower_ending(path)) != endings.end()) list.files.push_back(path);
    }
    if (failed) list.problem = failed.message();
    std::sort(list.folders.begin(), list.folders.end());
    std::sort(list.files.begin(), list.files.end());
    return list;
}

}  // namespace kua
