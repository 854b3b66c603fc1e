#pragma once

#include <string_view>

namespace kua {

/// Whether two PNG files show the same picture, pixel for pixel, however they are packed. `ours` is trusted; the other
/// may be any bytes: no more memory is taken for it than for ours.
[[nodiscard]] bool same_pixels(std::string_view ours, std::string_view other);

}  // namespace kua
