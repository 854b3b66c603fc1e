#include "io/column_head.h"

#include "io/json_document.h"

#include <algorithm>

namespace kua {
namespace {

namespace fs = std::filesystem;

std::int64_t whole_at(const JsonNode& node, std::string_view key) {
    const JsonNode* const value = node.find(key);
    return value != nullptr && value->is_integer() ? value->integer : 0;
}
std::uint64_t size_at(const JsonNode& node, std::string_view key) { return static_cast<std::uint64_t>(std::max<std::int64_t>(whole_at(node, key), 0)); }

Day day_at(const JsonNode& node, std::string_view key) { return {static_cast<std::int32_t>(whole_at(node, key))}; }

JsonList<JsonNode> list_at(const JsonNode& node, std::string_view key) {
    const JsonNode* const value = node.find(key);
    return value != nullptr && value->is_array() ? value->items : JsonList<JsonNode>{};
}
LocalText local_at(const JsonNode& node, std::string_view key) {
    LocalText out;
    const auto texts = list_at(node, key);
    for (std::size_t i = 0; i < std::min(texts.size(), out.by_lang.size()); ++i) out.by_lang[i] = texts[i].text;
    return out;
}

DatasetInfo info_from(const JsonNode& node) {
    DatasetInfo info;
    info.id = text_at(node, "id");
    info.title = local_at(node, "title");
    info.release = text_at(node, "release");
    info.released = text_at(node, "released");
    info.licence = text_at(node, "licence");
    info.publisher = text_at(node, "publisher");
    if (const auto focus = list_at(node, "focus"); focus.size() == 2)
        info.focus = DayRange{{static_cast<std::int32_t>(focus[0].integer)}, {static_cast<std::int32_t>(focus[1].integer)}};
    for (const JsonNode& item : list_at(node, "coverage"))
        info.coverage.push_back({static_cast<RegionId>(whole_at(item, "region")), text_at(item, "area"), day_at(item, "first"), day_at(item, "last"),
                                 static_cast<Effort>(std::clamp<std::int64_t>(whole_at(item, "effort"), 0, static_cast<std::int64_t>(Effort::Unknown))),
                                 local_at(item, "note")});
    for (const JsonNode& item : list_at(node, "named_days")) info.named_days.push_back({day_at(item, "day"), local_at(item, "label")});
    return info;
}

Source source_from(const JsonNode& node) {
    return {text_at(node, "key"), text_at(node, "type"), local_at(node, "title"), text_at(node, "publisher"), text_at(node, "author"),
            text_at(node, "url"), text_at(node, "archive_url"), text_at(node, "published"), text_at(node, "language"),
            text_at(node, "reliability"), text_at(node, "publish")};
}

Problem problem_from(const JsonNode& node) {
    Problem out;
    out.severity = static_cast<Severity>(std::clamp<std::int64_t>(whole_at(node, "severity"), 0, static_cast<std::int64_t>(Severity::Note)));
    out.rule = text_at(node, "rule");
    out.file = text_at(node, "file");
    out.record = whole_at(node, "record");
    out.line = whole_at(node, "line");
    out.column = whole_at(node, "column");
    out.id = text_at(node, "id");
    out.field = text_at(node, "field");
    out.value = text_at(node, "value");
    out.what = {text_at(node, "what"), strings_at(node, "args"), text_at(node, "plural"), whole_at(node, "n")};
    out.times = std::max<std::int64_t>(1, whole_at(node, "times"));   // older files do not say it
    return out;
}

}  // namespace

std::optional<ColumnHead> read_column_head(std::string_view json, const fs::path& folder) {
    const ParsedJson parsed = parse_json(json);
    if (parsed.defect || parsed.root.string_at("schema") != "kua-columns/1") return std::nullopt;
    const JsonNode& root = parsed.root;
    ColumnHead head;
    head.made_by = text_at(root, "made_by");
    head.layout = text_at(root, "layout");
    head.rows = size_at(root, "rows");
    head.boundaries = strings_at(root, "boundaries");
    for (const JsonNode& set : list_at(root, "units")) {
        std::vector<std::string>& codes = head.units.emplace_back();
        for (const JsonNode& code : set.items) codes.emplace_back(code.text);
    }
    head.types = strings_at(root, "types");
    for (const JsonNode& item : list_at(root, "columns"))
        head.sections[text_at(item, "name")] = {size_at(item, "at"), size_at(item, "bytes"), size_at(item, "empty_before"), text_at(item, "sha256")};
    ColumnFile& content = head.content;
    content.records_read = whole_at(root, "records_read");
    content.records_rejected = whole_at(root, "records_rejected");
    for (const JsonNode& item : list_at(root, "files")) {
        const std::string path = text_at(item, "path");
        content.files.push_back({(fs::path(path).is_absolute() ? fs::path(path) : (folder / path).lexically_normal()).string(), text_at(item, "sha256")});
        head.made_of.push_back({text_at(item, "called"), whole_at(item, "bytes"), whole_at(item, "changed")});
    }
    if (const JsonNode* const info = root.find("info")) content.info = info_from(*info);
    for (const JsonNode& item : list_at(root, "sources")) content.sources.push_back(source_from(item));
    for (const JsonNode& item : list_at(root, "problems")) {
        Problem problem = problem_from(item);
        for (std::size_t i = 0; i < content.files.size(); ++i)
            if (problem.file == head.made_of[i].called) problem.file = content.files[i].path;
        content.problems.push_back(std::move(problem));
    }
    return head;
}

}  // namespace kua
