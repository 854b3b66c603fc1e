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

JsonNode string_node(std::string text) { return {.kind = Kind::String, .text = std::move(text)}; }
JsonNode object_node() { return {.kind = Kind::Object}; }
void put(JsonNode& object, std::string key, JsonNode value) {
    constexpr std::size_t usual_members = 8;
    if (object.keys.empty()) {
        object.keys.reserve(usual_members);
        object.items.reserve(usual_members);
    }
    object.keys.push_back(std::move(key));
    object.items.push_back(std::move(value));
}

struct Taken {
    const std::string* name = nullptr;
    const JsonNode* value = nullptr;
};

/// The first property of one of these names, case ignored, that has something to say.
Taken find_property(const JsonNode& properties, Names names) {
    for (const std::string_view name : names)
        for (std::size_t i = 0; i < properties.keys.size(); ++i) {
            const JsonNode& value = properties.items[i];
            const bool says_something =
                value.is_number() || (value.is_string() && !value.text.empty()) || value.is_object();
            if (says_something && is_same_word(properties.keys[i], name)) return {&properties.keys[i], &value};
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
    PlainMapper(JsonNode& feature, const JsonNode& properties, std::string_view text, PlainFindings& findings)
        : feature_(feature), properties_(properties), text_(text), findings_(findings) {}

    JsonNode map() {
        JsonNode out = object_node();
        put(out, "type", string_node("Feature"));
        put(out, "id", string_node(id()));
        JsonNode properties = object_node();
        if (const auto title = take("title", title_names); !title.empty()) put(properties, "title", string_node(title));
        if (const auto summary = take("summary", summary_names); !summary.empty())
            put(properties, "summary", string_node(summary));
        put(properties, "type", string_node(type()));
        put(properties, "when", when());
        JsonNode* const geometry = feature_.find("geometry");
        put(properties, "where", where(geometry));
        put(out, "geometry", geometry != nullptr ? std::move(*geometry) : JsonNode{});
        JsonNode verification = object_node();
        put(verification, "status", string_node("unreviewed"));
        put(properties, "verification", std::move(verification));
        put(properties, "sources", {.kind = Kind::Array});
        put(out, "properties", std::move(properties));
        return out;
    }

private:
    void note(const std::string& part, const std::string& name) {
        std::string& names = findings_.fields[part];
        if (names == name) return;
        if ((", " + names + ",").find(", " + name + ",") == std::string::npos)
            names += (names.empty() ? "" : ", ") + name;
    }
    std::string take(const std::string& part, Names names) {
        const Taken taken = find_property(properties_, names);
        if (taken.value == nullptr || !taken.value->is_string()) return {};
        note(part, *taken.name);
        return taken.value->text;
    }
    std::string id() {
        const JsonNode* own = feature_.find("id");
        if (own != nullptr && (own->is_string() || own->is_number()) && matches(shown(*own), TextForm::RecordId))
            return own->is_string() ? own->text : shown(*own);
        const Taken taken = find_property(properties_, id_names);
        if (taken.value != nullptr && !taken.value->is_object()) {
            const std::string id = taken.value->is_string() ? taken.value->text : shown(*taken.value);
            if (matches(id, TextForm::RecordId)) {
                note("id", *taken.name);
                return id;
            }
        }
        ++findings_.generated_ids;
        return "gen:" + sha256_of(text_).substr(0, 16);
    }
    std::string type() {
        std::string code = lower(take("type", type_names));
        std::replace(code.begin(), code.end(), ' ', '_');
        return matches(code, TextForm::TypeCode) ? code : "other";
    }
    JsonNode when() {
        JsonNode when = object_node();
        const Taken start = find_property(properties_, date_names);
        const auto first =
            start.value != nullptr && start.value->is_string() ? day_from(start.value->text) : std::nullopt;
        if (!first) {
            if (start.value != nullptr) {
                ++findings_.undated;
                if (findings_.undated_example.empty()) findings_.undated_example = shown(*start.value);
            }
            put(when, "precision", string_node("unknown"));
            return when;
        }
        note("date", *start.name);
        if (has_offset(start.value->text)) ++findings_.with_offset;
        put(when, "precision", string_node("unspecified"));
        put(when, "start", string_node(to_string(*first)));
        const Taken end = find_property(properties_, end_names);
        const auto last = end.value != nullptr && end.value->is_string() ? day_from(end.value->text) : std::nullopt;
        if (last) {
            note("end", *end.name);
            put(when, "end", string_node(to_string(*last)));
        }
        return when;
    }
    static JsonNode where(const JsonNode* geometry) {
        JsonNode where = object_node();
        const bool is_object = geometry != nullptr && geometry->is_object();
        const bool is_point = is_object && geometry->string_at("type") == "Point";
        put(where, "precision", string_node(is_point ? "unspecified" : is_object ? "area" : "unknown"));
        return where;
    }

    JsonNode& feature_;   ///< gives its geometry away
    const JsonNode& properties_;
    std::string_view text_;
    PlainFindings& findings_;
};

}  // namespace

JsonNode profile_from_plain(JsonNode feature, std::string_view text, PlainFindings& findings) {
    const JsonNode* properties = feature.find("properties");
    const bool is_profile =
        properties != nullptr && properties->find("when") != nullptr && properties->find("where") != nullptr;
    if (is_profile) return feature;
    static const JsonNode none;
    return PlainMapper(feature, properties != nullptr ? *properties : none, text, findings).map();
}

}  // namespace kua
