#include "scene/region_names.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

BoundarySet named(const std::vector<std::string>& names) {
    BoundarySet set;
    for (const std::string& name : names) {
        set.units.emplace_back();
        set.units.back().name = {{name, "", ""}};
    }
    return set;
}

TEST(ShortRegionNames, LeaveOutTheWordThatMostShare) {
    EXPECT_EQ(short_region_names(named({"Aktobe Region", "Atyrau Region", "Shymkent"}), Lang::En),
              (std::vector<std::string>{"Aktobe", "Atyrau", "Shymkent"}));
}

TEST(ShortRegionNames, KeepItWhereTheShorterNameIsAnothers) {
    EXPECT_EQ(short_region_names(named({"Almaty Region", "Atyrau Region", "Almaty"}), Lang::En),
              (std::vector<std::string>{"Almaty Region", "Atyrau", "Almaty"}));
}

TEST(ShortRegionNames, AreWholeWhereNothingIsShared) {
    EXPECT_EQ(short_region_names(named({"North Bank", "South Hill"}), Lang::En), (std::vector<std::string>{"North Bank", "South Hill"}));
}

}  // namespace
}  // namespace kua
