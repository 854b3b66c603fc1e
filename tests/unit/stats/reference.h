#pragma once

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>

namespace kua::test {

/// One of tests/data/reference; see SOURCES.md there.
inline nlohmann::json reference(const char* file) {
    std::ifstream in(std::filesystem::path(KUA_SOURCE_DIR) / "tests" / "data" / "reference" / file);
    return nlohmann::json::parse(in);
}

}  // namespace kua::test
