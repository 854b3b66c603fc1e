#include "query/filter.h"

#include "support/make_dataset.h"

#include <gmock/gmock.h>

namespace kua {
namespace {

using test::make_dataset;
using test::Row;
using testing::ElementsAre;
using Ids = std::vector<std::string>;

Ids ids_passing(const Dataset& data, const Filter& filter, FilterPart ignored = FilterPart::None) {
    Ids ids;
    const auto mask = passing(data, filter, ignored);
    for (std::size_t row = 0; row < mask.size(); ++row)
        if (mask[row] != 0) ids.emplace_back(data.incidents.id[row]);
    return ids;
}

Row row(std::string id) {
    Row made;
    made.id = std::move(id);
    return made;
}

TEST(Passing, LetsEverythingThroughWhereNothingIsSet) {
    EXPECT_THAT(ids_passing(make_dataset({row("a"), row("b")}), {}), ElementsAre("a", "b"));
    EXPECT_THAT(ids_passing(make_dataset({}), {}), ElementsAre());
}

TEST(Passing, LetsNothingThroughAnEmptyList) {
    const Dataset data = make_dataset({row("a")});
    Filter filter;
    filter.types.emplace();
    EXPECT_THAT(ids_passing(data, filter), ElementsAre());
    filter = {};
    filter.regions.emplace();
    EXPECT_THAT(ids_passing(data, filter), ElementsAre());
    filter = {};
    filter.actor_kinds.emplace();
    EXPECT_THAT(ids_passing(data, filter), ElementsAre());
}

TEST(Passing, KeepsTheTypesThatAreNamedAndIgnoresUnknownCodes) {
    Row kettle = row("k");
    kettle.type = "assembly.kettling";
    const Dataset data = make_dataset({kettle, row("d")});
    Filter filter;
    filter.types = {"assembly.kettling", "no.such_type"};
    EXPECT_THAT(ids_passing(data, filter), ElementsAre("k"));
    filter.types = {"no.such_type"};
    EXPECT_THAT(ids_passing(data, filter), ElementsAre());
}

TEST(Passing, KnowsTheRegionlessByTheirOwnCode) {
    Row in_a = row("a");
    in_a.region = "A";
    Row in_b = row("b");
    in_b.region = "B";
    const Dataset data = make_dataset({in_a, in_b, row("none")});
    Filter filter;
    filter.regions = {"A", no_region_code};
    EXPECT_THAT(ids_passing(data, filter), ElementsAre("a", "none"));
    filter.regions = {"B"};
    EXPECT_THAT(ids_passing(data, filter), ElementsAre("b"));
}

TEST(Passing, WantsRoleAndKindInOneActor) {
    Row both = row("both");
    both.actors = {{ActorRole::AllegedPerpetrator, ActorKind::Police}};
    Row apart = row("apart");
    apart.actors = {{ActorRole::AllegedPerpetrator, ActorKind::Court}, {ActorRole::Affected, ActorKind::Police}};
    const Dataset data = make_dataset({both, apart, row("nobody")});
    Filter filter;
    filter.actor_roles = {"alleged_perpetrator"};
    EXPECT_THAT(ids_passing(data, filter), ElementsAre("apart", "both"));
    filter.actor_kinds = {"police"};
    EXPECT_THAT(ids_passing(data, filter), ElementsAre("both"));
    EXPECT_THAT(ids_passing(data, filter, FilterPart::ActorRoles), ElementsAre("apart", "both"));
    EXPECT_THAT(ids_passing(data, filter, FilterPart::ActorKinds), ElementsAre("apart", "both"));
}

TEST(Passing, FindsRightsThroughTheType) {
    Row kettle = row("k");
    kettle.type = "assembly.kettling";
    Row fine = row("f");
    fine.type = "reprisal.fine";
    const Dataset data = make_dataset({kettle, fine, row("d")});
    Filter filter;
    filter.rights = {"21", "19"};
    EXPECT_THAT(ids_passing(data, filter), ElementsAre("f", "k"));
}

TEST(Passing, WantsEveryWordOfTheTextSomewhere) {
    Row one = row("one");
    one.title = "journalist kettled on the square";
    Row other = row("other");
    other.title = "journalist warned";
    const Dataset data = make_dataset({one, other});
    Filter filter;
    filter.text = "  SQUARE journal\t";
    EXPECT_THAT(ids_passing(data, filter), ElementsAre("one"));
    filter.text = "JOURNALIST";
    EXPECT_THAT(ids_passing(data, filter), ElementsAre("one", "other"));
    filter.text = "   ";
    EXPECT_THAT(ids_passing(data, filter), ElementsAre("one", "other"));
}

TEST(Passing, LooksForWordsInTheIdToo) {
    Row one = row("KAZ-Қ1");
    one.title = "journalist";
    const Dataset data = make_dataset({one, row("KAZ-2")});
    Filter filter;
    filter.text = "kaz-";
    EXPECT_THAT(ids_passing(data, filter), ElementsAre("KAZ-2", "KAZ-Қ1"));
    filter.text = "қ1 journalist";
    EXPECT_THAT(ids_passing(data, filter), ElementsAre("KAZ-Қ1"));
    filter.text = "kaz-2 journalist";
    EXPECT_THAT(ids_passing(data, filter), testing::IsEmpty());
}

TEST(Passing, ReachesANumberByTheLeastThatIsKnown) {
    const auto counted = [](std::string id, CountName name, CountRange range) {
        Row made = row(std::move(id));
        made.counts = {{name, range}};
        return made;
    };
    const Dataset data = make_dataset({counted("best", CountName::Detained, {unknown_count, 8, unknown_count}),
                                       counted("max", CountName::Detained, {unknown_count, unknown_count, 70}),
                                       counted("min", CountName::Kettled, {8, 9, 10}),
                                       counted("small", CountName::Detained, {7, 9, 9}), row("none")});
    Filter filter;
    filter.count_at_least = 8;
    EXPECT_THAT(ids_passing(data, filter), ElementsAre("best", "min"));
    filter.count_name = CountName::Detained;
    EXPECT_THAT(ids_passing(data, filter), ElementsAre("best"));
    filter.count_at_least = 0;
    EXPECT_THAT(ids_passing(data, filter), testing::SizeIs(5));
}

TEST(Passing, TakesFromAnAreaOnlyWhatIsDrawnAsAPointThere) {
    Row town = row("town");
    town.at = {65, 50};
    Row seat_of_region = town;
    seat_of_region.id = "seat";
    seat_of_region.place = PlacePrecision::Adm1;
    Row outside = row("outside");
    outside.at = {75, 50};
    const Dataset data = make_dataset({town, seat_of_region, outside, row("nowhere")});
    Filter filter;
    filter.area = {{64, 49}, {66, 49}, {66, 51}, {64, 51}};
    EXPECT_THAT(ids_passing(data, filter), ElementsAre("town"));
}

TEST(Passing, LeavesOutThePartThatItIsToldToIgnore) {
    Row kettle = row("k");
    kettle.type = "assembly.kettling";
    kettle.status = Status::Alleged;
    const Dataset data = make_dataset({kettle, row("d")});
    Filter filter;
    filter.types = {"liberty.detention"};
    filter.statuses = {"alleged"};
    EXPECT_THAT(ids_passing(data, filter), ElementsAre());
    EXPECT_THAT(ids_passing(data, filter, FilterPart::Types), ElementsAre("k"));
    EXPECT_THAT(ids_passing(data, filter, FilterPart::Statuses), ElementsAre("d"));
}

TEST(Folded, LowersLatinCyrillicAndKazakhLetters) {
    EXPECT_EQ(folded("ALMATY 2021 Ñandú ÀÞ×"), "almaty 2021 ñandú àþ×");
    EXPECT_EQ(folded("АЯ ЁЖ ёж Ђ"), "ая еж еж ђ");
    EXPECT_EQ(folded("ӘҒҚҢӨҰҮҺІ"), "әғқңөұүһі");
    EXPECT_EQ(folded("әғқңөұүһі"), "әғқңөұүһі");
}

TEST(Folded, LeavesOtherTextAndBrokenBytesAsTheyAre) {
    EXPECT_EQ(folded("東京 – №"), "東京 – №");
    EXPECT_EQ(folded("\xD0"), "\xD0");
    EXPECT_EQ(folded("\xD0"
                     "A"),
              "\xD0"
              "a");
    EXPECT_EQ(folded("\x80\xFF"), "\x80\xFF");
    EXPECT_EQ(folded(std::string_view("A\0B", 3)), std::string("a\0b", 3));
}

TEST(Folded, ChangesNothingTheSecondTime) {
    for (unsigned c = 0x80; c < 0x800; ++c) {
        const std::string letter{static_cast<char>(0xC0U | c >> 6U), static_cast<char>(0x80U | (c & 0x3FU))};
        EXPECT_EQ(folded(folded(letter)), folded(letter)) << c;
    }
}

}  // namespace
}  // namespace kua
