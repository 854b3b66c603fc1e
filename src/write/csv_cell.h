#pragma once

#include <string>

namespace kua {

inline constexpr const char* csv_line_end = "\r\n";  // RFC 4180

/// A text as a cell of RFC 4180. One that a spreadsheet would take for a formula is led by ', so that it is shown and
/// not run; a lone "-" is none.
[[nodiscard]] std::string csv_cell(std::string text);

}  // namespace kua
