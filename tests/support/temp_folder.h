#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace kua::test {

/// A folder of its own for one test, removed with all that is in it.
class TempFolder {
public:
    TempFolder();
    ~TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// Writes `bytes` into a file of that name and gives its path.
    std::filesystem::path write(const std::string& name, std::string_view bytes) const;

private:
    std::filesystem::path path_;
};

/// All bytes of a file.
[[nodiscard]] std::string read_bytes(const std::filesystem::path& file);

}  // namespace kua::test
