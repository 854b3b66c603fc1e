#include "io/import_profile.h"

#include <nlohmann/json.hpp>

namespace kua {
namespace {

using Json = nlohmann::ordered_json;

void put_field(Json& into, const std::string& key, const ImportField& field) {
    if (!field.is_set()) return;
    Json out = Json::object();
    if (!field.column.empty()) out["column"] = field.column;
    if (!field.prefix.empty()) out["prefix"] = field.prefix;
    if (!field.split.empty()) out["split"] = field.split;
    if (!field.values.empty()) out["values"] = field.values;
    if (field.otherwise) out["otherwise"] = *field.otherwise;
    into[key] = std::move(out);
}

void put_counts(Json& into, const std::vector<ImportCount>& counts) {
    for (const ImportCount& count : counts) {
        Json out = Json::object();
        put_field(out, "min", count.min);
        put_field(out, "best", count.best);
        put_field(out, "max", count.max);
        out["zero"] = count.zero_is_unknown ? "unknown" : "none";
        into["counts"][count.name] = std::move(out);
    }
}

void put_actors(Json& into, const std::vector<ImportActor>& actors) {
    for (const ImportActor& actor : actors) {
        Json out{{"role", actor.role}};
        put_field(out, "name", actor.name);
        put_field(out, "kind", actor.kind);
        into["actors"].push_back(std::move(out));
    }
}

}  // namespace

std::string profile_json(const ImportProfile& p) {
    Json out{{"schema", "kua-import-profile/1"}, {"title", p.title}, {"dataset", {{"id", p.dataset_id}, {"title", p.dataset_title}}}};
    if (!p.recognised_by.empty()) out["recognised_by"] = p.recognised_by;
    if (!p.date_formats.empty()) out["date_formats"] = p.date_formats;
    if (!p.time_zone.empty()) out["time_zone"] = p.time_zone;
    for (const auto& [name, field] : named_fields(p)) put_field(out, std::string(name), *field);
    if (p.radius_m) out["radius_m"] = *p.radius_m;
    out["language"] = p.language;
    out["source_type"] = p.source_type;
    for (const auto& [name, field] : p.codes) put_field(out["codes"], name, field);
    put_counts(out, p.counts);
    put_actors(out, p.actors);
    out["sensitivity"] = {{"level", p.level}, {"publish", p.publish}};
    return out.dump(2) + "\n";
}

}  // namespace kua
