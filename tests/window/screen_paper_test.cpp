#include "hand_scene.h"
#include "io/load.h"
#include "paper/paint_scene.h"
#include "paper/raster_canvas.h"
#include "scene/build_scene.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <ostream>

namespace kua::test {
namespace {

namespace fs = std::filesystem;

/// The shipped data seen in one way, ready to paint.
struct ShippedScene {
    std::shared_ptr<const Dataset> data;
    TextMetrics metrics;
    MapView map;
    Scene scene;
};

template <class T>
T value_of(Result<T> result) {
    if (!result) throw std::runtime_error(in_english(result.error()));
    return std::move(*result);
}

std::shared_ptr<const Dataset> shipped_data() {
    static const auto data = value_of(load({}, value_of(find_data_home()))).dataset;
    return data;
}

ShippedScene shipped_scene(const ViewState& view) {
    const auto data = shipped_data();
    const auto base = value_of(project_base(*data, ""));
    const auto text = value_of(Catalogue::load(fs::path(KUA_BINARY_DIR) / "locale", view.lang));
    auto metrics = value_of(TextMetrics::make());
    const MapView map = map_view(view, *base, 1280.0, 800.0, {20, 20, 20, 20});
    const Selection selection = select(*data, view.filter, data->opening_window());
    Scene scene = build_scene({*data, base, selection, view, map, text, metrics, {}});
    return {data, std::move(metrics), map, std::move(scene)};
}

Image on_paper(const Scene& scene, const ShippedScene& shipped, double ui_scale) {
    const int columns = static_cast<int>(shipped.map.width_px * ui_scale);
    const int rows = static_cast<int>(shipped.map.height_px * ui_scale);
    RasterCanvas canvas({columns, 0, rows, ui_scale}, {255, 255, 255, 255});
    paint_scene(canvas.canvas(), scene, shipped.map, {}, shipped.metrics);
    Image image{columns, rows, {}};
    std::vector<std::uint8_t> row(static_cast<std::size_t>(columns) * 3);
    for (int y = 0; y < rows; ++y) {
        canvas.read_row(y, row);
        for (std::size_t x = 0; x < row.size(); x += 3)
            image.rgba.insert(image.rgba.end(), {row[x], row[x + 1], row[x + 2], 255});
    }
    return image;
}

/// The screen sets letters on whole rows of pixels, so that their feet are sharp; paper sets them where they belong.
/// Up to half a pixel lies between, which changes the letters' edges, in sum about 0.16 % of the opening picture.
/// Seen from four times as far the pictures have to be the same: there a label two pixels off is seen, and a missing
/// dot.
bool look_the_same(const Image& screen, const Image& paper) {
    constexpr double most_letter_edges = 0.0025;
    return difference(screen, paper).changed_share <= most_letter_edges &&
           difference(halved(halved(screen)), halved(halved(paper))).changed_share == 0.0;
}

/// Empty where both look the same; else a sentence, and NAME.paper.png (paper), NAME.paper.out.png (screen) and
/// NAME.paper.diff.png to look at.
std::string told_apart(const std::string& name, const Image& screen, const Image& paper) {
    if (look_the_same(screen, paper)) return {};
    const fs::path folder = fs::path(KUA_BINARY_DIR) / "tests" / "window";
    const fs::path paper_file = folder / (name + ".paper.png");
    write_png(paper_file, paper);
    return compare_with_golden(screen, paper_file, folder, 0.0);
}

struct Case {
    std::string name;
    PaintWay way;
    ViewState view;
    double ui_scale = 1.0;
};
void PrintTo(const Case& wanted, std::ostream* out) { *out << wanted.name; }

std::vector<Case> cases() {
    ViewState almaty;
    almaty.map.centre = LonLat{76.9, 43.25};
    almaty.map.metres_per_px = 250.0;
    ViewState dark;
    dark.theme = ThemeName::Dark;
    dark.lang = Lang::Ru;
    return {{"opening_shaders", PaintWay::Shaders, {}},    {"opening_plain", PaintWay::Plain, {}},
            {"almaty_shaders", PaintWay::Shaders, almaty}, {"almaty_plain", PaintWay::Plain, almaty},
            {"dark_shaders", PaintWay::Shaders, dark},     {"dark_plain", PaintWay::Plain, dark},
            {"fine_shaders", PaintWay::Shaders, {}, 1.5},  {"fine_plain", PaintWay::Plain, {}, 1.5}};
}

struct ScreenAndPaper : testing::TestWithParam<Case> {};

TEST_P(ScreenAndPaper, PaintTheSamePicture) {
    const auto& [name, way, view, ui_scale] = GetParam();
    const ShippedScene shipped = shipped_scene(view);
    MapPainter map_painter = painter(way);
    const Image screen = painted(map_painter, shipped.scene, shipped.map, 1, ui_scale);
    EXPECT_EQ(told_apart(name, screen, on_paper(shipped.scene, shipped, ui_scale)), "");
}
INSTANTIATE_TEST_SUITE_P(Shipped, ScreenAndPaper, testing::ValuesIn(cases()),
                         [](const auto& c) { return c.param.name; });

/// Squares of six colours, some of them half transparent and some empty, over the middle of the map.
Raster squares(const MapView& map) {
    constexpr std::int32_t side = 120;
    std::vector<std::uint8_t> cells;
    for (std::int32_t i = 0; i < side * side; ++i)
        cells.push_back(static_cast<std::uint8_t>(i % 7 == 0 ? 0 : 1 + i * i % 6 + (i % 5 == 0 ? 6 : 0)));
    std::vector<Rgba8> colors;
    for (const std::uint8_t alpha : std::initializer_list<std::uint8_t>{255, 115})
        for (int i = 0; i < 6; ++i)
            colors.push_back({static_cast<std::uint8_t>(250 - 40 * i), static_cast<std::uint8_t>(125 - 20 * i), 60, alpha});
    const double cell_m = 4.0 * map.metres_per_px;
    const MapPoint corner{map.centre.x_m - 60.3 * cell_m, map.centre.y_m + 60.7 * cell_m};
    return {corner, cell_m, side, side, std::make_shared<const std::vector<std::uint8_t>>(std::move(cells)), std::move(colors)};
}

TEST(ScreenBesidePaper, HasTheSameSquaresOfColour) {
    for (const PaintWay way : {PaintWay::Auto, PaintWay::Shaders, PaintWay::Plain}) {
        ShippedScene shipped = shipped_scene({});
        std::erase_if(shipped.scene.items, [](const SceneItem& item) { return std::holds_alternative<Label>(item); });  // of letters, see above
        const auto sign = std::find_if(shipped.scene.items.begin(), shipped.scene.items.end(), [](const SceneItem& item) {
            return std::holds_alternative<TownDot>(item) || std::holds_alternative<Mark>(item);
        });
        shipped.scene.items.insert(sign, squares(shipped.map));
        MapPainter map_painter = painter(way);
        const Image screen = painted(map_painter, shipped.scene, shipped.map, 3);
        EXPECT_EQ(told_apart("squares", screen, on_paper(shipped.scene, shipped, 1.0)), "");

        Scene other = shipped.scene;
        for (SceneItem& item : other.items)
            if (auto* raster = std::get_if<Raster>(&item)) raster->corner.x_m += raster->cell_m;
        EXPECT_FALSE(look_the_same(screen, on_paper(other, shipped, 1.0))) << "squares one to the right";
        EXPECT_EQ(told_apart("squares_moved", painted(map_painter, other, shipped.map, 3), on_paper(other, shipped, 1.0)), "");

        shipped.map.centre.x_m += 137.0 * shipped.map.metres_per_px;   // the kept picture is in four pieces then
        shipped.map.centre.y_m += 55.0 * shipped.map.metres_per_px;
        EXPECT_EQ(told_apart("squares_panned", painted(map_painter, shipped.scene, shipped.map, 2), on_paper(shipped.scene, shipped, 1.0)), "");
    }
}

/// Every mark in rows over the middle of the map: certain, possible and hollow, each shape, rings of one and more sectors,
/// circles with an upper bound, boxes; a ring on the ground that is too large for a shader's code among them.
std::vector<Mark> all_marks(const MapView& map) {
    std::vector<Mark> marks;
    const auto add = [&](Mark mark) {
        const auto i = static_cast<double>(marks.size());
        mark.at = to_map({140.25 + 67.3 * std::fmod(i, 15.0), 160.4 + 83.7 * std::floor(i / 15.0)}, map);
        marks.push_back(std::move(mark));
    };
    for (std::size_t family = 0; family < 5; ++family)
        for (int look = 0; look < 3; ++look) {
            Mark symbol;
            symbol.sectors = {{family, 1}};
            symbol.radius_px = look == 0 ? 5.5 : 9.0;
            symbol.dashed = look == 1;
            symbol.hollow = look == 2;
            symbol.ground_radius_m = family == 2 && look == 1 ? 290.0 * map.metres_per_px : 0.0;
            add(symbol);
        }
    const std::vector<std::vector<Sector>> shares{{{0, 4}}, {{0, 3}, {1, 2}, {4, 1}}, {{2, 40}, {3, 1}}};
    for (const auto& sectors : shares)
        for (const bool dashed : {false, true})
            for (const StackKind kind : {StackKind::Town, StackKind::Place, StackKind::Several}) {
                Mark stack;
                stack.kind = MarkKind::Stack;
                stack.stack = kind;
                stack.radius_px = 16.0;
                stack.sectors = sectors;
                stack.dashed = dashed;
                add(stack);
                stack.proportional = true;
                stack.radius_px = 14.0;
                stack.upper_radius_px = 27.5;
                add(stack);
            }
    for (const auto& sectors : shares)
        for (const bool dashed : {false, true}) {
            Mark badge;
            badge.kind = MarkKind::Badge;
            badge.width_px = 31.0;
            badge.height_px = 19.0;
            badge.sectors = sectors;
            badge.dashed = dashed;
            add(badge);
        }
    return marks;
}

TEST(ScreenBesidePaper, HasTheSameMarks) {
    for (const PaintWay way : {PaintWay::Shaders, PaintWay::Plain})
        for (const double ui_scale : {1.0, 1.5, 2.0}) {
            SCOPED_TRACE(ui_scale);
            ShippedScene shipped = shipped_scene({});
            std::erase_if(shipped.scene.items, [](const SceneItem& item) { return std::holds_alternative<Label>(item) || std::holds_alternative<Mark>(item); });
            for (Mark& mark : all_marks(shipped.map)) shipped.scene.items.emplace_back(std::move(mark));
            MapPainter map_painter = painter(way);
            const Image screen = painted(map_painter, shipped.scene, shipped.map, 1, ui_scale);
            const Image paper = on_paper(shipped.scene, shipped, ui_scale);
            EXPECT_EQ(told_apart(way == PaintWay::Shaders ? "marks_shaders" : "marks_plain", screen, paper), "");
            EXPECT_LT(difference(screen, paper).changed_share, 0.0006) << "of marks without letters little more than nothing";
        }
}

/// `scene` with its first item of a kind, or all of them, changed a little.
template <class Item>
Scene with_first(Scene scene, void (*change)(Item&)) {
    for (SceneItem& any : scene.items)
        if (auto* item = std::get_if<Item>(&any)) {
            change(*item);
            break;
        }
    return scene;
}
template <class Item>
Scene with_all(Scene scene, void (*change)(Item&)) {
    for (SceneItem& any : scene.items)
        if (auto* item = std::get_if<Item>(&any)) change(*item);
    return scene;
}

TEST(ScreenBesidePaper, IsToldApartByWhatAPersonNotices) {
    const ShippedScene shipped = shipped_scene({});
    const Scene& scene = shipped.scene;
    MapPainter map_painter = painter(PaintWay::Shaders);
    const Image screen = painted(map_painter, scene, shipped.map);
    const std::vector<std::pair<std::string, Scene>> others{
        {"one label two px lower", with_first<Label>(scene, [](Label& label) { label.offset_px.y_px += 2.0; })},
        {"labels in another face", with_all<Label>(scene, [](Label& label) { label.face = FontFace::SemiBold; })},
        {"no halos", with_all<Label>(scene, [](Label& label) { label.halo_px = 0.0; })},
        {"one dot missing", with_first<TownDot>(scene, [](TownDot& dot) { dot.radius_px = 0.1; })},
        {"one mark two px to the right", with_first<Mark>(scene, [](Mark& mark) { mark.offset_px.x_px += 2.0; })},
        {"one mark dashed", with_first<Mark>(scene, [](Mark& mark) { mark.dashed = true; })},
        {"a wider hatch", with_all<Hatch>(scene, [](Hatch& hatch) { hatch.spacing_px += 0.5; })},
        {"wider lines", with_all<Stroke>(scene, [](Stroke& stroke) { stroke.width_px += 0.4; })}};
    for (const auto& [what, other] : others) EXPECT_FALSE(look_the_same(screen, on_paper(other, shipped, 1.0))) << what;
}

}  // namespace
}  // namespace kua::test
