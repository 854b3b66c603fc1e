#include "app/picture.h"

#include "unit/app/app_fixture.h"

#include <chrono>
#include <thread>

namespace kua {
namespace {

std::shared_ptr<const Dataset> some_data() {
    return std::make_shared<const Dataset>(test::make_dataset({{.id = "a", .at = {65, 50}}, {.id = "b", .at = {75, 52}, .type = "assembly.kettling"}}));
}

void settle(IndexMaker& maker, const std::shared_ptr<const Dataset>& data, const Filter& filter) {
    while (maker.busy()) {
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
        (void)maker.update(data, filter, nullptr);
    }
}

TEST(IndexMaker, AnswersAtOnceForFewRecords) {
    IndexMaker maker;
    const auto data = some_data();
    const Filter filter{.types = std::vector<std::string>{"liberty.detention"}};
    EXPECT_EQ(maker.update(data, filter, nullptr).filter, filter);
    EXPECT_FALSE(maker.busy());
    EXPECT_EQ(maker.update(data, {}, nullptr).filter, Filter{});
}

TEST(IndexMaker, GoesOnWithTheOneBeforeUntilTheNewOneIsThere) {
    IndexMaker maker(1);
    const auto data = some_data();
    (void)maker.update(data, {}, nullptr);
    const Filter filter{.types = std::vector<std::string>{"liberty.detention"}};
    EXPECT_EQ(maker.update(data, filter, nullptr).filter, Filter{}) << "not there yet";
    EXPECT_TRUE(maker.busy());
    settle(maker, data, filter);
    const FilterIndex& now = maker.update(data, filter, nullptr);
    EXPECT_EQ(now.filter, filter);
    ASSERT_NE(now.index, nullptr);
    EXPECT_EQ(now.index->totals(data->span()).shown, 1);
}

TEST(IndexMaker, AnswersTheLastOfManyWishes) {
    IndexMaker maker(1);
    const auto data = some_data();
    (void)maker.update(data, {}, nullptr);
    Filter filter;
    for (int i = 0; i < 50; ++i) {
        filter.text = "wish " + std::to_string(i);
        (void)maker.update(data, filter, nullptr);
    }
    settle(maker, data, filter);
    EXPECT_EQ(maker.update(data, filter, nullptr).filter, filter);
    EXPECT_EQ(maker.update(data, {}, nullptr).filter, filter) << "of the one before";
    settle(maker, data, {});
    EXPECT_EQ(maker.update(data, {}, nullptr).filter, Filter{});
}

TEST(IndexMaker, TakesOneThatWasMadeWithTheData) {
    IndexMaker maker(1);
    const auto data = some_data();
    const FilterIndex ahead = IndexMaker::made(data, {}, nullptr);
    EXPECT_EQ(maker.update(data, {}, &ahead).index, ahead.index);
}

TEST(IndexMaker, AsksEachRecordOnceForAllFilters) {
    for (const std::size_t many : {std::size_t{1}, many_records}) {
        IndexMaker maker(many);
        const auto data = some_data();
        const auto profiles = maker.update(data, {}, nullptr).profiles;
        ASSERT_NE(profiles, nullptr);
        Filter filter{.types = std::vector<std::string>{"liberty.detention"}};
        (void)maker.update(data, filter, nullptr);
        settle(maker, data, filter);
        EXPECT_EQ(maker.update(data, filter, nullptr).profiles, profiles);
        filter.count_name = CountName::Detained;   // people under one name are others
        (void)maker.update(data, filter, nullptr);
        settle(maker, data, filter);
        EXPECT_EQ(maker.update(data, filter, nullptr).profiles->count_name, CountName::Detained);
        EXPECT_NE(maker.update(some_data(), {}, nullptr).profiles, profiles) << "of other data";
    }
}

TEST(CountingPicture, ShowsTheNumbersBeforeWithASignAndThenTheExactOnes) {
    test::AppWorld world(std::vector<test::Row>{{.id = "a", .at = {65, 50}}, {.id = "b", .at = {75, 52}, .type = "assembly.kettling"}});
    PictureMaker maker(1);
    Picture picture;
    const auto update = [&] {
        const auto done = maker.update(picture, {world.state.data.report.dataset, world.state.view, {1000.0, 600.0, {}}, world.text, *world.metrics, {}});
        ASSERT_TRUE(done);
    };
    update();
    EXPECT_FALSE(picture.counting);
    EXPECT_EQ(picture.selection.totals.shown, 2);
    world.state.view.filter.types = {"liberty.detention"};
    update();
    EXPECT_TRUE(picture.counting);
    EXPECT_EQ(picture.selection.totals.shown, 2);
    while (maker.busy()) {
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
        update();
    }
    update();
    EXPECT_FALSE(picture.counting);
    EXPECT_EQ(picture.selection.totals.shown, 1);
}

}  // namespace
}  // namespace kua
