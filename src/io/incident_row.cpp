#include "io/incident_row.h"

#include "io/hidden_parts.h"
#include "io/json_document.h"
#include "query/filter.h"

#include <algorithm>
#include <limits>
#include <string>

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

void append_line(std::string& out, std::string_view text) {
    append_folded(out, text);
    out += '\n';
}

void append_texts(std::string& out, const JsonNode& text) {
    if (text.is_string()) append_line(out, text.text);
    if (!text.is_object()) return;
    for (const JsonNode& item : text.items)
        if (item.is_string()) append_line(out, item.text);
}

/// In `out`, so that its memory serves for many records.
void search_text(const JsonNode& feature, const RowLists& lists, const std::vector<Source>& sources, std::string& out) {
    const JsonNode& properties = part(feature, "properties");
    out.clear();
    append_texts(out, part(properties, "title"));
    append_texts(out, part(properties, "summary"));
    append_texts(out, part(part(properties, "where"), "place"));
    for (const std::uint16_t source : lists.sources)
        for (const std::string& title : sources[source].title.by_lang)
            if (!title.empty()) append_line(out, title);
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

/// Fills a list of at most as many values as `from` has items: `use` adds those that it understands.
template <class T, class Use>
std::span<const T> list_of(Arena& arena, const JsonNode& from, const Use& use) {
    if (from.items.empty()) return {};
    const std::span<T> room = arena.make<T>(from.items.size());
    std::size_t count = 0;
    const auto add = [&](const T& value) { room[count++] = value; };
    for (std::size_t i = 0; i < from.items.size(); ++i) use(i, add);
    return room.first(count);
}

RowLists lists_of(const JsonNode& properties, const SourceTable& sources, Arena& arena) {
    RowLists lists;
    const JsonNode& counts = part(properties, "counts");
    if (counts.is_object())
        lists.counts = list_of<NamedCount>(arena, counts, [&](std::size_t i, const auto& add) {
            if (const auto name = parse_word<CountName>(counts.keys[i]); name && counts_people(counts.items[i]))
                add({*name, count_range(counts.items[i])});
        });
    const JsonNode& actors = part(properties, "actors");
    lists.actors = list_of<ActorPart>(arena, actors, [&](std::size_t i, const auto& add) {
        if (const auto role = parse_word<ActorRole>(actors.items[i].string_at("role")))
            add({*role, parse_word<ActorKind>(actors.items[i].string_at("kind")).value_or(ActorKind::Unknown)});
    });
    const JsonNode& citations = part(properties, "sources");
    lists.sources = list_of<std::uint16_t>(arena, citations, [&](std::size_t i, const auto& add) {
        if (const auto source = sources.find(citations.items[i].string_at("ref")); source != sources.end())
            add(source->second.index);
    });
    const JsonNode& links = part(properties, "links");
    lists.links = list_of<RecordLink>(arena, links, [&](std::size_t i, const auto& add) {
        add({arena.keep(links.items[i].string_at("rel")), arena.keep(links.items[i].string_at("id"))});
    });
    return lists;
}

std::array<std::string_view, 3> title_of(const JsonNode& title) {
    std::array<std::string_view, 3> out;
    if (title.is_string()) out[static_cast<std::size_t>(Lang::En)] = title.text;
    for (const Lang lang : all_langs)
        if (const std::string_view text = title.string_at(code(lang)); !text.empty()) out[static_cast<std::size_t>(lang)] = text;
    return out;
}

std::string_view type_of(const JsonNode& properties, const Vocabulary* types) {
    const std::string_view type = properties.string_at("type");
    return types == nullptr || types->find_type(type) != types->types.size() ? type : "other";
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

IncidentRow row_from(const JsonNode& feature, const RowContext& context, Arena& arena) {
    const JsonNode& properties = part(feature, "properties");
    const JsonNode& where = part(properties, "where");
    IncidentRow row;
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
    row.lists = lists_of(properties, context.rules.sources, arena);
    thread_local std::string words;
    search_text(feature, row.lists, context.sources, words);
    row.search_text = words;
    row.id = feature.string_at("id");
    row.title = title_of(part(properties, "title"));
    row.type = type_of(properties, context.types);
    return row;
}

}  // namespace kua
