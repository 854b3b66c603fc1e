#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kua {

/// A set of texts that lie elsewhere, for millions of them: 16 bytes a text and 8 a slot, of which at most half are in
/// use (open addressing, linear probing).
class IdSet {
public:
    /// Makes room for so many in all.
    void reserve(std::size_t count);
    /// What the set files a text under; the same in every set.
    [[nodiscard]] static std::size_t hash_of(std::string_view id);
    /// Brings the place of a text of this hash near, for an insert soon: among millions it is far away.
    void prefetch(std::size_t hash) const;
    /// True where it was not there yet. Pre: `hash` is the one of `id`.
    bool insert(std::string_view id, std::size_t hash);
    bool insert(std::string_view id) { return insert(id, hash_of(id)); }
    [[nodiscard]] bool contains(std::string_view id) const;
    [[nodiscard]] std::size_t size() const { return ids_.size(); }

private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t number = 0;  ///< of the text, from 1; 0: nothing is here
    };
    /// The slot of `id`, or the empty one where it would go.
    [[nodiscard]] std::size_t find(std::string_view id, std::size_t hash) const;

    std::vector<std::string_view> ids_;
    std::vector<Slot> slots_;  ///< a power of two of them, or none
};

}  // namespace kua
