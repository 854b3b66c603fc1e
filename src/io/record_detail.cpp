#include "io/incident_row.h"
#include "io/json_document.h"
#include "io/load.h"
#include "io/plain_feature.h"

namespace kua {
namespace {

const JsonNode& part(const JsonNode& node, std::string_view key) {
    static const JsonNode nothing;
    const JsonNode* found = node.find(key);
    return found != nullptr ? *found : nothing;
}

void read_when(RecordDetail& detail, const JsonNode& when) {
    detail.when_start = text_at(when, "start");
    detail.when_end = text_at(when, "end");
    detail.when_precision = text_at(when, "precision");
    detail.when_extent = text_at(when, "extent");
    detail.when_as_stated = text_at(when, "as_stated");
    detail.tz = text_at(when, "tz");
    detail.ongoing = part(when, "ongoing").boolean;
    detail.duration_min = count_range(part(when, "duration_min"));
}

void read_where(RecordDetail& detail, const JsonNode& where) {
    detail.place_precision = text_at(where, "precision");
    detail.place_basis = text_at(where, "basis");
    detail.place_kind = text_at(where, "place_kind");
    detail.adm1 = text_at(where, "adm1");
    detail.place_as_stated = text_at(where, "as_stated");
    detail.place = local_text(where.find("place"));
    detail.radius_m = part(where, "radius_m").number;
}

/// A person's name leaves this function only where the record says that it may be published.
RecordDetail::Actor actor_from(const JsonNode& node) {
    RecordDetail::Actor actor{text_at(node, "role"), text_at(node, "kind"), text_at(node, "certainty"), {}};
    const std::string_view publish = node.string_at("publish");
    const bool is_person = part(node, "personal").boolean;
    const bool may_be_named = publish == "yes" || (publish.empty() && !is_person);
    if (may_be_named) actor.name = local_text(node.find("name"));
    return actor;
}

void read_lists(RecordDetail& detail, const JsonNode& properties) {
    const JsonNode& counts = part(properties, "counts");
    for (std::size_t i = 0; i < counts.keys.size(); ++i) {
        const JsonNode& count = counts.items[i];
        detail.counts.push_back(
            {std::string(counts.keys[i]), count_range(count), text_at(count, "as_stated"), text_at(count, "unit")});
    }
    for (const JsonNode& actor : part(properties, "actors").items) detail.actors.push_back(actor_from(actor));
    for (const JsonNode& source : part(properties, "sources").items)
        detail.sources.push_back({text_at(source, "ref"), text_at(source, "locator"), strings_at(source, "supports")});
    for (const JsonNode& link : part(properties, "links").items)
        detail.links.push_back({text_at(link, "rel"), text_at(link, "id")});
}

}  // namespace

Result<RecordDetail> record_detail(std::string_view feature_json) {
    auto parsed = parse_json(feature_json);
    if (parsed.defect) return Error{"", parsed.defect->what};
    if (!parsed.root.is_object()) return Error{"", msg("want a GeoJSON Feature")};
    PlainFindings unused;
    const JsonNode feature = profile_from_plain(parsed.root, feature_json, parsed.arena, unused);
    const JsonNode& properties = part(feature, "properties");
    RecordDetail detail;
    detail.id = text_at(feature, "id");
    detail.title = local_text(properties.find("title"));
    detail.summary = local_text(properties.find("summary"));
    detail.type = text_at(properties, "type");
    detail.other_types = strings_at(properties, "other_types");
    read_when(detail, part(properties, "when"));
    read_where(detail, part(properties, "where"));
    const JsonNode& verification = part(properties, "verification");
    detail.status = text_at(verification, "status");
    detail.violation = text_at(verification, "violation");
    detail.clarity = text_at(verification, "clarity");
    detail.verification_note = local_text(verification.find("note"));
    read_lists(detail, properties);
    return detail;
}

}  // namespace kua
