#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace kua {

/// Opens the window: `kua [OPTIONS] [FILES…]`. Returns the exit code. Without a display it says so and returns 2.
[[nodiscard]] int run_window(const std::vector<std::string>& arguments, std::ostream& err);

}  // namespace kua
