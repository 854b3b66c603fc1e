#include "io/incident_row.h"

#include "io/hidden_parts.h"
#include "io/json_document.h"
#include "query/filter.h"

#include <cmath>
#include <limits>

namespace kua {
namespace {

const JsonNode nothing{};

const JsonNode& part(const JsonNode& node, std::string_view key) {
    const JsonNode* found = node.find(key);
    return found != nullptr ? *found : nothing;
}

std::int64_t bound(const JsonNode& count, std::string_view key) {
    const JsonNode& node = part(count, key);
    constexpr double largest = 9e15;
    return node.is_number() && node.number >= 0.0 && node.number <= largest ? static_cast<std::int64_t>(node.number)
                                                                            : unknown_count;
}

void append_texts(std::string& out, const JsonNode& text) {
    if (text.is_string()) out += text.text + "\n";
    for (const JsonNode& item : text.items)
        if (text.is_object() && item.is_string()) out += item.text + "\n";
}

std::string search_text(const JsonNode& feature, const IncidentRow& row, const std::vector<Source>& sources) {
    const JsonNode& properties = part(feature, "properties");
    std::string out = row.id + "\n";
    append_texts(out, part(properties, "title"));
    append_texts(out, part(properties, "summary"));
    append_texts(out, part(part(properties, "where"), "place"));
    for (const std::uint16_t source : row.sources)
        for (const std::string& title : sources[source].title.by_lang)
            if (!title.empty()) out += title + "\n";
    return folded(out);
}

void read_when(IncidentRow& row, const JsonNode& when, const RuleContext& context) {
    row.time_precision = parse_word<TimePrecision>(when.string_at("precision")).value_or(TimePrecision::Unknown);
    row.extent = parse_word<Extent>(when.string_at("extent")).value_or(Extent::Throughout);
    const auto span = row.time_precision == TimePrecision::Unknown ? std::nullopt : span_of(when, context.released);
    if (!span) return;
    row.first_day = span->first;
    row.last_day = span->last;
    if (span->first == span->last) row.extent = Extent::Throughout;
}

/// Fifteen organisations are not fifteen people: what counts something else is shown with the record, not added up.
bool counts_people(const JsonNode& count) {
    const std::string_view unit = count.string_at("unit");
    return unit.empty() || unit == "person";
}

void read_parts(IncidentRow& row, const JsonNode& properties, const SourceTable& sources) {
    const JsonNode& counts = part(properties, "counts");
    for (std::size_t i = 0; i < counts.keys.size(); ++i)
        if (const auto name = parse_word<CountName>(counts.keys[i]); name && counts_people(counts.items[i]))
            row.counts.push_back({*name, count_range(counts.items[i])});
    for (const JsonNode& actor : part(properties, "actors").items)
        if (const auto role = parse_word<ActorRole>(actor.string_at("role")))
            row.actors.push_back({*role, parse_word<ActorKind>(actor.string_at("kind")).value_or(ActorKind::Unknown)});
    for (const JsonNode& citation : part(properties, "sources").items)
        if (const auto source = sources.find(citation.string_at("ref")); source != sources.end())
            row.sources.push_back(source->second.index);
    for (const JsonNode& link : part(properties, "links").items)
        row.links.push_back({std::string(link.string_at("rel")), std::string(link.string_at("id"))});
}

}  // namespace

PublishRule publish_rule(const JsonNode* sensitivity) {
    if (sensitivity == nullptr) return PublishRule::Unstated;
    if (const auto rule = parse_word<PublishRule>(sensitivity->string_at("publish"))) return *rule;
    const std::string_view level = sensitivity->string_at("level");
    return level == "public"         ? PublishRule::Point
           : level == "restricted"   ? PublishRule::AggregateOnly
           : level == "confidential" ? PublishRule::No
                                     : PublishRule::Unstated;
}

CountRange count_range(const JsonNode& count) {
    return {bound(count, "min"), bound(count, "best"), bound(count, "max")};
}

IncidentRow row_from(const JsonNode& feature, const RowContext& context) {
    const JsonNode& properties = part(feature, "properties");
    const JsonNode& where = part(properties, "where");
    IncidentRow row;
    row.id = feature.string_at("id");
    row.title = local_text(properties.find("title")).by_lang;
    row.type = properties.string_at("type");
    read_when(row, part(properties, "when"), context.rules);
    row.at = point_of(feature.find("geometry"));
    const JsonNode& radius = part(where, "radius_m");
    row.radius_m = radius.is_number() ? static_cast<float>(radius.number) : std::numeric_limits<float>::quiet_NaN();
    row.place_precision = parse_word<PlacePrecision>(where.string_at("precision")).value_or(PlacePrecision::Unknown);
    row.status = parse_word<Status>(part(properties, "verification").string_at("status")).value_or(Status::Unreviewed);
    const PublishRule own = publish_rule(properties.find("sensitivity"));
    row.publish = own != PublishRule::Unstated ? own : context.default_publish;
    row.hidden = static_cast<std::uint16_t>(context.default_hidden | hidden_parts(properties.find("sensitivity")) |
                                            hidden_actors(part(properties, "actors")));
    read_parts(row, properties, context.rules.sources);
    row.search_text = search_text(feature, row, context.sources);
    return row;
}

}  // namespace kua
