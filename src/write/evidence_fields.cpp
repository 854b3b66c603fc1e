#include "write/evidence_fields.h"

#include "query/filter.h"
#include "write/inert_text.h"
#include "write/number_text.h"

#include <cmath>

namespace kua {
namespace {

std::string region_code(const Dataset& data, RegionId region) {
    if (region == unattributed_region) return unattributed_code;
    return is_unit(region) ? data.boundaries.units[region].code : no_region_code;
}

std::string label(const Dataset& data, std::string_view list, std::string_view value, Lang lang) {
    return inert_text(data.vocabulary.label_of(list, value, lang));
}

void add_when(std::vector<EvidenceField>& fields, const IncidentTable& table, RowId row) {
    const bool is_known = row != no_row;
    fields.push_back({"first_day", is_known ? to_string(table.first_day[row]) : ""});
    fields.push_back({"last_day", is_known ? to_string(table.last_day[row]) : ""});
    fields.push_back({"extent", is_known ? std::string(word(table.extent[row])) : ""});
    fields.push_back({"date_precision", is_known ? std::string(word(table.time_precision[row])) : ""});
}

void add_where(std::vector<EvidenceField>& fields, const IncidentTable& table, RowId row) {
    const bool is_known = row != no_row;
    const bool has_point = is_known && is_valid(table.at[row]);
    fields.push_back({"place_precision", is_known ? std::string(word(table.place_precision[row])) : ""});
    fields.push_back({"latitude", has_point ? shortest(table.at[row].lat_deg) : "", true});
    fields.push_back({"longitude", has_point ? shortest(table.at[row].lon_deg) : "", true});
    const bool has_radius = is_known && std::isfinite(table.radius_m[row]);
    fields.push_back({"radius_m", has_radius ? shortest(table.radius_m[row]) : "", true});
}

}  // namespace

std::vector<EvidenceField> evidence_fields(const Dataset& data, const EvidenceRow& row, Lang lang) {
    const IncidentTable& table = data.incidents;
    const IncidentType& type = data.vocabulary.types[row.type];
    std::vector<EvidenceField> fields;
    fields.push_back({"id", inert_text(row.id)});
    fields.push_back({"incidents", std::to_string(row.incidents), true});
    fields.push_back({"summaries", std::to_string(row.summaries), true});
    fields.push_back({"membership", row.membership == Membership::Certain ? "certain" : "possible"});
    fields.push_back({"type", type.code});
    fields.push_back({"type_label", inert_text(type.label.in(lang))});
    fields.push_back({"title", row.title});
    add_when(fields, table, row.row);
    fields.push_back({"date_as_stated", row.when_as_stated});
    fields.push_back({"region", inert_text(region_code(data, row.region))});
    fields.push_back({"region_name", is_unit(row.region) ? inert_text(data.boundaries.units[row.region].name.in(lang)) : ""});
    fields.push_back({"place", row.place});
    fields.push_back({"place_as_stated", row.place_as_stated});
    add_where(fields, table, row.row);
    fields.push_back({"status", std::string(word(row.status))});
    fields.push_back({"status_label", label(data, "status", word(row.status), lang)});
    return fields;
}

}  // namespace kua
