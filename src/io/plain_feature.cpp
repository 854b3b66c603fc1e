#include "io/plain_feature.h"

#include "core/day.h"
#include "core/problem.h"
#include "digest/sha256.h"
#include "io/json_shape.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace kua {
namespace {

using Kind = JsonNode::Kind;
using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 3> id_names{"id", "uid", "objectid"};
constexpr std::array<std::string_view, 8> date_names{"date",  "event_date", "datetime", "timestamp",
                                                     "start", "start_date", "begin",    "time"};
constexpr std::array<std::string_view, 2> end_names{"end", "end_date"};
constexpr std::array<std::string_view, 2> title_names{"title", "name"};
constexpr std::array<std::string_view, 4> summary_names{"description", "notes", "desc", "summary"};
constexpr std::array<std::string_view, 4> type_names{"type", "category", "event_type", "class"};

std::string lower(std::string_view text) {
    std::string out{text};
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

/// True where `text` is `word` but for capitals; `word` has none.
bool is_same_word(std::string_view text, std::string_view word) {
    return std::equal(text.begin(), text.end(), word.begin(), word.end(), [](char a, char b) {
        return a == b || (a >= 'A' && a <= 'Z' && a - 'A' + 'a' == b);
    });
}

JsonNode string_node(std::string_view text) { return {.kind = Kind::String, .text = text}; }

/// An object of few members.
class ObjectMaker {
public:
    void put(std::string_view key, const JsonNode& value) {
        keys_[count_] = key;
        items_[count_++] = value;
    }
    [[nodiscard]] JsonNode in(Arena& arena) const {
        const auto keys = arena.make<std::string_view>(count_);
        const auto items = arena.make<JsonNode>(count_);
        std::copy_n(keys_.begin(), count_, keys.begin());
        std::copy_n(items_.begin(), count_, items.begin());
        return {.kind = Kind::Object, .items = {items.data(), count_}, .keys = {keys.data(), count_}};
    }

private:
    std::array<std::string_view, 8> keys_;
    std::array<JsonNode, 8> items_;
    std::size_t count_ = 0;
};

struct Taken {
    std::string_view name;
    const JsonNode* value = nullptr;
};

/// The first property of one of these names, case ignored, that has something to say.
Taken find_property(const JsonNode& properties, Names names) {
    for (const std::string_view name : names)
        for (std::size_t i = 0; i < properties.keys.size(); ++i) {
            const JsonNode& value = properties.items[i];
            const bool says_something =
                value.is_number() || (value.is_string() && !value.text.empty()) || value.is_object();
            if (says_something && is_same_word(properties.keys[i], name)) return {properties.keys[i], &value};
        }
    return {};
}

/// The day at the head of "2021-01-10", "2021/01/10", "2021-01-10T11:00:00+06:00" or "10.01.2021".
std::optional<Day> day_from(std::string_view text) {
    if (text.size() < 10) return std::nullopt;
    std::string head{text.substr(0, 10)};
    const bool ends_there = text.size() == 10 || text[10] == 'T' || text[10] == ' ';
    if (!ends_there) return std::nullopt;
    if (head[2] == '.' && head[5] == '.') head = head.substr(6, 4) + "-" + head.substr(3, 2) + "-" + head.substr(0, 2);
    std::replace(head.begin(), head.end(), '/', '-');
    return parse_day(head);
}

bool has_offset(std::string_view text) {
    return text.size() > 10 && (text.back() == 'Z' || text.find_first_of("+-", 10) != std::string_view::npos);
}

class PlainMapper {
public:
    PlainMapper(const JsonNode& feature, const JsonNode& properties, std::string_view text, Arena& arena,
                PlainFindings& findings)
        : feature_(feature), properties_(properties), text_(text), arena_(arena), findings_(findings) {}

    JsonNode map() {
        const JsonNode* const geometry = feature_.find("geometry");
        ObjectMaker properties;
        if (const auto title = take("title", title_names); !title.empty()) properties.put("title", string_node(title));
        if (const auto summary = take("summary", summary_names); !summary.empty())
            properties.put("summary", string_node(summary));
        properties.put("type", string_node(type()));
        properties.put("when", when());
        properties.put("where", where(geometry));
        ObjectMaker verification;
        verification.put("status", string_node("unreviewed"));
        properties.put("verification", verification.in(arena_));
        properties.put("sources", {.kind = Kind::Array});
        ObjectMaker out;
        out.put("type", string_node("Feature"));
        out.put("id", string_node(id()));
        out.put("geometry", geometry != nullptr ? *geometry : JsonNode{});
        out.put("properties", properties.in(arena_));
        return out.in(arena_);
    }

private:
    std::string_view take(std::string_view part, Names names) {
        const Taken taken = find_property(properties_, names);
        if (taken.value == nullptr || !taken.value->is_string()) return {};
        findings_.note(part, taken.name);
        return taken.value->text;
    }
    /// What can stand as an id of a text or number; empty where it cannot.
    std::string_view id_from(const JsonNode& node) {
        if (!node.is_string() && !node.is_number()) return {};
        const std::string_view id = node.is_string() ? node.text : arena_.keep(shown(node));
        return matches(id, TextForm::RecordId) ? id : std::string_view{};
    }
    std::string_view id() {
        const JsonNode* own = feature_.find("id");
        if (own != nullptr)
            if (const std::string_view id = id_from(*own); !id.empty()) return id;
        const Taken taken = find_property(properties_, id_names);
        if (taken.value != nullptr)
            if (const std::string_view id = id_from(*taken.value); !id.empty()) {
                findings_.note("id", taken.name);
                return id;
            }
        ++findings_.generated_ids;
        return arena_.keep("gen:" + sha256_of(text_).substr(0, 16));
    }
    std::string_view type() {
        std::string code = lower(take("type", type_names));
        std::replace(code.begin(), code.end(), ' ', '_');
        return matches(code, TextForm::TypeCode) ? arena_.keep(code) : std::string_view{"other"};
    }
    JsonNode when() {
        ObjectMaker when;
        const Taken start = find_property(properties_, date_names);
        const auto first =
            start.value != nullptr && start.value->is_string() ? day_from(start.value->text) : std::nullopt;
        if (!first) {
            if (start.value != nullptr) {
                ++findings_.undated;
                if (findings_.undated_example.empty()) findings_.undated_example = shown(*start.value);
            }
            when.put("precision", string_node("unknown"));
            return when.in(arena_);
        }
        findings_.note("date", start.name);
        if (has_offset(start.value->text)) ++findings_.with_offset;
        when.put("precision", string_node("unspecified"));
        when.put("start", string_node(arena_.keep(to_string(*first))));
        const Taken end = find_property(properties_, end_names);
        const auto last = end.value != nullptr && end.value->is_string() ? day_from(end.value->text) : std::nullopt;
        if (last) {
            findings_.note("end", end.name);
            when.put("end", string_node(arena_.keep(to_string(*last))));
        }
        return when.in(arena_);
    }
    JsonNode where(const JsonNode* geometry) {
        ObjectMaker where;
        const bool is_object = geometry != nullptr && geometry->is_object();
        const bool is_point = is_object && geometry->string_at("type") == "Point";
        where.put("precision", string_node(is_point ? "unspecified" : is_object ? "area" : "unknown"));
        return where.in(arena_);
    }

    const JsonNode& feature_;
    const JsonNode& properties_;
    std::string_view text_;
    Arena& arena_;
    PlainFindings& findings_;
};

}  // namespace

void PlainFindings::note(std::string_view part, std::string_view name) {
    auto found = fields.find(part);
    if (found == fields.end()) found = fields.emplace(part, std::vector<std::string>{}).first;
    std::vector<std::string>& names = found->second;
    if (std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
}

void PlainFindings::add(const PlainFindings& later) {
    for (const auto& [part, names] : later.fields)
        for (const std::string& name : names) note(part, name);
    generated_ids += later.generated_ids;
    undated += later.undated;
    with_offset += later.with_offset;
    if (undated_example.empty()) undated_example = later.undated_example;
}

JsonNode profile_from_plain(const JsonNode& feature, std::string_view text, Arena& arena, PlainFindings& findings) {
    const JsonNode* properties = feature.find("properties");
    const bool is_profile =
        properties != nullptr && properties->find("when") != nullptr && properties->find("where") != nullptr;
    if (is_profile) return feature;
    static const JsonNode none;
    return PlainMapper(feature, properties != nullptr ? *properties : none, text, arena, findings).map();
}

}  // namespace kua
