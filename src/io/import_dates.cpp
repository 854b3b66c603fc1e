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

struct ClockTime {
    std::int64_t second_of_day = 0;
    std::optional<std::int64_t> offset_s;  ///< from UTC, where it is said
};

/// Takes "+06:00", "-0330", "+06" or "Z".
std::optional<std::int64_t> take_offset(std::string_view& text) {
    const char sign = text.front();
    text.remove_prefix(1);
    if (sign == 'Z') return 0;
    const int hours = take_number(text, 2, 2).value_or(99);
    if (!text.empty() && text.front() == ':') text.remove_prefix(1);
    const int minutes = text.empty() ? 0 : take_number(text, 2, 2).value_or(99);
    if (hours > 14 || minutes > 59) return std::nullopt;
    const std::int64_t seconds = hours * 3600 + minutes * 60;
    return sign == '-' ? -seconds : seconds;
}

/// " 11:00", "T11:00:00.5Z", "T11:00+06:00": the whole of `rest`.
std::optional<ClockTime> clock_time(std::string_view rest) {
    if (rest.empty() || (rest.front() != ' ' && rest.front() != 'T')) return std::nullopt;
    rest.remove_prefix(1);
    const auto next = [&] {
        const bool colon = !rest.empty() && rest.front() == ':';
        if (colon) rest.remove_prefix(1);
        return colon;
    };
    const int hour = take_number(rest, 1, 2).value_or(99);
    const int minute = next() ? take_number(rest, 2, 2).value_or(99) : 99;
    const int second = next() ? take_number(rest, 2, 2).value_or(99) : 0;
    if (hour > 23 || minute > 59 || second > 60) return std::nullopt;
    if (!rest.empty() && rest.front() == '.') {
        rest.remove_prefix(1);
        if (!take_number(rest, 1, 9)) return std::nullopt;
    }
    ClockTime out{hour * 3600 + minute * 60 + second, {}};
    while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
    if (!rest.empty() && (rest.front() == 'Z' || rest.front() == '+' || rest.front() == '-')) {
        out.offset_s = take_offset(rest);
        if (!out.offset_s) return std::nullopt;
    }
    return rest.empty() ? std::optional(out) : std::nullopt;
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

std::optional<Day> day_in_format(std::string_view text, std::string_view format, const TimeZone* zone) {
    Parts parts;
    while (!format.empty())
        if (!take_part(text, format, parts)) return std::nullopt;
    if (parts.month < 0 || parts.day < 0) return std::nullopt;
    const auto day = day_of({parts.year, static_cast<unsigned>(parts.month), static_cast<unsigned>(parts.day)});
    if (!day || is_midnight(text)) return day;
    const auto clock = zone != nullptr ? clock_time(text) : std::nullopt;
    if (!clock) return std::nullopt;
    if (!clock->offset_s) return day;
    constexpr std::int64_t day_s = 86'400;
    const std::int64_t utc_s = std::int64_t{day->since_epoch} * day_s + clock->second_of_day - *clock->offset_s;
    const std::int64_t local_s = zone->local_time(utc_s);
    return Day{static_cast<std::int32_t>((local_s - (local_s % day_s + day_s) % day_s) / day_s)};
}

bool has_clock_time(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return false;
    const auto gap = text.find_last_of(" T", colon);
    return gap != std::string_view::npos && clock_time(text.substr(gap)).has_value() && !is_midnight(text.substr(gap));
}

DateFormat find_date_format(const std::vector<std::string_view>& texts, const std::vector<std::string>& formats,
                            const TimeZone* zone) {
    DateFormat best;
    std::ptrdiff_t most = 0;
    for (const std::string& format : formats) {
        const auto read = std::count_if(texts.begin(), texts.end(), [&](auto t) { return day_in_format(t, format, zone); });
        if (read > most) {
            best = {format, {}};
            most = read;
        } else if (read == most && read > 0) {
            const bool says_other_days = std::any_of(texts.begin(), texts.end(), [&](auto text) {
                const auto ours = day_in_format(text, best.format, zone), theirs = day_in_format(text, format, zone);
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
