#include "io/import_when.h"

namespace kua {
namespace {

constexpr std::int32_t half_week_days = 3;

bool fits(TimePrecision precision, Day first, Day last) {
    const std::int32_t days = last - first + 1;
    switch (precision) {
        case TimePrecision::Day:
        case TimePrecision::Unspecified: return days == 1;
        case TimePrecision::Days: return days >= 2 && days <= 6;
        case TimePrecision::Week: return days == 7;
        case TimePrecision::Month:
            return civil_date(first).day == 1 && last + 1 == next_unit_start(first, TimeUnit::Month);
        case TimePrecision::Year: {
            const CivilDate from = civil_date(first), to = civil_date(last);
            return from == CivilDate{to.year, 1, 1} && to == CivilDate{from.year, 12, 31};
        }
        default: return true;
    }
}

void put_precision(JsonWriter& json, TimePrecision precision) { json.key("precision").string(word(precision)); }

void put_start(JsonWriter& json, Day date, TimePrecision precision) {
    put_precision(json, precision);
    json.key("start").string(to_string(date));
}

void put_within(JsonWriter& json, Day first, Day last, TimePrecision precision, Extent extent = Extent::SometimeWithin) {
    put_start(json, first, precision);
    json.key("end").string(to_string(last));
    json.key("extent").string(word(extent));
}

/// The date and nothing else: how far around it the event may lie is the precision's to say.
std::optional<Message> put_single(JsonWriter& json, Day date, TimePrecision precision) {
    switch (precision) {
        case TimePrecision::Week: put_within(json, date - half_week_days, date + half_week_days, precision); break;
        case TimePrecision::Month:
            put_within(json, unit_start(date, TimeUnit::Month), next_unit_start(date, TimeUnit::Month) - 1, precision);
            break;
        case TimePrecision::Year: {
            const int year = civil_date(date).year;
            put_within(json, *day_of({year, 1, 1}), *day_of({year, 12, 31}), precision);
            break;
        }
        case TimePrecision::Day:
        case TimePrecision::Unspecified: put_start(json, date, precision); break;
        case TimePrecision::Unknown: put_precision(json, precision); break;
        default:
            put_start(json, date, TimePrecision::Unspecified);
            return msg("a single day does not say how long this was; its precision is \"unspecified\"");
    }
    return std::nullopt;
}

std::optional<Message> put_span(JsonWriter& json, Day first, Day last, TimePrecision precision) {
    // A day known exactly that has an end of another day is an event that went on so long.
    const Extent extent = precision == TimePrecision::Day ? Extent::Throughout : Extent::SometimeWithin;
    const bool holds = fits(precision, first, last);
    put_within(json, first, last, holds ? precision : TimePrecision::Range, extent);
    if (holds) return std::nullopt;
    return msg("start and end are not as far apart as this says; its precision is \"range\"");
}

}  // namespace

std::optional<Message> put_days(JsonWriter& json, Day first, Day last, TimePrecision precision) {
    if (last <= first) return put_single(json, first, precision);
    if (precision != TimePrecision::Unknown) return put_span(json, first, last, precision);
    put_no_day(json);
    return std::nullopt;
}

void put_no_day(JsonWriter& json) { put_precision(json, TimePrecision::Unknown); }

}  // namespace kua
