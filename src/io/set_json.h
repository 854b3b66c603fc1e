#pragma once

#include "core/dataset.h"
#include "core/problem.h"
#include "core/result.h"

#include <array>
#include <filesystem>
#include <string>
#include <vector>

namespace kua {

/// A denominator as set.json announces it; its numbers lie in a CSV beside it.
struct DenominatorFile {
    std::string name;
    std::string unit;
    std::string source;
    std::filesystem::path file;
};

/// What `set.json` (kua-boundaries/1) says of a boundary set. Units have no shapes and no names yet.
struct SetDescription {
    BoundarySet set;
    std::filesystem::path shapefile;
    std::string code_field;
    std::array<std::string, 3> name_fields;  ///< by Lang; empty where not given
    std::string parent_field;                ///< of the code of a unit's parent; empty where not given
    std::size_t parent_prefix = 0;           ///< how many letters of a unit's code are its parent's; 0: none
    std::vector<DenominatorFile> denominators;
};

/// Reads set.json. Every key that the format does not know is an Error in `problems`, as is every value of a wrong
/// kind; the result is an Error too where there are such.
[[nodiscard]] Result<SetDescription> read_set_json(const std::filesystem::path& file, std::vector<Problem>& problems);

}  // namespace kua
