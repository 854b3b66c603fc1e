#include "core/json_writer.h"
#include "core/problem.h"
#include "digest/sha256.h"
#include "io/check_rules.h"
#include "io/import_dates.h"
#include "io/import_row.h"
#include "io/import_when.h"
#include "io/import_words.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace kua {

namespace {

/// A geometry on one line, as a feature has to be.
std::string on_one_line(std::string_view json) {
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20; };
    return std::none_of(json.begin(), json.end(), is_control) ? std::string(json) : nlohmann::ordered_json::parse(json).dump();
}

}  // namespace

/// Makes Features of rows, one after another.
class FeatureMaker {
public:
    FeatureMaker(const RowImporter& importer, MadeRows& made) : im_(importer), p_(importer.profile_), made_(made) {}

    void make(const CsvTable::Row& row) {
        row_ = &row;
        refused_ = false;
        properties_.clear();
        geometry_.clear();
        id_.clear();
        id_ = id();
        if (id_.empty()) refuse(p_.id.column, "", msg("the row has no id"));
        json_.open_object();
        put_text("title", value(p_.title_text));
        put_text("summary", value(p_.summary));
        json_.key("type").string(type());
        put_when();
        put_where();
        put_codes();
        put_counts();
        put_actors();
        put_verification();
        put_sources();
        if (const auto tags = values(p_.tags); !tags.empty()) put_list("tags", tags);
        put_origin();
        json_.close_object();
        if (!refused_) take();
    }

private:
    void take() {
        JsonWriter feature(made_.features);
        feature.open_object();
        feature.key("type").string("Feature");
        feature.key("id").string(id_);
        feature.key("geometry").raw(geometry_.empty() ? "null" : geometry_);
        feature.key("properties").raw(properties_);
        feature.close_object();
        made_.ends.push_back(made_.features.size());
        made_.lines.push_back(row_->line);
        made_.features += '\n';
    }
    /// A text of the profile's language; left out where it is empty.
    void put_text(std::string_view key, const std::string& text) {
        if (text.empty()) return;
        json_.key(key).open_object();
        json_.key(p_.language).string(text);
        json_.close_object();
    }
    void put_if_any(std::string_view key, const std::string& text) {
        if (!text.empty()) json_.key(key).string(text);
    }
    void put_list(std::string_view key, const std::vector<std::string>& texts) {
        json_.key(key).open_list();
        for (const std::string& text : texts) json_.string(text);
        json_.close_list();
    }

    [[nodiscard]] std::string_view cell(const std::string& column) const { return im_.cell(*row_, column); }
    std::string mapped(const ImportField& field, std::string_view raw) {
        Meaning meaning = meaning_of(field, raw);
        if (meaning.is_otherwise)
            change(field.column, raw, msg("the profile does not map this word; read as \"{0}\"", *field.otherwise));
        if (meaning.is_unknown)
            refuse(field.column, raw, msg("the profile does not say what this word means; add it to \"values\""));
        return std::move(meaning.text);
    }
    std::string value(const ImportField& field) { return mapped(field, cell(field.column)); }
    std::vector<std::string> values(const ImportField& field) {
        std::vector<std::string> out;
        for (const std::string_view part : parts_of(field, cell(field.column)))
            if (auto one = mapped(field, part); !one.empty() && std::find(out.begin(), out.end(), one) == out.end())
                out.push_back(std::move(one));
        return out;
    }

    [[nodiscard]] Problem problem(Severity severity, const std::string& field, std::string_view raw, Message what) const {
        return {.severity = severity,
                .rule = "import",
                .file = im_.file_,
                .line = row_->line,
                .id = id_,
                .field = field,
                .value = shortened(raw),
                .what = std::move(what)};
    }
    void refuse(const std::string& field, std::string_view raw, Message what) {
        refused_ = true;
        made_.problems.push_back(problem(Severity::Error, field, raw, std::move(what)));
    }
    void change(const std::string& field, std::string_view raw, Message what) {
        std::string key = field + '\n';
        key.append(raw).append("\n").append(what.id);
        const auto [at, is_new] = made_.changes.try_emplace(std::move(key));
        if (is_new) at->second.problem = problem(Severity::Note, field, raw, std::move(what));
        ++at->second.rows;
    }

    std::string id() {
        if (p_.id.is_set()) return value(p_.id);
        std::string row;
        for (const std::string_view cell : row_->values) row.append(std::to_string(cell.size())).append(":").append(cell);
        change("", "", msg("the profile names no id; one was made from the row and changes with it"));
        return "gen:" + sha256_of(row).substr(0, 16);
    }
    std::string type() {
        const std::string code = value(p_.type);
        return code.empty() ? "other" : code;
    }

