#include "io/id_set.h"

#include <bit>
#include <functional>
#include <utility>

namespace kua {

std::uint32_t IdSet::hash_of(std::string_view id) {
    const auto hash = std::uint64_t{std::hash<std::string_view>{}(id)};
    return static_cast<std::uint32_t>(hash ^ hash >> 32U);
}

void IdSet::reserve(std::size_t count) {
    const std::size_t wanted = std::bit_ceil(2 * count + 2);
    if (wanted <= slots_.size()) return;
    const std::vector<Slot> before = std::exchange(slots_, std::vector<Slot>(wanted));
    for (const Slot& slot : before) {
        if (slot.number == none) continue;
        std::size_t at = slot.hash & (wanted - 1);
        while (slots_[at].number != none) at = (at + 1) & (wanted - 1);
        slots_[at] = slot;
    }
}

}  // namespace kua
