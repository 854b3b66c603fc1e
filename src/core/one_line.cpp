#include "core/one_line.h"

#include "core/xml_text.h"

#include <algorithm>

namespace kua {

std::string one_line(std::string_view text) {
    std::string line = from_xml_text(xml_text(text));  // XML has no place for the same characters
    std::replace_if(line.begin(), line.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
    return line;
}

}  // namespace kua
