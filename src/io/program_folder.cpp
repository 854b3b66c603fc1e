#include "io/program_folder.h"

#include <array>

namespace kua {

std::filesystem::path program_folder() {
    std::error_code ignored;
    return std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
}

std::filesystem::path find_in_program(const std::filesystem::path& name) {
    std::error_code ignored;
    const std::array folders{program_folder() / ".." / "lib" / "kua", std::filesystem::path(KUA_BUILD_HOME)};
    for (const auto& folder : folders)
        if (std::filesystem::exists(folder / name, ignored)) return folder / name;
    return {};
}

}  // namespace kua
