#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kua {

/// A set of texts that lie elsewhere and have numbers there, for millions of them: 8 bytes a slot, of which at most half are in
/// use (open addressing, linear probing). `text_of(number)` gives such a text.
class IdSet {
public:
    /// What the set files a text under; the same in every set.
    [[nodiscard]] static std::uint32_t hash_of(std::string_view id);
    /// Makes room for so many in all.
    void reserve(std::size_t count);
    /// Brings the place of a text of this hash near, for an insert soon: among millions it is far away.
    void prefetch(std::uint32_t hash) const {
        if (!slots_.empty()) __builtin_prefetch(&slots_[hash & (slots_.size() - 1)], 1);
    }
    /// True where `id` was not there yet. Pre: `hash` is the one of `id`, and no text of the set has this number, which is not
    /// the largest there is.
    template <class TextOf>
    bool insert(std::string_view id, std::uint32_t hash, std::uint32_t number, const TextOf& text_of) {
        if (2 * (size_ + 1) > slots_.size()) reserve(2 * size_ + 16);
        Slot& slot = slots_[find(id, hash, text_of)];
        if (slot.number != none) return false;
        slot = {hash, number};
        ++size_;
        return true;
    }
    template <class TextOf>
    [[nodiscard]] bool contains(std::string_view id, const TextOf& text_of) const {
        return !slots_.empty() && slots_[find(id, hash_of(id), text_of)].number != none;
    }
    [[nodiscard]] std::size_t size() const { return size_; }

private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t number = none;
    };
    /// The slot of `id`, or the empty one where it would go.
    template <class TextOf>
    [[nodiscard]] std::size_t find(std::string_view id, std::uint32_t hash, const TextOf& text_of) const {
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = hash & mask;
        while (slots_[at].number != none && (slots_[at].hash != hash || text_of(slots_[at].number) != id)) at = (at + 1) & mask;
        return at;
    }

    std::vector<Slot> slots_;  ///< a power of two of them, or none
    std::size_t size_ = 0;
};

}  // namespace kua
