#include "paper/svg_canvas.h"

#include "paper/page_svg.h"
#include "unit/paper/hand_made.h"

#include <gmock/gmock.h>

namespace kua {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr Rgba8 ink{34, 31, 27, 255};

std::size_t times(const std::string& in, const std::string& what) {
    std::size_t count = 0;
    for (auto at = in.find(what); at != std::string::npos; at = in.find(what, at + what.size())) ++count;
    return count;
}

TEST(SvgCanvas, WritesStepsThatDoNotAddUpTheirRounding) {
    SvgCanvas canvas;
    std::vector<ScreenPoint> points;
    for (int i = 0; i <= 3000; ++i) points.push_back({i * 0.0333, 0.0});
    points.push_back({99.9, 10.0});
    canvas.add(points, false);
    canvas.stroke(ink, 1.0, LineEnds::Flat);
    // The last step goes straight down only where the steps before it came to 99.9.
    EXPECT_THAT(canvas.elements(), HasSubstr("l0 10\""));
}

TEST(SvgCanvas, WritesColoursWithTheirOpacity) {
    SvgCanvas canvas;
    canvas.add(std::vector<ScreenPoint>{{0, 0}, {10, 0}, {10, 10}}, true);
    canvas.fill({171, 205, 239, 51});
    EXPECT_EQ(canvas.elements(), "<path fill=\"#abcdef\" fill-opacity=\"0.2\" fill-rule=\"evenodd\" d=\"m0 0l10 0l0 10z\"/>\n");
}

TEST(SvgCanvas, PaintsNothingThatIsInvisible) {
    SvgCanvas canvas;
    canvas.add(std::vector<ScreenPoint>{{0, 0}, {10, 0}}, false);
    canvas.stroke({1, 2, 3, 0}, 1.0);
    canvas.fill(ink);
    EXPECT_EQ(canvas.elements(), "") << "nor is the path left for what comes next";
}

TEST(SvgCanvas, ClosesWhatWasClippedWithItsRestore) {
    SvgCanvas canvas;
    canvas.save();
    for (int i = 0; i < 2; ++i) {
        canvas.add(std::vector<ScreenPoint>{{0, 0}, {10, 0}, {10, 10}}, true);
        canvas.clip();
    }
    canvas.save();
    canvas.restore();
    EXPECT_EQ(times(canvas.elements(), "</g>"), 0U);
    canvas.restore();
    EXPECT_EQ(times(canvas.elements(), "<g "), 2U);
    EXPECT_EQ(times(canvas.elements(), "</g>"), 2U);
}

TEST(SvgCanvas, GivesEachGroupAnIdOfItsOwn) {
    SvgCanvas canvas;
    for (const char* name : {"mark", "mark", "mark-2", "title", "<a b>"}) {
        canvas.begin_group(name);
        canvas.end_group();
    }
    for (const char* id : {"\"mark\"", "\"mark-2\"", "\"mark-2-2\"", "\"title-2\"", "\"-a-b-\""})
        EXPECT_EQ(times(canvas.elements(), std::string("<g id=") + id), 1U) << id << canvas.elements();
    EXPECT_THAT(canvas.elements(), HasSubstr("inkscape:label=\"&lt;a b&gt;\""));
}

TEST(SvgCanvas, PutsTheHaloUnderTheLetters) {
    const test::HandMade made;
    SvgCanvas canvas;
    canvas.text({{10, 20}, "A & B", FontFace::SemiBold, 11.0, 1.5, ink, {255, 255, 255, 255}, 2.0}, made.metrics);
    EXPECT_THAT(canvas.elements(), HasSubstr("x=\"10\" y=\"20\" font-size=\"11\" font-weight=\"600\" fill=\"#221f1b\" letter-spacing=\"1.5\" paint-order=\"stroke\" stroke=\"#ffffff\" stroke-width=\"4\""));
    EXPECT_THAT(canvas.elements(), HasSubstr(">A &amp; B</text>"));
}

TEST(PageSvg, HoldsEachItemOfTheSceneOnce) {
    test::HandMade made;
    for (int i = 0; i < 5; ++i) {
        made.scene.items.emplace_back(Label{{20.0 * i, 0}, {}, "Name " + std::to_string(i), FontFace::Regular, 11.0, 0.0, ink, {}, 0.0});
        made.scene.items.emplace_back(TownDot{{20.0 * i, 0}, 2.0, ink});
    }
    const auto svg = page_svg({.width_px = 400, .height_px = 400, .title = "<T>", .description = "D", .language = "kk", .manifest = "{}"},
                              [&](Canvas& canvas) { paint_scene(canvas, made.scene, made.view, {}, made.metrics); });
    EXPECT_EQ(times(svg, "<text "), 5U);
    for (int i = 0; i < 5; ++i) EXPECT_EQ(times(svg, ">Name " + std::to_string(i) + "</text>"), 1U);
    EXPECT_EQ(times(svg, "<g "), times(svg, "</g>"));
    EXPECT_THAT(svg, HasSubstr("width=\"105.833mm\" height=\"105.833mm\" viewBox=\"0 0 400.000 400.000\" xml:lang=\"kk\""));
    EXPECT_THAT(svg, HasSubstr("<title id=\"title\">&lt;T&gt;</title>"));
    EXPECT_THAT(svg, Not(HasSubstr("<T>")));
}

}  // namespace
}  // namespace kua
