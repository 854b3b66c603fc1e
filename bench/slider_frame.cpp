// Milliseconds of a slider step, the whole frame in a window of 1920 x 1080 with the window's own picture and painter
// (panels aside), beside the bare frame (one full-screen texture) in the same run.
// xvfb-run -a -s "-screen 0 1920x1200x24" build/release/bench/slider_frame [none|marks|rates|people|hexagons|density …] [RECORDS…]
#include "app/picture.h"
#include "generated.h"
#include "screen/map_painter.h"
#include "shipped.h"

#include <SFML/Graphics/RenderWindow.hpp>
#include <SFML/Graphics/Sprite.hpp>
#include <SFML/Graphics/Texture.hpp>
#include <SFML/OpenGL.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string_view>
#include <thread>
#include <vector>

namespace {

using namespace kua;
using Clock = std::chrono::steady_clock;

constexpr int frames = 300;
constexpr int first_frames = 5;    // the driver compiles, the base map is painted: a slider moves on a map that is there
constexpr int window_days = 274;   // a quarter of all days

double since_ms(Clock::time_point start) { return std::chrono::duration<double, std::milli>(Clock::now() - start).count(); }

struct Times {
    double median_ms = 0.0;
    double p99_ms = 0.0;
};

Times measured(sf::RenderWindow& window, const std::function<void(int)>& paint) {
    std::vector<double> ms;
    for (int i = -first_frames; i < frames; ++i) {
        const auto start = Clock::now();
        window.clear(sf::Color::White);
        paint(i);
        window.display();
        glFinish();
        if (i >= 0) ms.push_back(since_ms(start));
    }
    std::sort(ms.begin(), ms.end());
    return {ms[ms.size() / 2], ms[(ms.size() * 99 + 99) / 100 - 1]};   // the percentile by nearest rank
}

Times bare(sf::RenderWindow& window) {
    sf::Texture texture;
    if (!texture.create(1920, 1080)) std::exit(1);
    const sf::Sprite sprite(texture);
    return measured(window, [&](int) { window.draw(sprite); });
}

/// What lies on the map besides the incidents.
struct Layer {
    const char* name;
    const char* denominator;
    SurfaceKind surface;
    double metres_per_px = 0.0;   ///< 0: the whole land
    bool counts_people = false;
};
constexpr std::array<Layer, 6> layers{{{"none", "", SurfaceKind::None},
                                       {"marks", "", SurfaceKind::None, 25.0},   // few places in view, of many
                                       {"rates", "population", SurfaceKind::None},
                                       {"people", "population", SurfaceKind::None, 0.0, true},
                                       {"hexagons", "", SurfaceKind::Hexagons},
                                       {"density", "", SurfaceKind::Kernel}}};

void run(sf::RenderWindow& window, const bench::Shipped& shipped, std::int64_t records, const Layer& layer, Times floor) {
    auto painter = MapPainter::make(KUA_SOURCE_DIR "/shaders");
    if (!painter) return;
    const auto data = std::make_shared<const Dataset>(bench::generated(*shipped.data, records, layer.counts_people));
    const auto points = std::make_shared<const std::vector<MapPoint>>(map_points(data->incidents, shipped.base->projection));
    const std::optional<ProjectedBase> ahead{{.data = data, .base = shipped.base, .points = points}};
    ViewState view;
    view.rate.denominator = layer.denominator;
    view.surface.kind = layer.surface;
    if (layer.counts_people) view.measure.people = CountName::Affected;
    if (layer.metres_per_px > 0.0) view.map.centre = LonLat{70.3, 47.2};   // away from towns
    view.map.metres_per_px = layer.metres_per_px;
    PictureMaker maker;
    Picture picture;
    double update_ms = 0.0;
    const auto step = [&](int i) {
        view.time.first = Day{17'897 + 200 + i};
        view.time.last = *view.time.first + (window_days - 1);
        const auto start = Clock::now();
        if (!maker.update(picture, {data, view, {1920.0, 1080.0, {20, 20, 20, 20}}, shipped.text, shipped.metrics, ahead})) std::exit(1);
        update_ms += since_ms(start);
    };
    const auto begun = Clock::now();
    step(0);
    while (maker.busy()) {
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
        step(0);
    }
    const double ready_ms = since_ms(begun);
    update_ms = 0.0;
    const Times times = measured(window, [&](int i) {
        step(i);
        painter->paint(window, picture.scene, picture.map, {0, 0}, 1.0, {});
    });
    std::printf("%11lld %9s %9.1f %9.1f %9.2f %9.2f %11.1f %9.0f\n", static_cast<long long>(records), layer.name, times.median_ms, times.p99_ms,
                times.median_ms / floor.median_ms, times.p99_ms / floor.median_ms, update_ms / frames, ready_ms);
}

}  // namespace

int main(int argc, char** argv) {
    sf::RenderWindow window(sf::VideoMode(1920, 1080), "slider", sf::Style::None);
    window.setVerticalSyncEnabled(false);
    const bench::Shipped shipped = bench::shipped();
    std::vector<std::int64_t> sizes;
    std::vector<std::string_view> names;
    for (int i = 1; i < argc; ++i) {
        if (const std::int64_t records = std::atoll(argv[i]); records > 0) sizes.push_back(records);
        else names.emplace_back(argv[i]);
    }
    if (sizes.empty()) sizes = {10'000, 100'000, 1'000'000};
    const Times floor = bare(window);
    std::printf("%s\nbare frame: %.1f ms, p99 %.1f ms\n%11s %9s %9s %9s %9s %9s %11s %9s\n",
                reinterpret_cast<const char*>(glGetString(GL_RENDERER)), floor.median_ms, floor.p99_ms, "records", "layer", "median", "p99",
                "/ bare", "p99/bare", "of update", "ready");
    const auto is_wanted = [&](const Layer& layer) { return names.empty() || std::find(names.begin(), names.end(), layer.name) != names.end(); };
    for (const Layer& layer : layers)
        for (const std::int64_t records : is_wanted(layer) ? sizes : std::vector<std::int64_t>{}) run(window, shipped, records, layer, floor);
}
