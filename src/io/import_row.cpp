#include "io/import_row.h"

#include "io/import_words.h"
#include "query/filter.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace kua {

using Json = nlohmann::ordered_json;

namespace {

/// True where the numbers of these columns are written with a comma, and none with a point.
bool writes_decimal_comma(const ImportCells& table, const std::vector<std::size_t>& columns) {
    bool comma = false, point = false;
    for (const std::size_t column : columns)
        table.each_value(column, [&](std::string_view text) {
            point = point || text.find('.') != std::string_view::npos;
            comma = comma || text.find(',') != std::string_view::npos;
            return !point;
        });
    return comma && !point;
}

}  // namespace

std::string RowImporter::unit_key(std::string_view name) {
    std::string key = folded(name);
    for (const std::string_view tail : {" region", " oblast", " province", " city", " область", " облысы", " қаласы"})
        if (key.ends_with(tail)) key.resize(key.size() - tail.size());
    return key;
}

RowImporter::RowImporter(const ImportProfile& profile, const ImportCells& table, const BoundarySet& boundaries,
                         std::string file, std::string date_format, const TimeZone* zone)
    : profile_(profile), table_(table), boundaries_(boundaries), file_(std::move(file)),
      date_format_(std::move(date_format)), zone_(zone) {
    for (std::size_t i = 0; i < table.columns().size(); ++i)
        if (!table.columns()[i].empty()) columns_.emplace(table.columns()[i], i);
    for (std::size_t i = 0; i < boundaries.units.size(); ++i) {
        const BoundaryUnit& unit = boundaries.units[i];
        std::vector<std::string> names{unit.code};
        names.insert(names.end(), unit.name.by_lang.begin(), unit.name.by_lang.end());
        names.insert(names.end(), unit.names_alt.begin(), unit.names_alt.end());
        for (const std::string& name : names) {
            auto& units = units_[unit_key(name)];
            if (!name.empty() && std::find(units.begin(), units.end(), i) == units.end())
                units.push_back(static_cast<RegionId>(i));
        }
    }
    std::vector<std::size_t> numbers;
    for (const ImportField* field : {&profile.lon, &profile.lat})
        if (const auto at = columns_.find(field->column); at != columns_.end()) numbers.push_back(at->second);
    decimal_comma_ = writes_decimal_comma(table, numbers);
    name_sources();
}

std::string RowImporter::sources_json() const {
    Json out = Json::object();
    for (std::size_t i = 0; i < source_titles_.size(); ++i) {
        const std::string& title = source_titles_[i];
        Json source{{"type", profile_.source_type}, {"title", {{profile_.language, title}}}};
        if (title.starts_with("https://") || title.starts_with("http://")) source["url"] = title;
        out["S" + std::to_string(i + 1)] = source;
    }
    return out.dump();
}

std::string_view RowImporter::cell(const CsvTable::Row& row, const std::string& column) const {
    if (column.empty()) return {};   // the rule for many, looked for in each row
    const auto at = columns_.find(column);
    return at == columns_.end() ? std::string_view() : trimmed(row.values[at->second]);
}

void RowImporter::name_sources() {
    if (!profile_.source.is_set() || table_.size() == 0) return;
    const auto add = [&](std::string_view text) {
        for (const std::string_view part : parts_of(profile_.source, trimmed(text))) {
            std::string title = meaning_of(profile_.source, part).text;
            if (title.empty()) continue;
            const auto [at, is_new] = source_keys_.try_emplace(std::move(title), "S" + std::to_string(source_titles_.size() + 1));
            if (is_new) source_titles_.push_back(at->first);
        }
        return true;
    };
    const auto column = columns_.find(profile_.source.column);
    if (column == columns_.end()) add({});   // the same for every row
    else table_.each_value(column->second, add);
}

}  // namespace kua
