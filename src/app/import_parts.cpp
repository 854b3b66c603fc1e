#include "app/import_parts.h"

#include "core/ascii_lower.h"
#include "core/message.h"
#include "io/import_formats.h"
#include "query/filter.h"
#include "text/numbers.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace kua {
namespace {

constexpr std::size_t sampled_rows = 200;
constexpr std::size_t most_words = 500;   // of types: more are no types

/// The field of a part; null where the profile has none yet (counts and codes).
const ImportField* field_of(const ImportProfile& profile, const std::string& id) {
    for (const auto& [name, field] : named_fields(profile))
        if (name == id) return field;
    if (id == "codes.type") {
        const auto found = profile.codes.find("type");
        return found != profile.codes.end() ? &found->second : nullptr;
    }
    const auto count = std::find_if(profile.counts.begin(), profile.counts.end(), [&](const ImportCount& c) { return c.name == id; });
    return count != profile.counts.end() ? &count->best : nullptr;
}

ImportField& field_for(ImportProfile& profile, const std::string& id) {
    for (const auto& [name, field] : named_fields(profile))
        if (name == id) return *field;
    if (id == "codes.type") return profile.codes["type"];
    const auto count = std::find_if(profile.counts.begin(), profile.counts.end(), [&](const ImportCount& c) { return c.name == id; });
    if (count != profile.counts.end()) return count->best;
    profile.counts.push_back({.name = id, .min = {}, .best = {}, .max = {}, .zero_is_unknown = true});
    return profile.counts.back().best;
}

/// The code of the type that `word` is the code or a label of; "other" where it is none.
std::string type_named(const Vocabulary& vocabulary, const std::string& word) {
    const std::string wanted = folded(word);
    for (const IncidentType& type : vocabulary.types) {
        const auto& labels = type.label.by_lang;
        const bool has_label = std::any_of(labels.begin(), labels.end(), [&](const std::string& label) { return !label.empty() && folded(label) == wanted; });
        if (type.code == word || has_label) return type.code;
    }
    return "other";
}

/// Of a million rows each word is looked for while the window waits.
struct WordHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
};

}  // namespace

const std::vector<ImportPart>& import_parts() {
    static const std::vector<ImportPart> parts{
        {"id", translatable("Id")},
        {"start", translatable("Date, or first day")},
        {"end", translatable("Last day")},
        {"geometry", translatable("Geometry (GeoJSON)")},
        {"lon", translatable("Longitude")},
        {"lat", translatable("Latitude")},
        {"place", translatable("Place")},
        {"adm1", translatable("Region")},
        {"title_text", translatable("Title")},
        {"summary", translatable("Summary")},
        {"type", translatable("Type")},
        {"codes.type", translatable("Kind, in the table's own words")},
        {"source", translatable("Source")},
        {"killed", translatable("Killed")},
        {"injured", translatable("Injured")},
        {"detained", translatable("Detained")},
    };
    return parts;
}

std::string column_of(const ImportProfile& profile, const ImportPart& part) {
    const ImportField* const field = field_of(profile, part.id);
    return field != nullptr ? field->column : std::string();
}

void choose_column(ImportDialog& dialog, const ImportPart& part, const std::string& column) {
    ImportField& field = field_for(dialog.profile, part.id);
    if (field.column == column) return;
    field.column = column;
    if (column.empty()) {
        field = {};
        std::erase_if(dialog.profile.codes, [](const auto& code) { return !code.second.is_set(); });
        std::erase_if(dialog.profile.counts, [](const ImportCount& c) { return !c.min.is_set() && !c.best.is_set() && !c.max.is_set(); });
    }
    if (part.id == "start" || part.id == "end") dialog.profile.date_formats.clear();
    ++dialog.edits;
}

