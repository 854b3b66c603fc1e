#include "io/incident_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace kua {
namespace {

using testing::ElementsAre;

constexpr std::array<std::string_view, 4> texts{"one", "two", "three", "four"};   // they have to stay where they are

/// At most four rows of these ids; every second one with a link, a count and a source.
IncidentRows rows_of(const std::vector<std::string>& ids) {
    IncidentRows rows;
    for (const std::string& id : ids) {
        const bool has_lists = rows.size() % 2 == 1;
        const std::array links{RecordLink{"part_of", id}};
        const std::array counts{NamedCount{CountName::Affected, {1, 2, 3}}};
        const std::array<std::uint16_t, 1> sources{7};
        IncidentRow row{.id = id, .title = {id, "", id == "b" ? "қb" : ""}, .search_text = id, .type = id < "c" ? "early" : "late", .text = texts[rows.size()]};
        if (has_lists) row.lists = {.counts = counts, .actors = {}, .sources = sources, .links = links, .region_in = {}};
        row.record = static_cast<std::uint32_t>(rows.size() + 1);
        row.line = 10 * row.record;
        rows.add(row);
    }
    return rows;
}

std::vector<std::string> told(const IncidentRows& rows) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::string text = std::string(rows.table.id[i]) + " " + rows.type_codes[rows.type[i]] + " " + std::to_string(rows.record[i]) + " " +
                           std::to_string(rows.line[i]) + " " + std::string(rows.table.record[i]) + std::string(rows.table.title[2][i]);
        for (const StoredLink& link : rows.links[i]) text += " " + link.rel + "=" + link.id;
        text += " " + std::to_string(rows.table.counts[i].size()) + std::to_string(rows.table.sources[i].size());
        out.push_back(text);
    }
    return out;
}

TEST(IncidentRows, AreJoinedInTheirOrder) {
    IncidentRows rows = rows_of({"a", "b"});
    rows.append(rows_of({"d", "c"}));
    EXPECT_THAT(told(rows), ElementsAre("a early 1 10 one 00", "b early 2 20 twoқb part_of=b 11", "d late 1 10 one 00", "c late 2 20 two part_of=c 11"));
    EXPECT_EQ(rows.type_codes.size(), 2U);
}

TEST(IncidentRows, ArePickedInAnyOrder) {
    IncidentRows rows = rows_of({"a", "b", "c", "d"});
    const std::array<std::uint32_t, 4> all{0, 1, 2, 3};
    const auto before = told(rows);
    rows.pick(all);
    EXPECT_EQ(told(rows), before);
    const std::array<std::uint32_t, 4> turned{3, 1, 0, 2};
    rows.pick(turned);
    EXPECT_THAT(told(rows), ElementsAre(before[3], before[1], before[0], before[2]));
    const std::array<std::uint32_t, 2> two{1, 2};
    rows.pick(two);
    EXPECT_THAT(told(rows), ElementsAre(before[1], before[0]));
    rows.pick({});
    EXPECT_EQ(rows.size(), 0U);
}

}  // namespace
}  // namespace kua
