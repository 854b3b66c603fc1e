#include "io/incident_header.h"

#include "io/hidden_parts.h"
#include "io/incident_row.h"
#include "io/incident_shape.h"
#include "io/json_document.h"

#include <algorithm>
#include <filesystem>
#include <map>

namespace kua {
namespace {

constexpr std::size_t most_sources = 60'000;

class HeaderReader {
public:
    HeaderReader(const JsonCollection& collection, std::string file, const BoundarySet& set,
                 std::vector<Problem>& problems)
        : collection_(collection), file_(std::move(file)), set_(set), problems_(problems) {}

    std::optional<IncidentHeader> read(std::size_t first_source) {
        if (!parse_members() || !is_collection() || !is_wgs84()) return std::nullopt;
        IncidentHeader header;
        header.is_profile = nodes_.contains("schema");
        if (header.is_profile && !is_known_schema()) return std::nullopt;
        if (const JsonNode* sources = node("sources"); sources != nullptr && header.is_profile)
            read_sources(*sources, first_source, header);
        if (header.is_profile)
            read_dataset(header);
        else
            name_plain(header);
        return header;
    }

private:
    [[nodiscard]] const JsonNode* node(const std::string& key) const {
        const auto found = nodes_.find(key);
        return found == nodes_.end() ? nullptr : &found->second;
    }

    bool parse_members() {
        bool all_sound = true;
        for (const auto& [key, slice] : collection_.members) {
            auto parsed = parse_json(slice.text);
            slices_[key] = &slice;
            if (parsed.defect) {
                const TextPlace place = place_in(slice, parsed.defect->offset);
                problems_.push_back({.severity = Severity::Error,
                                     .rule = "json",
                                     .file = file_,
                                     .line = place.line,
                                     .column = place.column,
                                     .field = key,
                                     .what = parsed.defect->what});
                all_sound = false;
            }
            nodes_[key] = parsed.root;
            arenas_.push_back(std::move(parsed.arena));
        }
        return all_sound;
    }
    bool is_collection() {
        const JsonNode* type = node("type");
        if (type == nullptr || type->text != "FeatureCollection")
            return refuse("schema", "type", type,
                          msg("want a GeoJSON FeatureCollection: {\"type\": \"FeatureCollection\", …}"));
        if (!collection_.has_features)
            return refuse("schema", "features", node("features"),
                          msg("want a list of features: {\"features\": [ … ]}"));
        return true;
    }
    bool is_known_schema() {
        const JsonNode& schema = *node("schema");
        return schema.text == incident_schema ||
               refuse("schema", "schema", &schema, msg("this program reads {0}", std::string(incident_schema)));
    }
    /// GeoJSON is WGS 84; a member `crs` of its forerunner may only repeat that.
    bool is_wgs84() {
        const JsonNode* crs = node("crs");
        if (crs == nullptr || crs->is_null()) return true;
        const JsonNode* properties = crs->find("properties");
        const std::string name{properties != nullptr ? properties->string_at("name") : std::string_view{}};
        const bool is_same = name.ends_with("CRS84") || name.ends_with("EPSG::4326") || name == "EPSG:4326";
        const bool by_name = crs->string_at("type") == "name";
        if (name.empty())
            return refuse("crs", "crs", crs,
                          msg("does not say which coordinate system the file is in; leave it out where that is WGS 84, "
                              "else convert the file first: ogr2ogr -f GeoJSON -lco RFC7946=YES converted.geojson {0}",
                              file_));
        return (by_name && is_same) || refuse("crs", "crs", crs,
                                              msg("is not WGS 84 ({0}); convert the file first: ogr2ogr -f GeoJSON "
                                                  "-lco RFC7946=YES converted.geojson {1}",
                                                  shortened(name), file_));
    }

    void read_dataset(IncidentHeader& header) {
        const JsonNode* dataset = node("dataset");
        if (dataset == nullptr) return report("schema", "dataset", nullptr, msg("is missing"));
        check("dataset", *dataset, check_dataset);
        DatasetInfo& info = header.info;
        info.id = dataset->string_at("id");
        info.title = local_text(dataset->find("title"));
        info.release = dataset->string_at("release");
        info.released = dataset->string_at("released");
        info.licence = dataset->string_at("licence");
        info.publisher = dataset->string_at("publisher");
        header.released = real_day(*dataset, "released", "dataset");
        const JsonNode* sensitivity = dataset->find("sensitivity");
        header.default_publish = publish_rule(sensitivity);
        header.default_hidden = hidden_parts(sensitivity);
        header.restricted_by_default = sensitivity == nullptr || sensitivity->string_at("level") != "public";
        if (const JsonNode* focus = dataset->find("focus")) {
            const auto span = real_span(*focus, "dataset.focus");
            if (span) info.focus = DayRange{span->first, span->last + 1};
        }
        each_of(*dataset, "named_days", [&](const JsonNode& item, const std::string& field) {
            if (const auto day = real_day(item, "day", field))
                info.named_days.push_back({*day, local_text(item.find("label"))});
        });
        each_of(*dataset, "coverage",
                [&](const JsonNode& item, const std::string& field) { read_coverage(item, field, header); });
    }
    template <class Use>
    static void each_of(const JsonNode& parent, const char* key, const Use& use) {
        const JsonNode* list = parent.find(key);
        if (list == nullptr) return;
        for (std::size_t i = 0; i < list->items.size(); ++i)
            use(list->items[i], std::string("dataset.") + key + "[" + std::to_string(i) + "]");
    }
    void read_coverage(const JsonNode& item, const std::string& field, IncidentHeader& header) {
        Coverage coverage;
        coverage.area = item.string_at("area");
        const std::string_view of_set = item.string_at("boundary_set");
        if (of_set.empty() || of_set == set_.id) coverage.region = set_.find_unit(coverage.area);
        constexpr std::array<std::string_view, 5> efforts{"none", "remote_only", "partial", "full", "unknown"};
        const auto effort = std::find(efforts.begin(), efforts.end(), item.string_at("effort"));
        if (effort != efforts.end()) coverage.effort = static_cast<Effort>(effort - efforts.begin());
        coverage.note = local_text(item.find("note"));
        if (const JsonNode* refs = item.find("sources"))
            for (const JsonNode& ref : refs->items) check_source(ref, field + ".sources", header.table);
        const auto span = real_span(item, field);
        if (!span) return;
        coverage.first = span->first;
        coverage.last = span->last;
        header.info.coverage.push_back(std::move(coverage));
    }

