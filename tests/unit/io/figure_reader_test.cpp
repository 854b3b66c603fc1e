#include "io/figure_reader.h"

#include "support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <random>

namespace kua {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

fs::path shipped_figure() { return fs::path(KUA_SOURCE_DIR) / "tests" / "image" / "default.png"; }

std::string content(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

struct FigureReader : testing::Test {
    test::TempFolder folder;

    fs::path written(const std::string& bytes) const {
        const fs::path file = folder.path() / "figure.png";
        std::ofstream(file, std::ios::binary) << bytes;
        return file;
    }
};

TEST_F(FigureReader, ReadsTheManifestOfAFigure) {
    const auto manifest = read_figure_manifest(shipped_figure());
    ASSERT_TRUE(manifest) << in_english(manifest.error());
    EXPECT_THAT(*manifest, HasSubstr("kua-figure/1"));
    EXPECT_TRUE(looks_like_figure(shipped_figure()));
}

TEST_F(FigureReader, SaysOfAPictureWithoutManifestThatItCarriesNone) {
    std::string bytes = content(shipped_figure());
    bytes.replace(bytes.find("Kua figure"), 10, "Kua_figure");
    const auto damaged = read_figure_manifest(written(bytes));
    ASSERT_FALSE(damaged) << "the chunk's check no longer fits";
    const auto none = read_figure_manifest(fs::path(KUA_SOURCE_DIR) / "docs" / "window.png");
    ASSERT_FALSE(none);
    EXPECT_THAT(in_english(none.error()), HasSubstr("carries nothing of what made it"));
}

TEST_F(FigureReader, RefusesWhatIsNoFigure) {
    EXPECT_FALSE(read_figure_manifest(written("{\"type\": \"FeatureCollection\"}")));
    EXPECT_FALSE(read_figure_manifest(written("")));
    EXPECT_FALSE(read_figure_manifest(folder.path()));
    EXPECT_FALSE(read_figure_manifest(folder.path() / "missing.png"));
    EXPECT_FALSE(looks_like_figure(folder.path() / "missing.png"));
    EXPECT_FALSE(looks_like_figure(written("{\"type\": \"FeatureCollection\", \"title\": \"a <svg> of the square\"}")));
    EXPECT_TRUE(looks_like_figure(written("\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>")));
}

TEST_F(FigureReader, LivesThroughDamagedBytes) {
    const std::string good = content(shipped_figure());
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    for (int round = 0; round < 300; ++round) {
        std::string bytes = good.substr(0, round % 3 == 0 ? random() % good.size() : good.size());
        for (int change = 0; change < 1 + round % 5 && !bytes.empty(); ++change)
            bytes[random() % std::min<std::size_t>(bytes.size(), 20'000)] = static_cast<char>(random());
        const auto read = read_figure_manifest(written(bytes));
        if (read) EXPECT_THAT(*read, HasSubstr("kua-figure/1"));
        else EXPECT_FALSE(in_english(read.error()).empty());
    }
}

TEST_F(FigureReader, LooksForFilesBesideTheFigureThenAmongTheShipped) {
    const DataHome home{folder.path() / "geo", folder.path() / "inc", {}, {}};
    fs::create_directories(home.geodata / "kaz-2021");
    fs::create_directories(home.incidents);
    std::ofstream(home.incidents / "a.geojson") << "x";
    const fs::path figure = folder.path() / "figure.png";
    EXPECT_EQ(data_file_of(figure, "a.geojson", home), (home.incidents / "a.geojson").string());
    EXPECT_EQ(data_file_of(figure, "kaz-2021", home), (home.geodata / "kaz-2021").string());
    std::ofstream(folder.path() / "a.geojson") << "x";
    EXPECT_EQ(data_file_of(figure, "a.geojson", home), (folder.path() / "a.geojson").string());
    EXPECT_EQ(data_file_of(figure, "../../etc/passwd", home), (folder.path() / "passwd").string());
}

}  // namespace
}  // namespace kua
