#include "digest/sha256.h"
#include "io/file_bytes.h"
#include "io/import_formats.h"
#include "io/json_scan.h"
#include "io/json_tree.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <unordered_map>

namespace kua {
namespace {

constexpr std::uintmax_t largest_bytes = std::uintmax_t{64} << 20U;

nlohmann::ordered_json json_of(const JsonNode& node) {
    using Json = nlohmann::ordered_json;
    switch (node.kind) {
        case JsonNode::Kind::Null: return nullptr;
        case JsonNode::Kind::Bool: return node.boolean;
        case JsonNode::Kind::Integer: return node.integer;
        case JsonNode::Kind::Number: return node.number;
        case JsonNode::Kind::String: return node.text;
        case JsonNode::Kind::Array: {
            Json out = Json::array();
            for (const JsonNode& item : node.items) out.push_back(json_of(item));
            return out;
        }
        case JsonNode::Kind::Object: {
            Json out = Json::object();
            for (std::size_t i = 0; i < node.keys.size(); ++i) out[node.keys[i]] = json_of(node.items[i]);
            return out;
        }
    }
    return nullptr;
}

/// A value as it would stand in a cell.
std::string cell_of(const JsonNode& node) {
    if (node.is_null()) return {};
    if (node.is_string()) return std::string(node.text);
    const bool is_word_list =
        node.is_array() && std::all_of(node.items.begin(), node.items.end(), [](const JsonNode& item) { return item.is_string(); });
    if (!is_word_list) return json_of(node).dump();
    std::string out;
    for (const JsonNode& item : node.items) out.append(out.empty() ? "" : ";").append(item.text);
    return out;
}

/// Takes rows that may each have other keys.
class RowTaker {
public:
    explicit RowTaker(CsvTable& table) : table_(table) {}

    void take(const JsonNode& object, std::int64_t record) {
        values_.assign(table_.columns.size(), {});
        for (std::size_t i = 0; i < object.keys.size(); ++i) {
            const auto [at, is_new] = known_.try_emplace(std::string(object.keys[i]), table_.columns.size());
            if (is_new) table_.columns.emplace_back(object.keys[i]);
            values_.resize(table_.columns.size());
            values_[at->second] = table_.cells.keep(cell_of(object.items[i]));
        }
        table_.add(record, values_);
    }
    /// Rows that came before a column was known have nothing in it.
    void finish() {
        for (CsvTable::Row& row : table_.rows) {
            if (row.values.size() == table_.columns.size()) continue;
            values_.assign(row.values.begin(), row.values.end());
            values_.resize(table_.columns.size());
            row.values = table_.kept(values_);
        }
    }

private:
    CsvTable& table_;
    std::vector<std::string_view> values_;
    std::unordered_map<std::string, std::size_t> known_;
};

}  // namespace

Result<ImportTable> read_json_records(const std::filesystem::path& file) {
    auto bytes = read_file_bytes(file, largest_bytes);
    if (!bytes) return bytes.error();
    ImportTable out;
    out.file = file.string();
    out.sha256 = std::async(std::launch::deferred, [digest = sha256_of(*bytes)] { return digest; });
    out.counts_records = true;
    drop_byte_order_mark(*bytes);
    const auto parsed = parse_json(*bytes);
    if (parsed.defect) {
        const TextPlace at = place_in({*bytes}, parsed.defect->offset);
        return Error{out.file + ": line " + std::to_string(at.line) + ", column " + std::to_string(at.column), parsed.defect->what};
    }
    RowTaker rows(out.table.texts);
    for (std::size_t i = 0; i < parsed.root.items.size(); ++i) {
        const auto record = static_cast<std::int64_t>(i + 1);
        if (parsed.root.items[i].is_object()) {
            rows.take(parsed.root.items[i], record);
            continue;
        }
        out.problems.push_back({.severity = Severity::Error,
                                .rule = "import",
                                .file = out.file,
                                .line = record,
                                .value = shown(parsed.root.items[i]),
                                .what = msg("is no object; each record of the list must be one")});
    }
    rows.finish();
    return out;
}

}  // namespace kua
