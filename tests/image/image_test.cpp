#include "io/load.h"
#include "paper/figure_file.h"
#include "session/read_view.h"
#include "support/image_compare.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <ostream>

namespace kua {
namespace {

namespace fs = std::filesystem;

const fs::path source_dir = KUA_SOURCE_DIR;
const fs::path views_dir = source_dir / "tests" / "image";
const fs::path layers_dir = views_dir / "layers";
const fs::path out_dir = fs::path(KUA_BINARY_DIR) / "tests" / "image";

std::string content(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The names of the view files in `folder`.
std::vector<std::string> view_names(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        constexpr std::string_view ending = ".kua.json";
        if (name.ends_with(ending)) names.push_back(name.substr(0, name.size() - ending.size()));
    }
    std::sort(names.begin(), names.end());
    return names;
}

DataHome home() {
    return {source_dir / "geodata", source_dir / "incidents", source_dir / "shaders", fs::path(KUA_BINARY_DIR) / "locale"};
}

std::unique_ptr<ReleasedDataset> loaded(const LoadRequest& request, const ReleaseProfile& profile = {}) {
    const auto report = load(request, home());
    if (!report) throw std::runtime_error(in_english(report.error()));
    auto out = release(*report->dataset, profile);
    if (!out) throw std::runtime_error(in_english(out.error()));
    return std::make_unique<ReleasedDataset>(*std::move(out));
}

struct Figures : testing::Test {
    static void SetUpTestSuite() { released = loaded({}); }
    static void TearDownTestSuite() { released.reset(); }

    static ViewState view_of(const std::string& name) {
        const auto view = read_view((views_dir / (name + ".kua.json")).string(), home());
        if (!view) throw std::runtime_error(name + ": " + in_english(view.error()));
        return *view;
    }
    static std::string drawn(const ViewState& view, FigureFormat format = FigureFormat::Png, const ReleaseProfile& profile = {}) {
        const auto text = Catalogue::load(fs::path(KUA_BINARY_DIR) / "locale", view.lang);
        if (!text) throw std::runtime_error(in_english(text.error()));
        // A view that names no files is of the shipped data, which are read once.
        const auto own = view.incidents.empty() && view.boundaries.empty() ? nullptr : loaded(request_of(view), profile);
        const auto png = figure_file(own ? *own : *released, view, *text, format);
        if (!png) throw std::runtime_error(in_english(png.error()));
        return png->bytes;
    }

