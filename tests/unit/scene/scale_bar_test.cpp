#include "geo/geodesic.h"
#include "unit/scene/scene_fixture.h"

#include <cmath>

namespace kua {
namespace {

using test::SceneWorld;

double measured_m(const SceneWorld& world, double length_px) {
    const ScreenPoint middle{world.map.width_px / 2, world.map.height_px / 2};
    const auto place = [&](double x_px) {
        return world.base->projection.to_lon_lat(to_map(ScreenPoint{x_px, middle.y_px}, world.map));
    };
    return geodesic_distance_m(place(middle.x_px - length_px / 2), place(middle.x_px + length_px / 2));
}

TEST(ScaleBar, IsTrueAtTheCentreOfTheView) {
    SceneWorld world;
    for (const double scale : {5000.0, 2381.0, 300.0, 12.0, 0.4}) {
        world.map.metres_per_px = scale;
        const ScaleBar bar = scale_bar(*world.base, world.map, 140.0, world.text);
        EXPECT_NEAR(measured_m(world, bar.length_px) / bar.length_m, 1.0, 1e-5) << scale;
        EXPECT_LE(bar.length_px, 140.0);
        EXPECT_GT(bar.length_px, 140.0 / 2.6);
    }
}

TEST(ScaleBar, IsTrueWhereTheProjectionStretches) {
    SceneWorld world;
    auto mercator = project_base(world.data, "EPSG:3857");
    ASSERT_TRUE(mercator);
    world.base = *mercator;
    world.map.centre = world.base->projection.to_map(LonLat{70, 54});
    world.map.metres_per_px = 2000.0;
    const ScaleBar bar = scale_bar(*world.base, world.map, 140.0, world.text);
    EXPECT_NEAR(measured_m(world, bar.length_px) / bar.length_m, 1.0, 1e-5);
    EXPECT_GT(bar.length_px * 2000.0 / bar.length_m, 1.6) << "Mercator enlarges 1.7 times at 54 degrees";
}

TEST(ScaleBar, SaysRoundLengths) {
    SceneWorld world;
    const auto text_at = [&](double scale) {
        world.map.metres_per_px = scale;
        return scale_bar(*world.base, world.map, 140.0, world.text).text;
    };
    EXPECT_EQ(text_at(2400.0), "200\u00A0km");
    EXPECT_EQ(text_at(8000.0), "1,000\u00A0km");
    EXPECT_EQ(text_at(9.0), "1\u00A0km");
    EXPECT_EQ(text_at(4.0), "500\u00A0m");
    EXPECT_EQ(text_at(0.01), "1\u00A0m");
}

TEST(ScaleBar, IsNoneWhereThereIsNoEarth) {
    SceneWorld world;
    world.map.centre = {1e9, 1e9};
    EXPECT_EQ(scale_bar(*world.base, world.map, 140.0, world.text).length_px, 0.0);
}

}  // namespace
}  // namespace kua
