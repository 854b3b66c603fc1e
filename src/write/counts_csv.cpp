#include "write/count_label.h"
#include "write/count_table.h"

#include <cassert>
#include <set>

namespace kua {
namespace {

constexpr const char* line_end = "\r\n";  // RFC 4180

/// A text as a cell. A text that a spreadsheet would take for a formula is led by ', so that it is shown and not run;
/// a lone "-" is none.
std::string cell(std::string text) {
    const bool is_formula =
        !text.empty() && text != "-" && std::string_view{"=+-@\t\r\n"}.find(text[0]) != std::string_view::npos;
    if (is_formula) text.insert(text.begin(), '\'');
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

std::string number(const std::optional<std::int64_t>& value) { return value ? std::to_string(*value) : std::string{}; }

std::string people_cells(const CountRow& row, CountName name) {
    const auto found = row.people.find(name);
    if (found == row.people.end()) return ",,,";
    return "," + std::to_string(found->second.min) + "," + number(found->second.best) + "," + number(found->second.max);
}

}  // namespace

std::string counts_as_csv(const Dataset& data, const CountTableHead& head, const std::vector<CountRow>& rows) {
    assert(head.selection != nullptr);
    std::set<CountName> names;
    for (const CountRow& row : rows)
        for (const auto& [name, sum] : row.people) names.insert(name);

    std::string out = "key,label,certain,possible,summaries";
    for (const CountName name : names)
        for (const char* bound : {"_min", "_best", "_max"}) out += "," + std::string(word(name)) + bound;
    out += std::string(",not_for_publication") + line_end;
    for (const CountRow& row : rows) {
        out += cell(row.key) + "," + cell(english_label(data, head.by, row.key)) + "," + std::to_string(row.certain) +
               "," + std::to_string(row.possible) + "," + std::to_string(row.summaries);
        for (const CountName name : names) out += people_cells(row, name);
        out += std::string(",true") + line_end;
    }
    return out;
}

}  // namespace kua