    static inline std::unique_ptr<ReleasedDataset> released;
};

struct AcceptedFigures : Figures, testing::WithParamInterface<std::string> {};

TEST_P(AcceptedFigures, LooksAsAccepted) {
    const std::string png = drawn(view_of(GetParam()));
    const std::string apart =
        test::compare_with_golden(test::decode_png(png), views_dir / (GetParam() + ".png"), out_dir);
    // The file itself, half as large as what the comparison writes, is what accept.sh takes.
    if (!apart.empty()) std::ofstream(out_dir / (GetParam() + ".out.png"), std::ios::binary) << png;
    EXPECT_EQ(apart, "");
}
INSTANTIATE_TEST_SUITE_P(View, AcceptedFigures, testing::ValuesIn(view_names(views_dir)),
                         [](const auto& name) { return name.param; });

/// Made-up incidents at more places than have marks, on nine days, densest in the middle of the country. A file for each test:
/// they run side by side.
fs::path many_incidents(const std::string& test) {
    const fs::path file = out_dir / test / "many.geojson";
    fs::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary);
    out << R"({"type":"FeatureCollection","features":[)";
    std::uint32_t state = 1;
    const auto next = [&](int below) {   // Numerical Recipes' generator: the same numbers everywhere
        state = 1664525U * state + 1013904223U;
        return static_cast<int>((state >> 8U) % static_cast<std::uint32_t>(below));
    };
    for (int i = 0; i < 6000; ++i) {
        const int lon = 5200 + (next(1000) + next(1000) + next(1000)), lat = 4300 + (next(550) + next(550));
        out << (i == 0 ? "" : ",\n") << R"({"type":"Feature","id":"m)" << i << R"(","geometry":{"type":"Point","coordinates":[)" << lon / 100
            << '.' << lon / 10 % 10 << lon % 10 << ',' << lat / 100 << '.' << lat / 10 % 10 << lat % 10
            << R"(]},"properties":{"date":"2021-01-0)" << i % 9 + 1 << R"("}})";
    }
    out << "]}\n";
    return file;
}
constexpr const char* layer_of_many = "many_incidents";

/// One layer on one page in one theme and language.
struct LayerCase {
    std::string layer;
    const char* size;
    double width_px;
    double height_px;
    ThemeName theme;
    Lang lang;
    [[nodiscard]] std::string name() const {
        return layer + '_' + size + (theme == ThemeName::Dark ? "_dark_" : "_light_") + std::string(code(lang));
    }
};
void PrintTo(const LayerCase& wanted, std::ostream* out) { *out << wanted.name(); }

/// All of them: each layer on a column of 85 mm, a page 170 mm wide and a slide, light and dark, in two languages.
std::vector<LayerCase> layer_cases() {
    std::vector<LayerCase> cases;
    for (const std::string& layer : view_names(layers_dir))
        for (const ThemeName theme : {ThemeName::Light, ThemeName::Dark})
            for (const Lang lang : {Lang::En, Lang::Kk}) {
                cases.push_back({layer, "column", 321.26, layer == "months" || layer == "rates" ? 982.68 : 718.11, theme, lang});
                cases.push_back({layer, "width", 642.52, 718.11, theme, lang});
                cases.push_back({layer, "slide", 1920.0, 1080.0, theme, lang});
            }
    return cases;
}

struct Layers : Figures, testing::WithParamInterface<LayerCase> {};

/// Held at half their size, slides at a quarter, so that all of them take little room; where one differs it is also written
/// as it was drawn.
TEST_P(Layers, LookAsAccepted) {
    const LayerCase& wanted = GetParam();
    ViewState view = view_of("layers/" + wanted.layer);
    view.page.width_px = wanted.width_px;
    view.page.height_px = wanted.height_px;
    view.page.dpi = wanted.width_px > 1000.0 ? 72 : 96;
    view.theme = wanted.theme;
    view.lang = wanted.lang;
    const bool is_of_many = wanted.layer == layer_of_many;
    if (is_of_many) view.incidents = {{many_incidents(wanted.name()).string()}};
    const std::string png = drawn(view, FigureFormat::Png, {is_of_many ? MissingRule::TreatAsPublic : MissingRule::Refuse});
    const fs::path folder = out_dir / "layers";
    fs::create_directories(folder);
    test::Image small = test::halved(test::decode_png(png));
    if (wanted.width_px > 1000.0) small = test::halved(small);
    const std::string apart = test::compare_with_golden(small, layers_dir / (wanted.name() + ".png"), folder);
    if (!apart.empty()) std::ofstream(folder / (wanted.name() + ".full.png"), std::ios::binary) << png;
    EXPECT_EQ(apart, "");
}
INSTANTIATE_TEST_SUITE_P(Each, Layers, testing::ValuesIn(layer_cases()), [](const auto& c) { return c.param.name(); });

/// What a reader sees of a layer does not depend on the resolution that it was written at.
class LayersAtTwoResolutions : public Figures, public testing::WithParamInterface<std::string> {};
TEST_P(LayersAtTwoResolutions, AgreeAt96And300Dpi) {
    ViewState view = view_of("layers/" + GetParam());
    view.page.width_px = 640.0;   // whole pixels at both
    view.page.height_px = 720.0;
    const bool is_of_many = GetParam() == layer_of_many;
    if (is_of_many) view.incidents = {{many_incidents("two_resolutions").string()}};
    const ReleaseProfile profile{is_of_many ? MissingRule::TreatAsPublic : MissingRule::Refuse};
    view.page.dpi = 96;
    const test::Image coarse = test::decode_png(drawn(view, FigureFormat::Png, profile));
    view.page.dpi = 300;
    const test::Image fine = test::decode_png(drawn(view, FigureFormat::Png, profile));
    const auto apart = test::difference(coarse, test::reduced(fine, coarse.width_px, coarse.height_px));
    // The squares of many incidents are not smoothed: a pixel on an edge has the colour of the one or the other.
    EXPECT_LT(apart.changed_share, is_of_many ? 0.05 : 0.01);
    EXPECT_LT(apart.mean, 1.0);
}
INSTANTIATE_TEST_SUITE_P(Each, LayersAtTwoResolutions, testing::ValuesIn(view_names(layers_dir)), [](const auto& c) { return c.param; });

TEST_F(Figures, GiveTheSameBytesTwice) {
    const ViewState view = view_of("column_85mm");
    EXPECT_TRUE(drawn(view) == drawn(view));
}

TEST_F(Figures, AgreeAt96And192Dpi) {
    for (const std::string name : {"default", "dark_ru"}) {
        ViewState view = view_of(name);
        view.page.dpi = 96;
        const auto coarse = test::decode_png(drawn(view));
        view.page.dpi = 192;
        const auto fine = test::decode_png(drawn(view));
        const auto apart = test::difference(coarse, test::halved(fine));
        EXPECT_TRUE(apart.same_size);
        EXPECT_LT(apart.changed_share, 0.002) << name;
        EXPECT_LT(apart.mean, 0.5) << name;
    }
}

/// The picture that another program makes of a document at 192 dpi; `command` has IN and OUT for the files.
test::Image painted_by(std::string command, const std::string& document, const std::string& name) {
    fs::create_directories(out_dir);
    const auto in = out_dir / name;
    const auto out = out_dir / (name + ".png");
    std::ofstream(in, std::ios::binary) << document;
    fs::remove(out);
    command.replace(command.find("IN"), 2, "'" + in.string() + "'");
    command.replace(command.find("OUT"), 3, "'" + out.string() + "'");
    // The other program has the fonts that it should have, whatever this one is run under.
    command = "env -u FONTCONFIG_FILE " + command;
    if (std::system(command.c_str()) != 0) throw std::runtime_error(command);
    return test::decode_png(content(out));
}

/// Rounding of the page to whole pixels may differ by one.
test::Image cut(const test::Image& image, int width_px, int height_px) {
    test::Image out{width_px, height_px, {}};
    for (int y = 0; y < height_px; ++y) {
        const auto row = image.rgba.begin() + static_cast<std::ptrdiff_t>(y) * image.width_px * 4;
        out.rgba.insert(out.rgba.end(), row, row + static_cast<std::ptrdiff_t>(width_px) * 4);
    }
    return out;
}

/// Others place letters by a hair otherwise, so that pictures are held against each other at half their size.
TEST_F(Figures, LookTheSameInEveryFormatToOtherPrograms) {
    for (const std::string name : {"default", "dark_ru", "liberty_possible", "column_85mm"}) {
        SCOPED_TRACE(name);
        ViewState view = view_of(name);
        view.page.dpi = 192;
        const auto png = test::decode_png(drawn(view));
        const auto svg = painted_by("rsvg-convert -d 192 -p 192 IN -o OUT", drawn(view, FigureFormat::Svg), name + ".svg");
        const auto pdf = painted_by("pdftoppm -r 192 -png IN > OUT", drawn(view, FigureFormat::Pdf), name + ".pdf");
        for (const auto& [format, other] : {std::pair{"svg", svg}, std::pair{"pdf", pdf}}) {
            SCOPED_TRACE(format);
            const int width_px = std::min(png.width_px, other.width_px), height_px = std::min(png.height_px, other.height_px);
            EXPECT_LE(std::abs(png.width_px - other.width_px), 1);
            EXPECT_LE(std::abs(png.height_px - other.height_px), 1);
            const auto apart = test::difference(test::halved(cut(png, width_px, height_px)), test::halved(cut(other, width_px, height_px)));
            EXPECT_LT(apart.changed_share, 0.05);
            EXPECT_LT(apart.mean, 4.0);
        }
    }
}

/// Run by the test below in processes of their own.
TEST_F(Figures, DISABLED_IsWritten) {
    const auto format = format_of(std::getenv("KUA_TEST_PICTURE"));
    std::ofstream(std::getenv("KUA_TEST_PICTURE"), std::ios::binary) << drawn(view_of("dark_ru"), *format);
}

TEST_F(Figures, DoNotDependOnTheEnvironment) {
    fs::create_directories(out_dir);
    const auto self = fs::read_symlink("/proc/self/exe").string();
    for (const FigureFormat format : {FigureFormat::Png, FigureFormat::Svg, FigureFormat::Pdf}) {
        const auto file = out_dir / ("environment" + std::string(ending_of(format)));
        const std::string wanted = drawn(view_of("dark_ru"), format);
        for (const std::string variables : {"TZ=Pacific/Kiritimati LC_ALL=ru_RU.UTF-8 LANGUAGE=kk SOURCE_DATE_EPOCH=1",
                                            "TZ=America/Los_Angeles LC_ALL=C HOME=/nowhere FONTCONFIG_FILE=/dev/null"}) {
            fs::remove(file);
            const std::string command =
                "cd / && env -i KUA_TEST_PICTURE='" + file.string() + "' " + variables + " '" + self +
                "' --gtest_also_run_disabled_tests --gtest_filter=Figures.DISABLED_IsWritten >/dev/null 2>&1";
            EXPECT_EQ(std::system(command.c_str()), 0) << command;
            EXPECT_TRUE(content(file) == wanted) << variables << " " << ending_of(format);
        }
    }
}

}  // namespace
}  // namespace kua
