#include "io/incident_shape.h"

#include "core/incident.h"

#include <algorithm>
#include <array>

namespace kua {
namespace {

template <const auto& Words>
std::span<const std::string_view> words_of() {
    return Words;
}
using std::string_view;

constexpr std::array<string_view, 5> day_parts{"night", "morning", "midday", "afternoon", "evening"};
constexpr std::array<string_view, 8> bases{"measured", "geocoded",       "settlement_point", "adm_centroid",
                                           "adm_seat", "representative", "displaced",        "unspecified"};
constexpr std::array<string_view, 16> place_kinds{"polling_station",
                                                  "election_commission",
                                                  "street_or_square",
                                                  "home",
                                                  "police",
                                                  "detention_place",
                                                  "court",
                                                  "workplace",
                                                  "media_office",
                                                  "campaign_office",
                                                  "school",
                                                  "medical",
                                                  "transport",
                                                  "online",
                                                  "other",
                                                  "unknown"};
constexpr std::array<string_view, 5> methods{"donut", "grid", "adm_point", "truncated", "other"};
constexpr std::array<string_view, 6> units{"person", "family", "group", "organisation", "act", "place"};
constexpr std::array<string_view, 5> count_bases{"named_list", "counted", "reported", "estimated", "unspecified"};
constexpr std::array<string_view, 5> certainties{"confirmed", "likely", "possible", "alleged", "unknown"};
constexpr std::array<string_view, 3> actor_publish{"yes", "kind_only", "no"};
constexpr std::array<string_view, 6> violations{"confirmed", "likely",          "possible",
                                                "unlikely",  "not_a_violation", "unknown"};
constexpr std::array<string_view, 2> clarities{"discrete", "aggregate"};
constexpr std::array<string_view, 6> supports{"when", "where", "type", "counts", "actors", "all"};
constexpr std::array<string_view, 3> levels{"public", "restricted", "confidential"};
constexpr std::array<string_view, 9> relations{"part_of",        "contains",    "precedes",     "follows", "causes",
                                               "consequence_of", "parallel_to", "duplicate_of", "replaces"};
constexpr std::array<string_view, 5> efforts{"none", "remote_only", "partial", "full", "unknown"};
constexpr std::array<string_view, 14> source_types{"testimony", "interview",  "official",    "court_record", "medical",
                                                   "media",     "ngo_report", "social_post", "photo",        "video",
                                                   "audio",     "satellite",  "dataset",     "other"};
constexpr std::array<string_view, 6> scales{"local",    "subnational",   "national",
                                            "regional", "international", "unspecified"};
constexpr std::array<string_view, 6> reliabilities{"highly_reliable",   "likely_reliable",   "unsure",
                                                   "likely_unreliable", "highly_unreliable", "unknown"};
constexpr std::array<string_view, 4> source_publish{"yes", "title_only", "type_only", "no"};
constexpr std::array<string_view, 6> geometry_types{"Point",           "MultiPoint", "LineString",
                                                    "MultiLineString", "Polygon",    "MultiPolygon"};
constexpr std::array<string_view, 1> feature_type{"Feature"};

template <const auto& Words>
constexpr JsonShape word_in{.form = JsonForm::Word, .words = words_of<Words>};
template <class Enum>
constexpr JsonShape word_of{.form = JsonForm::Word, .words = all_words<Enum>};
template <const auto& Members, UnknownKeys Unknown = UnknownKeys::Refuse>
constexpr JsonObjectShape object_of{Members, Unknown};
template <const auto& Members, UnknownKeys Unknown = UnknownKeys::Refuse>
constexpr JsonShape object{.form = JsonForm::Object, .object = &object_of<Members, Unknown>};
template <const auto& Item>
constexpr JsonShape list_of{.form = JsonForm::List, .item = &Item};

constexpr JsonShape string_of(TextForm form) { return {.form = JsonForm::String, .text = form}; }
constexpr JsonShape text{.form = JsonForm::Text};
constexpr JsonShape string = string_of(TextForm::Free);
constexpr JsonShape day = string_of(TextForm::Day);
constexpr JsonShape moment = string_of(TextForm::Moment);
constexpr JsonShape boolean{.form = JsonForm::Bool};
constexpr JsonShape natural{.form = JsonForm::Integer, .min = 0};
constexpr JsonShape natural_or_null{.form = JsonForm::Integer, .min = 0, .or_null = true};
constexpr JsonShape strings = list_of<string>;
constexpr JsonShape unique_strings{.form = JsonForm::List, .item = &string, .unique = true};

constexpr std::array count_members{
    JsonMember{"min", natural},         JsonMember{"best", natural_or_null},       JsonMember{"max", natural_or_null},
    JsonMember{"unit", word_in<units>}, JsonMember{"basis", word_in<count_bases>}, JsonMember{"as_stated", string},
    JsonMember{"sources", strings},
};
constexpr JsonShape count = object<count_members>;

constexpr std::array when_members{
    JsonMember{"start", moment},
    JsonMember{"end", moment},
    JsonMember{"precision", word_of<TimePrecision>, true},
    JsonMember{"extent", word_of<Extent>},
    JsonMember{"day_part", word_in<day_parts>},
    JsonMember{"tz", string_of(TextForm::TimeZone)},
    JsonMember{"ongoing", boolean},
    JsonMember{"duration_min", count},
    JsonMember{"edtf", string},
    JsonMember{"as_stated", string},
};

constexpr std::array displaced_members{
    JsonMember{"method", word_in<methods>, true},
    JsonMember{"max_m", {.form = JsonForm::Number}},
    JsonMember{"by", string},
};
constexpr std::array where_members{
    JsonMember{"precision", word_of<PlacePrecision>, true},
    JsonMember{"basis", word_in<bases>},
    JsonMember{"radius_m", {.form = JsonForm::Number, .min = 0, .above_min = true}},
    JsonMember{"place", text},
    JsonMember{"place_kind", word_in<place_kinds>},
    JsonMember{"country", string_of(TextForm::Country)},
    JsonMember{"adm1", string},
    JsonMember{"adm2", string},
    JsonMember{"boundary_set", string},
    JsonMember{"displaced", object<displaced_members, UnknownKeys::Allow>},
    JsonMember{"as_stated", string},
};

constexpr std::array actor_members{
    JsonMember{"role", word_of<ActorRole>, true},
    JsonMember{"kind", word_of<ActorKind>},
    JsonMember{"name", text},
    JsonMember{"certainty", word_in<certainties>},
    JsonMember{"personal", boolean},
    JsonMember{"publish", word_in<actor_publish>},
};
constexpr JsonShape actor = object<actor_members>;

constexpr std::array verification_members{
    JsonMember{"status", word_of<Status>, true},
    JsonMember{"violation", word_in<violations>},
    JsonMember{"clarity", word_in<clarities>},
    JsonMember{"by", string},
    JsonMember{"on", day},
    JsonMember{"note", text},
};

constexpr JsonShape support = word_in<supports>;
constexpr std::array citation_members{
    JsonMember{"ref", string, true},
    JsonMember{"supports", list_of<support>},
    JsonMember{"locator", string},
    JsonMember{"quote", text},
};
constexpr JsonShape citation = object<citation_members>;

constexpr std::array sensitivity_members{
    JsonMember{"level", word_in<levels>},
    JsonMember{"publish", word_of<PublishRule>},
    JsonMember{"hide", strings},
    JsonMember{"reason", string},
};
constexpr JsonShape sensitivity = object<sensitivity_members>;

constexpr std::array link_members{JsonMember{"rel", word_in<relations>, true}, JsonMember{"id", string, true}};
constexpr JsonShape link = object<link_members>;

constexpr JsonObjectShape any_object{{}, UnknownKeys::Allow};
constexpr std::array origin_members{
    JsonMember{"dataset", string},
    JsonMember{"id", string},
    JsonMember{"version", string},
    JsonMember{"raw", {.form = JsonForm::Object, .object = &any_object}},
};

constexpr std::array incident_members{
    JsonMember{"title", text},
    JsonMember{"summary", text},
    JsonMember{"type", string_of(TextForm::TypeCode), true},
    JsonMember{"other_types", unique_strings},
    JsonMember{"codes", {.form = JsonForm::Map, .item = &strings}},
    JsonMember{"severity", {.form = JsonForm::Integer, .min = 0, .max = 5}},
    JsonMember{"tags", unique_strings},
    JsonMember{"when", object<when_members>, true},
    JsonMember{"where", object<where_members>, true},
    JsonMember{"counts", {.form = JsonForm::Map, .words = all_words<CountName>, .item = &count}},
    JsonMember{"actors", list_of<actor>},
    JsonMember{"verification", object<verification_members>, true},
    JsonMember{"sources", list_of<citation>, true},
    JsonMember{"sensitivity", sensitivity},
    JsonMember{"links", list_of<link>},
    JsonMember{"origin", object<origin_members, UnknownKeys::Allow>},
    JsonMember{"revision", {.form = JsonForm::Integer, .min = 1}},
    JsonMember{"modified", moment},
};
constexpr JsonShape incident = object<incident_members, UnknownKeys::RefuseUnlessX>;

constexpr std::array geometry_members{JsonMember{"type", word_in<geometry_types>, true},
                                      JsonMember{"coordinates", {}, true}};
constexpr JsonObjectShape geometry_object{geometry_members, UnknownKeys::Allow};
constexpr std::array feature_members{
    JsonMember{"type", word_in<feature_type>, true},
    JsonMember{"id", string_of(TextForm::RecordId), true},
    JsonMember{"geometry", {.form = JsonForm::Object, .object = &geometry_object, .or_null = true}, true},
    JsonMember{"properties", {}, true},
};
constexpr JsonShape feature_shape = object<feature_members, UnknownKeys::RefuseUnlessX>;

constexpr std::array coverage_members{
    JsonMember{"area", string, true},
    JsonMember{"boundary_set", string},
    JsonMember{"start", day, true},
    JsonMember{"end", day, true},
    JsonMember{"effort", word_in<efforts>, true},
    JsonMember{"observers", natural},
    JsonMember{"sites_observed", natural},
    JsonMember{"sites_total", natural},
    JsonMember{"note", text},
    JsonMember{"sources", strings},
};
constexpr JsonShape coverage = object<coverage_members, UnknownKeys::Allow>;
constexpr std::array named_day_members{JsonMember{"day", day, true}, JsonMember{"label", text, true}};
constexpr JsonShape named_day = object<named_day_members>;
constexpr std::array focus_members{JsonMember{"start", day, true}, JsonMember{"end", day, true}};
constexpr std::array dataset_members{
    JsonMember{"id", string_of(TextForm::Id), true},
    JsonMember{"title", text, true},
    JsonMember{"release", string_of(TextForm::NotEmpty), true},
    JsonMember{"released", day},
    JsonMember{"licence", string},
    JsonMember{"publisher", string},
    JsonMember{"default_tz", string_of(TextForm::TimeZone)},
    JsonMember{"coverage", list_of<coverage>},
    JsonMember{"sensitivity", sensitivity},
    JsonMember{"focus", object<focus_members>},
    JsonMember{"named_days", list_of<named_day>},
};
constexpr JsonShape dataset_shape = object<dataset_members, UnknownKeys::Allow>;

constexpr std::array source_members{
    JsonMember{"type", word_in<source_types>, true},
    JsonMember{"title", text},
    JsonMember{"author", string},
    JsonMember{"publisher", string},
    JsonMember{"language", string},
    JsonMember{"scale", word_in<scales>},
    JsonMember{"url", string},
    JsonMember{"published", moment},
    JsonMember{"accessed", moment},
    JsonMember{"archive_url", string},
    JsonMember{"archived", moment},
    JsonMember{"sha256", string_of(TextForm::Sha256)},
    JsonMember{"reliability", word_in<reliabilities>},
    JsonMember{"independent_of", strings},
    JsonMember{"not_independent_of", strings},
    JsonMember{"publish", word_in<source_publish>},
    JsonMember{"note", text},
};
constexpr JsonShape source = object<source_members, UnknownKeys::Allow>;
constexpr JsonShape source_table{.form = JsonForm::Map, .item = &source};

/// What one key asks of the others: the parts of the schema with `if` and `then`.
class Conditions {
public:
    explicit Conditions(std::vector<Finding>& findings) : findings_(findings) {}

