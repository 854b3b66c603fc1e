#include "scene/boundary_words.h"

#include "scene_fixture.h"

#include <gmock/gmock.h>

namespace kua {
namespace {

using test::day;
using testing::HasSubstr;

struct BoundaryWords : testing::Test {
    test::SceneWorld world{{{.id = "a", .region = "A"}, {.id = "b", .region = "B"}}};

    BoundaryWords() {
        world.data.boundary_changes = {day("2021-01-05"), day("2022-06-08")};
        world.select_days("2021-01-01", "2021-02-01");
    }
    [[nodiscard]] std::string said(BoundariesAs as = BoundariesAs::Then) const {
        return boundary_sentence(world.data, world.selection, as, world.text);
    }
};

TEST_F(BoundaryWords, NameTheDayAndTheWay) {
    EXPECT_EQ(said(),
              "Boundaries changed on 5 January 2021: each incident counts in the unit of its day, and the map "
              "draws the later units.");
    EXPECT_THAT(said(BoundariesAs::Now), HasSubstr("which is approximate"));
    EXPECT_THAT(said(BoundariesAs::Parent), HasSubstr("joined to what both have in common"));
}

TEST_F(BoundaryWords, NameEveryChangeInTheWindowAndNoOther) {
    world.select_days("2021-01-05", "2022-06-07");
    EXPECT_EQ(said(), "") << "the first day of new boundaries crosses nothing";
    world.select_days("2021-01-04", "2022-06-08");
    EXPECT_THAT(said(), HasSubstr("5 January 2021, 8 June 2022"));
}

TEST_F(BoundaryWords, CountWhatCannotBeAttributed) {
    world.data.incidents.region[0] = unattributed_region;
    EXPECT_THAT(said(BoundariesAs::Now), HasSubstr("1 is not attributable."));
    world.data.incidents.region[1] = unattributed_region;
    EXPECT_THAT(said(BoundariesAs::Now), HasSubstr("2 are not attributable."));
}

TEST_F(BoundaryWords, StandInTheSentenceOfTheMap) {
    EXPECT_THAT(world.build().sentence, HasSubstr("Boundaries changed"));
}

}  // namespace
}  // namespace kua
