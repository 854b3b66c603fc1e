#pragma once

#include <string>
#include <string_view>

namespace kua {

/// A folder of GDAL's memory file system: what is in it is read from bytes that are here already, so that nothing is
/// written beside the user's file, and no other file than it is read. Gone with the object. Borrows the bytes.
class MemoryFolder {
public:
    MemoryFolder();
    ~MemoryFolder();
    MemoryFolder(const MemoryFolder&) = delete;
    MemoryFolder& operator=(const MemoryFolder&) = delete;

    /// Nothing is added where there are no bytes.
    void add(const std::string& name, std::string_view bytes);
    [[nodiscard]] std::string path(const std::string& name) const { return folder_ + "/" + name; }

private:
    std::string folder_;
};

}  // namespace kua
