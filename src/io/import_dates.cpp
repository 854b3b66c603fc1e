#include "io/import_dates.h"

#include <algorithm>
#include <array>

namespace kua {
namespace {

constexpr std::array<std::string_view, 12> months{"january", "february", "march",     "april",   "may",      "june",
                                                  "july",    "august",   "september", "october", "november", "december"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes `least` to `most` digits off the beginning of `text`.
std::optional<int> take_number(std::string_view& text, std::size_t least, std::size_t most) {
    int number = 0;
    std::size_t n = 0;
    while (n < most && n < text.size() && is_digit(text[n])) number = 10 * number + (text[n++] - '0');
    if (n < least) return std::nullopt;
    text.remove_prefix(n);
    return number;
}

std::optional<int> take_month(std::string_view& text) {
    std::string word;
    for (const char c : text) {
        if (c >= 'A' && c <= 'Z')
            word += static_cast<char>(c - 'A' + 'a');
        else if (c >= 'a' && c <= 'z')
            word += c;
        else
            break;
    }
    for (std::size_t i = 0; i < months.size(); ++i)
        if (word == months[i] || word == months[i].substr(0, 3)) {
            text.remove_prefix(word.size());
            return static_cast<int>(i + 1);
        }
    return std::nullopt;
}

/// What may follow a date without saying anything more.
bool is_midnight(std::string_view rest) {
    if (rest.empty()) return true;
    if (rest.front() != ' ' && rest.front() != 'T') return false;
    rest.remove_prefix(1);
    constexpr std::string_view form = "00:00:00.000000000";
    return rest.size() >= 5 && form.starts_with(rest) && rest.back() != ':' && rest.back() != '.';
}

struct Parts {
    int year = -1, month = -1, day = -1;
};

bool take_part(std::string_view& text, std::string_view& format, Parts& parts) {
    const auto field = [&](std::string_view token, auto take, int& into) {
        format.remove_prefix(token.size());
        const auto number = take();
        if (number) into = *number;
        return number.has_value();
    };
    if (format.starts_with("YYYY")) return field("YYYY", [&] { return take_number(text, 4, 4); }, parts.year);
    if (format.starts_with("MONTH")) return field("MONTH", [&] { return take_month(text); }, parts.month);
    if (format.starts_with("MM")) return field("MM", [&] { return take_number(text, 1, 2); }, parts.month);
    if (format.starts_with("DD")) return field("DD", [&] { return take_number(text, 1, 2); }, parts.day);
    const bool same = !text.empty() && text.front() == format.front();
    format.remove_prefix(1);
    if (same) text.remove_prefix(1);
    return same;
}

}  // namespace

std::optional<Day> day_in_format(std::string_view text, std::string_view format) {
    Parts parts;
    while (!format.empty())
        if (!take_part(text, format, parts)) return std::nullopt;
    if (!is_midnight(text) || parts.month < 0 || parts.day < 0) return std::nullopt;
    return day_of({parts.year, static_cast<unsigned>(parts.month), static_cast<unsigned>(parts.day)});
}

DateFormat find_date_format(const std::vector<std::string_view>& texts, const std::vector<std::string>& formats) {
    DateFormat best;
    std::ptrdiff_t most = 0;
    for (const std::string& format : formats) {
        const auto read = std::count_if(texts.begin(), texts.end(), [&](auto t) { return day_in_format(t, format); });
        if (read > most) {
            best = {format, {}};
            most = read;
        } else if (read == most && read > 0) {
            const bool says_other_days = std::any_of(texts.begin(), texts.end(), [&](auto text) {
                const auto ours = day_in_format(text, best.format), theirs = day_in_format(text, format);
                return ours != theirs;
            });
            if (says_other_days) best.also_fits.push_back(format);
        }
    }
    return best;
}

const std::vector<std::string>& known_date_formats() {
    static const std::vector<std::string> formats{"YYYY-MM-DD", "DD MONTH YYYY", "DD-MM-YYYY", "MM-DD-YYYY",
                                                  "DD.MM.YYYY", "DD/MM/YYYY",    "MM/DD/YYYY", "YYYY/MM/DD",
                                                  "DD-MONTH-YYYY", "YYYYMMDD"};
    return formats;
}

}  // namespace kua
