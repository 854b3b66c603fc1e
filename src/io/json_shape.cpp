#include "io/json_shape.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace kua {
namespace {

using Findings = std::vector<Finding>;

/// Where a value stands, written out only where something is wrong with it.
struct FieldPath {
    const FieldPath* parent = nullptr;
    std::string_view key;         ///< of an item of a list: empty, and `index` counts
    std::size_t index = no_index;
    static constexpr std::size_t no_index = ~std::size_t{0};

    [[nodiscard]] FieldPath member(std::string_view name) const { return {this, name}; }
    [[nodiscard]] FieldPath item(std::size_t i) const { return {this, {}, i}; }
    [[nodiscard]] std::string text() const {
        const std::string before = parent != nullptr ? parent->text() : std::string{};
        return index != no_index ? before + "[" + std::to_string(index) + "]" : member_of(before, key);
    }
};

void add(Findings& findings, const JsonNode& node, const FieldPath& field, Message what) {
    findings.push_back({.severity = Severity::Error,
                        .rule = "schema",
                        .field = field.text(),
                        .value = shown(node),
                        .what = std::move(what),
                        .offset = node.offset});
}

std::string listed(std::span<const std::string_view> words) {
    std::string out;
    for (const auto word : words) out += (out.empty() ? "" : ", ") + std::string(word);
    return out;
}

Message wanted(TextForm form) {
    switch (form) {
        case TextForm::Free:
            return msg("want a text");
        case TextForm::NotEmpty:
            return msg("want a text that is not empty");
        case TextForm::Id:
            return msg("want 1 to 64 of A-Z a-z 0-9 . _ -");
        case TextForm::RecordId:
            return msg("want a text of 1 to 128 characters");
        case TextForm::TypeCode:
            return msg("want words of a-z 0-9 _ with dots between them, as in liberty.detention");
        case TextForm::Day:
            return msg("want a day as YYYY-MM-DD");
        case TextForm::Moment:
            return msg("want YYYY-MM-DD or YYYY-MM-DDThh:mm, in local time without an offset");
        case TextForm::TimeZone:
            return msg("want an IANA time zone, as in Asia/Almaty");
        case TextForm::Country:
            return msg("want a country code of two capital letters, as in KZ");
        case TextForm::Sha256:
            return msg("want 64 hexadecimal digits, lower case");
        case TextForm::SetId:
            return msg("want words of a-z 0-9 with - between them, as in kaz-2021");
        case TextForm::UnitCode:
            return msg("want A-Z a-z 0-9 . _ -, beginning with a letter or digit");
        case TextForm::ShapefileName:
            return msg("want the name of a .shp in the same folder");
        case TextForm::CsvName:
            return msg("want the name of a .csv in the same folder");
        case TextForm::Name:
            return msg("want a word of a-z 0-9 _");
        case TextForm::Color:
            return msg("want a colour as #rrggbb");
    }
    return {};
}

bool in(char c, char first, char last) { return first <= c && c <= last; }
bool is_digit(char c) { return in(c, '0', '9'); }
bool is_lower(char c) { return in(c, 'a', 'z'); }
bool is_upper(char c) { return in(c, 'A', 'Z'); }
bool is_letter(char c) { return is_lower(c) || is_upper(c); }

template <class Test>
bool all(std::string_view text, const Test& test) {
    return std::all_of(text.begin(), text.end(), test);
}

/// Compares with a picture: '0' stands for a digit, all else for itself.
bool looks_like(std::string_view text, std::string_view picture) {
    return text.size() == picture.size() && std::equal(text.begin(), text.end(), picture.begin(),
                                                       [](char c, char p) { return p == '0' ? is_digit(c) : c == p; });
}
int two_digits(std::string_view text, std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); }

