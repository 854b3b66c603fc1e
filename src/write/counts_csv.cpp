#include "write/count_label.h"
#include "write/count_table.h"
#include "write/csv_cell.h"
#include "write/people_total.h"

#include <cassert>
#include <set>

namespace kua {
namespace {

std::string number(const std::optional<std::int64_t>& value) { return value ? std::to_string(*value) : std::string{}; }

std::string people_cells(const CountRow& row, CountName name) {
    const auto found = row.people.find(name);
    if (found == row.people.end()) return ",,,,0,0,0";
    const IntervalSum& sum = found->second;
    return "," + std::to_string(sum.min) + "," + number(sum.best) + "," + number(sum.max) + "," +
           std::to_string(sum.lacking_best) + "," + std::to_string(sum.lacking_max) + "," + std::to_string(sum.records);
}

std::string numbers(const CountRow& row, const std::set<CountName>& names) {
    std::string out =
        "," + std::to_string(row.certain) + "," + std::to_string(row.possible) + "," + std::to_string(row.summaries);
    for (const CountName name : names) out += people_cells(row, name);
    return out;
}

/// The whole selection as a row.
CountRow total_row(const SelectionTotals& totals, std::map<CountName, IntervalSum> people) {
    return {.key = "total",
            .certain = totals.certain,
            .possible = totals.possible,
            .summaries = totals.summaries,
            .people = std::move(people),
            .rows = {}};
}

}  // namespace

std::string counts_as_csv(const Dataset& data, const CountTableHead& head, const std::vector<CountRow>& rows) {
    assert(head.selection != nullptr);
    std::set<CountName> names;
    for (const CountRow& row : rows)
        for (const auto& [name, sum] : row.people) names.insert(name);

    PeopleTotal total = people_total(data, *head.selection, rows);
    const std::string line_tail = std::string(total.rows_add_up ? ",true" : ",false") + ",true" + csv_line_end;
    std::string out = "key,label,certain,possible,summaries";
    for (const CountName name : names)
        for (const char* part : {"_min", "_best", "_max", "_lacking_best", "_lacking_max", "_records"})
            out += "," + std::string(word(name)) + part;
    if (head.rates != nullptr) out += rate_csv_names();
    const auto rate_cells = [&](const std::string& key) {
        return head.rates != nullptr ? rate_csv_cells(head.rates->find(key)) : std::string{};
    };
    out += std::string(",people_rows_add_up,not_for_publication") + csv_line_end;
    for (const CountRow& row : rows)
        out += csv_cell(row.key) + "," + csv_cell(english_label(data, head.by, row.key)) + numbers(row, names) +
               rate_cells(row.key) + line_tail;
    const CountRow whole = total_row(head.selection->totals, std::move(total.people));
    out += whole.key + ",whole selection" + numbers(whole, names) + rate_cells(whole.key) + line_tail;
    return out;
}

}  // namespace kua
