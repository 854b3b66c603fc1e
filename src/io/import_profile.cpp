#include "io/import_profile.h"

#include "core/incident.h"
#include "io/json_document.h"

#include <array>

namespace kua {
namespace {

constexpr std::array<std::string_view, 1> schema_words{"kua-import-profile/1"};
constexpr std::array<std::string_view, 2> zero_words{"unknown", "none"};
constexpr std::array<std::string_view, 3> level_words{"public", "restricted", "confidential"};

template <const auto& Words>
std::span<const std::string_view> words_of() {
    return Words;
}

constexpr JsonShape string{.form = JsonForm::String};
constexpr JsonShape not_empty{.form = JsonForm::String, .text = TextForm::NotEmpty};
constexpr JsonShape strings{.form = JsonForm::List, .item = &string};

constexpr std::array field_members{
    JsonMember{"column", not_empty},
    JsonMember{"values", {.form = JsonForm::Map, .item = &string}},
    JsonMember{"otherwise", string},
    JsonMember{"prefix", string},
    JsonMember{"split", not_empty},
};
constexpr JsonObjectShape field_object{field_members};
constexpr JsonShape field_shape{.form = JsonForm::Object, .object = &field_object};

constexpr std::array count_members{
    JsonMember{"min", field_shape},
    JsonMember{"best", field_shape},
    JsonMember{"max", field_shape},
    JsonMember{"zero", {.form = JsonForm::Word, .words = words_of<zero_words>}},
};
constexpr JsonObjectShape count_object{count_members};
constexpr JsonShape count_shape{.form = JsonForm::Object, .object = &count_object};

constexpr std::array actor_members{
    JsonMember{"role", {.form = JsonForm::Word, .words = all_words<ActorRole>}, true},
    JsonMember{"name", field_shape, true},
    JsonMember{"kind", field_shape},
};
constexpr JsonObjectShape actor_object{actor_members};
constexpr JsonShape actor_shape{.form = JsonForm::Object, .object = &actor_object};

constexpr std::array dataset_members{
    JsonMember{"id", {.form = JsonForm::String, .text = TextForm::Id}, true},
    JsonMember{"title", not_empty, true},
};
constexpr JsonObjectShape dataset_object{dataset_members};

constexpr std::array sensitivity_members{
    JsonMember{"level", {.form = JsonForm::Word, .words = words_of<level_words>}, true},
    JsonMember{"publish", {.form = JsonForm::Word, .words = all_words<PublishRule>}, true},
};
constexpr JsonObjectShape sensitivity_object{sensitivity_members};

constexpr std::array profile_members{
    JsonMember{"schema", {.form = JsonForm::Word, .words = words_of<schema_words>}, true},
    JsonMember{"title", not_empty, true},
    JsonMember{"described_in", string},
    JsonMember{"notes", strings},
    JsonMember{"recognised_by", strings},
    JsonMember{"dataset", {.form = JsonForm::Object, .object = &dataset_object}, true},
    JsonMember{"date_formats", strings},
    JsonMember{"time_zone", {.form = JsonForm::String, .text = TextForm::TimeZone}},
    JsonMember{"id", field_shape},
    JsonMember{"version", field_shape},
    JsonMember{"start", field_shape},
    JsonMember{"end", field_shape},
    JsonMember{"time_precision", field_shape},
    JsonMember{"geometry", field_shape},
    JsonMember{"lon", field_shape},
    JsonMember{"lat", field_shape},
    JsonMember{"place", field_shape},
    JsonMember{"place_precision", field_shape},
    JsonMember{"place_basis", field_shape},
    JsonMember{"radius_m", {.form = JsonForm::Number, .min = 0, .above_min = true}},
    JsonMember{"adm1", field_shape},
    JsonMember{"adm2", field_shape},
    JsonMember{"country", field_shape},
    JsonMember{"type", field_shape},
    JsonMember{"title_text", field_shape},
    JsonMember{"summary", field_shape},
    JsonMember{"tags", field_shape},
    JsonMember{"source", field_shape},
    JsonMember{"source_type", not_empty},
    JsonMember{"status", field_shape},
    JsonMember{"clarity", field_shape},
    JsonMember{"language", not_empty},
    JsonMember{"codes", {.form = JsonForm::Map, .item = &field_shape}},
    JsonMember{"counts", {.form = JsonForm::Map, .words = all_words<CountName>, .item = &count_shape}},
    JsonMember{"actors", {.form = JsonForm::List, .item = &actor_shape}},
    JsonMember{"sensitivity", {.form = JsonForm::Object, .object = &sensitivity_object}},
};
constexpr JsonObjectShape profile_object{profile_members};
constexpr JsonShape profile_shape{.form = JsonForm::Object, .object = &profile_object};

ImportField field_at(const JsonNode& node, std::string_view key) {
    ImportField out;
    const JsonNode* at = node.find(key);
    if (at == nullptr) return out;
    out.column = at->string_at("column");
    out.prefix = at->string_at("prefix");
    out.split = at->string_at("split");
    if (at->find("otherwise") != nullptr) out.otherwise = at->string_at("otherwise");
    if (const JsonNode* values = at->find("values"))
        for (std::size_t i = 0; i < values->keys.size(); ++i) out.values[std::string(values->keys[i])] = values->items[i].text;
    return out;
}

void read_lists(const JsonNode& root, ImportProfile& out) {
    if (const JsonNode* codes = root.find("codes"))
        for (const std::string_view key : codes->keys) out.codes[std::string(key)] = field_at(*codes, key);
    if (const JsonNode* counts = root.find("counts"))
        for (std::size_t i = 0; i < counts->keys.size(); ++i) {
            const JsonNode& count = counts->items[i];
            out.counts.push_back({std::string(counts->keys[i]), field_at(count, "min"), field_at(count, "best"),
                                  field_at(count, "max"), count.string_at("zero") == "unknown"});
        }
    if (const JsonNode* actors = root.find("actors"))
        for (const JsonNode& actor : actors->items)
            out.actors.push_back(
                {std::string(actor.string_at("role")), field_at(actor, "name"), field_at(actor, "kind")});
}

/// The one list of the parts that are one field each.
template <class Profile, class Field>
std::vector<std::pair<std::string_view, Field*>> fields_by_name(Profile& p) {
    return {{"id", &p.id},
            {"version", &p.version},
            {"start", &p.start},
            {"end", &p.end},
            {"time_precision", &p.time_precision},
            {"geometry", &p.geometry},
            {"lon", &p.lon},
            {"lat", &p.lat},
            {"place", &p.place},
            {"place_precision", &p.place_precision},
            {"place_basis", &p.place_basis},
            {"adm1", &p.adm1},
            {"adm2", &p.adm2},
            {"country", &p.country},
            {"type", &p.type},
            {"title_text", &p.title_text},
            {"summary", &p.summary},
            {"tags", &p.tags},
            {"source", &p.source},
            {"status", &p.status},
            {"clarity", &p.clarity}};
}

}  // namespace

std::vector<std::pair<std::string_view, const ImportField*>> named_fields(const ImportProfile& profile) {
    return fields_by_name<const ImportProfile, const ImportField>(profile);
}
std::vector<std::pair<std::string_view, ImportField*>> named_fields(ImportProfile& profile) {
    return fields_by_name<ImportProfile, ImportField>(profile);
}

Result<ImportProfile> import_profile_from(const JsonNode& root, const std::string& file) {
    std::vector<Finding> findings;
    check_shape(root, profile_shape, "", findings);
    if (!findings.empty()) {
        const Finding& first = findings.front();
        return Error{first.field.empty() ? file : file + ": " + first.field, first.what};
    }
    ImportProfile out;
    out.title = root.string_at("title");
    out.recognised_by = strings_at(root, "recognised_by");
    out.date_formats = strings_at(root, "date_formats");
    out.time_zone = root.string_at("time_zone");
    const JsonNode& dataset = *root.find("dataset");
    out.dataset_id = dataset.string_at("id");
    out.dataset_title = dataset.string_at("title");
    if (const JsonNode* radius = root.find("radius_m")) out.radius_m = radius->number;
    if (root.find("language") != nullptr) out.language = root.string_at("language");
    if (root.find("source_type") != nullptr) out.source_type = root.string_at("source_type");
    if (const JsonNode* rule = root.find("sensitivity")) {
        out.level = rule->string_at("level");
        out.publish = rule->string_at("publish");
    }
    for (const auto& [key, field] : named_fields(out)) *field = field_at(root, key);
    read_lists(root, out);
    return out;
}

Result<ImportProfile> read_import_profile(const std::filesystem::path& file) {
    const auto document = read_json_document(file);
    if (!document) return document.error();
    return import_profile_from(document->root, document->file);
}

std::vector<const ImportField*> fields_of(const ImportProfile& p) {
    std::vector<const ImportField*> out;
    for (const auto& [name, field] : named_fields(p)) out.push_back(field);
    for (const auto& [name, field] : p.codes) out.push_back(&field);
    for (const ImportCount& count : p.counts) out.insert(out.end(), {&count.min, &count.best, &count.max});
    for (const ImportActor& actor : p.actors) out.insert(out.end(), {&actor.name, &actor.kind});
    std::erase_if(out, [](const ImportField* field) { return field->column.empty(); });
    return out;
}

}  // namespace kua
