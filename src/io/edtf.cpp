#include "io/edtf.h"

#include <algorithm>
#include <string>

namespace kua {
namespace {

bool is_digit_or_x(char c) { return (c >= '0' && c <= '9') || c == 'X'; }

/// A part with its X replaced: by 0 for the earliest, by 9 for the latest.
std::optional<int> number(std::string_view part, char for_x) {
    int value = 0;
    for (const char c : part) {
        if (!is_digit_or_x(c)) return std::nullopt;
        value = value * 10 + ((c == 'X' ? for_x : c) - '0');
    }
    return value;
}

unsigned last_of_month(int year, unsigned month) {
    const Day start = *day_of({year, month, 1});
    return civil_date(next_unit_start(start, TimeUnit::Month) - 1).day;
}

/// The part that must be wholly given or wholly X ("01", "XX").
struct Part {
    unsigned low;
    unsigned high;
};
std::optional<Part> two_digits(std::string_view part, unsigned most) {
    if (part == "XX") return Part{1, most};
    if (part.size() != 2 || part.find('X') != std::string_view::npos) return std::nullopt;
    const auto value = number(part, '0');
    if (!value || *value < 1 || static_cast<unsigned>(*value) > most) return std::nullopt;
    return Part{static_cast<unsigned>(*value), static_cast<unsigned>(*value)};
}

std::optional<EdtfSpan> parse_date(std::string_view text) {
    while (!text.empty() && (text.back() == '~' || text.back() == '?' || text.back() == '%')) text.remove_suffix(1);
    const bool well_cut = (text.size() == 4 || text.size() == 7 || text.size() == 10) &&
                          (text.size() < 7 || text[4] == '-') && (text.size() < 10 || text[7] == '-');
    if (!well_cut) return std::nullopt;
    const auto earliest = number(text.substr(0, 4), '0');
    const auto latest = number(text.substr(0, 4), '9');
    const auto months = text.size() >= 7 ? two_digits(text.substr(5, 2), 12) : Part{1, 12};
    if (!earliest || !latest || !months) return std::nullopt;
    const unsigned last = last_of_month(*latest, months->high);
    const auto days = text.size() == 10 ? two_digits(text.substr(8, 2), 31) : Part{1, last};
    if (!days) return std::nullopt;
    const bool any_day = days->low != days->high;
    const auto first_day = day_of({*earliest, months->low, days->low});
    const auto last_day = day_of({*latest, months->high, any_day ? last : days->high});
    if (!first_day || !last_day) return std::nullopt;
    return EdtfSpan{first_day, last_day};
}

}  // namespace

std::optional<EdtfSpan> parse_edtf(std::string_view text) {
    const auto slash = text.find('/');
    if (slash == std::string_view::npos) return parse_date(text);
    const auto side = [](std::string_view part) -> std::optional<EdtfSpan> {
        if (part.empty() || part == "..") return EdtfSpan{};
        return parse_date(part);
    };
    const auto from = side(text.substr(0, slash));
    const auto to = side(text.substr(slash + 1));
    if (!from || !to) return std::nullopt;
    return EdtfSpan{from->first, to->last};
}

}  // namespace kua
