#pragma once

#include <cstddef>
#include <memory>
#include <memory_resource>
#include <span>
#include <string_view>
#include <type_traits>

namespace kua {

/// Memory that is given out piece by piece and freed as one. What it gave out stays where it is, also when the arena is
/// moved, until it is cleared or ends. For one thread at a time.
class Arena {
public:
    Arena() : Arena(4096) {}
    /// `first_bytes`: asked of the system at once, and kept when the arena is cleared.
    explicit Arena(std::size_t first_bytes);

    [[nodiscard]] std::string_view keep(std::string_view text);
    /// So many values of their default.
    template <class T>
    [[nodiscard]] std::span<T> make(std::size_t count) {
        static_assert(std::is_trivially_destructible_v<T>);
        if (count == 0) return {};
        T* const values = static_cast<T*>(memory_->allocate(count * sizeof(T), alignof(T)));
        std::uninitialized_value_construct_n(values, count);
        return {values, count};
    }
    void clear() { memory_->release(); }

private:
    std::unique_ptr<std::byte[]> first_;
    std::unique_ptr<std::pmr::monotonic_buffer_resource> memory_;
};

}  // namespace kua
