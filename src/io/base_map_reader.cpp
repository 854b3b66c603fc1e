#include "io/base_map_reader.h"

#include "io/csv.h"
#include "io/shape_layer.h"

namespace kua {
namespace {

constexpr std::array<std::string_view, 3> name_fields{"name_en", "name_ru", "name_kk"};

std::vector<BaseFeature> read_features(const std::filesystem::path& file, ShapeKind kind,
                                       std::vector<Problem>& problems) {
    auto layer = read_shape_layer(file, kind, problems);
    if (!layer) {
        problems.push_back({.severity = Severity::Warning,
                            .rule = "base map",
                            .file = layer.error().where,
                            .what = layer.error().what});
        return {};
    }
    std::vector<BaseFeature> features;
    const auto rank = layer->find_field("scalerank");
    for (ShapeRow& row : layer->rows) {
        BaseFeature feature{.shape = std::move(row.polygons), .lines = std::move(row.lines)};
        for (std::size_t lang = 0; lang < name_fields.size(); ++lang)
            if (const auto field = layer->find_field(name_fields[lang]))
                feature.name.by_lang[lang] = row.values[*field];
        if (rank) feature.rank = static_cast<int>(parse_whole_number(row.values[*rank]).value_or(0));
        features.push_back(std::move(feature));
    }
    return features;
}

}  // namespace

BaseMap read_base_map(const std::filesystem::path& geodata, std::vector<Problem>& problems) {
    BaseMap base;
    base.neighbours = read_features(geodata / "neighbours" / "neighbours.shp", ShapeKind::Polygon, problems);
    base.lakes = read_features(geodata / "water" / "water.shp", ShapeKind::Polygon, problems);
    base.rivers = read_features(geodata / "water" / "rivers.shp", ShapeKind::Line, problems);
    base.source = "Natural Earth";
    return base;
}

}  // namespace kua