std::vector<ImportWord> words_of(const ImportCells& table, const std::string& column) {
    const auto at = column.empty() ? std::nullopt : table.find_column(column);
    if (!at) return {};
    std::unordered_map<std::string, std::int64_t, WordHash, std::equal_to<>> rows_of;
    table.each_value(*at, [&](std::string_view word) {
        if (word.empty()) return true;
        const auto known = rows_of.find(word);
        if (known != rows_of.end()) ++known->second;
        else if (rows_of.size() < most_words) rows_of.emplace(word, 1);
        return true;
    });
    std::vector<ImportWord> out;
    for (const auto& [word, rows] : rows_of) out.push_back({word, rows});
    std::ranges::sort(out, [](const ImportWord& a, const ImportWord& b) { return std::tie(b.rows, a.word) < std::tie(a.rows, b.word); });
    return out;
}

void choose_type_column(ImportDialog& dialog, const std::string& column, const Vocabulary& vocabulary) {
    ImportField& field = dialog.profile.type;
    field = {};
    dialog.type_words.clear();
    dialog.mapped_word.clear();
    ++dialog.edits;
    if (column.empty()) return;
    field.column = column;
    field.otherwise = "other";
    dialog.type_words = words_of(dialog.table->table, column);
    for (const ImportWord& word : dialog.type_words) field.values[word.word] = type_named(vocabulary, word.word);
}

void map_word(ImportDialog& dialog, const std::string& word, const std::string& type) {
    dialog.profile.type.values[word] = type;
    ++dialog.edits;
}

std::string type_of_word(const ImportProfile& profile, const std::string& word) {
    const auto found = profile.type.values.find(word);
    return found != profile.type.values.end() ? found->second : profile.type.otherwise.value_or("other");
}

std::string word_for_all(const ImportField& field) { return field.column.empty() ? field.otherwise.value_or("") : std::string(); }

void choose_word(ImportDialog& dialog, ImportField& field, const std::string& word) {
    field = {};
    if (!word.empty()) field.otherwise = word;
    ++dialog.edits;
}

std::string sample_of(const ImportCells& table, const std::string& column) {
    const auto at = table.find_column(column);
    std::string out;
    std::size_t rows = 0;
    if (at)
        table.each_value(*at, [&](std::string_view value) {
            if (!value.empty()) out = shortened(value);
            return out.empty() && ++rows < sampled_rows;
        });
    return out;
}

void begin_import(AppState& state, const std::filesystem::path& file) {
    state.import_dialog = {};
    state.import_dialog.file = file;
    state.import_dialog.wants_read = true;
    state.dialog = DialogKind::Import;
}

const std::vector<std::string_view>& import_endings() {
    static const std::vector<std::string_view> endings{".csv", ".tsv", ".xlsx", ".ods", ".gpkg", ".fgb", ".geojsonl", ".geojsons", ".ndjson", ".jsonl"};
    return endings;
}

bool wants_import(const std::filesystem::path& file) {
    const std::string ending = ascii_lower(file.extension().string());
    if (ending == ".json") return table_format_of(file) == TableFormat::JsonRecords;
    const auto& endings = import_endings();
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

bool may_write(const ImportDialog& dialog) {
    if (dialog.result == nullptr || dialog.tried != dialog.edits || dialog.writing || dialog.path.empty()) return false;
    if (dialog.result->first_features.empty()) return false;
    const auto& problems = dialog.result->problems;
    return dialog.skip_bad || std::none_of(problems.begin(), problems.end(), [](const Problem& p) { return p.severity == Severity::Error; });
}

std::string record_line(const RecordDetail& record, const Vocabulary& vocabulary, const Catalogue& text) {
    const auto label = [&](std::string_view list, std::string_view word) {
        return word.empty() ? std::string{} : std::string(vocabulary.label_of(list, word, text.lang()));
    };
    const TypeId type = vocabulary.find_type(record.type);
    const std::string days = record.when_start + (record.when_end.empty() ? "" : "–" + record.when_end);
    std::string line = days.empty() ? label("time_precision", record.when_precision) : days;
    for (const std::string& words : {record.place_as_stated, label("place_precision", record.place_precision),
                                     type < vocabulary.types.size() ? vocabulary.types[type].label.in(text.lang()) : record.type})
        if (!words.empty()) line += "  ·  " + words;
    for (const auto& count : record.counts)
        if (count.range.best != unknown_count)
            line += "  ·  " + text(msg("{0}: {1}", label("count", count.name), number_text(count.range.best, text.lang())));
    return line;
}

}  // namespace kua
