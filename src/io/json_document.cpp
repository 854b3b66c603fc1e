#include "io/json_document.h"

#include "io/file_bytes.h"

namespace kua {
namespace {

constexpr std::uintmax_t largest_bytes = std::uintmax_t{16} << 20U;

}  // namespace

Result<JsonDocument> read_json_document(const std::filesystem::path& file) {
    auto bytes = read_file_bytes(file, largest_bytes);
    if (!bytes) return bytes.error();
    JsonDocument document{.file = file.string(), .text = *std::move(bytes)};
    drop_byte_order_mark(document.text);
    auto parsed = parse_json(document.text);
    if (parsed.defect) {
        const TextPlace place = place_in({document.text}, parsed.defect->offset);
        return Error{
            file.string() + ": line " + std::to_string(place.line) + ", column " + std::to_string(place.column),
            parsed.defect->what};
    }
    document.root = parsed.root;
    document.arena = std::move(parsed.arena);
    return document;
}

bool check_document(const JsonDocument& document, const JsonShape& shape, std::vector<Problem>& problems) {
    std::vector<Finding> findings;
    check_shape(document.root, shape, "", findings);
    const TextSlice whole{document.text};
    for (Finding& finding : findings)
        problems.push_back(problem_from(std::move(finding), {.file = document.file, .slice = &whole}));
    return findings.empty();
}

std::string text_at(const JsonNode& node, std::string_view key) { return std::string(node.string_at(key)); }

std::vector<std::string> strings_at(const JsonNode& node, std::string_view key) {
    std::vector<std::string> out;
    const JsonNode* const list = node.find(key);
    for (const JsonNode& item : list != nullptr ? list->items : JsonList<JsonNode>{})
        if (item.is_string()) out.emplace_back(item.text);
    return out;
}

LocalText local_text(const JsonNode* node) {
    LocalText out;
    if (node == nullptr) return out;
    if (node->is_string()) out.at(Lang::En) = node->text;
    for (const Lang lang : all_langs) {
        const std::string_view text = node->string_at(code(lang));
        if (!text.empty()) out.at(lang) = text;
    }
    return out;
}

}  // namespace kua
