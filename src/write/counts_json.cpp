#include "write/count_label.h"
#include "core/json_text.h"
#include "write/count_table.h"
#include "write/people_total.h"

#include <array>
#include <cassert>
#include <utility>

namespace kua {
namespace {

std::string number(const std::optional<std::int64_t>& value) { return value ? std::to_string(*value) : "null"; }

std::string as_json(const IntervalSum& sum) {
    return R"({"min": )" + std::to_string(sum.min) + R"(, "best": )" + number(sum.best) + R"(, "max": )" +
           number(sum.max) + R"(, "lacking_best": )" + std::to_string(sum.lacking_best) + R"(, "lacking_max": )" +
           std::to_string(sum.lacking_max) + R"(, "records": )" + std::to_string(sum.records) + "}";
}

std::string as_json(const std::map<CountName, IntervalSum>& people) {
    std::string out;
    for (const auto& [name, sum] : people)
        out += (out.empty() ? "" : ", ") + json_string(word(name)) + ": " + as_json(sum);
    return "{" + out + "}";
}

std::string as_json(const SelectionTotals& totals) {
    const std::array<std::pair<const char*, std::int64_t>, 10> fields{{{"total", totals.total},
                                                                       {"shown", totals.shown},
                                                                       {"certain", totals.certain},
                                                                       {"possible", totals.possible},
                                                                       {"not_on_a_place", totals.not_on_a_place},
                                                                       {"undated", totals.undated},
                                                                       {"outside", totals.outside},
                                                                       {"filtered", totals.filtered},
                                                                       {"summaries", totals.summaries},
                                                                       {"excluded", totals.excluded}}};
    std::string out;
    for (const auto& [name, value] : fields)
        out += (out.empty() ? "" : ", ") + json_string(name) + ": " + std::to_string(value);
    return "{" + out + "}";
}

std::string as_json(const Dataset& data, const CountTableHead& head, const CountRow& row) {
    return R"({"key": )" + json_string(row.key) + R"(, "label": )" + json_string(english_label(data, head.by, row.key)) +
           R"(, "certain": )" + std::to_string(row.certain) + R"(, "possible": )" + std::to_string(row.possible) +
           R"(, "summaries": )" + std::to_string(row.summaries) + R"(, "people": )" + as_json(row.people) +
           (head.rates != nullptr ? R"(, "rate": )" + rate_json(head.rates->find(row.key)) : "") + "}";
}

}  // namespace

std::string counts_as_json(const Dataset& data, const CountTableHead& head, const std::vector<CountRow>& rows) {
    assert(head.selection != nullptr);
    const Selection& selection = *head.selection;
    const bool is_empty = days_in(selection.window) == 0;
    const auto day = [&](Day value) { return is_empty ? std::string("null") : json_string(to_string(value)); };
    std::string out = "{\n";
    const auto field = [&](const char* name, const std::string& value, const char* end = ",\n") {
        out += "  " + json_string(name) + ": " + value + end;
    };
    field("schema", json_string("kua-counts/1"));
    field("by", json_string(word(head.by)));
    field("from", day(selection.window.first));
    field("to", day(last_day(selection.window)));
    field("not_for_publication", "true");
    field("sentence", json_string(head.sentence));
    field("totals", as_json(selection.totals));
    field("records_left_out", std::to_string(data.info.records_left_out));
    if (head.rates != nullptr) field("rate", rate_head_json(*head.rates));
    std::string lines;
    for (const CountRow& row : rows) lines += (lines.empty() ? "\n    " : ",\n    ") + as_json(data, head, row);
    field("rows", "[" + lines + (lines.empty() ? "]" : "\n  ]"));
    const PeopleTotal total = people_total(data, selection, rows);
    field("people", as_json(total.people));
    field("people_rows_add_up", total.rows_add_up ? "true" : "false");
    field("people_note", total.rows_add_up ? "null" : json_string(head.people_note), "\n");
    return out + "}\n";
}

}  // namespace kua
