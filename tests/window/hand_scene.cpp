#include "hand_scene.h"

#include <SFML/Graphics/Image.hpp>
#include <SFML/Graphics/RenderTexture.hpp>
#include <SFML/Graphics/Texture.hpp>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <numbers>

namespace kua::test {
namespace {

MapPoint km(double x, double y) { return {x * 1000.0, y * 1000.0}; }

Vocabulary five_families() {
    const char* colors[] = {"#B5401E", "#6B3FA0", "#0F6CA6", "#B07D00", "#2F7D5B"};
    Vocabulary vocabulary;
    for (std::size_t i = 0; i < 5; ++i) {
        TypeFamily family;
        family.shape = static_cast<Shape>(i);
        family.light = family.dark = *parse_color(colors[i]);
        vocabulary.families.push_back(family);
    }
    return vocabulary;
}

std::shared_ptr<BaseGeometry> empty_base() {
    auto projection = Projection::make("EPSG:3857");
    if (!projection) throw std::runtime_error(in_english(projection.error()));
    return std::make_shared<BaseGeometry>(BaseGeometry{std::move(*projection), {}, {}, {}, {}, {}, {}, {}, {}, {}, {}});
}

Mark mark(MarkKind kind, MapPoint at, std::vector<Sector> sectors, std::string number) {
    Mark result;
    result.kind = kind;
    result.at = at;
    result.sectors = std::move(sectors);
    result.number = std::move(number);
    result.radius_px = kind == MarkKind::Stack ? 16.0 : 5.5;
    result.width_px = 31.0;
    result.height_px = 19.0;
    return result;
}

/// A coast of many corners round (0, 0), about 230 km out.
MapPolygon ragged_land() {
    MapPolygon land;
    for (int i = 0; i < 720; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / 720.0;
        const double r = 230.0 + 40.0 * std::sin(3.0 * angle) + 6.0 * std::sin(29.0 * angle) + 2.0 * std::sin(171.0 * angle);
        land.outer.push_back(km(1.4 * r * std::cos(angle), r * std::sin(angle)));
    }
    return land;
}

void add_marks(Scene& scene) {
    auto& items = scene.items;
    for (std::size_t family = 0; family < 5; ++family)
        items.emplace_back(mark(MarkKind::Symbol, km(-150.0 + 25.0 * static_cast<double>(family), 120.0), {{family, 1}}, ""));
    for (std::size_t family = 0; family < 5; ++family) {
        Mark possible = mark(MarkKind::Symbol, km(-150.0 + 25.0 * static_cast<double>(family), 95.0), {{family, 1}}, "");
        possible.dashed = family < 3;
        possible.hollow = family >= 3;
        items.emplace_back(possible);
    }
    items.emplace_back(mark(MarkKind::Stack, km(40.0, 120.0), {{0, 3}, {1, 2}, {2, 1}, {3, 2}}, "8"));
    items.emplace_back(mark(MarkKind::Stack, km(90.0, 120.0), {{4, 1}}, "1 234"));
    Mark maybe = mark(MarkKind::Stack, km(140.0, 120.0), {{0, 1}, {2, 1}}, "2");
    maybe.dashed = true;
    items.emplace_back(maybe);
    items.emplace_back(mark(MarkKind::Badge, km(60.0, 60.0), {{2, 1}}, "1"));
    Mark badge = mark(MarkKind::Badge, km(110.0, 60.0), {{0, 1}}, "1");
    badge.dashed = true;
    items.emplace_back(badge);
    items.emplace_back(mark(MarkKind::Badge, km(160.0, 60.0), {{0, 2}, {4, 1}}, "3"));
    Mark known = mark(MarkKind::Symbol, km(-60.0, 30.0), {{3, 1}}, "");
    known.ground_radius_m = 25'000.0;
    items.emplace_back(known);
}

void add_names(Scene& scene) {
    const Theme& theme = scene.theme;
    scene.items.emplace_back(TownDot{km(-200, 0), 1.8, theme.ink});
    scene.items.emplace_back(Label{km(-200, 0), {7, 4}, "Қостанай · Kostanay 1711", FontFace::Regular, 11.0, 0.0, theme.second, theme.land, 2.0});
    scene.items.emplace_back(Label{km(-200, -30), {0, 0}, "АҚМОЛА ОБЛЫСЫ", FontFace::Regular, 9.5, 1.2, theme.third, theme.land, 2.0});
    scene.items.emplace_back(Label{km(280, 60), {0, 0}, "Almaty AVAToy", FontFace::SemiBold, 12.0, 0.0, theme.ink, theme.land, 2.0});
}

}  // namespace

MapMultiPolygon rectangle_km(double left, double bottom, double right, double top) {
    return {{{km(left, bottom), km(right, bottom), km(right, top), km(left, top)}, {}}};
}

MapView hand_view() { return {{0.0, 0.0}, 1000.0, 800.0, 600.0}; }

std::unique_ptr<HandScene> square_scene() {
    auto hand = std::make_unique<HandScene>();
    hand->vocabulary = five_families();
    hand->base = empty_base();
    hand->base->units = {rectangle_km(-100, -100, 100, 100)};
    hand->base->unit_bounds = bounds(hand->base->units[0]);
    hand->scene.base = hand->base;
    hand->scene.theme = theme(ThemeName::Light);
    hand->scene.vocabulary = &hand->vocabulary;
    hand->scene.items.emplace_back(Fill{&hand->base->units[0], hand->scene.theme.land});
    return hand;
}

std::unique_ptr<HandScene> hand_scene() {
    auto hand = std::make_unique<HandScene>();
    hand->vocabulary = five_families();
    BaseGeometry& base = *(hand->base = empty_base());
    base.units = {{ragged_land()}, rectangle_km(-60, -160, 140, -40)};
    base.neighbours = {rectangle_km(-500, 100, 500, 500)};
    MapPolygon lake = rectangle_km(-180, -120, -100, -60)[0];
    lake.holes = {rectangle_km(-150, -100, -130, -80)[0].outer};
    base.lakes = {{lake}};
    for (const MapPoint p : base.units[0][0].outer) extend(base.unit_bounds, p);
    base.inner_borders = {{km(-60, -160), km(140, -160), km(140, -40), km(-60, -40), km(-60, -160)},
                          {km(-320, 20), km(-100, -20), km(0, 40), km(20, 10), km(0, -20), km(300, 20)}};
    base.outer_borders = {base.units[0][0].outer};
    base.outer_borders[0].push_back(base.outer_borders[0].front());
    base.shores = {lake.outer};
    base.shores[0].push_back(base.shores[0].front());

    Scene& scene = hand->scene;
    scene.base = hand->base;
    scene.theme = theme(ThemeName::Light);
    scene.vocabulary = &hand->vocabulary;
    const Theme& t = scene.theme;
    scene.items.emplace_back(Fill{&base.neighbours[0], t.neighbours});
    scene.items.emplace_back(Fill{&base.units[0], t.land});
    scene.items.emplace_back(Hatch{&base.units[1], t.hatch, 6.0, 1.4});
    scene.items.emplace_back(Fill{&base.lakes[0], t.water});
    scene.items.emplace_back(Stroke{&base.shores, t.shore, 0.5});
    scene.items.emplace_back(Stroke{&base.inner_borders, t.region_border, 0.8});
    scene.items.emplace_back(Stroke{&base.outer_borders, t.country_border, 1.3});
    add_names(scene);
    add_marks(scene);
    return hand;
}

MapPainter painter(PaintWay way) {
    auto made = MapPainter::make(KUA_SOURCE_DIR "/shaders", way);
    if (!made) throw std::runtime_error(in_english(made.error()));
    return std::move(*made);
}

Image painted(MapPainter& painter, const Scene& scene, const MapView& view, int frames, double ui_scale,
              const MapPainter::Accent& accent) {
    const auto width = static_cast<unsigned>(view.width_px * ui_scale);
    const auto height = static_cast<unsigned>(view.height_px * ui_scale);
    sf::RenderTexture target;
    if (target.getSize() != sf::Vector2u{width, height} && !target.create(width, height)) throw std::runtime_error("no render texture");
    for (int i = 0; i < frames; ++i) painter.paint(target, scene, view, {0, 0}, ui_scale, accent);
    target.display();
    const sf::Image read = target.getTexture().copyToImage();
    const std::uint8_t* pixels = read.getPixelsPtr();
    return {static_cast<int>(width), static_cast<int>(height), {pixels, pixels + std::size_t{4} * width * height}};
}

Rgba8 pixel(const Image& image, int x, int y) {
    const std::uint8_t* p = image.rgba.data() + 4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width_px) +
                                                     static_cast<std::size_t>(x));
    return {p[0], p[1], p[2], p[3]};
}

}  // namespace kua::test
