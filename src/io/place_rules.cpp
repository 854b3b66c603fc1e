#include "io/check_rules.h"

#include "core/boundary_dates.h"
#include "core/boundary_levels.h"
#include "core/incident.h"
#include "geo/geodesic.h"
#include "io/dated_join.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace kua {
namespace {

/// Calls `use` with each position of a GeoJSON geometry.
template <class Use>
void each_position(const JsonNode& coordinates, const Use& use) {
    const bool is_position =
        coordinates.items.size() >= 2 && coordinates.items[0].is_number() && coordinates.items[1].is_number();
    if (is_position) return use(LonLat{coordinates.items[0].number, coordinates.items[1].number});
    for (const JsonNode& item : coordinates.items) each_position(item, use);
}

std::string kilometres(double metres) {
    const auto tenths = static_cast<std::int64_t>(std::llround(metres / 100.0));
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

class PlaceCheck {
public:
    PlaceCheck(const JsonNode& properties, const JsonNode* geometry, const RuleContext& context,
               std::vector<Finding>& findings)
        : context_(context),
          set_(context.regions.set()),
          findings_(findings),
          geometry_(geometry),
          at_(point_of(geometry)) {
        static const JsonNode nothing;
        const JsonNode* where = properties.find("where");
        where_ = where != nullptr ? where : &nothing;
        precision_ = parse_word<PlacePrecision>(where_->string_at("precision")).value_or(PlacePrecision::Unknown);
    }

    PlaceVerdict run() {
        PlaceVerdict verdict = found();
        if (verdict.region == no_region && is_split_) verdict.region = unattributed_region;
        return verdict;
    }

private:
    PlaceVerdict found() {
        check_company();
        if (!check_range()) return {stated_unit()};
        const RegionId stated = stated_unit();
        if (!is_valid(at_) || context_.regions.has_no_outlines())
            return {stated != no_region ? within(stated) : no_region};
        const bool swapped = looks_swapped(stated);
        if (swapped)
            add(Severity::Error, "V8", "geometry", *geometry_,
                msg("lies in no region, but would with longitude and latitude the other way round ({0}, {1}): GeoJSON "
                    "has longitude first",
                    number(at_.lat_deg), number(at_.lon_deg)));
        else if (stated != no_region)
            check_inside(stated);
        return {stated != no_region ? within(stated) : region_by_point(), swapped};
    }
    /// The finer unit of a stated one: the district that the record states, else the one that holds the point.
    RegionId within(RegionId stated) {
        const auto& units = set_.units;
        const auto lies_in = [&](RegionId unit) {
            return unit < units.size() && is_part_of(set_, unit, stated);
        };
        const bool has_parts = std::any_of(units.begin(), units.end(), [&](const BoundaryUnit& unit) {
            return unit.parent == units[stated].code;
        });
        if (!has_parts || precision_ == PlacePrecision::Adm1) return stated;
        const RegionId district = set_.find_unit(where_->string_at("adm2"));
        if (lies_in(district)) return district;
        if (precision_ == PlacePrecision::Adm2) return stated;
        const RegionId found = region_by_point();
        return lies_in(found) ? found : stated;
    }
    /// V13
    void check_company() {
        const bool wants_point = precision_ <= PlacePrecision::NearSettlement;
        const bool has_geometry = geometry_ != nullptr && geometry_->is_object();
        if (wants_point && geometry_ != nullptr && !has_geometry)
            add(Severity::Warning, "V13", "geometry", *geometry_,
                msg("a place of precision \"{0}\" has no coordinates; it cannot be drawn there",
                    std::string(word(precision_))));
        if (has_geometry && where_->find("place") == nullptr && where_->is_object())
            findings_.push_back({.severity = Severity::Warning,
                                 .rule = "V13",
                                 .field = "where.place",
                                 .what = msg("there are coordinates, but the place has no name"),
                                 .offset = where_->offset});
    }
    /// V11
    bool check_range() {
        const JsonNode* coordinates = geometry_ != nullptr ? geometry_->find("coordinates") : nullptr;
        if (coordinates == nullptr) return true;
        bool any = false, all_on_earth = true, any_zero = false;
        each_position(*coordinates, [&](LonLat p) {
            any = true;
            all_on_earth = all_on_earth && is_valid(p);
            any_zero = any_zero || (p.lon_deg == 0.0 && p.lat_deg == 0.0);
        });
        if (!any)
            add(Severity::Error, "V11", "geometry", *coordinates, msg("has no position; want [longitude, latitude]"));
        if (!all_on_earth)
            add(Severity::Error, "V11", "geometry", *coordinates,
                msg("want a longitude from -180 to 180 and a latitude from -90 to 90"));
        if (any_zero)
            add(Severity::Error, "V11", "geometry", *coordinates,
                msg("0, 0 is a place in the Atlantic and stands for a missing one; write null"));
        return any && all_on_earth && !any_zero;
    }
    /// The unit that the record names, in the set that is loaded.
    RegionId stated_unit() {
        const JsonNode* adm1 = where_->find("adm1");
        if (adm1 == nullptr || !adm1->is_string()) return no_region;
        const std::string_view of_set = where_->string_at("boundary_set");
        if (!of_set.empty() && of_set != set_.id && is_read(of_set)) return carried_unit(of_set, *adm1);
        if (!of_set.empty() && of_set != set_.id) {
            add(Severity::Note, "V7", "where.boundary_set", *where_->find("boundary_set"),
                msg("is not the boundary set that is loaded ({0}); the unit is found by the point", set_.id));
            return no_region;
        }
        const RegionId unit = set_.find_unit(adm1->text);
        if (unit == no_region)
            add(of_set.empty() ? Severity::Warning : Severity::Error, "V7", "where.adm1", *adm1,
                msg("the boundary set {0} has no such unit", set_.id));
        return unit;
    }
    [[nodiscard]] bool is_read(std::string_view set) const {
        return context_.dated != nullptr && context_.dated->find_set(set) < context_.dated->sets().size();
    }
    /// What a unit of a set that was not in force on the record's day is in the one that was.
    RegionId carried_unit(std::string_view of_set, const JsonNode& adm1) {
        const DatedJoin& dated = *context_.dated;
        const std::size_t from = dated.find_set(of_set);
        const RegionId stated = dated.sets()[from].find_unit(adm1.text);
        if (stated == no_region) {
            add(Severity::Error, "V7", "where.adm1", adm1,
                msg("the boundary set {0} has no such unit", std::string(of_set)));
            return no_region;
        }
        const auto units = units_across(dated.sets(), from, stated, dated.find_set(set_.id));
        is_split_ = units.size() != 1;
        add(Severity::Note, "V7", "where.boundary_set", *where_->find("boundary_set"),
            is_split_ ? msg("was not in force on its day, when {0} was; the unit there is found by the point", set_.id)
                      : msg("was not in force on its day, when {0} was; the unit there is {1}", set_.id,
                            set_.units[units.front()].code));
        return is_split_ ? no_region : units.front();
    }
    /// V8. A record that says it lies in another country is taken at its word.
    bool looks_swapped(RegionId stated) {
        const std::string_view country = where_->string_at("country");
        const bool is_abroad = !country.empty() && !set_.country.empty() && country != set_.country;
        const LonLat swapped{at_.lat_deg, at_.lon_deg};
        if (is_abroad || !is_valid(swapped) || context_.regions.unit_at(at_) != no_region) return false;
        return stated != no_region && !set_.units[stated].shape.empty()
                   ? context_.regions.unit_holds(stated, swapped)
                   : context_.regions.unit_at(swapped) != no_region;
    }
    /// V7, by promise 7: an error only beyond the stated accuracy of the outline.
    void check_inside(RegionId stated) {
        if (precision_ >= PlacePrecision::Area && precision_ != PlacePrecision::Unspecified) return;
        const BoundaryUnit& unit = set_.units[stated];
        const BoundaryUnit* drawn = unit.shape.empty() ? unit_that_includes(unit.code) : &unit;
        if (drawn == nullptr) return check_inside_parts(stated);
        if (context_.regions.unit_holds(set_.find_unit(drawn->code), at_)) return;
        const double distance_m = distance_to_outline_m(at_, drawn->shape);
        const bool is_stated = drawn->outline == OutlineQuality::Exact || drawn->accuracy_m > 0.0;
        const JsonNode& adm1 = *where_->find("adm1");
        if (is_stated && distance_m > drawn->accuracy_m)
            add(Severity::Error, "V7", "where.adm1", adm1,
                msg("the point lies {0} km outside the outline of {1}, which is good to {2} km", kilometres(distance_m),
                    drawn->code, kilometres(drawn->accuracy_m)));
        else
            add(Severity::Note, "V7", "where.adm1", adm1,
                msg("the point lies {0} km outside the outline of {1}, which is approximate; the record's own "
                    "statement decides",
                    kilometres(distance_m), drawn->code));
    }
    /// V7 of a unit that is drawn by its parts alone.
    void check_inside_parts(RegionId stated) {
        double nearest_m = std::numeric_limits<double>::infinity();
        for (RegionId part = 0; part < set_.units.size(); ++part) {
            if (set_.units[part].shape.empty() || !is_part_of(set_, part, stated)) continue;
            if (context_.regions.unit_holds(part, at_)) return;
            nearest_m = std::min(nearest_m, distance_to_outline_m(at_, set_.units[part].shape));
        }
        if (!std::isfinite(nearest_m)) return;
        add(Severity::Note, "V7", "where.adm1", *where_->find("adm1"),
            msg("the point lies {0} km outside all parts of {1}; the record's own statement decides",
                kilometres(nearest_m), set_.units[stated].code));
    }
    [[nodiscard]] const BoundaryUnit* unit_that_includes(const std::string& code) const {
        const auto found = std::find_if(set_.units.begin(), set_.units.end(), [&](const BoundaryUnit& unit) {
            return !unit.shape.empty() &&
                   std::find(unit.includes.begin(), unit.includes.end(), code) != unit.includes.end();
        });
        return found == set_.units.end() ? nullptr : &*found;
    }
    RegionId region_by_point() {
        if (precision_ == PlacePrecision::Area || precision_ == PlacePrecision::Country ||
            precision_ == PlacePrecision::WaterAir)
            return no_region;
        const FoundRegion found = context_.regions.find(at_);
        if (found.region == no_region) return no_region;
        if (found.decided_by != nullptr)
            add(Severity::Note, "region", "where.adm1", *geometry_,
                msg("{0} by the nearest settlement, {1}: the outlines do not tell", set_.units[found.region].code,
                    found.decided_by->name.in(Lang::En)));
        const JsonNode* radius = where_->find("radius_m");
        const bool is_ring = precision_ == PlacePrecision::NearSettlement && radius != nullptr && radius->is_number();
        const BoundaryUnit& unit = set_.units[found.region];
        const bool fits = !is_ring || unit.shape.empty() || distance_to_outline_m(at_, unit.shape) >= radius->number;
        return fits ? found.region : no_region;
    }

    /// As it stands in the file, whatever the locale.
    static std::string number(double degrees) {
        std::array<char, 32> text{};
        const auto written = std::to_chars(text.data(), text.data() + text.size(), degrees);
        return {text.data(), written.ptr};
    }
    void add(Severity severity, std::string rule, std::string field, const JsonNode& node, Message what) {
        findings_.push_back(rule_finding(severity, std::move(rule), std::move(field), node, std::move(what)));
    }

    const RuleContext& context_;
    const BoundarySet& set_;
    std::vector<Finding>& findings_;
    const JsonNode* geometry_;
    const JsonNode* where_ = nullptr;
    LonLat at_;
    PlacePrecision precision_ = PlacePrecision::Unknown;
    bool is_split_ = false;  ///< states a unit of other boundaries that is several ones here
};

}  // namespace

LonLat point_of(const JsonNode* geometry) {
    if (geometry == nullptr || geometry->string_at("type") != "Point") return {};
    const JsonNode* coordinates = geometry->find("coordinates");
    if (coordinates == nullptr || coordinates->items.size() < 2 || !coordinates->items[0].is_number() ||
        !coordinates->items[1].is_number())
        return {};
    return {coordinates->items[0].number, coordinates->items[1].number};
}

void check_set_dates(const JsonNode& properties, const IncidentRow& row, const DatedJoin& dated,
                     std::vector<Finding>& findings) {
    const JsonNode* when = properties.find("when");
    if (when == nullptr || row.first_day == undated) return;
    const BoundarySet& set = dated.sets()[row.set_on_day];
    const auto note = [&](Message what) {
        findings.push_back({.severity = Severity::Note,
                            .rule = "boundaries",
                            .field = "when",
                            .what = std::move(what),
                            .offset = when->offset});
    };
    if (row.last_day < set.valid_from || set.valid_to < row.first_day)
        note(msg("no boundary set was in force on its days; it is joined to {0}", set.id));
    else if (row.first_day < set.valid_from || set.valid_to < row.last_day)
        note(msg("its days cross a change of boundaries; it is joined to {0}", set.id));
}

PlaceVerdict check_place(const JsonNode& properties, const JsonNode* geometry, const RuleContext& context,
                         std::vector<Finding>& findings) {
    return PlaceCheck(properties, geometry, context, findings).run();
}

}  // namespace kua
