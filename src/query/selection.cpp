#include "query/selection.h"

namespace kua {

Membership membership(Day first, Day last, Extent extent, DayRange window) {
    if (first == undated || first >= window.end || last < window.first || window.end <= window.first)
        return Membership::None;
    const bool inside = first >= window.first && last < window.end;
    return extent == Extent::Throughout || inside ? Membership::Certain : Membership::Possible;
}

Membership membership(const IncidentTable& table, RowId row, DayRange window) {
    return membership(table.first_day[row], table.last_day[row], table.extent[row], window);
}

Placement placement(const IncidentTable& table, RowId row) {
    switch (table.place_precision[row]) {
        case PlacePrecision::Site:
        case PlacePrecision::Street:
        case PlacePrecision::Neighbourhood:
        case PlacePrecision::Settlement:
        case PlacePrecision::NearSettlement:
        case PlacePrecision::Unspecified:
            if (is_valid(table.at[row])) return Placement::Point;
            [[fallthrough]];
        case PlacePrecision::Adm2:
        case PlacePrecision::Adm1:
            return is_unit(table.region[row]) ? Placement::Region : Placement::Margin;
        case PlacePrecision::Area:
        case PlacePrecision::Country:
        case PlacePrecision::WaterAir:
        case PlacePrecision::Unknown:
            return Placement::Margin;
    }
    return Placement::Margin;
}

namespace {

void add_counted(Selection& selection, const IncidentTable& table, RowId row, Membership in_window) {
    SelectionTotals& totals = selection.totals;
    if (table.first_day[row] == undated) {
        ++totals.undated;
    } else if (in_window == Membership::None) {
        ++totals.outside;
    } else {
        ++totals.shown;
        ++(in_window == Membership::Certain ? totals.certain : totals.possible);
        if (placement(table, row) == Placement::Margin) ++totals.not_on_a_place;
    }
}

}  // namespace

Selection select(const Dataset& data, const Filter& filter, DayRange window) {
    const IncidentTable& table = data.incidents;
    const auto passes = passing(data, filter);
    Selection selection;
    selection.window = window;
    SelectionTotals& totals = selection.totals;
    for (RowId row = 0; row < table.size(); ++row) {
        if (table.listed[row] == 0) {
            ++totals.excluded;
            continue;
        }
        const bool counts = table.counted[row] != 0;
        if (counts) ++totals.total;
        if (passes[row] == 0) {
            if (counts) ++totals.filtered;
            continue;
        }
        const Membership in_window = membership(table, row, window);
        if (counts) add_counted(selection, table, row, in_window);
        if (table.first_day[row] == undated) selection.undated_rows.push_back(row);
        if (in_window == Membership::None) continue;
        if (!counts) ++totals.summaries;
        selection.rows.push_back(row);
        selection.memberships.push_back(in_window);
    }
    return selection;
}

}  // namespace kua
