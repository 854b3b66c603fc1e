#include "gdal/memory_folder.h"

#include <cpl_vsi.h>

#include <cstdint>

namespace kua {

MemoryFolder::MemoryFolder() : folder_("/vsimem/kua-" + std::to_string(reinterpret_cast<std::uintptr_t>(this))) {}

MemoryFolder::~MemoryFolder() { VSIRmdirRecursive(folder_.c_str()); }

void MemoryFolder::add(const std::string& name, std::string_view bytes) {
    if (bytes.empty()) return;
    auto* const read_only = reinterpret_cast<GByte*>(const_cast<char*>(bytes.data()));   // no driver is let write
    VSIFCloseL(VSIFileFromMemBuffer(path(name).c_str(), read_only, bytes.size(), FALSE));
}

}  // namespace kua
