#include "io/hidden_parts.h"

#include "io/json_document.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace kua {
namespace {

constexpr std::uint16_t bits(HiddenPart part) { return static_cast<std::uint16_t>(part); }

/// What of a member of the format shows in the columns. `tail` is empty for the member as a whole and for whatever of
/// it is not listed.
struct HidingRule {
    std::string_view head;
    std::string_view tail;
    HiddenPart part;
};

constexpr std::array rules{
    HidingRule{"title", "", HiddenPart::Title},
    HidingRule{"when", "", HiddenPart::Days},
    HidingRule{"when", "as_stated", HiddenPart::Words},
    HidingRule{"when", "day_part", HiddenPart::Words},
    HidingRule{"when", "tz", HiddenPart::Words},
    HidingRule{"when", "duration_min", HiddenPart::Words},
    HidingRule{"geometry", "", HiddenPart::Point},
    HidingRule{"where", "", HiddenPart::Region},
    HidingRule{"where", "place", HiddenPart::Words},
    HidingRule{"where", "place_kind", HiddenPart::Words},
    HidingRule{"where", "as_stated", HiddenPart::Words},
    HidingRule{"where", "basis", HiddenPart::Words},
    HidingRule{"where", "displaced", HiddenPart::Words},
    HidingRule{"where", "radius_m", HiddenPart::Point},
    HidingRule{"where", "adm2", HiddenPart::Point},
    HidingRule{"counts", "", HiddenPart::Counts},
    HidingRule{"actors", "", HiddenPart::Actors},
    HidingRule{"actors", "name", HiddenPart::Words},
    HidingRule{"actors", "certainty", HiddenPart::Words},
    HidingRule{"sources", "", HiddenPart::Sources},
    HidingRule{"sources", "locator", HiddenPart::Words},
    HidingRule{"sources", "quote", HiddenPart::Words},
    HidingRule{"sources", "supports", HiddenPart::Words},
    HidingRule{"verification", "", HiddenPart::Everything},
    HidingRule{"verification", "by", HiddenPart::Words},
    HidingRule{"verification", "on", HiddenPart::Words},
    HidingRule{"verification", "note", HiddenPart::Words},
    HidingRule{"verification", "violation", HiddenPart::Words},
    HidingRule{"verification", "clarity", HiddenPart::Words},
    HidingRule{"summary", "", HiddenPart::Words},
    HidingRule{"other_types", "", HiddenPart::Words},
    HidingRule{"codes", "", HiddenPart::Words},
    HidingRule{"tags", "", HiddenPart::Words},
    HidingRule{"severity", "", HiddenPart::Words},
    HidingRule{"origin", "", HiddenPart::Words},
    HidingRule{"sensitivity", "", HiddenPart::Words},
    HidingRule{"revision", "", HiddenPart::Words},
    HidingRule{"modified", "", HiddenPart::Words},
};

/// "$.properties.actors[0]/name" as "actors.name".
std::string plain_path(std::string_view path) {
    std::string plain;
    bool in_brackets = false;
    for (const char c : path) {
        if (c == '[') in_brackets = true;
        if (!in_brackets && c != '$') plain += c == '/' ? '.' : c;
        if (c == ']') in_brackets = false;
    }
    plain.erase(0, plain.find_first_not_of('.'));
    if (plain.starts_with("properties.")) plain.erase(0, std::string_view("properties.").size());
    return plain;
}

/// The first member of `rest`, taken off it.
std::string_view next_member(std::string_view& rest) {
    const std::size_t dot = std::min(rest.find('.'), rest.size());
    const std::string_view member = rest.substr(0, dot);
    rest.remove_prefix(std::min(dot + 1, rest.size()));
    return member;
}

HiddenPart part_of(const std::string& path) {
    std::string_view rest = path;
    const std::string_view head = next_member(rest);
    const std::string_view tail = next_member(rest);
    if (head.starts_with("x_")) return HiddenPart::Words;
    const HidingRule* found = nullptr;
    for (const HidingRule& rule : rules)
        if (rule.head == head && (rule.tail == tail || (rule.tail.empty() && found == nullptr))) found = &rule;
    return found == nullptr ? HiddenPart::Everything : found->part;
}

}  // namespace

std::uint16_t hidden_parts(const JsonNode* sensitivity) {
    const JsonNode* paths = sensitivity == nullptr ? nullptr : sensitivity->find("hide");
    if (paths == nullptr) return 0;
    std::uint16_t hidden = 0;
    for (const JsonNode& path : paths->items) hidden |= bits(part_of(plain_path(path.text)));
    return hidden;
}

std::optional<std::vector<std::string>> hidden_paths(std::string_view feature_json) {
    const auto parsed = parse_json(feature_json);
    const JsonNode* properties = parsed.defect ? nullptr : parsed.root.find("properties");
    if (properties == nullptr) return std::nullopt;
    std::vector<std::string> plain;
    const JsonNode* sensitivity = properties->find("sensitivity");
    const JsonNode* paths = sensitivity == nullptr ? nullptr : sensitivity->find("hide");
    if (paths != nullptr)
        for (const JsonNode& path : paths->items) plain.push_back(plain_path(path.text));
    return plain;
}

std::uint16_t hidden_actors(const JsonNode& actors) {
    const bool any = std::any_of(actors.items.begin(), actors.items.end(),
                                 [](const JsonNode& actor) { return actor.string_at("publish") == "no"; });
    return any ? bits(HiddenPart::Actors) : std::uint16_t{0};
}

}  // namespace kua
