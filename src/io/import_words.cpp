#include "io/import_words.h"

namespace kua {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::vector<std::string_view> parts_of(const ImportField& field, std::string_view cell) {
    if (field.split.empty() || cell.empty()) return {cell};
    std::vector<std::string_view> out;
    for (bool more = true; more;) {
        const auto end = cell.find(field.split);
        more = end != std::string_view::npos;
        if (const auto part = trimmed(cell.substr(0, end)); !part.empty()) out.push_back(part);
        if (more) cell.remove_prefix(end + field.split.size());
    }
    return out;
}

Meaning meaning_of(const ImportField& field, std::string_view word) {
    if (word.empty()) return {field.otherwise.value_or("")};
    if (field.values.empty()) return {field.prefix + std::string(word)};
    if (const auto found = field.values.find(std::string(word)); found != field.values.end()) return {found->second};
    if (field.otherwise) return {*field.otherwise, true};
    return {.is_unknown = true};
}

}  // namespace kua