    std::optional<Day> day(const ImportField& field) {
        const std::string raw = value(field);
        if (raw.empty()) return std::nullopt;
        const auto out = day_in_format(raw, im_.date_format_, im_.zone_);
        if (!out && im_.zone_ == nullptr && has_clock_time(raw))
            refuse(field.column, raw, msg("has a time of day, and the profile names no \"time_zone\" that says which day it was"));
        else if (!out)
            refuse(field.column, raw, msg("is no day written as {0}, as the dates of this file are", im_.date_format_));
        return out;
    }
    void put_when() {
        json_.key("when").open_object();
        put_stated_days();
        json_.close_object();
    }
    void put_stated_days() {
        const auto start = day(p_.start);
        if (!start) return put_no_day(json_);
        const auto end = day(p_.end);
        const Day last = end.value_or(*start);
        if (last < *start) refuse(p_.end.column, cell(p_.end.column), msg("ends before it begins"));
        const std::string stated = value(p_.time_precision);
        const auto known = parse_word<TimePrecision>(stated);
        if (!stated.empty() && !known)
            refuse(p_.time_precision.column, stated, msg("is no precision of the incident format"));
        const auto precision = known.value_or(TimePrecision::Unspecified);
        if (auto otherwise = put_days(json_, *start, last, precision))
            change(p_.time_precision.column, word(precision), std::move(*otherwise));
    }

    std::optional<double> degrees(const ImportField& field) {
        std::string raw = value(field);
        if (raw.empty()) return std::nullopt;
        if (im_.decimal_comma_) std::replace(raw.begin(), raw.end(), ',', '.');
        const auto out = parse_number(raw);
        if (!out) refuse(field.column, raw, msg("is no number of degrees"));
        return out;
    }
    /// A town and the region around it may share a name; then the point says which is meant.
    RegionId unit(const ImportField& field, int level, const std::optional<LonLat>& point) {
        const std::string name = value(field);
        if (name.empty()) return no_region;
        std::vector<RegionId> found;
        if (const auto at = im_.units_.find(RowImporter::unit_key(name)); at != im_.units_.end())
            for (const RegionId unit : at->second)
                if (im_.boundaries_.units[unit].level == level) found.push_back(unit);
        if (found.size() > 1) {
            std::erase_if(found, [&](RegionId unit) { return !point || !contains(im_.boundaries_.units[unit].shape, *point); });
            change(field.column, name, found.size() == 1 ? msg("several units have this name; the one that the point is in was taken")
                                                         : msg("several units have this name, and no point says which; it is kept as stated"));
            return found.size() == 1 ? found.front() : no_region;
        }
        if (found.size() == 1) return found.front();
        change(field.column, name, msg("no unit of the boundaries has this name; it is kept as stated"));
        return no_region;
    }
    /// The shape of the row, kept as it is; its point, where it is one.
    std::optional<LonLat> from_geometry(const std::string& text) {
        const auto parsed = parse_json(text);
        const LonLat point = parsed.defect ? LonLat{} : point_of(&parsed.root);
        if (parsed.defect || parsed.root.string_at("type").empty()) {
            refuse(p_.geometry.column, text, msg("is no GeoJSON geometry"));
            return std::nullopt;
        }
        geometry_ = on_one_line(text);
        return is_valid(point) ? std::optional(point) : std::nullopt;
    }
    std::optional<LonLat> from_degrees() {
        const auto lon = degrees(p_.lon), lat = degrees(p_.lat);
        if (lon.has_value() != lat.has_value() && !refused_)
            refuse(p_.lon.column, "", msg("one of longitude and latitude is missing"));
        if (!lon || !lat) return std::nullopt;
        JsonWriter point(geometry_);
        point.open_object();
        point.key("type").string("Point");
        point.key("coordinates").open_list();
        point.number(*lon);
        point.number(*lat);
        point.close_list();
        point.close_object();
        return LonLat{*lon, *lat};
    }
    void put_where() {
        const std::string shape = value(p_.geometry);
        const auto point = shape.empty() ? from_degrees() : from_geometry(shape);
        std::string precision = value(p_.place_precision);
        if (precision.empty()) precision = point ? "unspecified" : geometry_.empty() ? "unknown" : "area";
        const RegionId adm1 = unit(p_.adm1, 1, point), adm2 = unit(p_.adm2, 2, point);
        json_.key("where").open_object();
        json_.key("precision").string(allowed(precision, adm1, adm2));
        if (const auto basis = value(p_.place_basis); point) put_if_any("basis", basis);
        if (precision == "near_settlement" && p_.radius_m) json_.key("radius_m").number(*p_.radius_m);
        put_text("place", value(p_.place));
        put_if_any("country", value(p_.country));
        if (adm1 != no_region) json_.key("adm1").string(im_.boundaries_.units[adm1].code);
        if (adm2 != no_region) json_.key("adm2").string(im_.boundaries_.units[adm2].code);
        if (adm1 != no_region || adm2 != no_region) json_.key("boundary_set").string(im_.boundaries_.id);
        put_if_any("as_stated", as_stated());
        json_.close_object();
    }
    /// A unit that these boundaries do not have cannot be named: then the place is the next vaguer one.
    std::string allowed(const std::string& precision, RegionId adm1, RegionId adm2) {
        if (precision == "adm2" && adm2 == no_region) {
            const std::string vaguer = adm1 != no_region ? "adm1" : "area";
            change(p_.place_precision.column, precision,
                   msg("the boundaries have no such unit; the place is of precision \"{0}\"", vaguer));
            return vaguer;
        }
        if (precision == "adm1" && adm1 == no_region) {
            change(p_.place_precision.column, precision,
                   msg("the boundaries have no such unit; the place is of precision \"{0}\"", "area"));
            return "area";
        }
        return precision;
    }
    [[nodiscard]] std::string as_stated() const {
        std::string out;
        for (const ImportField* field : {&p_.place, &p_.adm2, &p_.adm1, &p_.country})
            if (const auto text = cell(field->column); !text.empty()) out.append(out.empty() ? "" : ", ").append(text);
        return out;
    }

