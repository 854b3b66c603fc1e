#include "io/load.h"
#include "paper/figure_file.h"
#include "scene/view_json.h"
#include "support/image_compare.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace kua {
namespace {

namespace fs = std::filesystem;

const fs::path source_dir = KUA_SOURCE_DIR;
const fs::path views_dir = source_dir / "tests" / "image";
const fs::path out_dir = fs::path(KUA_BINARY_DIR) / "tests" / "image";

std::string content(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The names of the view files beside this one.
std::vector<std::string> view_names() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(views_dir)) {
        const std::string name = entry.path().filename().string();
        constexpr std::string_view ending = ".kua.json";
        if (name.ends_with(ending)) names.push_back(name.substr(0, name.size() - ending.size()));
    }
    std::sort(names.begin(), names.end());
    return names;
}

struct Figures : testing::Test {
    static void SetUpTestSuite() {
        const DataHome home{source_dir / "geodata", source_dir / "incidents", source_dir / "shaders",
                            fs::path(KUA_BINARY_DIR) / "locale"};
        const auto report = load({}, home);
        ASSERT_TRUE(report) << in_english(report.error());
        auto out = release(*report->dataset, {});
        ASSERT_TRUE(out) << in_english(out.error());
        released = std::make_unique<ReleasedDataset>(*std::move(out));
    }
    static void TearDownTestSuite() { released.reset(); }

    static ViewState view_of(const std::string& name) {
        const auto view = view_from_json(content(views_dir / (name + ".kua.json")));
        if (!view) throw std::runtime_error(name + ": " + in_english(view.error()));
        return *view;
    }
    static std::string drawn(const ViewState& view) {
        const auto text = Catalogue::load(fs::path(KUA_BINARY_DIR) / "locale", view.lang);
        if (!text) throw std::runtime_error(in_english(text.error()));
        const auto png = figure_png(*released, view, *text);
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
INSTANTIATE_TEST_SUITE_P(View, AcceptedFigures, testing::ValuesIn(view_names()),
                         [](const auto& name) { return name.param; });

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

/// Run by the test below in processes of their own.
TEST_F(Figures, DISABLED_IsWritten) {
    std::ofstream(std::getenv("KUA_TEST_PICTURE"), std::ios::binary) << drawn(view_of("dark_ru"));
}

TEST_F(Figures, DoNotDependOnTheEnvironment) {
    fs::create_directories(out_dir);
    const auto file = out_dir / "environment.png";
    const auto self = fs::read_symlink("/proc/self/exe").string();
    const std::string wanted = drawn(view_of("dark_ru"));
    for (const std::string variables : {"TZ=Pacific/Kiritimati LC_ALL=ru_RU.UTF-8 LANGUAGE=kk",
                                        "TZ=America/Los_Angeles LC_ALL=C HOME=/nowhere FONTCONFIG_FILE=/dev/null"}) {
        fs::remove(file);
        const std::string command =
            "cd / && env -i KUA_TEST_PICTURE='" + file.string() + "' " + variables + " '" + self +
            "' --gtest_also_run_disabled_tests --gtest_filter=Figures.DISABLED_IsWritten >/dev/null 2>&1";
        EXPECT_EQ(std::system(command.c_str()), 0) << command;
        EXPECT_TRUE(content(file) == wanted) << variables;
    }
}

}  // namespace
}  // namespace kua
