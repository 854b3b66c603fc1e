#include "core/problem.h"

namespace kua {
namespace {

constexpr std::size_t value_length = 80;

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

std::string_view word(Severity severity) {
    switch (severity) {
        case Severity::Error:
            return "error";
        case Severity::Warning:
            return "warning";
        case Severity::Note:
            return "note";
    }
    return "note";
}

std::string shortened(std::string_view text) {
    std::string out;
    std::size_t characters = 0;
    for (const char c : text) {
        if (!is_continuation(c) && ++characters > value_length) return out + "…";
        out += static_cast<unsigned char>(c) < 0x20U || c == 0x7F ? ' ' : c;
    }
    return out;
}

std::string in_english(const Problem& problem) {
    std::string out{word(problem.severity)};
    if (!problem.rule.empty()) out += " " + problem.rule;
    out += " ";
    if (!problem.file.empty()) out += problem.file + ": ";
    if (problem.line > 0) {
        out += "line " + std::to_string(problem.line);
        if (problem.column > 0) out += ", column " + std::to_string(problem.column);
        out += ": ";
    }
    if (problem.record > 0) out += "record " + std::to_string(problem.record);
    if (!problem.id.empty()) out += (problem.record > 0 ? " (" : "(") + problem.id + ")";
    if (problem.record > 0 || !problem.id.empty()) out += ": ";
    if (!problem.field.empty()) out += problem.field + ": ";
    if (!problem.value.empty()) out += '"' + problem.value + "\": ";
    return out + in_english(problem.what);
}

std::int64_t count_of(std::span<const Problem> problems, Severity severity) {
    std::int64_t count = 0;
    for (const Problem& problem : problems) count += problem.severity == severity ? problem.times : 0;
    return count;
}

}  // namespace kua