    void put_codes() {
        bool is_open = false;
        for (const auto& [name, field] : p_.codes) {
            const auto list = values(field);
            if (list.empty()) continue;
            if (!std::exchange(is_open, true)) json_.key("codes").open_object();
            put_list(name, list);
        }
        if (is_open) json_.close_object();
    }
    std::optional<std::int64_t> bound(const ImportField& field, const ImportCount& rule) {
        const std::string raw = value(field);
        if (raw.empty()) return std::nullopt;
        const auto number = parse_whole_number(raw);
        if (!number || *number < 0) {
            refuse(field.column, raw, msg("is no count: want a whole number from 0"));
            return std::nullopt;
        }
        if (*number > 0 || !rule.zero_is_unknown) return number;
        change(field.column, raw, msg("read as not known: these data write 0 where nothing was reported"));
        return std::nullopt;
    }
    void put_counts() {
        bool is_open = false;
        for (const ImportCount& rule : p_.counts) {
            const auto min = bound(rule.min, rule), best = bound(rule.best, rule), max = bound(rule.max, rule);
            if (!min && !best && !max) continue;
            if (!std::exchange(is_open, true)) json_.key("counts").open_object();
            json_.key(rule.name).open_object();
            if (min) json_.key("min").whole(*min);
            if (best) json_.key("best").whole(*best);
            if (max) json_.key("max").whole(*max);
            json_.close_object();
        }
        if (is_open) json_.close_object();
    }
    void put_actors() {
        bool is_open = false;
        for (const ImportActor& rule : p_.actors) {
            const std::string name = value(rule.name);
            if (name.empty()) continue;
            if (!std::exchange(is_open, true)) json_.key("actors").open_list();
            json_.open_object();
            json_.key("role").string(rule.role);
            put_if_any("kind", value(rule.kind));
            put_text("name", name);
            json_.close_object();
        }
        if (is_open) json_.close_list();
    }
    void put_verification() {
        json_.key("verification").open_object();
        json_.key("status").string(p_.status.is_set() ? value(p_.status) : "unreviewed");
        put_if_any("clarity", value(p_.clarity));
        json_.close_object();
    }
    void put_sources() {
        const auto titles = values(p_.source);
        json_.key("sources").open_list();
        for (const std::string& title : titles) {
            json_.open_object();
            json_.key("ref").string(im_.source_keys_.at(title));
            json_.close_object();
        }
        json_.close_list();
        if (titles.empty()) change(p_.source.column, "", msg("the row names no source; it cannot be traced"));
    }
    void put_origin() {
        json_.key("origin").open_object();
        json_.key("dataset").string(p_.dataset_id);
        json_.key("id").string(p_.id.column.empty() ? id_ : cell(p_.id.column));
        put_if_any("version", value(p_.version));
        json_.key("raw").open_object();
        for (const auto& [name, column] : im_.columns_)
            if (name != p_.geometry.column) json_.key(name).string(row_->values[column]);
        json_.close_object();
        json_.close_object();
    }

    const RowImporter& im_;
    const ImportProfile& p_;
    MadeRows& made_;
    const CsvTable::Row* row_ = nullptr;
    std::string id_, properties_, geometry_;
    JsonWriter json_{properties_};
    bool refused_ = false;
};

MadeRows RowImporter::make(std::size_t first, std::size_t end) const {
    MadeRows out;
    FeatureMaker maker(*this, out);
    table_.each_row(first, end, [&](const CsvTable::Row& row) { maker.make(row); });
    return out;
}

}  // namespace kua
