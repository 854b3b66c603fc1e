#include "scene/build_scene.h"
#include "text/numbers.h"

#include <vector>

namespace kua {
namespace {

std::string listed(const Catalogue& text, const std::vector<std::string>& parts) {
    std::string list;
    for (const std::string& part : parts) list = list.empty() ? part : text(msg("{0}, {1}", list, part));
    return list;
}

/// "31 of 39 incidents, 1 December 2020 to 10 January 2021".
std::string lead(const SelectionTotals& totals, DayRange window, const Catalogue& text) {
    const std::string shown = number_text(totals.shown, text.lang());
    const std::string all = number_text(totals.total, text.lang());
    if (days_in(window) == 0)
        return text(msg_n("{1} of {2} incident", "{1} of {2} incidents", totals.total, shown, all));
    return text(msg_n("{1} of {2} incident, {3}", "{1} of {2} incidents, {3}", totals.total, shown, all,
                      day_span_text(window.first, last_day(window), text)));
}

/// "27 certainly, 4 possibly in this period; 6 of them not on a place".
std::string certainty(const SelectionTotals& totals, const Catalogue& text) {
    const auto number = [&](std::int64_t n) { return number_text(n, text.lang()); };
    std::string clause;
    if (totals.certain > 0 && totals.possible > 0)
        clause = text(msg("{0} certainly, {1} possibly in this period", number(totals.certain), number(totals.possible)));
    else if (totals.certain > 0)
        clause = text(msg("{0} certainly in this period", number(totals.certain)));
    else if (totals.possible > 0)
        clause = text(msg("{0} possibly in this period", number(totals.possible)));
    const auto off = totals.not_on_a_place;
    if (off == 0) return clause;
    return text(msg("{0}; {1}", clause,
                    text(msg_n("{1} of them not on a place", "{1} of them not on a place", off, number(off)))));
}

/// "2 undated, 6 outside these dates, 3 by the filters".
std::string left_out(const SelectionTotals& totals, const Catalogue& text) {
    const auto number = [&](std::int64_t n) { return number_text(n, text.lang()); };
    std::vector<std::string> parts;
    if (const auto n = totals.undated; n > 0) parts.push_back(text(msg_n("{1} undated", "{1} undated", n, number(n))));
    if (const auto n = totals.outside; n > 0)
        parts.push_back(text(msg_n("{1} outside these dates", "{1} outside these dates", n, number(n))));
    if (const auto n = totals.filtered; n > 0)
        parts.push_back(text(msg_n("{1} by the filters", "{1} by the filters", n, number(n))));
    return listed(text, parts);
}

}  // namespace

std::string sentence(const SelectionTotals& totals, DayRange window, const Catalogue& text) {
    if (totals.total == 0) return text("There are no incidents in these data.");
    const std::string first = lead(totals, window, text);
    const std::string sure = certainty(totals, text);
    const std::string shown = sure.empty() ? text(msg("{0}.", first)) : text(msg("{0}: {1}.", first, sure));
    const std::string rest = left_out(totals, text);
    if (rest.empty()) return shown;
    return text(msg("{0} {1}", shown, text(msg("Not shown: {0}.", rest))));
}

}  // namespace kua
