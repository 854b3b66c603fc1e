#include "core/text_column.h"

#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kua {
namespace {

std::vector<std::string> texts_of(const TextColumn& column) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < column.size(); ++i) out.emplace_back(column[i]);
    return out;
}

std::vector<std::vector<int>> lists_of(const ListColumn<int>& column) {
    std::vector<std::vector<int>> out;
    for (std::size_t i = 0; i < column.size(); ++i) out.emplace_back(column[i].begin(), column[i].end());
    return out;
}

// Columns take no room for the empty entries that they begin with, so those of both are looked at.
TEST(TextColumn, AppendsAnotherAsIfItsTextsHadBeenAddedOneByOne) {
    std::mt19937 random(11);
    for (int round = 0; round < 500; ++round) {
        TextColumn whole;
        std::vector<std::string> wanted;
        for (int block = 0; block < 4; ++block) {
            TextColumn column;
            for (auto texts = random() % 4; texts > 0; --texts) {
                wanted.push_back(random() % 2 == 0 ? "" : std::to_string(random() % 1000));
                column.push_back(wanted.back());
            }
            whole.append(column);
        }
        ASSERT_EQ(texts_of(whole), wanted);
    }
}

TEST(ListColumn, AppendsAnotherAsIfItsListsHadBeenAddedOneByOne) {
    std::mt19937 random(12);
    for (int round = 0; round < 500; ++round) {
        ListColumn<int> whole;
        std::vector<std::vector<int>> wanted;
        for (int block = 0; block < 4; ++block) {
            ListColumn<int> column;
            for (auto lists = random() % 4; lists > 0; --lists) {
                wanted.emplace_back();
                for (auto values = random() % 3; values > 0; --values) wanted.back().push_back(static_cast<int>(random() % 9));
                column.push_back(wanted.back());
            }
            whole.append(column);
        }
        ASSERT_EQ(lists_of(whole), wanted);
    }
}

TEST(KeptTextColumn, PicksEntriesAndKeepsWhatTheyLieIn) {
    auto owner = std::make_shared<const std::string>("alpha beta gamma");
    const std::string_view text = *owner;
    KeptTextColumn first, column;
    first.push_back(text.substr(0, 5));
    column.append(first);
    column.push_back(text.substr(6, 4));
    column.push_back(text.substr(11));
    column.keep(std::move(owner));
    const std::vector<std::uint32_t> order{2, 0, 2};
    const KeptTextColumn picked = std::exchange(column, {}).picked(order);
    ASSERT_EQ(picked.size(), 3U);
    EXPECT_EQ(picked[0], "gamma");
    EXPECT_EQ(picked[1], "alpha");
    EXPECT_EQ(picked[2], "gamma");
}

}  // namespace
}  // namespace kua
