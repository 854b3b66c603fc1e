#include "write/rate_columns.h"

#include "write/csv_cell.h"
#include "write/json_object.h"
#include "write/number_text.h"

#include <algorithm>
#include <cmath>

namespace kua {
namespace {

std::string number_or(double value, const char* unknown) { return std::isfinite(value) ? shortest(value) : unknown; }

std::string joined(const std::vector<std::string>& words) {
    std::string list;
    for (const std::string& word : words) list += (list.empty() ? "" : " ") + word;
    return list;
}

}  // namespace

const RateColumns::Row* RateColumns::find(const std::string& key) const {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.key == key; });
    return found == rows.end() ? nullptr : &*found;
}

std::string rate_json(const RateColumns::Row* row) {
    if (row == nullptr) return "null";
    JsonObject out;
    out.add_text("state", row->state);
    JsonArray with;
    for (const std::string& code : row->with) with.add(json_string(code));
    if (!with.empty()) out.add("with", with.str());
    if (row->state == "drawn_with") return out.str();
    out.add("count", number_or(row->count, "null"));
    out.add("denominator", number_or(row->denominator, "null"));
    out.add("value", RateColumns::has_rate(*row) ? number_or(row->rate, "null") : "null");
    return out.str();
}

std::string rate_head_json(const RateColumns& rates) {
    JsonObject out;
    out.add_text("measure", rates.measure);
    out.add_text("denominator", rates.denominator);
    out.add_text("unit", rates.unit);
    out.add("year", rates.year == 0 ? "null" : std::to_string(rates.year));
    out.add_text("source", rates.source);
    out.add("per", rates.per == std::floor(rates.per) ? std::to_string(std::llround(rates.per)) : shortest(rates.per));
    out.add("smoothed", rates.smoothed ? "true" : "false");
    out.add("least_denominator", shortest(rates.least_denominator));
    return out.str();
}

std::string rate_csv_names() { return ",rate_state,rate_with,rate_count,rate_denominator,rate"; }

std::string rate_csv_cells(const RateColumns::Row* row) {
    if (row == nullptr) return ",,,,,";
    const std::string head = "," + csv_cell(row->state) + "," + csv_cell(joined(row->with));
    if (row->state == "drawn_with") return head + ",,,";
    return head + "," + number_or(row->count, "") + "," + number_or(row->denominator, "") + "," +
           (RateColumns::has_rate(*row) ? number_or(row->rate, "") : "");
}

}  // namespace kua