    void count(const JsonNode& node, const std::string& field) {
        if (node.is_object() && !has(node, "min") && !has(node, "best") && !has(node, "max"))
            add(field, &node, msg("want at least one of min, best, max"));
    }
    void when(const JsonNode& node) {
        const std::string_view precision = node.string_at("precision");
        if (precision == "unknown") {
            for (const char* key : {"start", "end"})
                if (has(node, key))
                    add(member_of("when", key), node.find(key), msg("an unknown date has no start and no end"));
        } else {
            require(node, "when", "start");
        }
        if (precision == "minute" || precision == "hour") {
            require(node, "when", "tz");
            const std::string_view start = node.string_at("start");
            if (!start.empty() && start.find('T') == std::string_view::npos)
                add("when.start", node.find("start"),
                    msg("want a clock time, as in 2021-01-10T11:00, for this precision"));
        } else {
            for (const char* key : {"start", "end"}) no_clock_time(node, key);
        }
        if (precision == "day_part") require(node, "when", "day_part");
        constexpr std::array<std::string_view, 5> spans{"days", "week", "month", "year", "range"};
        if (std::find(spans.begin(), spans.end(), precision) != spans.end()) {
            require(node, "when", "end");
            require(node, "when", "extent");
        }
        if (const JsonNode* duration = node.find("duration_min")) count(*duration, "when.duration_min");
    }
    void where(const JsonNode& node) {
        const std::string_view precision = node.string_at("precision");
        if (precision == "near_settlement") require(node, "where", "radius_m");
        if (node.string_at("basis") == "displaced") require(node, "where", "displaced");
        if (precision == "adm1" || precision == "adm2") {
            require(node, "where", "boundary_set");
            require(node, "where", precision);
        }
    }
    void coordinates(const JsonNode& node) {
        if (!node.is_array()) return add("geometry.coordinates", &node, msg("want a list of numbers"));
        for (const JsonNode& item : node.items) {
            if (item.is_array())
                coordinates(item);
            else if (!item.is_number())
                add("geometry.coordinates", &item, msg("want a number"));
        }
    }

private:
    static bool has(const JsonNode& node, std::string_view key) { return node.find(key) != nullptr; }
    void no_clock_time(const JsonNode& node, const char* key) {
        const std::string_view text_there = node.string_at(key);
        if (!text_there.empty() && matches(text_there, TextForm::Moment) && !matches(text_there, TextForm::Day))
            add(member_of("when", key), node.find(key), msg("want a day without a clock time for this precision"));
    }
    void require(const JsonNode& node, const std::string& parent, std::string_view key) {
        if (has(node, key)) return;
        findings_.push_back(
            {.severity = Severity::Error,
             .rule = "schema",
             .field = member_of(parent, key),
             .what = msg("is missing, and {0} \"{1}\" needs it", parent == "when" ? "when.precision" : "where",
                         std::string(node.string_at("precision"))),
             .offset = node.offset});
    }
    void add(std::string field, const JsonNode* node, Message what) {
        findings_.push_back({.severity = Severity::Error,
                             .rule = "schema",
                             .field = std::move(field),
                             .value = shown(*node),
                             .what = std::move(what),
                             .offset = node->offset});
    }

    std::vector<Finding>& findings_;
};

}  // namespace

void check_feature(const JsonNode& feature, std::vector<Finding>& findings) {
    check_shape(feature, feature_shape, "", findings);
    const JsonNode* properties = feature.find("properties");
    if (properties == nullptr) return;
    check_shape(*properties, incident, "", findings);
    Conditions conditions(findings);
    if (const JsonNode* geometry = feature.find("geometry"))
        if (const JsonNode* coordinates = geometry->find("coordinates")) conditions.coordinates(*coordinates);
    if (const JsonNode* when = properties->find("when"); when != nullptr && when->is_object()) conditions.when(*when);
    if (const JsonNode* where = properties->find("where"); where != nullptr && where->is_object())
        conditions.where(*where);
    if (const JsonNode* counts = properties->find("counts"))
        for (std::size_t i = 0; i < counts->keys.size(); ++i)
            conditions.count(counts->items[i], member_of("counts", counts->keys[i]));
}

void check_dataset(const JsonNode& dataset, std::vector<Finding>& findings) {
    check_shape(dataset, dataset_shape, "dataset", findings);
}

void check_sources(const JsonNode& sources, std::vector<Finding>& findings) {
    check_shape(sources, source_table, "sources", findings);
}

}  // namespace kua