    void read_sources(const JsonNode& sources, std::size_t first_source, IncidentHeader& header) {
        check("sources", sources, check_sources);
        if (sources.keys.size() + first_source > most_sources)
            return report("schema", "sources", nullptr,
                          msg("there are more than {0} sources", std::to_string(most_sources)));
        for (std::size_t i = 0; i < sources.keys.size(); ++i) {
            const JsonNode& item = sources.items[i];
            const auto string_at = [&](const char* key) { return std::string(item.string_at(key)); };
            header.sources.push_back({.key = std::string(sources.keys[i]),
                                      .type = string_at("type"),
                                      .title = local_text(item.find("title")),
                                      .publisher = string_at("publisher"),
                                      .author = string_at("author"),
                                      .url = string_at("url"),
                                      .archive_url = string_at("archive_url"),
                                      .published = string_at("published"),
                                      .language = string_at("language"),
                                      .reliability = string_at("reliability"),
                                      .publish = string_at("publish")});
            SourceEntry& entry = header.table[std::string(sources.keys[i])];
            entry.index = static_cast<std::uint16_t>(first_source + i);
            if (const JsonNode* list = item.find("not_independent_of"))
                for (const JsonNode& other : list->items) entry.not_independent_of.emplace_back(other.text);
        }
        for (std::size_t i = 0; i < sources.keys.size(); ++i)
            for (const char* key : {"independent_of", "not_independent_of"})
                if (const JsonNode* list = sources.items[i].find(key))
                    for (const JsonNode& other : list->items)
                        check_source(other, member_of(member_of("sources", sources.keys[i]), key), header.table);
    }
    void check_source(const JsonNode& ref, const std::string& field, const SourceTable& table) {
        if (ref.is_string() && table.find(ref.text) == table.end())
            report("V5", field, &ref, msg("no such source in the table of sources"));
    }

    std::optional<Day> real_day(const JsonNode& parent, const char* key, const std::string& field) {
        const JsonNode* text = parent.find(key);
        if (text == nullptr || !matches(text->text, TextForm::Day)) return std::nullopt;
        const auto day = parse_day(text->text);
        if (!day) report("V2", member_of(field, key), text, msg("the calendar has no such day"));
        return day;
    }
    std::optional<DaySpan> real_span(const JsonNode& parent, const std::string& field) {
        const auto first = real_day(parent, "start", field);
        const auto last = real_day(parent, "end", field);
        if (!first || !last) return std::nullopt;
        if (*last >= *first) return DaySpan{*first, *last};
        report("V2", member_of(field, "end"), parent.find("end"),
               msg("lies before the start ({0})", to_string(*first)));
        return std::nullopt;
    }

    void name_plain(IncidentHeader& header) const {
        const std::filesystem::path path(file_);
        header.info.id = path.stem().string();
        header.info.title.at(Lang::En) = path.stem().string();
    }

    void check(const std::string& key, const JsonNode& value,
               void (*check_it)(const JsonNode&, std::vector<Finding>&)) {
        std::vector<Finding> findings;
        check_it(value, findings);
        for (Finding& finding : findings)
            problems_.push_back(problem_from(std::move(finding), {.file = file_, .slice = slices_[key]}));
    }
    bool refuse(std::string rule, std::string field, const JsonNode* value, Message what) {
        report(std::move(rule), std::move(field), value, std::move(what));
        return false;
    }
    void report(std::string rule, std::string field, const JsonNode* value, Message what) {
        Problem problem{.severity = Severity::Error,
                        .rule = std::move(rule),
                        .file = file_,
                        .field = std::move(field),
                        .what = std::move(what)};
        if (value != nullptr) problem.value = shown(*value);
        const auto slice = slices_.find(problem.field.substr(0, problem.field.find_first_of(".[")));
        if (slice != slices_.end() && value != nullptr) problem.line = place_in(*slice->second, value->offset).line;
        problems_.push_back(std::move(problem));
    }

    const JsonCollection& collection_;
    std::string file_;
    const BoundarySet& set_;
    std::vector<Problem>& problems_;
    std::map<std::string, JsonNode> nodes_;
    std::vector<Arena> arenas_;  ///< the nodes lie in them
    std::map<std::string, const TextSlice*> slices_;
};

}  // namespace

std::optional<IncidentHeader> read_header(const JsonCollection& collection, const std::string& file,
                                          const BoundarySet& set, std::size_t first_source,
                                          std::vector<Problem>& problems) {
    return HeaderReader(collection, file, set, problems).read(first_source);
}

}  // namespace kua
