#pragma once

#include "paper/paint_scene.h"
#include "paper/raster_canvas.h"
#include "support/image_compare.h"
#include "support/make_dataset.h"

namespace kua::test {

/// A square of land 100 m wide round the map's origin, with what a scene can hold on it.
struct HandMade {
    MapMultiPolygon land{{{{-50, -50}, {50, -50}, {50, 50}, {-50, 50}}, {{{10, 10}, {30, 10}, {30, 30}, {10, 30}}}}};
    std::vector<MapLine> border{{{-50, -50}, {50, -50}, {50, 50}, {-50, 50}, {-50, -50}}};
    Vocabulary vocabulary = small_vocabulary();
    TextMetrics metrics = *TextMetrics::make();
    Scene scene;
    MapView view{{0, 0}, 1.0, 120, 120};

    HandMade() {
        scene.theme = theme(ThemeName::Light);
        scene.vocabulary = &vocabulary;
    }
    HandMade(const HandMade&) = delete;
    HandMade& operator=(const HandMade&) = delete;

    /// Everything at once.
    void add_all() {
        scene.items.emplace_back(Fill{&land, scene.theme.land});
        scene.items.emplace_back(Hatch{&land, scene.theme.hatch});
        scene.items.emplace_back(Stroke{&border, scene.theme.country_border, 1.3});
        scene.items.emplace_back(TownDot{{-30, 0}, 1.6, scene.theme.ink});
        scene.items.emplace_back(
            Label{{-30, 0}, {6, 4}, "Алматы Қ", FontFace::SemiBold, 11, 0.4, scene.theme.ink, scene.theme.land, 2.0});
        scene.items.emplace_back(stack());
    }
    [[nodiscard]] static Mark stack() {
        Mark mark;
        mark.kind = MarkKind::Stack;
        mark.at = {10, -25};
        mark.radius_px = 15;
        mark.sectors = {{0, 4}, {2, 2}};
        mark.number = "6";
        return mark;
    }
};

inline Image picture_of(const RasterCanvas& canvas, int columns, int rows) {
    Image image{columns, rows, {}};
    std::vector<std::uint8_t> row(static_cast<std::size_t>(columns) * 3);
    for (int y = 0; y < rows; ++y) {
        canvas.read_row(y, row);
        for (std::size_t x = 0; x < static_cast<std::size_t>(columns); ++x)
            image.rgba.insert(image.rgba.end(), {row[x * 3], row[x * 3 + 1], row[x * 3 + 2], 255});
    }
    return image;
}

inline Rgba8 pixel(const Image& image, int x, int y) {
    const auto* p = &image.rgba[static_cast<std::size_t>((y * image.width_px + x) * 4)];
    return {p[0], p[1], p[2], p[3]};
}

/// `made` as a page of its own, at `dpi`.
inline Image painted(const HandMade& made, double dpi = 96.0) {
    const double scale = dpi / 96.0;
    const int columns = static_cast<int>(made.view.width_px * scale);
    const int rows = static_cast<int>(made.view.height_px * scale);
    RasterCanvas canvas({columns, 0, rows, scale}, {255, 255, 255, 255});
    paint_scene(canvas.canvas(), made.scene, made.view, {}, made.metrics);
    return picture_of(canvas, columns, rows);
}

}  // namespace kua::test
