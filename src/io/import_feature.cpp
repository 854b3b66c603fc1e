#include "core/problem.h"
#include "digest/sha256.h"
#include "io/check_rules.h"
#include "io/import_dates.h"
#include "io/import_row.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace kua {

using Json = nlohmann::ordered_json;

namespace {

constexpr std::int32_t half_week_days = 3;

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

bool fits(TimePrecision precision, Day first, Day last) {
    const std::int32_t days = last - first + 1;
    switch (precision) {
        case TimePrecision::Day:
        case TimePrecision::Unspecified: return days == 1;
        case TimePrecision::Days: return days >= 2 && days <= 6;
        case TimePrecision::Week: return days == 7;
        case TimePrecision::Month:
            return civil_date(first).day == 1 && last + 1 == next_unit_start(first, TimeUnit::Month);
        case TimePrecision::Year: {
            const CivilDate from = civil_date(first), to = civil_date(last);
            return from == CivilDate{to.year, 1, 1} && to == CivilDate{from.year, 12, 31};
        }
        default: return true;
    }
}

}  // namespace

/// One row on its way to a Feature.
class FeatureMaker {
public:
    FeatureMaker(RowImporter& importer, const CsvTable::Row& row, std::vector<Problem>& problems)
        : im_(importer), p_(importer.profile_), row_(row), problems_(problems) {}

    std::string make() {
        id_ = id();
        if (id_.empty()) refuse(p_.id.column, "", msg("the row has no id"));
        Json properties;
        if (const auto title = value(p_.title_text); !title.empty()) properties["title"] = {{p_.language, title}};
        if (const auto text = value(p_.summary); !text.empty()) properties["summary"] = {{p_.language, text}};
        properties["type"] = type();
        properties["when"] = when();
        properties["where"] = where();
        put_codes(properties);
        put_counts(properties);
        put_actors(properties);
        properties["verification"] = {{"status", p_.status.is_set() ? value(p_.status) : "unreviewed"}};
        if (const auto clarity = value(p_.clarity); !clarity.empty()) properties["verification"]["clarity"] = clarity;
        properties["sources"] = sources();
        if (const auto tags = values(p_.tags); !tags.empty()) properties["tags"] = tags;
        properties["origin"] = origin();
        if (refused_) return {};
        return Json{{"type", "Feature"}, {"id", id_}, {"geometry", geometry_}, {"properties", properties}}.dump();
    }

private:
    std::string cell(const std::string& column) const {
        const auto at = im_.columns_.find(column);
        return at == im_.columns_.end() ? std::string() : trimmed(row_.values[at->second]);
    }
    std::string mapped(const ImportField& field, const std::string& raw) {
        if (raw.empty()) return field.otherwise.value_or("");
        if (field.values.empty()) return field.prefix + raw;
        if (const auto found = field.values.find(raw); found != field.values.end()) return found->second;
        if (field.otherwise) {
            change(field.column, raw, msg("the profile does not map this word; read as \"{0}\"", *field.otherwise));
            return *field.otherwise;
        }
        refuse(field.column, raw, msg("the profile does not say what this word means; add it to \"values\""));
        return {};
    }
    std::string value(const ImportField& field) { return mapped(field, field.column.empty() ? "" : cell(field.column)); }
    std::vector<std::string> values(const ImportField& field) {
        std::vector<std::string> out;
        std::string_view rest;
        const std::string raw = cell(field.column);
        if (field.split.empty() || raw.empty()) {
            if (auto one = value(field); !one.empty()) out.push_back(std::move(one));
            return out;
        }
        rest = raw;
        for (bool more = true; more;) {
            const auto end = rest.find(field.split);
            more = end != std::string_view::npos;
            const std::string part = trimmed(rest.substr(0, end));
            if (const auto one = part.empty() ? part : mapped(field, part);
                !one.empty() && std::find(out.begin(), out.end(), one) == out.end())
                out.push_back(one);
            if (more) rest.remove_prefix(end + field.split.size());
        }
        return out;
    }

