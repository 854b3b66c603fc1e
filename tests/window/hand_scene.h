#pragma once

#include "scene/scene.h"
#include "screen/map_painter.h"
#include "support/image_compare.h"

#include <memory>
#include <string>

namespace kua::test {

/// A small map made by hand: land with a bay and an island lake, borders, a hatched quarter, names, marks.
/// At `hand_view()` one map kilometre is one px, and the map's (0, 0) is the viewport's middle.
struct HandScene {
    Vocabulary vocabulary;
    std::shared_ptr<BaseGeometry> base;
    Scene scene;
};
[[nodiscard]] std::unique_ptr<HandScene> hand_scene();
[[nodiscard]] MapView hand_view();

/// The land alone: one square of 200 km round (0, 0) with nothing on it.
[[nodiscard]] std::unique_ptr<HandScene> square_scene();

/// A rectangle as a shape, map kilometres.
[[nodiscard]] MapMultiPolygon rectangle_km(double left, double bottom, double right, double top);

/// Paints `frames` times into a texture of the view's size and reads it back.
[[nodiscard]] Image painted(MapPainter& painter, const Scene& scene, const MapView& view, int frames = 1,
                            double ui_scale = 1.0, const MapPainter::Accent& accent = {});
/// A painter with the repository's shaders. Fails the test where there is none.
[[nodiscard]] MapPainter painter(PaintWay way);

[[nodiscard]] Rgba8 pixel(const Image& image, int x, int y);

}  // namespace kua::test
