#include "gdal/memory_folder.h"

#include <cpl_vsi.h>

#include <cstdint>

namespace kua {

MemoryFolder::MemoryFolder() : folder_("/vsimem/kua-" + std::to_string(reinterpret_cast<std::uintptr_t>(this))) {}

MemoryFolder::~MemoryFolder() { VSIRmdirRecursive(folder_.c_str()); }

void MemoryFolder::add(const std::string& name, std::string& bytes) {
    if (bytes.empty()) return;
    VSIFCloseL(VSIFileFromMemBuffer(path(name).c_str(), reinterpret_cast<GByte*>(bytes.data()), bytes.size(), FALSE));
}

}  // namespace kua
