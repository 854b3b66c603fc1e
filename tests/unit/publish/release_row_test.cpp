#include "publish/release_row.h"

#include "support/make_dataset.h"
#include "support/random_dataset.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace kua {
namespace {

template <class Column>
void expect_same_lists(const Column& a, const Column& b, std::size_t size) {
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t row = 0; row < size; ++row)
        EXPECT_TRUE(std::equal(a[row].begin(), a[row].end(), b[row].begin(), b[row].end())) << row;
}

void expect_same(const IncidentTable& a, const IncidentTable& b) {
    ASSERT_EQ(a.size(), b.size());
    for (RowId row = 0; row < a.size(); ++row) {
        EXPECT_EQ(a.id[row], b.id[row]);
        for (std::size_t lang = 0; lang < a.title.size(); ++lang) EXPECT_EQ(a.title[lang][row], b.title[lang][row]);
        EXPECT_EQ(a.search_text[row], b.search_text[row]);
        EXPECT_EQ(a.record[row], b.record[row]);
        EXPECT_EQ(is_valid(a.at[row]), is_valid(b.at[row]));
        if (is_valid(a.at[row])) {
            EXPECT_EQ(a.at[row], b.at[row]);
        }
        EXPECT_EQ(std::isnan(a.radius_m[row]), std::isnan(b.radius_m[row]));
    }
    EXPECT_EQ(a.record.size(), b.record.size());
    EXPECT_EQ(a.file, b.file);
    EXPECT_EQ(a.first_day, b.first_day);
    EXPECT_EQ(a.last_day, b.last_day);
    EXPECT_EQ(a.extent, b.extent);
    EXPECT_EQ(a.time_precision, b.time_precision);
    EXPECT_EQ(a.place_precision, b.place_precision);
    EXPECT_EQ(a.region, b.region);
    EXPECT_EQ(a.set_on_day, b.set_on_day);
    EXPECT_EQ(a.region_in, b.region_in);
    EXPECT_EQ(a.type, b.type);
    EXPECT_EQ(a.status, b.status);
    EXPECT_EQ(a.publish, b.publish);
    EXPECT_EQ(a.hidden, b.hidden);
    EXPECT_EQ(a.counted, b.counted);
    EXPECT_EQ(a.listed, b.listed);
    EXPECT_EQ(a.parent, b.parent);
    expect_same_lists(a.sources, b.sources, a.size());
    expect_same_lists(a.actors, b.actors, a.size());
    ASSERT_EQ(a.counts.size(), b.counts.size());
    for (RowId row = 0; row < a.size(); ++row) EXPECT_EQ(a.counts[row].size(), b.counts[row].size());
}

class WholeReleased : public testing::TestWithParam<unsigned> {
protected:
    /// Every record public, or without a rule that is treated as such.
    [[nodiscard]] Dataset public_data() const {
        test::Random random(GetParam());
        Dataset data = test::make_dataset(test::random_rows(random, {}));
        for (PublishRule& rule : data.incidents.publish) rule = GetParam() % 2 == 0 ? PublishRule::Point : PublishRule::Unstated;
        data.incidents.hidden = {};
        for (Source& source : data.sources) source.publish = "";
        return data;
    }
};

TEST_P(WholeReleased, IsWhatTheRowsMakeInTurn) {
    Dataset data = public_data();
    ASSERT_TRUE(all_leave_whole(data));
    IncidentTable in_turn;
    for (RowId row = 0; row < data.incidents.size(); ++row) append_released(in_turn, data, row);
    expect_same(whole_released(data.incidents), in_turn);
    data.incidents.hidden.assign(data.incidents.size(), 0);
    EXPECT_TRUE(all_leave_whole(data));
    expect_same(whole_released(data.incidents), in_turn);
}

TEST_P(WholeReleased, IsForNoDataOfWhichSomethingStays) {
    const Dataset data = public_data();
    const std::size_t row = GetParam() % data.incidents.size();
    for (const PublishRule rule : {PublishRule::No, PublishRule::AggregateOnly, PublishRule::Displaced}) {
        Dataset with_rule = data;
        with_rule.incidents.publish[row] = rule;
        EXPECT_FALSE(all_leave_whole(with_rule));
    }
    Dataset hiding = data;
    hiding.incidents.hidden.assign(data.incidents.size(), 0);
    hiding.incidents.hidden[row] = static_cast<std::uint16_t>(HiddenPart::Title);
    EXPECT_FALSE(all_leave_whole(hiding));
    Dataset with_source = data;
    with_source.sources.push_back({.publish = "type_only"});
    EXPECT_FALSE(all_leave_whole(with_source));
}

INSTANTIATE_TEST_SUITE_P(Seeds, WholeReleased, testing::Range(1U, 9U));

}  // namespace
}  // namespace kua
