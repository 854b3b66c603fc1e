#include "io/load.h"
#include "io/program_folder.h"

#include <array>

namespace kua {
namespace {

bool is_home(const DataHome& home) {
    std::error_code ignored;
    return std::filesystem::is_directory(home.geodata, ignored) &&
           std::filesystem::is_directory(home.incidents, ignored);
}

DataHome home_in(const std::filesystem::path& folder) {
    return {folder / "geodata", folder / "incidents", folder / "shaders", folder / "locale"};
}

}  // namespace

Result<DataHome> find_data_home() {
    const auto program = program_folder();
    DataHome source = home_in(KUA_SOURCE_HOME);
    source.locale = std::filesystem::path(KUA_BUILD_HOME) / "locale";
    const std::array homes{home_in(program / ".." / "share" / "kua"), home_in(program / "share" / "kua"), source};
    for (const DataHome& home : homes)
        if (is_home(home)) return home;
    return Error{(program / ".." / "share" / "kua").lexically_normal().string(),
                 msg("the program's own data is not here; install it again, or run it from its build folder")};
}

}  // namespace kua
