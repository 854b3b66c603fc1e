#include "app/picture.h"

#include "unit/app/app_fixture.h"

#include <chrono>
#include <limits>
#include <string>
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
    EXPECT_EQ(whole_selection(picture).rows.size(), 2U) << "what is listed is what is shown";
    while (maker.busy()) {
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
        update();
    }
    update();
    EXPECT_FALSE(picture.counting);
    EXPECT_EQ(picture.selection.totals.shown, 1);
    EXPECT_EQ(whole_selection(picture).rows.size(), 1U);
}

/// Regions coloured by people per km², of these records; from `many` on they are counted beside the frames.
struct RatedPeople {
    explicit RatedPeople(const std::vector<test::Row>& rows, std::size_t many) : world(rows), maker(many) {
        world.state.view.rate.denominator = area_denominator;
        world.state.view.measure.people = CountName::Detained;
        world.state.view.measure.bound = Bound::Max;
    }
    void update() {
        const auto done = maker.update(picture, {world.state.data.report.dataset, world.state.view, {1000.0, 600.0, {}}, world.text, *world.metrics, {}});
        ASSERT_TRUE(done);
    }
    void settle() {
        update();
        while (maker.busy()) {
            std::this_thread::sleep_for(std::chrono::milliseconds{1});
            update();
        }
        update();
    }
    [[nodiscard]] std::string legend() const {
        std::string out;
        for (const ClassLegend& layer : picture.scene.colors) {
            for (const LegendClass& one : layer.classes) out += one.text + "\n";
            for (const std::string& note : layer.notes) out += note + "\n";
        }
        return out;
    }
    test::AppWorld world;
    PictureMaker maker;
    Picture picture;
};

TEST(RatesOfManyPeople, AreThoseOfALookAtEachRecord) {
    test::Row a{.id = "a", .at = {65, 50}, .region = "A"}, b{.id = "b", .first = "2021-01-12", .at = {75, 52}, .region = "B", .type = "assembly.kettling"};
    a.counts = {{CountName::Detained, {30, 40, 50}}, {CountName::Injured, {1, 1, 1}}};
    b.counts = {{CountName::Detained, {2, 2, 2}}};
    RatedPeople many({a, b}, 1), few({a, b}, many_records);
    many.update();
    EXPECT_NE(many.legend().find("Still counting"), std::string::npos);
    EXPECT_EQ(many.legend().find("of the choice before"), std::string::npos) << "there was none";
    const auto expect_same = [&] {
        many.settle();
        few.settle();
        EXPECT_EQ(many.legend(), few.legend());
        EXPECT_EQ(many.legend().find("Still counting"), std::string::npos);
    };
    expect_same();
    const std::string of_detained = many.legend();
    for (RatedPeople* one : {&many, &few}) one->world.state.view.measure.people = CountName::Injured;
    many.update();
    EXPECT_NE(many.legend().find("Still counting: the colours are those of the choice before."), std::string::npos);
    expect_same();
    EXPECT_NE(many.legend(), of_detained);
    for (RatedPeople* one : {&many, &few}) one->world.state.view.time = {.first = test::day("2021-01-11"), .last = test::day("2021-01-12")};
    expect_same();
    for (RatedPeople* one : {&many, &few}) one->world.state.view.filter.types = {"assembly.kettling"};
    expect_same();
    for (RatedPeople* one : {&many, &few}) one->world.state.view.measure.people = CountName::Detained;
    expect_same();
    for (RatedPeople* one : {&many, &few}) one->world.state.view.measure.people.reset();
    expect_same();
}

TEST(RatesOfManyPeople, AreLookedAtWhereTheyAreTooLargeToBeAddedUp) {
    test::Row a{.id = "a", .at = {65, 50}, .region = "A"};
    a.counts = {{CountName::Detained, {1, 1, std::numeric_limits<std::int64_t>::max() / 2}}};
    RatedPeople many({a}, 1), few({a}, many_records);
    many.settle();
    few.settle();
    EXPECT_EQ(many.legend(), few.legend());
    EXPECT_EQ(many.legend().find("Still counting"), std::string::npos);
}

}  // namespace
}  // namespace kua
