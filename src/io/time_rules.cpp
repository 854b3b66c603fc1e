#include "io/check_rules.h"

#include "core/incident.h"
#include "io/edtf.h"
#include "io/time_zone.h"

#include <algorithm>
#include <array>

namespace kua {
namespace {

constexpr std::int64_t seconds_a_day = 86400;

std::optional<Day> day_in(std::string_view moment) {
    return matches(moment, TextForm::Moment) ? parse_day(moment.substr(0, 10)) : std::nullopt;
}

/// Seconds since 1970-01-01T00:00 on the wall clock; 0:00 where only a day is given.
std::optional<std::int64_t> local_seconds(std::string_view moment) {
    const auto day = day_in(moment);
    if (!day) return std::nullopt;
    const auto two = [&](std::size_t at) {
        return moment.size() > at + 1 ? (moment[at] - '0') * 10 + (moment[at + 1] - '0') : 0;
    };
    return day->since_epoch * seconds_a_day + two(11) * 3600 + two(14) * 60 + two(17);
}

void check_day_exists(const JsonNode* node, const std::string& field, std::vector<Finding>& findings) {
    if (node == nullptr || !node->is_string() || !matches(node->text, TextForm::Moment) || day_in(node->text)) return;
    findings.push_back(rule_finding(Severity::Error, "V2", field, *node, msg("the calendar has no such day")));
}

void check_order(const JsonNode& when, std::vector<Finding>& findings) {
    const auto start = local_seconds(when.string_at("start"));
    const auto end = local_seconds(when.string_at("end"));
    const bool is_day = matches(when.string_at("end"), TextForm::Day);
    if (!start || !end || *end + (is_day ? seconds_a_day - 1 : 0) >= *start) return;
    findings.push_back(rule_finding(Severity::Error, "V2", "when.end", *when.find("end"),
                                    msg("lies before when.start ({0})", std::string(when.string_at("start")))));
}

bool is_whole(DaySpan span, TimePrecision precision) {
    const std::int32_t days = span.last - span.first + 1;
    const CivilDate first = civil_date(span.first);
    const CivilDate after = civil_date(span.last + 1);
    switch (precision) {
        case TimePrecision::Day:
        case TimePrecision::DayPart:
            return days == 1;
        case TimePrecision::Days:
            return days >= 2 && days <= 6;
        case TimePrecision::Week:
            return days == 7;
        case TimePrecision::Month:
            return first.day == 1 && span.last + 1 == next_unit_start(span.first, TimeUnit::Month);
        case TimePrecision::Year:
            return first.day == 1 && first.month == 1 && after == CivilDate{first.year + 1, 1, 1};
        default:
            return true;
    }
}

Message wanted_length(TimePrecision precision, std::int32_t days) {
    const std::string count = std::to_string(days);
    switch (precision) {
        case TimePrecision::Days:
            return msg("precision \"days\" means 2 to 6 days, this span has {0}", count);
        case TimePrecision::Week:
            return msg("precision \"week\" means 7 days, this span has {0}", count);
        case TimePrecision::Month:
            return msg("precision \"month\" means one whole month, this span has {0} days", count);
        case TimePrecision::Year:
            return msg("precision \"year\" means one whole year, this span has {0} days", count);
        default:
            return msg("this precision means one day, the span has {0}", count);
    }
}

void check_length(const JsonNode& when, std::vector<Finding>& findings) {
    const auto precision = parse_word<TimePrecision>(when.string_at("precision"));
    const auto span = span_of(when, std::nullopt);
    if (!precision || !span || is_whole(*span, *precision)) return;
    const JsonNode* end = when.find("end");
    if (end == nullptr) return;  // its absence is the schema's matter
    findings.push_back(rule_finding(Severity::Warning, "V3", "when.end", *end,
                                    wanted_length(*precision, span->last - span->first + 1)));
}

void check_zone(const JsonNode& when, std::vector<Finding>& findings) {
    const JsonNode* name = when.find("tz");
    if (name == nullptr || !matches(name->text, TextForm::TimeZone) || !has_time_zones()) return;
    const auto zone = TimeZone::read(name->text);
    if (!zone)
        return findings.push_back(
            rule_finding(Severity::Error, "V10", "when.tz", *name,
                         msg("no such time zone; want a name of the IANA list, as in Asia/Almaty")));
    for (const char* key : {"start", "end"}) {
        const std::string_view moment = when.string_at(key);
        const auto local = local_seconds(moment);
        if (moment.size() > 10 && local && !zone->has_local_time(*local))
            findings.push_back(
                rule_finding(Severity::Error, "V10", member_of("when", key), *when.find(key),
                             msg("this time never was in {0}: the clock was put forward over it", name->text)));
    }
}

void check_edtf(const JsonNode& when, std::vector<Finding>& findings) {
    const JsonNode* node = when.find("edtf");
    if (node == nullptr || !node->is_string()) return;
    const auto edtf = parse_edtf(node->text);
    if (!edtf)
        return findings.push_back(
            rule_finding(Severity::Error, "V15", "when.edtf", *node, msg("is not an EDTF date or interval")));
    const auto span = span_of(when, std::nullopt);
    if (!span) return;
    const bool agrees = (!edtf->first || *edtf->first == span->first) && (!edtf->last || *edtf->last == span->last);
    if (!agrees)
        findings.push_back(rule_finding(Severity::Error, "V15", "when.edtf", *node,
                                        msg("does not agree with when.start and when.end ({0} to {1})",
                                            to_string(span->first), to_string(span->last))));
}

}  // namespace

std::optional<DaySpan> span_of(const JsonNode& when, std::optional<Day> released) {
    const auto first = day_in(when.string_at("start"));
    if (!first) return std::nullopt;
    const JsonNode* ongoing = when.find("ongoing");
    const bool is_open = ongoing != nullptr && ongoing->boolean;
    if (when.find("end") == nullptr) return DaySpan{*first, is_open && released ? std::max(*first, *released) : *first};
    const auto last = day_in(when.string_at("end"));
    if (!last || *last < *first) return std::nullopt;
    return DaySpan{*first, *last};
}

void check_times(const JsonNode& properties, std::vector<Finding>& findings) {
    if (const JsonNode* verification = properties.find("verification"))
        check_day_exists(verification->find("on"), "verification.on", findings);
    check_day_exists(properties.find("modified"), "modified", findings);
    const JsonNode* when = properties.find("when");
    if (when == nullptr) return;
    check_day_exists(when->find("start"), "when.start", findings);
    check_day_exists(when->find("end"), "when.end", findings);
    check_order(*when, findings);
    check_length(*when, findings);
    check_zone(*when, findings);
    check_edtf(*when, findings);
}

}  // namespace kua
