#pragma once

#include <string>
#include <string_view>

namespace kua {

/// `text` as the content of an XML element or attribute: markup escaped; what XML 1.0 has no place for (control
/// characters, bytes that are not UTF-8) as U+FFFD; marks that turn the direction of writing left out, since they
/// would reorder what stands beside them (Unicode TR 9, "Trojan source").
[[nodiscard]] std::string xml_text(std::string_view text);

/// The inverse of xml_text for the five named and the numeric entities; others stay as they are.
[[nodiscard]] std::string from_xml_text(std::string_view xml);

}  // namespace kua
