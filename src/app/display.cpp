#include "app/display.h"

#include <dlfcn.h>

#include <cstdlib>
#include <memory>

namespace kua {
namespace {

// Xlib is loaded by name, as SFML has loaded it anyway: three functions are not worth its headers at build time.
using OpenDisplay = void* (*)(const char*);
using GetDefault = char* (*)(void*, const char*, const char*);
using CloseDisplay = int (*)(void*);

template <class Function>
Function symbol(void* library, const char* name) {
    return reinterpret_cast<Function>(dlsym(library, name));
}

}  // namespace

std::optional<Display> find_display() {
    const std::shared_ptr<void> library(dlopen("libX11.so.6", RTLD_NOW | RTLD_LOCAL), [](void* opened) {
        if (opened != nullptr) dlclose(opened);
    });
    if (!library) return std::nullopt;
    const auto open = symbol<OpenDisplay>(library.get(), "XOpenDisplay");
    const auto get = symbol<GetDefault>(library.get(), "XGetDefault");
    const auto close = symbol<CloseDisplay>(library.get(), "XCloseDisplay");
    if (open == nullptr || get == nullptr || close == nullptr) return std::nullopt;
    void* display = open(nullptr);
    if (display == nullptr) return std::nullopt;
    Display found;
    if (const char* dpi = get(display, "Xft", "dpi"); dpi != nullptr) {
        const double value = std::strtod(dpi, nullptr);
        if (value >= 48.0 && value <= 960.0) found.dpi = value;
    }
    found.connection = std::shared_ptr<void>(display, [library, close](void* opened) { close(opened); });
    return found;
}

}  // namespace kua
