#include "cli/usage_error.h"

#include "cli/cli.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

namespace kua {
namespace {

struct Halves {
    std::string before;
    std::string after;
};

/// `text` cut at the first `mark`; nothing where it has none.
std::optional<Halves> cut(const std::string& text, std::string_view mark) {
    const auto at = text.find(mark);
    if (at == std::string::npos) return std::nullopt;
    return Halves{text.substr(0, at), text.substr(at + mark.size())};
}

/// "a,b}" as "a, b".
std::string as_list(const std::string& words) {
    std::string list;
    for (const char c : words.substr(0, words.find('}'))) list += c == ',' ? std::string(", ") : std::string(1, c);
    return list;
}

/// "24.000000" as "24".
std::string short_number(std::string digits) {
    if (digits.find('.') == std::string::npos) return digits;
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.ends_with('.')) digits.pop_back();
    return digits;
}

Error bad_value(const std::string& option, const std::string& words) {
    if (const auto set = cut(words, " not in {"))
        return {option, msg("\"{0}\" is not known; these are: {1}", set->before, as_list(set->after))};
    if (const auto range = cut(words, " not in range "))
        if (const auto ends = cut(range->after, " to ")) {
            const std::string value = range->before.starts_with("Value ") ? range->before.substr(6) : range->before;
            return {option, msg("\"{0}\" is not a number from {1} to {2}", value, short_number(ends->before),
                                short_number(ends->after))};
        }
    return {option, Message{words, {}, {}, 0}};
}

/// The least number of letters to add, take away or change that make `b` of `a` (Levenshtein 1966).
std::size_t slips_between(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t corner = std::exchange(row[0], i + 1);
        for (std::size_t k = 0; k < b.size(); ++k) {
            const std::size_t changed = corner + (a[i] == b[k] ? 0 : 1);
            corner = std::exchange(row[k + 1], std::min({changed, row[k] + 1, row[k + 1] + 1}));
        }
    }
    return row.back();
}

}  // namespace

Error usage_error(const CLI::ParseError& wrong) {
    const std::string words = wrong.what();
    const auto parts = cut(words, ": ");
    if (dynamic_cast<const CLI::ExtrasError*>(&wrong) != nullptr && parts)
        return {"", msg("there is no such option or argument: {0}; --help lists those there are", parts->after)};
    if (const auto option = cut(words, " is required"); option && option->before.starts_with('-'))
        return {option->before, msg("has to be given")};
    if (words.ends_with(" is required")) return {"", msg("something is missing; --help says what has to be given")};
    if (dynamic_cast<const CLI::ValidationError*>(&wrong) != nullptr && parts)
        return bad_value(parts->before, parts->after);
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&wrong) != nullptr && parts)
        return {parts->before, msg("has to be followed by one value")};
    if (dynamic_cast<const CLI::ConversionError*>(&wrong) != nullptr && parts)
        if (const auto value = cut(parts->after, " = "))
            return {value->before, msg("\"{0}\" is not a number", value->after)};
    return {"", Message{words, {}, {}, 0}};
}

std::optional<Message> unknown_command(const std::string& argument) {
    std::error_code ignored;
    const bool is_word =
        !argument.empty() && argument.front() != '-' && argument.find_first_of("./") == std::string::npos;
    if (!is_word || is_command(argument) || std::filesystem::exists(argument, ignored)) return std::nullopt;
    constexpr std::size_t most_slips = 2;
    constexpr std::array<std::string_view, 5> names{"render", "count", "check", "info", "verify"};
    const auto slips = [&](std::string_view name) { return slips_between(argument, name); };
    const auto nearest =
        *std::min_element(names.begin(), names.end(), [&](auto a, auto b) { return slips(a) < slips(b); });
    if (slips(nearest) > most_slips)
        return msg("\"{0}\" is no command and no file; the commands are render, count, check, info, verify, evidence, export and import: kua --help",
                   argument);
    return msg(
        "\"{0}\" is no command and no file; did you mean {1}? The commands are render, count, check, info, verify, evidence, export and import: kua "
        "--help",
        argument, std::string(nearest));
}

}  // namespace kua
