#include "io/plain_feature.h"

#include "core/ascii_lower.h"
#include "core/day.h"
#include "core/problem.h"
#include "digest/sha256.h"
#include "io/json_shape.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

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

using Part = PlainKeys::Part;
struct PartNames {
    Part part;
    std::string_view word;   ///< for the Note
    Names names;
};
constexpr std::array<PartNames, 6> all_parts{{{Part::Id, "id", id_names},
                                              {Part::Date, "date", date_names},
                                              {Part::End, "end", end_names},
                                              {Part::Title, "title", title_names},
                                              {Part::Summary, "summary", summary_names},
                                              {Part::Type, "type", type_names}}};
std::string_view word(Part part) {
    const auto* const found = std::find_if(all_parts.begin(), all_parts.end(), [&](const PartNames& one) { return one.part == part; });
    return found != all_parts.end() ? found->word : std::string_view{};
}

/// True where `text` is `word` but for capitals; `word` has none.
bool is_same_word(std::string_view text, std::string_view word) {
    return std::equal(text.begin(), text.end(), word.begin(), word.end(), [](char a, char b) {
        return ascii_lower(a) == b;
    });
}

JsonNode string_node(std::string_view text) { return {.kind = Kind::String, .text = text}; }

/// An object of at most `room` members, made where it will lie.
class ObjectMaker {
public:
    ObjectMaker(Arena& arena, std::size_t room)
        : keys_(arena.make<std::string_view>(room)), items_(arena.make<JsonNode>(room)) {}

    void put(std::string_view key, const JsonNode& value) {
        keys_[count_] = key;
        items_[count_++] = value;
    }
    [[nodiscard]] JsonNode made() const { return {.kind = Kind::Object, .items = {items_.data(), count_}, .keys = {keys_.data(), count_}}; }

private:
    std::span<std::string_view> keys_;
    std::span<JsonNode> items_;
    std::size_t count_ = 0;
};

struct Taken {
    std::string_view name;
    const JsonNode* value = nullptr;
    std::size_t index = 0;   ///< among the properties
};

bool says_something(const JsonNode& value) {
    return value.is_number() || (value.is_string() && !value.text.empty()) || value.is_object();
}

class PlainMapper {
public:
    PlainMapper(const JsonNode& feature, const JsonNode& properties, std::string_view text, Arena& arena,
                PlainFindings& findings)
        : feature_(feature), text_(text), arena_(arena), findings_(findings) {
        PlainKeys& keys = findings.keys;
        for (std::size_t i = 0; i < properties.keys.size(); ++i) {
            const PlainKeys::Known& key = keys.of(i, properties.keys[i]);
            if (key.part == Part::None || !says_something(properties.items[i])) continue;
            Taken& best = taken_[static_cast<std::size_t>(key.part)];
            if (best.value == nullptr || key.rank < keys.known[best.index].rank) best = {properties.keys[i], &properties.items[i], i};
        }
    }

