#pragma once

#include <filesystem>

namespace kua {

/// The folder of the program that runs.
[[nodiscard]] std::filesystem::path program_folder();

/// A file or folder that was built with the program: where it is installed (lib/kua beside its bin), or in its build folder;
/// nowhere that a user or a data file could name. Empty where it is in neither.
[[nodiscard]] std::filesystem::path find_in_program(const std::filesystem::path& name);

}  // namespace kua
