#include "write/csv_cell.h"

#include <string_view>

namespace kua {

std::string csv_cell(std::string text) {
    const bool is_formula =
        !text.empty() && text != "-" && std::string_view{"=+-@\t\r\n"}.find(text[0]) != std::string_view::npos;
    if (is_formula) text.insert(text.begin(), '\'');
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

}  // namespace kua
