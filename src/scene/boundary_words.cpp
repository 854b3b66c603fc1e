#include "scene/boundary_words.h"

#include "text/numbers.h"

#include <algorithm>

namespace kua {
namespace {

std::string way(BoundariesAs as, const std::string& days, const Catalogue& text) {
    switch (as) {
        case BoundariesAs::Then:
            return text(
                msg("Boundaries changed on {0}: each incident counts in the unit of its day, and the map draws "
                    "the later units.",
                    days));
        case BoundariesAs::Now:
            return text(
                msg("Boundaries changed on {0}: earlier incidents count in the later units by their points, "
                    "which is approximate.",
                    days));
        case BoundariesAs::Parent:
            return text(
                msg("Boundaries changed on {0}: units that changed are joined to what both have in common.", days));
    }
    return {};
}

}  // namespace

std::string boundary_sentence(const Dataset& data, const Selection& selection, BoundariesAs as, const Catalogue& text) {
    std::string days;
    for (const Day day : changes_in(data, selection.window)) {
        const std::string one = day_span_text(day, day, text);
        days = days.empty() ? one : text(msg("{0}, {1}", days, one));
    }
    if (days.empty()) return {};
    const IncidentTable& table = data.incidents;
    const auto nowhere = std::count_if(selection.rows.begin(), selection.rows.end(), [&](RowId row) {
        return table.counted[row] != 0 && table.region[row] == unattributed_region;
    });
    const std::string words = way(as, days, text);
    if (nowhere == 0) return words;
    return text(msg("{0} {1}", words,
                    text(msg_n("{1} is not attributable.", "{1} are not attributable.", nowhere,
                               number_text(nowhere, text.lang())))));
}

}  // namespace kua
