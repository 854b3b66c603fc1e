#include "write/incident_feature.h"

#include "write/json_object.h"
#include "write/number_text.h"

#include <cmath>

namespace kua {
namespace {

std::string geometry_json(const IncidentTable& table, RowId row) {
    if (!is_valid(table.at[row])) return "null";
    return R"({"type": "Point", "coordinates": [)" + shortest(table.at[row].lon_deg) + ", " +
           shortest(table.at[row].lat_deg) + "]}";
}

/// Clock times and parts of the day are in no column.
TimePrecision written(TimePrecision precision, bool is_one_day) {
    if (precision <= TimePrecision::Day) return is_one_day ? TimePrecision::Day : TimePrecision::Range;
    return precision;
}

std::string when_json(const IncidentTable& table, RowId row, const RecordWords& words) {
    JsonObject when;
    const Day first = table.first_day[row];
    const Day last = table.last_day[row];
    if (first == undated) {
        when.add_text("precision", word(TimePrecision::Unknown));
        return when.str();
    }
    const TimePrecision precision = written(table.time_precision[row], first == last);
    when.add_text("start", to_string(first));
    if (precision != TimePrecision::Day) {
        when.add_text("end", to_string(last));
        when.add_text("extent", word(table.extent[row]));
    }
    when.add_text("precision", word(precision));
    when.add_if_any("as_stated", words.when_as_stated);
    return when.str();
}

/// The finest precision whose company the columns have: a district needs its code, "near" a radius.
PlacePrecision written(const IncidentTable& table, RowId row) {
    const PlacePrecision precision = table.place_precision[row];
    const bool has_region = is_unit(table.region[row]);
    if (precision == PlacePrecision::NearSettlement && !std::isfinite(table.radius_m[row])) return PlacePrecision::Unspecified;
    if (precision == PlacePrecision::Adm2 && has_region) return PlacePrecision::Adm1;
    if ((precision == PlacePrecision::Adm1 || precision == PlacePrecision::Adm2) && !has_region) return PlacePrecision::Country;
    return precision;
}

std::string where_json(const Dataset& data, RowId row, const RecordWords& words) {
    const IncidentTable& table = data.incidents;
    JsonObject where;
    where.add_text("precision", word(written(table, row)));
    if (std::isfinite(table.radius_m[row]) && table.radius_m[row] > 0.0F) where.add("radius_m", shortest(table.radius_m[row]));
    if (is_unit(table.region[row])) {
        where.add_text("adm1", data.boundaries.units[table.region[row]].code);
        where.add_text("boundary_set", data.boundaries.id);
    }
    if (!words.place.empty()) where.add("place", local_text_json(words.place));
    where.add_if_any("as_stated", words.place_as_stated);
    return where.str();
}

std::string counts_json(const IncidentTable& table, RowId row) {
    JsonObject counts;
    for (const NamedCount& count : table.counts[row]) {
        JsonObject range;
        for (const auto& [name, value] : {std::pair{"min", count.range.min}, {"best", count.range.best}, {"max", count.range.max}})
            if (value != unknown_count) range.add(name, std::to_string(value));
        if (!range.empty()) counts.add(word(count.name), range.str());
    }
    return counts.empty() ? std::string{} : counts.str();
}

std::string actors_json(const IncidentTable& table, RowId row) {
    JsonArray actors;
    for (const ActorPart& actor : table.actors[row])
        actors.add(R"({"role": )" + json_string(word(actor.role)) + R"(, "kind": )" + json_string(word(actor.kind)) + "}");
    return actors.empty() ? std::string{} : actors.str();
}

std::string citations_json(const Dataset& data, RowId row, const RecordWords& words) {
    JsonArray citations;
    for (const std::uint16_t index : data.incidents.sources[row]) {
        JsonObject citation;
        citation.add_text("ref", source_key(data, index));
        for (const auto& said : words.citations)
            if (said.key == data.sources[index].key && !said.key.empty() && !said.locator.empty()) {
                citation.add_text("locator", said.locator);
                break;
            }
        citations.add(citation.str());
    }
    return citations.str();
}

std::string links_json(const IncidentTable& table, const std::vector<RowId>& parts) {
    JsonArray links;
    for (const RowId part : parts) links.add(R"({"rel": "contains", "id": )" + json_string(table.id[part]) + "}");
    return links.empty() ? std::string{} : links.str();
}

}  // namespace

std::string local_text_json(const LocalText& text) {
    JsonObject out;
    for (const Lang lang : all_langs) out.add_if_any(code(lang), text.by_lang[static_cast<std::size_t>(lang)]);
    return out.empty() ? json_string("") : out.str();
}

std::string source_key(const Dataset& data, std::uint16_t index) {
    const std::string& key = data.sources[index].key;
    return key.empty() ? "source-" + std::to_string(index + 1) : key;
}

std::string source_json(const Source& source) {
    JsonObject out;
    out.add_text("type", source.type.empty() ? "other" : source.type);
    if (!source.title.empty()) out.add("title", local_text_json(source.title));
    out.add_if_any("author", source.author);
    out.add_if_any("publisher", source.publisher);
    out.add_if_any("language", source.language);
    out.add_if_any("url", source.url);
    out.add_if_any("archive_url", source.archive_url);
    out.add_if_any("published", source.published);
    out.add_if_any("reliability", source.reliability);
    out.add_if_any("publish", source.publish);
    return out.str();
}

std::string feature_json(const Dataset& data, RowId row, const RecordWords& words, const std::vector<RowId>& parts) {
    const IncidentTable& table = data.incidents;
    LocalText title;
    for (const Lang lang : all_langs) title.at(lang) = table.title[static_cast<std::size_t>(lang)][row];
    JsonObject properties;
    if (!title.empty()) properties.add("title", local_text_json(title));
    properties.add_text("type", data.vocabulary.types[table.type[row]].code);
    properties.add("when", when_json(table, row, words));
    properties.add("where", where_json(data, row, words));
    if (const auto counts = counts_json(table, row); !counts.empty()) properties.add("counts", counts);
    if (const auto actors = actors_json(table, row); !actors.empty()) properties.add("actors", actors);
    properties.add("verification", R"({"status": )" + json_string(word(table.status[row])) + "}");
    properties.add("sources", citations_json(data, row, words));
    if (const auto links = links_json(table, parts); !links.empty()) properties.add("links", links);
    JsonObject feature;
    feature.add_text("type", "Feature");
    feature.add_text("id", table.id[row]);
    feature.add("geometry", geometry_json(table, row));
    feature.add("properties", properties.str());
    return feature.str();
}

}  // namespace kua
