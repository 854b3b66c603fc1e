#include "io/id_set.h"

#include <bit>
#include <functional>

namespace kua {
namespace {

/// What of a hash is not in the number of its slot already.
std::uint32_t upper(std::size_t hash) { return static_cast<std::uint32_t>(std::uint64_t{hash} >> 32U); }

}  // namespace

std::size_t IdSet::hash_of(std::string_view id) { return std::hash<std::string_view>{}(id); }

void IdSet::reserve(std::size_t count) {
    const std::size_t wanted = std::bit_ceil(2 * count + 2);
    if (wanted <= slots_.size()) return;
    slots_.assign(wanted, {});
    ids_.reserve(count);
    for (std::size_t i = 0; i < ids_.size(); ++i) {
        const std::size_t hash = hash_of(ids_[i]);
        slots_[find(ids_[i], hash)] = {upper(hash), static_cast<std::uint32_t>(i + 1)};
    }
}

void IdSet::prefetch(std::size_t hash) const {
    if (!slots_.empty()) __builtin_prefetch(&slots_[hash & (slots_.size() - 1)], 1);
}

bool IdSet::insert(std::string_view id, std::size_t hash) {
    if (2 * (ids_.size() + 1) > slots_.size()) reserve(2 * ids_.size() + 16);
    Slot& slot = slots_[find(id, hash)];
    if (slot.number != 0) return false;
    ids_.push_back(id);
    slot = {upper(hash), static_cast<std::uint32_t>(ids_.size())};
    return true;
}

bool IdSet::contains(std::string_view id) const {
    return !slots_.empty() && slots_[find(id, hash_of(id))].number != 0;
}

std::size_t IdSet::find(std::string_view id, std::size_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].number != 0 && (slots_[at].hash != upper(hash) || ids_[slots_[at].number - 1] != id))
        at = (at + 1) & mask;
    return at;
}

}  // namespace kua
