#include "core/arena.h"

#include <algorithm>

namespace kua {

Arena::Arena(std::size_t first_bytes)
    : first_(std::make_unique_for_overwrite<std::byte[]>(first_bytes)),
      memory_(std::make_unique<std::pmr::monotonic_buffer_resource>(first_.get(), first_bytes)) {}

std::string_view Arena::keep(std::string_view text) {
    if (text.empty()) return {};
    char* const bytes = static_cast<char*>(memory_->allocate(text.size(), 1));
    std::copy(text.begin(), text.end(), bytes);
    return {bytes, text.size()};
}

}  // namespace kua
