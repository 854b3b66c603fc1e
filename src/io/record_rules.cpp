#include "io/check_rules.h"

#include "core/incident.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace kua {
namespace {

constexpr double largest_count = 9e15;  // what a double still counts one by one

std::optional<std::int64_t> whole(const JsonNode& count, std::string_view key) {
    const JsonNode* node = count.find(key);
    if (node == nullptr || !node->is_number() || node->number < 0.0 || node->number > largest_count) return std::nullopt;
    return static_cast<std::int64_t>(node->number);
}

void check_bounds(const JsonNode& count, const std::string& field, std::vector<Finding>& findings) {
    std::optional<std::int64_t> lower;
    for (const char* key : {"min", "best", "max"}) {
        const JsonNode* bound = count.find(key);
        if (bound != nullptr && bound->is_number() && bound->number > largest_count)
            findings.push_back(rule_finding(Severity::Error, "V4", member_of(field, key), *bound, msg("is more than can be counted")));
        const auto value = whole(count, key);
        if (value && lower && *value < *lower)
            return findings.push_back(rule_finding(Severity::Error, "V4", field, count,
                                                   msg("want min <= best <= max, but {0} is {1} after {2}", key,
                                                       std::to_string(*value), std::to_string(*lower))));
        if (value) lower = value;
    }
}

/// These are people among the affected; participants and perpetrators are not.
bool is_part_of_affected(std::string_view name) {
    const auto count = parse_word<CountName>(name);
    return count && *count != CountName::Affected && *count != CountName::Participants &&
           *count != CountName::Perpetrators;
}

std::string_view unit_of(const JsonNode& count) {
    const std::string_view unit = count.string_at("unit");
    return unit.empty() ? "person" : unit;
}

void check_parts(const JsonNode& counts, std::vector<Finding>& findings) {
    const JsonNode* affected = counts.find("affected");
    const auto most = affected != nullptr ? whole(*affected, "max") : std::nullopt;
    if (!most) return;
    for (std::size_t i = 0; i < counts.keys.size(); ++i) {
        const JsonNode& count = counts.items[i];
        const bool same_unit = unit_of(count) == unit_of(*affected);
        if (!is_part_of_affected(counts.keys[i]) || !same_unit) continue;
        const std::string field = member_of("counts", counts.keys[i]);
        const std::int64_t known = std::max(whole(count, "min").value_or(0), whole(count, "best").value_or(0));
        const std::int64_t highest = whole(count, "max").value_or(0);
        if (known > *most)
            findings.push_back(rule_finding(
                Severity::Error, "V12", field, count,
                msg("{0}, which is more than affected.max ({1})", std::to_string(known), std::to_string(*most))));
        else if (highest > *most)
            findings.push_back(rule_finding(Severity::Warning, "V12", field, count,
                                            msg("up to {0}, which is more than affected.max ({1})",
                                                std::to_string(highest), std::to_string(*most))));
    }
}

void check_known(const JsonNode& node, const std::string& field, const SourceTable& sources,
                 std::vector<Finding>& findings) {
    if (node.is_string() && sources.find(node.text) == sources.end())
        findings.push_back(
            rule_finding(Severity::Error, "V5", field, node, msg("no such source in the table of sources")));
}

/// True where one of the two names the other as a source that it hangs together with.
bool hang_together(std::string_view a, std::string_view b, const SourceTable& sources) {
    const auto names = [&](std::string_view one, std::string_view other) {
        const auto& list = sources.find(one)->second.not_independent_of;
        return std::find(list.begin(), list.end(), other) != list.end();
    };
    return names(a, b) || names(b, a);
}

bool has_independent_pair(const std::set<std::string_view>& refs, const SourceTable& sources) {
    for (auto a = refs.begin(); a != refs.end(); ++a)
        for (auto b = std::next(a); b != refs.end(); ++b)
            if (!hang_together(*a, *b, sources)) return true;
    return false;
}

}  // namespace

Finding rule_finding(Severity severity, std::string rule, std::string field, const JsonNode& node, Message what) {
    return {.severity = severity,
            .rule = std::move(rule),
            .field = std::move(field),
            .value = shown(node),
            .what = std::move(what),
            .offset = node.offset};
}

void check_counts(const JsonNode& properties, std::vector<Finding>& findings) {
    if (const JsonNode* when = properties.find("when"))
        if (const JsonNode* duration = when->find("duration_min"))
            check_bounds(*duration, "when.duration_min", findings);
    const JsonNode* counts = properties.find("counts");
    if (counts == nullptr) return;
    for (std::size_t i = 0; i < counts->keys.size(); ++i)
        check_bounds(counts->items[i], member_of("counts", counts->keys[i]), findings);
    check_parts(*counts, findings);
}

void check_citations(const JsonNode& properties, const SourceTable& sources, std::vector<Finding>& findings) {
    std::set<std::string_view> refs;
    if (const JsonNode* cited = properties.find("sources"))
        for (std::size_t i = 0; i < cited->items.size(); ++i) {
            const JsonNode* ref = cited->items[i].find("ref");
            if (ref == nullptr) continue;
            check_known(*ref, "sources[" + std::to_string(i) + "].ref", sources, findings);
            if (sources.find(ref->text) != sources.end()) refs.insert(ref->text);
        }
    if (const JsonNode* counts = properties.find("counts"))
        for (std::size_t i = 0; i < counts->items.size(); ++i)
            if (const JsonNode* list = counts->items[i].find("sources"))
                for (const JsonNode& ref : list->items)
                    check_known(ref, member_of("counts", counts->keys[i]) + ".sources", sources, findings);

    const JsonNode* verification = properties.find("verification");
    const JsonNode* status = verification != nullptr ? verification->find("status") : nullptr;
    if (status == nullptr) return;
    if ((status->text == "corroborated" || status->text == "verified") && !has_independent_pair(refs, sources))
        findings.push_back(rule_finding(Severity::Error, "V6", "verification.status", *status,
                                        msg("needs two sources of the table that do not hang together")));
}

void check_people(const JsonNode& properties, bool restricted_by_default, std::vector<Finding>& findings) {
    const JsonNode* sensitivity = properties.find("sensitivity");
    const std::string_view level = sensitivity != nullptr ? sensitivity->string_at("level") : std::string_view{};
    const bool is_restricted = level == "restricted" || level == "confidential" ||
                               (level.empty() && (sensitivity != nullptr || restricted_by_default));
    const JsonNode* actors = properties.find("actors");
    if (!is_restricted || actors == nullptr) return;
    for (std::size_t i = 0; i < actors->items.size(); ++i) {
        const JsonNode& actor = actors->items[i];
        const JsonNode* personal = actor.find("personal");
        if (personal != nullptr && personal->boolean && actor.string_at("publish") == "yes")
            findings.push_back(rule_finding(Severity::Error, "V16", "actors[" + std::to_string(i) + "].publish",
                                            *actor.find("publish"),
                                            msg("a person may not be named in a restricted record")));
    }
}

}  // namespace kua
