#include "scene/view_json.h"

#include "scene/view_words.h"

#include <nlohmann/json.hpp>

namespace kua {
namespace {

using nlohmann::json;

json day_json(const std::optional<Day>& day) { return day ? json(to_string(*day)) : json(nullptr); }
json place_json(LonLat p) { return json::array({p.lon_deg, p.lat_deg}); }
json list_json(const std::optional<std::vector<std::string>>& list) { return list ? json(*list) : json(nullptr); }
json count_name_json(const std::optional<CountName>& name) { return name ? json(word(*name)) : json(nullptr); }

json filter_json(const Filter& filter) {
    json area = json::array();
    for (const LonLat p : filter.area) area.push_back(place_json(p));
    return {{"actor_kinds", list_json(filter.actor_kinds)},
            {"actor_roles", list_json(filter.actor_roles)},
            {"area", std::move(area)},
            {"count_at_least", filter.count_at_least},
            {"count_name", count_name_json(filter.count_name)},
            {"place_precisions", list_json(filter.place_precisions)},
            {"regions", list_json(filter.regions)},
            {"rights", list_json(filter.rights)},
            {"statuses", list_json(filter.statuses)},
            {"text", filter.text},
            {"types", list_json(filter.types)}};
}

/// Only what was chosen: nothing for a piece that is left to the layout.
json furniture_json(const FurnitureChoice& furniture) {
    json document = json::object();
    for (const auto& [piece, name] : piece_words) {
        const PieceChoice& choice = furniture[piece];
        json one = json::object();
        if (choice.shown) one["shown"] = *choice.shown;
        if (choice.anchor != Anchor::Automatic) one["at"] = word_in(anchor_words, choice.anchor);
        if (choice.right_mm != 0.0) one["right_mm"] = choice.right_mm;
        if (choice.down_mm != 0.0) one["down_mm"] = choice.down_mm;
        if (!one.empty()) document[name] = std::move(one);
    }
    return document;
}

json page_json(const PageChoice& page) {
    json document{{"dpi", page.dpi},
                  {"height_px", page.height_px},
                  {"subtitle", page.subtitle},
                  {"title", page.title},
                  {"width_px", page.width_px}};
    if (page.multiples) document["multiples"] = word(*page.multiples);
    if (page.furniture != FurnitureChoice{}) document["furniture"] = furniture_json(page.furniture);
    return document;
}

json layers_json(const LayerChoice& layers) {
    return {{"coverage", layers.coverage},     {"incidents", layers.incidents}, {"names", layers.names},
            {"neighbours", layers.neighbours}, {"regions", layers.regions},     {"water", layers.water}};
}

json classes_json(const ClassChoice& classes) {
    return {{"bounds", classes.bounds},
            {"count", classes.count},
            {"method", word_in(class_method_words, classes.method)},
            {"palette", classes.palette},
            {"rescaled", classes.rescaled}};
}

json rate_json(const RateChoice& rate) {
    return {{"classes", classes_json(rate.classes)}, {"denominator", rate.denominator},
            {"least_denominator", rate.least_denominator}, {"per", rate.per},
            {"smoothed", rate.smoothed}, {"year", rate.year}};
}

json surface_json(const SurfaceChoice& surface) {
    return {{"bandwidth_km", surface.bandwidth_km},
            {"cell_km2", surface.cell_km2},
            {"classes", classes_json(surface.classes)},
            {"kernel", word_in(kernel_words, surface.kernel)},
            {"kind", word_in(surface_words, surface.kind)}};
}

json view_document(const ViewState& view) {
    json incidents = json::array();
    for (const DataRef& file : view.incidents) incidents.push_back({{"path", file.path}, {"sha256", file.sha256}});
    json document{{"boundaries", view.boundaries},
            {"filter", filter_json(view.filter)},
            {"incidents", std::move(incidents)},
            {"lang", code(view.lang)},
            {"layers", layers_json(view.layers)},
            {"map",
             {{"centre", view.map.centre ? place_json(*view.map.centre) : json(nullptr)},
              {"metres_per_px", view.map.metres_per_px},
              {"projection", view.map.projection}}},
            {"measure",
             {{"bound", word_in(bound_words, view.measure.bound)},
              {"people", count_name_json(view.measure.people)},
              {"size", word_in(mark_size_words, view.measure.size)}}},
            {"page", page_json(view.page)},
            {"rate", rate_json(view.rate)},
            {"schema", view_schema},
            {"surface", surface_json(view.surface)},
            {"theme", word_in(theme_words, view.theme)},
            {"time",
             {{"bars", word_in(unit_words, view.time.bars)},
              {"cumulative", view.time.cumulative},
              {"first", day_json(view.time.first)},
              {"last", day_json(view.time.last)}}}};
    // Left out where they say nothing, so that the check codes of figures made before there were such keys hold.
    if (!view.map.fit_unit.empty()) document["map"]["fit_unit"] = view.map.fit_unit;
    if (!view.other_boundaries.empty()) document["other_boundaries"] = view.other_boundaries;
    if (view.boundaries_as != BoundariesAs::Then)
        document["boundaries_as"] = word_in(boundaries_as_words, view.boundaries_as);
    return document;
}

/// `path` as seen from the folder that `file` lies in.
std::string beside(const std::filesystem::path& file, const std::string& path) {
    if (path.empty() || std::filesystem::path(path).is_absolute()) return path;
    return (file.parent_path() / path).lexically_normal().string();
}

}  // namespace

std::string to_json(const ViewState& view) {
    return view_document(view).dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

Result<ViewState> view_of_file(std::string_view json, const std::filesystem::path& file) {
    auto view = view_from_json(json);
    if (!view) return within(file.string(), view.error());
    view->boundaries = beside(file, view->boundaries);
    for (std::string& path : view->other_boundaries) path = beside(file, path);
    for (DataRef& data : view->incidents) data.path = beside(file, data.path);
    return view;
}

}  // namespace kua
