#include "write/number_text.h"

#include <array>
#include <charconv>

namespace kua {
namespace {

template <class Number>
std::string text_of(Number number) {
    std::array<char, 64> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return {digits.data(), end};
}

}  // namespace

std::string shortest(double number) { return text_of(number); }
std::string shortest(float number) { return text_of(number); }

}  // namespace kua
