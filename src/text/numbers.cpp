#include "text/numbers.h"

#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <string_view>

namespace kua {
namespace {

// One whole pattern a month, since languages order and inflect these parts differently.
constexpr std::array day_patterns{
    translatable("{0} January {1}"),
    translatable("{0} February {1}"),
    translatable("{0} March {1}"),
    translatable("{0} April {1}"),
    translatable("{0} May {1}"),
    translatable("{0} June {1}"),
    translatable("{0} July {1}"),
    translatable("{0} August {1}"),
    translatable("{0} September {1}"),
    translatable("{0} October {1}"),
    translatable("{0} November {1}"),
    translatable("{0} December {1}")};
constexpr std::array short_day_patterns{
    translatable("{0} Jan {1}"),
    translatable("{0} Feb {1}"),
    translatable("{0} Mar {1}"),
    translatable("{0} Apr {1}"),
    translatable("{0} May {1}"),
    translatable("{0} Jun {1}"),
    translatable("{0} Jul {1}"),
    translatable("{0} Aug {1}"),
    translatable("{0} Sep {1}"),
    translatable("{0} Oct {1}"),
    translatable("{0} Nov {1}"),
    translatable("{0} Dec {1}")};
constexpr std::array day_month_patterns{
    translatable("{0} January"),
    translatable("{0} February"),
    translatable("{0} March"),
    translatable("{0} April"),
    translatable("{0} May"),
    translatable("{0} June"),
    translatable("{0} July"),
    translatable("{0} August"),
    translatable("{0} September"),
    translatable("{0} October"),
    translatable("{0} November"),
    translatable("{0} December")};
constexpr std::array month_span_patterns{
    translatable("{0} to {1} January {2}"),
    translatable("{0} to {1} February {2}"),
    translatable("{0} to {1} March {2}"),
    translatable("{0} to {1} April {2}"),
    translatable("{0} to {1} May {2}"),
    translatable("{0} to {1} June {2}"),
    translatable("{0} to {1} July {2}"),
    translatable("{0} to {1} August {2}"),
    translatable("{0} to {1} September {2}"),
    translatable("{0} to {1} October {2}"),
    translatable("{0} to {1} November {2}"),
    translatable("{0} to {1} December {2}")};
constexpr std::array month_names{
    translatable("January"),
    translatable("February"),
    translatable("March"),
    translatable("April"),
    translatable("May"),
    translatable("June"),
    translatable("July"),
    translatable("August"),
    translatable("September"),
    translatable("October"),
    translatable("November"),
    translatable("December")};
constexpr std::array month_year_patterns{
    translatable("January {0}"),
    translatable("February {0}"),
    translatable("March {0}"),
    translatable("April {0}"),
    translatable("May {0}"),
    translatable("June {0}"),
    translatable("July {0}"),
    translatable("August {0}"),
    translatable("September {0}"),
    translatable("October {0}"),
    translatable("November {0}"),
    translatable("December {0}")};

std::size_t index(CivilDate date) { return date.month - 1; }

std::string day_month(CivilDate date, const Catalogue& text) {
    return text(msg(day_month_patterns[index(date)], std::to_string(date.day)));
}

}  // namespace

std::string number_text(std::int64_t n, Lang lang) {
    const std::string_view group = lang == Lang::En ? "," : "\u00A0";
    std::string digits = std::to_string(std::llabs(n));
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), group);
    return n < 0 ? "\u2212" + digits : digits;
}

std::string decimal_text(double value, int decimals, Lang lang) {
    assert(std::isfinite(value) && decimals >= 0 && decimals <= 9);
    std::array<char, 400> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), std::abs(value), std::chars_format::fixed, decimals);
    const std::string_view text(digits.data(), written.ptr);
    const auto point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    const char* group = lang == Lang::En ? "," : "\u00A0";
    std::string out;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (i > 0 && (whole.size() - i) % 3 == 0) out += group;
        out += whole[i];
    }
    if (point != text.npos) out += (lang == Lang::En ? "." : ",") + std::string(text.substr(point + 1));
    const bool is_zero = out.find_first_not_of("0.,") == out.npos;
    return value < 0.0 && !is_zero ? "\u2212" + out : out;
}

int decimals_that_tell_apart(std::span<const double> values) {
    constexpr int most = 6;
    for (int decimals = 0; decimals < most; ++decimals) {
        bool apart = true;
        for (std::size_t i = 0; i < values.size() && apart; ++i) {
            if (!std::isfinite(values[i])) continue;
            const std::string text = decimal_text(values[i], decimals, Lang::En);
            if (values[i] != 0.0 && text.find_first_not_of("0.,") == text.npos) apart = false;
            if (i > 0 && std::isfinite(values[i - 1]) && values[i] != values[i - 1] &&
                text == decimal_text(values[i - 1], decimals, Lang::En))
                apart = false;
        }
        if (apart) return decimals;
    }
    return most;
}

std::string day_text(Day day, const Catalogue& text) {
    const CivilDate date = civil_date(day);
    return text(msg(day_patterns[index(date)], std::to_string(date.day), std::to_string(date.year)));
}

std::string short_day_text(Day day, const Catalogue& text) {
    const CivilDate date = civil_date(day);
    const std::string pattern = text(short_day_patterns[index(date)]);
    return filled(pattern, {std::to_string(date.day), std::to_string(date.year)});
}

std::string day_span_text(Day first, Day last_inclusive, const Catalogue& text) {
    if (first == last_inclusive) return day_text(first, text);
    const CivilDate from = civil_date(first);
    const CivilDate to = civil_date(last_inclusive);
    const std::string year = std::to_string(to.year);
    if (from.year != to.year) return text(msg("{0} to {1}", day_text(first, text), day_text(last_inclusive, text)));
    if (from.month != to.month) return text(msg("{0} to {1} {2}", day_month(from, text), day_month(to, text), year));
    return text(msg(month_span_patterns[index(from)], std::to_string(from.day), std::to_string(to.day), year));
}

std::string month_text(CivilDate month, bool with_year, const Catalogue& text) {
    return with_year ? text(msg(month_year_patterns[index(month)], std::to_string(month.year))) : text(month_names[index(month)]);
}

}  // namespace kua
