#pragma once

#include <string>

namespace kua {

/// The shortest decimal text that reads back as the same number. No locale. Pre: finite.
[[nodiscard]] std::string shortest(double number);
[[nodiscard]] std::string shortest(float number);

}  // namespace kua
