#include "app/table_text.h"

#include "app/record_text.h"
#include "text/numbers.h"

#include <algorithm>

namespace kua {
namespace {

std::string people_text(const TableWords& words, RowId row) {
    std::string all;
    for (const NamedCount& count : words.data.incidents.counts[row]) {
        const std::string name(words.data.vocabulary.label_of("count", word(count.name), words.text.lang()));
        if (!all.empty()) all += "; ";
        all += words.text(msg("{0}: {1}", name, range_text(count.range, words.text)));
    }
    return all;
}

std::string place_text(const TableWords& words, RowId row) {
    const RegionId region = words.data.incidents.region[row];
    return region < words.region_names.size() ? words.region_names[region] : std::string();
}

std::string type_text(const TableWords& words, RowId row) {
    const auto& types = words.data.vocabulary.types;
    const TypeId type = words.data.incidents.type[row];
    return type < types.size() ? types[type].label.in(words.text.lang()) : std::string();
}

std::string one_line(std::string text) {
    std::replace_if(text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return text;
}

}  // namespace

std::string head_text(RowKey key, const Catalogue& text) {
    switch (key) {
        case RowKey::Id: return text("Record");
        case RowKey::Day: return text("When");
        case RowKey::Type: return text("Type");
        case RowKey::Place: return text("Region");
        case RowKey::People: return text("People");
        case RowKey::Status: return text("Status");
        case RowKey::Sources: return text("Sources");
    }
    return {};
}

std::string cell_text(const TableWords& words, RowKey key, RowId row) {
    const IncidentTable& table = words.data.incidents;
    switch (key) {
        case RowKey::Id: return std::string(table.id[row]);
        case RowKey::Day:
            return table.first_day[row] == undated ? words.text("no date known") : day_span_text(table.first_day[row], table.last_day[row], words.text);
        case RowKey::Type: return type_text(words, row);
        case RowKey::Place: return place_text(words, row);
        case RowKey::People: return people_text(words, row);
        case RowKey::Status: return std::string(words.data.vocabulary.label_of("status", word(table.status[row]), words.text.lang()));
        case RowKey::Sources: return number_text(static_cast<std::int64_t>(table.sources[row].size()), words.text.lang());
    }
    return {};
}

std::string tab_separated(const TableWords& words, const std::vector<RowId>& rows, std::size_t most) {
    std::string out = words.text("Not for publication") + "\n";
    const auto put_line = [&](auto&& text_of) {
        for (const TableColumn& column : table_columns) {
            if (column.key != table_columns.front().key) out += '\t';
            out += one_line(text_of(column.key));
        }
        out += '\n';
    };
    put_line([&](RowKey key) { return head_text(key, words.text); });
    for (std::size_t i = 0; i < std::min(most, rows.size()); ++i)
        put_line([&](RowKey key) { return cell_text(words, key, rows[i]); });
    return out;
}

}  // namespace kua