    Problem problem(Severity severity, const std::string& field, const std::string& raw, Message what) const {
        return {.severity = severity,
                .rule = "import",
                .file = im_.file_,
                .line = row_.line,
                .id = id_,
                .field = field,
                .value = shortened(raw),
                .what = std::move(what)};
    }
    void refuse(const std::string& field, const std::string& raw, Message what) {
        refused_ = true;
        problems_.push_back(problem(Severity::Error, field, raw, std::move(what)));
    }
    void change(const std::string& field, const std::string& raw, Message what) {
        std::string key = field + '\n' + raw + '\n' + what.id;
        const auto [at, is_new] = im_.changes_.try_emplace(std::move(key));
        if (is_new) at->second.problem = problem(Severity::Note, field, raw, std::move(what));
        ++at->second.rows;
    }

    std::string id() {
        if (p_.id.is_set()) return value(p_.id);
        std::string row;
        for (const std::string& cell : row_.values) row += std::to_string(cell.size()) + ':' + cell;
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
    Json when() {
        const auto start = day(p_.start);
        if (!start) return {{"precision", "unknown"}};
        const auto end = day(p_.end);
        const Day last = end.value_or(*start);
        if (last < *start) refuse(p_.end.column, cell(p_.end.column), msg("ends before it begins"));
        const std::string stated = value(p_.time_precision);
        const auto known = parse_word<TimePrecision>(stated);
        if (!stated.empty() && !known)
            refuse(p_.time_precision.column, stated, msg("is no precision of the incident format"));
        const auto precision = known.value_or(TimePrecision::Unspecified);
        return last > *start ? span(*start, last, precision) : single(*start, precision);
    }
    /// The date and nothing else: how far around it the event may lie is the precision's to say.
    Json single(Day date, TimePrecision precision) {
        switch (precision) {
            case TimePrecision::Week: return within(date - half_week_days, date + half_week_days, precision);
            case TimePrecision::Month:
                return within(unit_start(date, TimeUnit::Month), next_unit_start(date, TimeUnit::Month) - 1, precision);
            case TimePrecision::Year: {
                const int year = civil_date(date).year;
                return within(*day_of({year, 1, 1}), *day_of({year, 12, 31}), precision);
            }
            case TimePrecision::Day:
            case TimePrecision::Unspecified: return {{"precision", word(precision)}, {"start", to_string(date)}};
            case TimePrecision::Unknown: return {{"precision", "unknown"}};
            default:
                change(p_.time_precision.column, std::string(word(precision)),
                       msg("a single day does not say how long this was; its precision is \"unspecified\""));
                return {{"precision", "unspecified"}, {"start", to_string(date)}};
        }
    }
    Json span(Day first, Day last, TimePrecision precision) {
        if (precision == TimePrecision::Unknown) return {{"precision", "unknown"}};
        // A day known exactly that has an end of another day is an event that went on so long.
        const bool whole = precision == TimePrecision::Day;
        if (!fits(precision, first, last)) {
            change(p_.time_precision.column, std::string(word(precision)),
                   msg("start and end are not as far apart as this says; its precision is \"range\""));
            precision = TimePrecision::Range;
        }
        Json out = within(first, last, precision);
        if (whole) out["extent"] = "throughout";
        return out;
    }
    static Json within(Day first, Day last, TimePrecision precision) {
        return {{"precision", word(precision)},
                {"start", to_string(first)},
                {"end", to_string(last)},
                {"extent", "sometime_within"}};
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
        geometry_ = Json::parse(text);
        return is_valid(point) ? std::optional(point) : std::nullopt;
    }
    std::optional<LonLat> from_degrees() {
        const auto lon = degrees(p_.lon), lat = degrees(p_.lat);
        if (lon.has_value() != lat.has_value() && !refused_)
            refuse(p_.lon.column, "", msg("one of longitude and latitude is missing"));
        if (!lon || !lat) return std::nullopt;
        geometry_ = {{"type", "Point"}, {"coordinates", {*lon, *lat}}};
        return LonLat{*lon, *lat};
    }
    Json where() {
        const std::string shape = value(p_.geometry);
        const auto point = shape.empty() ? from_degrees() : from_geometry(shape);
        std::string precision = value(p_.place_precision);
        if (precision.empty()) precision = point ? "unspecified" : geometry_.is_null() ? "unknown" : "area";
        const RegionId adm1 = unit(p_.adm1, 1, point), adm2 = unit(p_.adm2, 2, point);
        Json out{{"precision", allowed(precision, adm1, adm2)}};
        if (const auto basis = value(p_.place_basis); !basis.empty() && point) out["basis"] = basis;
        if (precision == "near_settlement" && p_.radius_m) out["radius_m"] = *p_.radius_m;
        if (const auto place = value(p_.place); !place.empty()) out["place"] = {{p_.language, place}};
        if (const auto country = value(p_.country); !country.empty()) out["country"] = country;
        if (adm1 != no_region) out["adm1"] = im_.boundaries_.units[adm1].code;
        if (adm2 != no_region) out["adm2"] = im_.boundaries_.units[adm2].code;
        if (adm1 != no_region || adm2 != no_region) out["boundary_set"] = im_.boundaries_.id;
        if (const auto stated = as_stated(); !stated.empty()) out["as_stated"] = stated;
        return out;
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
    std::string as_stated() const {
        std::string out;
        for (const ImportField* field : {&p_.place, &p_.adm2, &p_.adm1, &p_.country})
            if (const auto text = cell(field->column); !text.empty()) out += (out.empty() ? "" : ", ") + text;
        return out;
    }

    void put_codes(Json& properties) {
        for (const auto& [name, field] : p_.codes)
            if (const auto list = values(field); !list.empty()) properties["codes"][name] = list;
    }
    void put_bound(Json& count, const char* name, const ImportField& field, const ImportCount& rule) {
        const std::string raw = value(field);
        if (raw.empty()) return;
        const auto number = parse_whole_number(raw);
        if (!number || *number < 0)
            refuse(field.column, raw, msg("is no count: want a whole number from 0"));
        else if (*number == 0 && rule.zero_is_unknown)
            change(field.column, raw, msg("read as not known: these data write 0 where nothing was reported"));
        else
            count[name] = *number;
    }
    void put_counts(Json& properties) {
        for (const ImportCount& rule : p_.counts) {
            Json count;
            put_bound(count, "min", rule.min, rule);
            put_bound(count, "best", rule.best, rule);
            put_bound(count, "max", rule.max, rule);
            if (!count.is_null()) properties["counts"][rule.name] = count;
        }
    }
    void put_actors(Json& properties) {
        for (const ImportActor& rule : p_.actors) {
            const std::string name = value(rule.name);
            if (name.empty()) continue;
            Json actor{{"role", rule.role}};
            if (const auto kind = value(rule.kind); !kind.empty()) actor["kind"] = kind;
            actor["name"] = {{p_.language, name}};
            properties["actors"].push_back(actor);
        }
    }
    Json sources() {
        Json list = Json::array();
        for (const std::string& title : values(p_.source)) {
            const auto [at, is_new] = im_.source_keys_.try_emplace(title, "S" + std::to_string(im_.source_titles_.size() + 1));
            if (is_new) im_.source_titles_.push_back(title);
            list.push_back({{"ref", at->second}});
        }
        if (list.empty()) change(p_.source.column, "", msg("the row names no source; it cannot be traced"));
        return list;
    }
    Json origin() {
        Json raw = Json::object();
        for (const auto& [name, column] : im_.columns_)
            if (name != p_.geometry.column) raw[name] = row_.values[column];
        Json out{{"dataset", p_.dataset_id}, {"id", p_.id.column.empty() ? id_ : cell(p_.id.column)}};
        if (const auto version = value(p_.version); !version.empty()) out["version"] = version;
        out["raw"] = raw;
        return out;
    }

    RowImporter& im_;
    const ImportProfile& p_;
    const CsvTable::Row& row_;
    std::vector<Problem>& problems_;
    std::string id_;
    Json geometry_;
    bool refused_ = false;
};

std::string RowImporter::feature(const CsvTable::Row& row, std::vector<Problem>& problems) {
    return FeatureMaker(*this, row, problems).make();
}

}  // namespace kua
