#pragma once

#include "core/dataset.h"

#include <cstdint>

namespace kua::bench {

/// `like` with `records` incidents of its vocabulary instead of its own: three quarters of them round twenty towns, the
/// rest anywhere in the country's box, over three years; each at a place of its own, and, where asked for, with a number of people affected. The same for the
/// same number.
[[nodiscard]] Dataset generated(const Dataset& like, std::int64_t records, bool with_people = false);

}  // namespace kua::bench
