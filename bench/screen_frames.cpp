// Milliseconds a frame of the map in a window of 1920 x 1080, beside those of an empty window in the same run.
// xvfb-run -a -s "-screen 0 1920x1200x24" build/release/bench/screen_frames
#include "screen/map_painter.h"
#include "shipped.h"

#include <SFML/Graphics/RenderWindow.hpp>
#include <SFML/OpenGL.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>
#include <vector>

namespace {

using namespace kua;

struct Times {
    double median_ms = 0.0;
    double worst_ms = 0.0;
    double cpu_ms = 0.0;  // of all threads, a frame
};

/// From clearing to the picture being complete; `paint` gets the frame's number.
Times measured(sf::RenderWindow& window, int frames, const std::function<void(int)>& paint) {
    std::vector<double> ms;
    const std::clock_t cpu = std::clock();
    for (int i = 0; i < frames; ++i) {
        const auto start = std::chrono::steady_clock::now();
        window.clear(sf::Color::White);
        paint(i);
        window.display();
        glFinish();
        ms.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    const double cpu_ms = 1000.0 * static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC / frames;
    std::sort(ms.begin(), ms.end());
    return {ms[ms.size() / 2], ms.back(), cpu_ms};
}

void print(const char* what, Times times) { std::printf("%-40s %7.1f %7.1f %7.1f\n", what, times.median_ms, times.worst_ms, times.cpu_ms); }

/// The scene's marks, over and over, until there are `count` of them.
Scene with_marks(Scene scene, std::size_t count) {
    std::vector<SceneItem> marks;
    for (const SceneItem& item : scene.items)
        if (std::holds_alternative<Mark>(item)) marks.push_back(item);
    for (std::size_t i = marks.size(); !marks.empty() && i < count; ++i) {
        Mark again = std::get<Mark>(marks[i % marks.size()]);
        again.at.x_m += 40'000.0 * static_cast<double>(i % 7);
        again.at.y_m += 40'000.0 * static_cast<double>(i % 5);
        scene.items.emplace_back(std::move(again));
    }
    return scene;
}

void run(sf::RenderWindow& window, const bench::Shipped& shipped, PaintWay way, const char* name) {
    auto made = MapPainter::make(KUA_SOURCE_DIR "/shaders", way);
    if (!made) {
        std::printf("%s: %s\n", name, in_english(made.error()).c_str());
        return;
    }
    MapPainter& painter = *made;
    const MapView view = shipped.fitted(1920, 1080);
    const Scene scene = with_marks(shipped.scene(view), 50);
    std::printf("-- %s\n", name);
    const auto paint = [&](const MapView& map) { painter.paint(window, scene, map, {0, 0}, 1.0, {}); };
    print("first frame", measured(window, 1, [&](int) { paint(view); }));
    print("at rest, 50 marks", measured(window, 60, [&](int) { paint(view); }));
    MapView moved = view;
    print("panning by 7 px a frame", measured(window, 60, [&](int i) {
        moved.centre.x_m += (i < 30 ? 7 : -7) * moved.metres_per_px;
        moved.centre.y_m += 3 * moved.metres_per_px;
        paint(moved);
    }));
    MapView near = zoomed(view, 2.5, {960, 540});
    paint(near);
    print("panning, 2.5 times closer", measured(window, 60, [&](int) {
        near.centre.x_m += 7 * near.metres_per_px;
        paint(near);
    }));
    print("zooming by 3 % a frame", measured(window, 60, [&](int i) { paint(zoomed(view, std::pow(1.03, i), {900, 500})); }));
}

}  // namespace

int main() {
    sf::RenderWindow window(sf::VideoMode(1920, 1080), "frames", sf::Style::None);
    window.setVerticalSyncEnabled(false);
    const bench::Shipped data = bench::shipped();
    std::printf("%s\n%-40s %7s %7s %7s\n", reinterpret_cast<const char*>(glGetString(GL_RENDERER)), "milliseconds a frame", "median", "worst", "cpu");
    print("empty window", measured(window, 60, [](int) {}));
    run(window, data, PaintWay::Shaders, "with shaders");
    run(window, data, PaintWay::Plain, "without shaders");
}
