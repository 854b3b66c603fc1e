#include "io/gdal_reader.h"

#include "io/program_folder.h"

#include <dlfcn.h>

#include <filesystem>

namespace kua {
namespace {

constexpr const char* module_name = "libkua_gdal.so";

Result<const GdalReader*> load_module() {
    const std::filesystem::path file = find_in_program(module_name);
    if (file.empty())
        return Error{module_name, msg("the program's part that reads files through GDAL is missing; install the program again")};
    void* const library = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    const auto entry = library != nullptr ? reinterpret_cast<const GdalReader* (*)()>(dlsym(library, "kua_gdal_reader")) : nullptr;
    if (entry != nullptr) return entry();
    const char* const why = dlerror();
    return Error{file.string(), msg("the program's part that reads files through GDAL cannot be loaded ({0}); install the program again",
                                    why != nullptr ? why : "?")};
}

}  // namespace

Result<const GdalReader*> gdal_reader() {
    static const Result<const GdalReader*> loaded = load_module();
    return loaded;
}

}  // namespace kua