bool is_day(std::string_view text) {
    if (!looks_like(text, "0000-00-00")) return false;
    const int month = two_digits(text, 5);
    const int day = two_digits(text, 8);
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
bool is_moment(std::string_view text) {
    if (text.size() == 10) return is_day(text);
    if (!is_day(text.substr(0, 10))) return false;
    const std::string_view clock = text.substr(10);
    if (!looks_like(clock, "T00:00") && !looks_like(clock, "T00:00:00")) return false;
    return two_digits(clock, 1) <= 23 && two_digits(clock, 4) <= 59 &&
           (clock.size() == 6 || two_digits(clock, 7) <= 59);
}

/// Parts between `separator`, each with at least one character.
template <class First, class Rest>
bool are_words(std::string_view text, char separator, const First& first, const Rest& rest) {
    while (true) {
        const std::string_view part = text.substr(0, text.find(separator));
        if (part.empty() || !first(part.front()) || !all(part.substr(1), rest)) return false;
        if (part.size() == text.size()) return true;
        text.remove_prefix(part.size() + 1);
    }
}

bool is_time_zone(std::string_view text) {
    if (text == "UTC") return true;
    const auto slash = text.find('/');
    if (slash == std::string_view::npos || slash == 0) return false;
    const auto area = [](char c) { return is_letter(c) || c == '_'; };
    const auto city = [](char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '+' || c == '-'; };
    return all(text.substr(0, slash), area) && are_words(text.substr(slash + 1), '/', city, city);
}

bool is_file_name(std::string_view text, std::string_view extension) {
    const auto plain = [](char c) { return is_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '-'; };
    return text.size() > extension.size() && text.ends_with(extension) && all(text, plain);
}

std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool is_language(std::string_view text) {
    const auto part = text.substr(0, text.find('-'));
    if ((part.size() != 2 && part.size() != 3) || !all(part, is_lower)) return false;
    for (auto rest = text.substr(part.size()); !rest.empty();) {
        rest.remove_prefix(1);
        const auto next = rest.substr(0, rest.find('-'));
        if (next.size() < 2 || next.size() > 8 || !all(next, [](char c) { return is_letter(c) || is_digit(c); }))
            return false;
        rest.remove_prefix(next.size());
    }
    return true;
}

void check(const JsonNode& node, const JsonShape& shape, const FieldPath& field, Findings& findings);

void check_text(const JsonNode& node, const FieldPath& field, Findings& findings) {
    if (node.is_string()) return;
    if (!node.is_object() || node.keys.empty())
        return add(findings, node, field, msg("want a text, or texts by language: {\"en\": …, \"ru\": …}"));
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
        const FieldPath part = field.member(node.keys[i]);
        if (!is_language(node.keys[i]))
            add(findings, node.items[i], part, msg("want a language code as key, as in en"));
        if (!node.items[i].is_string()) add(findings, node.items[i], part, msg("want a text"));
    }
}

void check_number(const JsonNode& node, const JsonShape& shape, const FieldPath& field, Findings& findings) {
    const bool is_whole = node.is_integer() || (node.is_number() && std::trunc(node.number) == node.number);
    const bool whole_wanted = shape.form == JsonForm::Integer;
    const bool fits = node.is_number() && (is_whole || !whole_wanted) && node.number <= shape.max &&
                      (shape.above_min ? node.number > shape.min : node.number >= shape.min);
    if (fits) return;
    const auto text = [](double bound) { return std::to_string(static_cast<std::int64_t>(bound)); };
    if (shape.above_min) return add(findings, node, field, msg("want a number above {0}", text(shape.min)));
    if (std::isfinite(shape.min) && std::isfinite(shape.max))
        return add(findings, node, field, msg("want a whole number from {0} to {1}", text(shape.min), text(shape.max)));
    if (std::isfinite(shape.min))
        return add(findings, node, field, msg("want a whole number of at least {0}", text(shape.min)));
    add(findings, node, field, whole_wanted ? msg("want a whole number") : msg("want a number"));
}

void check_list(const JsonNode& node, const JsonShape& shape, const FieldPath& field, Findings& findings) {
    if (!node.is_array()) return add(findings, node, field, msg("want a list: […]"));
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < node.items.size(); ++i) {
        const JsonNode& item = node.items[i];
        const FieldPath part = field.item(i);
        check(item, *shape.item, part, findings);
        if (shape.unique && item.is_string() && !seen.insert(item.text).second)
            add(findings, item, part, msg("stands twice in the list"));
    }
}

void check_map(const JsonNode& node, const JsonShape& shape, const FieldPath& field, Findings& findings) {
    if (!node.is_object()) return add(findings, node, field, msg("want an object: {…}"));
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
        const FieldPath part = field.member(node.keys[i]);
        if (shape.words != nullptr) {
            const auto words = shape.words();
            if (std::find(words.begin(), words.end(), node.keys[i]) == words.end()) {
                add(findings, node.items[i], part, msg("unknown key; want one of: {0}", listed(words)));
                continue;
            }
        }
        check(node.items[i], *shape.item, part, findings);
    }
}

