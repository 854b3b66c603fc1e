#include "shipped.h"

#include <cstdio>
#include <cstdlib>

namespace kua::bench {
namespace {

template <class T>
T value_of(Result<T> result) {
    if (result) return std::move(*result);
    std::fprintf(stderr, "%s\n", in_english(result.error()).c_str());
    std::exit(1);
}

}  // namespace

Shipped shipped() {
    const DataHome home = value_of(find_data_home());
    auto data = value_of(load({}, home)).dataset;
    auto base = value_of(project_base(*data, ""));
    auto selection = select(*data, {}, data->opening_window());
    return {std::move(data), {}, std::move(base), std::move(selection), Catalogue(), value_of(TextMetrics::make())};
}

MapView Shipped::fitted(double width_px, double height_px) const { return map_view(view, *base, width_px, height_px, {20, 20, 20, 20}); }

Scene Shipped::scene(const MapView& map) const { return build_scene({*data, base, selection, view, map, text, metrics, {}}); }

}  // namespace kua::bench