    JsonNode map() {
        const JsonNode* const geometry = feature_.find("geometry");
        ObjectMaker properties(arena_, 7);
        if (const auto title = take(Part::Title); !title.empty()) properties.put("title", string_node(title));
        if (const auto summary = take(Part::Summary); !summary.empty())
            properties.put("summary", string_node(summary));
        properties.put("type", string_node(type()));
        properties.put("when", when());
        properties.put("where", where(geometry));
        ObjectMaker verification(arena_, 1);
        verification.put("status", string_node("unreviewed"));
        properties.put("verification", verification.made());
        properties.put("sources", {.kind = Kind::Array});
        ObjectMaker out(arena_, 4);
        out.put("type", string_node("Feature"));
        out.put("id", string_node(id()));
        out.put("geometry", geometry != nullptr ? *geometry : JsonNode{});
        out.put("properties", properties.made());
        return out.made();
    }

private:
    /// The best property of a part; its names are tried in their order, and those that say nothing passed over.
    [[nodiscard]] const Taken& property(Part part) const { return taken_[static_cast<std::size_t>(part)]; }
    void note(const Taken& taken) {
        PlainKeys::Known& key = findings_.keys.known[taken.index];
        if (!std::exchange(key.is_noted, true)) findings_.note(word(key.part), taken.name);
    }
    std::string_view take(Part part) {
        const Taken& taken = property(part);
        if (taken.value == nullptr || !taken.value->is_string()) return {};
        note(taken);
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
        const Taken& taken = property(Part::Id);
        if (taken.value != nullptr)
            if (const std::string_view id = id_from(*taken.value); !id.empty()) {
                note(taken);
                return id;
            }
        ++findings_.generated_ids;
        return arena_.keep(id_from_text(text_));
    }
    std::string_view type() {
        return arena_.keep(plain_type(take(Part::Type)));
    }
    JsonNode when() {
        ObjectMaker when(arena_, 3);
        const Taken& start = property(Part::Date);
        const auto first =
            start.value != nullptr && start.value->is_string() ? plain_day(start.value->text) : std::nullopt;
        if (!first) {
            if (start.value != nullptr) {
                ++findings_.undated;
                if (findings_.undated_example.empty()) findings_.undated_example = shown(*start.value);
            }
            when.put("precision", string_node("unknown"));
            return when.made();
        }
        note(start);
        if (has_utc_offset(start.value->text)) ++findings_.with_offset;
        when.put("precision", string_node("unspecified"));
        when.put("start", string_node(arena_.keep(to_string(*first))));
        const Taken& end = property(Part::End);
        const auto last = end.value != nullptr && end.value->is_string() ? plain_day(end.value->text) : std::nullopt;
        if (last) {
            note(end);
            when.put("end", string_node(arena_.keep(to_string(*last))));
        }
        return when.made();
    }
    JsonNode where(const JsonNode* geometry) {
        ObjectMaker where(arena_, 1);
        const bool is_object = geometry != nullptr && geometry->is_object();
        const bool is_point = is_object && geometry->string_at("type") == "Point";
        where.put("precision", string_node(is_point ? "unspecified" : is_object ? "area" : "unknown"));
        return where.made();
    }

    const JsonNode& feature_;
    std::string_view text_;
    Arena& arena_;
    PlainFindings& findings_;
    std::array<Taken, all_parts.size() + 1> taken_;   // by Part
};

}  // namespace

PlainKeys::Known& PlainKeys::of(std::size_t index, std::string_view key) {
    if (index < known.size() && known[index].key == key) return known[index];
    Known found{.key = std::string(key)};
    for (const PartNames& part : all_parts)
        for (std::size_t rank = 0; rank < part.names.size(); ++rank)
            if (is_same_word(key, part.names[rank])) found = {found.key, part.part, static_cast<std::uint8_t>(rank), false};
    if (index >= known.size()) known.resize(index + 1);
    return known[index] = std::move(found);
}

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

std::optional<Day> plain_day(std::string_view text) {
    constexpr std::size_t length = 10;
    if (text.size() < length) return std::nullopt;
    const bool ends_there = text.size() == length || text[length] == 'T' || text[length] == ' ';
    if (!ends_there) return std::nullopt;
    std::array<char, length> day{};
    std::copy_n(text.begin(), length, day.begin());
    if (text[2] == '.' && text[5] == '.') {   // DD.MM.YYYY
        std::copy_n(&text[6], 4, day.begin());
        std::copy_n(&text[3], 2, &day[5]);
        std::copy_n(&text[0], 2, &day[8]);
        day[4] = day[7] = '-';
    }
    std::replace(day.begin(), day.end(), '/', '-');
    return parse_day({day.data(), length});
}

bool has_utc_offset(std::string_view text) {
    return text.size() > 10 && (text.back() == 'Z' || text.find_first_of("+-", 10) != std::string_view::npos);
}

std::string plain_type(std::string_view text) {
    std::string code = ascii_lower(text);
    std::replace(code.begin(), code.end(), ' ', '_');
    return matches(code, TextForm::TypeCode) ? code : "other";
}

std::string id_from_text(std::string_view feature) { return "gen:" + sha256_of(feature).substr(0, 16); }

JsonNode profile_from_plain(const JsonNode& feature, std::string_view text, Arena& arena, PlainFindings& findings) {
    const JsonNode* properties = feature.find("properties");
    const bool is_profile =
        properties != nullptr && properties->find("when") != nullptr && properties->find("where") != nullptr;
    if (is_profile) return feature;
    static const JsonNode none;
    return PlainMapper(feature, properties != nullptr ? *properties : none, text, arena, findings).map();
}

}  // namespace kua
