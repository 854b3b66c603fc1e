#include "scene/figure_manifest.h"

#include "support/make_dataset.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kua {
namespace {

using testing::HasSubstr;
using testing::Not;

struct Manifest : testing::Test {
    Dataset data = test::make_dataset({{.id = "a", .at = {65, 50}, .region = "A"},
                                       {.id = "b", .at = {75, 50}, .region = "B", .type = "assembly.kettling"}});
    ViewState view;
    Catalogue text;

    FigureManifest made() const {
        return manifest_of(data, select(data, view.filter, window_of(view.time, data)), view, text);
    }
};

TEST_F(Manifest, ComesBackAsItWas) {
    view.incidents = {{"/home/someone/data.geojson", std::string(64, 'a')}};
    data.files = {{"data.geojson", "12ab"}};
    FigureManifest manifest = made();
    manifest.withheld = 3;
    manifest.libraries["cairo"] = "1.16.0";
    const auto back = manifest_from_json(to_json(manifest));
    ASSERT_TRUE(back) << in_english(back.error());
    EXPECT_EQ(to_json(*back), to_json(manifest));
    EXPECT_EQ(back->totals, manifest.totals);
    EXPECT_EQ(back->by_region, (std::vector<ManifestRow>{{"A", 1, 0}, {"B", 1, 0}}));
    EXPECT_EQ(back->withheld, 3);
    EXPECT_TRUE(is_consistent(*back));
}

TEST_F(Manifest, NamesNoFolder) {
    view.incidents = {{"/home/someone/data.geojson", "12ab"}};
    view.boundaries = "/home/someone/regions.shp";
    EXPECT_THAT(to_json(made()), Not(HasSubstr("someone")));
}

TEST_F(Manifest, TellsWhereItsViewWasAltered) {
    FigureManifest manifest = made();
    manifest.view.filter.types = {"liberty.detention"};
    EXPECT_FALSE(is_consistent(manifest));
}

TEST_F(Manifest, IsRefusedWhereItIsNone) {
    const std::string good = to_json(made());
    EXPECT_FALSE(manifest_from_json(""));
    EXPECT_FALSE(manifest_from_json("[1, 2]"));
    EXPECT_FALSE(manifest_from_json(good.substr(0, good.size() / 2)));
    EXPECT_FALSE(manifest_from_json(std::string(1'000'000, '[')));
    std::string other = good;
    other.replace(other.find("kua-figure/1"), 12, "kua-figure/9");
    const auto read = manifest_from_json(other);
    ASSERT_FALSE(read);
    EXPECT_THAT(in_english(read.error()), HasSubstr("kua-figure/1"));
}

}  // namespace
}  // namespace kua