void check_object(const JsonNode& node, const JsonObjectShape& object, const FieldPath& field, Findings& findings) {
    if (!node.is_object()) return add(findings, node, field, msg("want an object: {…}"));
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
        const std::string_view key = node.keys[i];
        const auto member =
            std::find_if(object.members.begin(), object.members.end(), [&](const auto& m) { return m.key == key; });
        if (member != object.members.end()) {
            check(node.items[i], member->shape, field.member(key), findings);
        } else if (object.unknown == UnknownKeys::Refuse) {
            add(findings, node.items[i], field.member(key), msg("unknown key"));
        } else if (object.unknown == UnknownKeys::RefuseUnlessX && !key.starts_with("x_")) {
            add(findings, node.items[i], field.member(key), msg("unknown key; keys of your own begin with x_"));
        }
    }
    for (const JsonMember& member : object.members)
        if (member.required && node.find(member.key) == nullptr)
            findings.push_back({.severity = Severity::Error,
                                .rule = "schema",
                                .field = field.member(member.key).text(),
                                .what = msg("is missing"),
                                .offset = node.offset});
}

void check(const JsonNode& node, const JsonShape& shape, const FieldPath& field, Findings& findings) {
    if (shape.or_null && node.is_null()) return;
    switch (shape.form) {
        case JsonForm::Any:
            return;
        case JsonForm::String:
            if (!node.is_string() || !matches(node.text, shape.text)) add(findings, node, field, wanted(shape.text));
            return;
        case JsonForm::Word: {
            const auto words = shape.words();
            if (!node.is_string() || std::find(words.begin(), words.end(), node.text) == words.end())
                add(findings, node, field, msg("want one of: {0}", listed(words)));
            return;
        }
        case JsonForm::Integer:
        case JsonForm::Number:
            return check_number(node, shape, field, findings);
        case JsonForm::Bool:
            if (node.kind != JsonNode::Kind::Bool) add(findings, node, field, msg("want true or false"));
            return;
        case JsonForm::Object:
            return check_object(node, *shape.object, field, findings);
        case JsonForm::List:
            return check_list(node, shape, field, findings);
        case JsonForm::Map:
            return check_map(node, shape, field, findings);
        case JsonForm::Text:
            return check_text(node, field, findings);
    }
}

}  // namespace

bool matches(std::string_view text, TextForm form) {
    const auto word = [](char c) { return is_lower(c) || is_digit(c) || c == '_'; };
    const auto code = [](char c) { return is_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '-'; };
    switch (form) {
        case TextForm::Free:
            return true;
        case TextForm::NotEmpty:
            return !text.empty();
        case TextForm::Id:
            return !text.empty() && text.size() <= 64 && all(text, code);
        case TextForm::RecordId:
            return !text.empty() && characters_in(text) <= 128;
        case TextForm::TypeCode:
            return are_words(text, '.', is_lower, word);
        case TextForm::Day:
            return is_day(text);
        case TextForm::Moment:
            return is_moment(text);
        case TextForm::TimeZone:
            return is_time_zone(text);
        case TextForm::Country:
            return text.size() == 2 && all(text, is_upper);
        case TextForm::Sha256:
            return text.size() == 64 && all(text, [](char c) { return is_digit(c) || in(c, 'a', 'f'); });
        case TextForm::SetId: {
            const auto letter = [](char c) { return is_lower(c) || is_digit(c); };
            return are_words(text, '-', letter, letter);
        }
        case TextForm::UnitCode:
            return !text.empty() && (is_letter(text.front()) || is_digit(text.front())) && all(text, code);
        case TextForm::ShapefileName:
            return is_file_name(text, ".shp");
        case TextForm::CsvName:
            return is_file_name(text, ".csv");
        case TextForm::Name:
            return !text.empty() && is_lower(text.front()) && all(text, word);
        case TextForm::Color:
            return text.size() == 7 && text.front() == '#' &&
                   all(text.substr(1), [](char c) { return is_digit(c) || in(c, 'a', 'f') || in(c, 'A', 'F'); });
    }
    return false;
}

std::string member_of(const std::string& parent, std::string_view key) {
    return parent.empty() ? std::string(key) : parent + "." + std::string(key);
}

void check_shape(const JsonNode& node, const JsonShape& shape, const std::string& field, Findings& findings) {
    check(node, shape, {nullptr, field}, findings);
}

Problem problem_from(Finding finding, const FindingPlace& place) {
    Problem problem{.severity = finding.severity,
                    .rule = std::move(finding.rule),
                    .file = place.file,
                    .record = place.record,
                    .id = place.id,
                    .field = std::move(finding.field),
                    .value = std::move(finding.value),
                    .what = std::move(finding.what)};
    if (place.slice != nullptr) problem.line = place_in(*place.slice, finding.offset).line;
    return problem;
}

}  // namespace kua
