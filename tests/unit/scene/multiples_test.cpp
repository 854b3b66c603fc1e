#include "scene/multiples.h"

#include "query/counts.h"
#include "scene/view_parts.h"
#include "text/numbers.h"
#include "unit/scene/figure_fixture.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <set>

namespace kua {
namespace {

using test::all_words;
using test::FigureTest;
using testing::HasSubstr;

constexpr GroupBy groups[] = {GroupBy::Type, GroupBy::Family, GroupBy::Region, GroupBy::Week, GroupBy::Month};

struct MultiplesTest : FigureTest {
    [[nodiscard]] Figure figure_by(GroupBy by) {
        view.page.multiples = by;
        auto figure = laid_out();
        EXPECT_TRUE(figure) << (figure ? "" : in_english(figure.error()));
        return figure ? *std::move(figure) : Figure{};
    }
};

std::vector<PageMap> maps_of(const Figure& figure) {
    std::vector<PageMap> maps;
    for (const PageItem& item : figure.items)
        if (const auto* map = std::get_if<PageMap>(&item)) maps.push_back(*map);
    return maps;
}

TEST_F(MultiplesTest, HaveTheNumbersOfTheTable) {
    for (const GroupBy by : groups) {
        SCOPED_TRACE(std::string(word(by)));
        const Figure figure = figure_by(by);
        const auto maps = maps_of(figure);
        const Selection selection = select(data, view.filter, window_of(view.time, data));
        const auto parts = view_parts(view, data, by, text);
        const auto rows = count_by(data, selection, by);
        ASSERT_EQ(maps.size(), parts.size());
        ASSERT_EQ(figure.panels.size(), parts.size());
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const auto row = std::find_if(rows.begin(), rows.end(), [&](const CountRow& r) { return r.key == parts[i].key; });
            ASSERT_NE(row, rows.end());
            const std::int64_t shown = row->certain + row->possible;
            const std::string said = row->possible == 0 ? std::to_string(shown) + " incident"
                                                        : std::to_string(row->certain) + " certain, up to " + std::to_string(shown);
            EXPECT_THAT(figure.panels[i], HasSubstr(parts[i].label + ": " + said));
            EXPECT_THAT(all_words(figure), HasSubstr(said));
            // What is drawn and what is said not to be on a place come to that number.
            std::int64_t drawn = 0;
            for (const SceneItem& item : maps[i].scene->items)
                if (const auto* mark = std::get_if<Mark>(&item)) drawn += mark->certain + mark->possible;
            const auto comma = figure.panels[i].rfind(", ");
            const bool some_are_not = figure.panels[i].ends_with("not on a place");
            EXPECT_EQ(drawn + (some_are_not ? std::stoll(figure.panels[i].substr(comma + 2)) : 0), shown);
        }
    }
}

TEST_F(MultiplesTest, SayWhereAnIncidentMayBeInSeveral) {
    EXPECT_THAT(all_words(figure_by(GroupBy::Week)), HasSubstr("may belong to several of these maps"));
    EXPECT_THAT(all_words(figure_by(GroupBy::Family)), testing::Not(HasSubstr("may belong to several")));
}

TEST_F(MultiplesTest, ShareOneScaleAndOneLand) {
    for (const GroupBy by : groups) {
        const Figure figure = figure_by(by);
        for (const PageMap& map : maps_of(figure)) {
            EXPECT_EQ(map.map, figure.map);
            EXPECT_EQ(map.zoom, figure.zoom);
        }
    }
}

TEST_F(MultiplesTest, ShareSizesAndClasses) {
    view.measure.size = MarkSize::Proportional;
    view.rate.denominator = area_denominator;
    for (const GroupBy by : {GroupBy::Family, GroupBy::Week}) {
        SCOPED_TRACE(std::string(word(by)));
        const Figure figure = figure_by(by);
        std::map<std::int64_t, std::set<double>> radii;
        std::set<std::string> known;
        ASSERT_EQ(figure.scene.colors.size(), 1U);
        for (const LegendClass& one : figure.scene.colors[0].classes) known.insert(one.text);
        for (const PageMap& map : maps_of(figure)) {
            for (const SceneItem& item : map.scene->items)
                if (const auto* mark = std::get_if<Mark>(&item); mark != nullptr && mark->proportional)
                    radii[mark->certain + mark->possible].insert(mark->radius_px);
            ASSERT_EQ(map.scene->colors.size(), 1U);
            for (const LegendClass& one : map.scene->colors[0].classes) EXPECT_TRUE(known.contains(one.text)) << one.text;
        }
        EXPECT_FALSE(radii.empty());
        for (const auto& [number, sizes] : radii) EXPECT_EQ(sizes.size(), 1U) << number;
    }
}

TEST_F(MultiplesTest, HaveOneLegendThatExplainsTheirMarks) {
    const Figure figure = figure_by(GroupBy::Week);
    std::set<LegendEntry::Kind> explained;
    std::int64_t in_families = 0;
    for (const LegendEntry& entry : figure.scene.legend) {
        explained.insert(entry.kind);
        if (entry.kind == LegendEntry::Kind::Family) in_families += entry.incidents;
    }
    EXPECT_EQ(in_families, select(data, view.filter, window_of(view.time, data)).totals.shown);
    for (const PageMap& map : maps_of(figure))
        for (const LegendEntry& entry : map.scene->legend) EXPECT_TRUE(explained.contains(entry.kind)) << entry.text;
}

TEST_F(MultiplesTest, StandApartOnEveryPageThatHasRoom) {
    int laid = 0;
    for (const PagePreset& page : page_presets())
        for (const GroupBy by : groups) {
            SCOPED_TRACE(std::string(page.id) + " " + std::string(word(by)));
            set(page);
            view.page.multiples = by;
            const auto figure = laid_out();
            if (!figure) {
                EXPECT_THAT(in_english(figure.error()), HasSubstr("too small"));
                continue;
            }
            ++laid;
            const ScreenBox whole{0, 0, figure->width_px, figure->height_px};
            std::vector<ScreenBox> boxes;
            for (const PageItem& item : figure->items) boxes.push_back(box_of(item, metrics));
            for (std::size_t i = 0; i < boxes.size(); ++i) {
                EXPECT_TRUE(test::is_within(boxes[i], whole));
                const bool is_text = std::holds_alternative<PageText>(figure->items[i]);
                const bool is_map = std::holds_alternative<PageMap>(figure->items[i]);
                if (!is_text && !is_map) continue;
                for (std::size_t k = 0; k < boxes.size(); ++k)
                    EXPECT_FALSE(k != i && overlaps(boxes[i], boxes[k])) << i << " " << k;
            }
        }
    EXPECT_GE(laid, 30);
}

TEST_F(MultiplesTest, RefusesTooManyAndNone) {
    view.page.multiples = GroupBy::Day;
    data = [] {
        std::vector<test::Row> rows;
        for (int i = 0; i < 2; ++i) {
            test::Row row;
            row.id = "r" + std::to_string(i);
            row.type = "liberty.detention";
            row.first = i == 0 ? "2021-01-01" : "2021-02-20";
            row.at = {70.0, 48.0};
            rows.push_back(row);
        }
        return test::make_dataset(rows);
    }();
    base = *project_base(data, "");
    const auto many = laid_out();
    ASSERT_FALSE(many);
    EXPECT_THAT(in_english(many.error()), HasSubstr("page.multiples: 51 maps would stand on one page, at most 24 can"));
    view.filter.types = {"reprisal.fine"};
    const auto none = laid_out();
    ASSERT_FALSE(none);
    EXPECT_THAT(in_english(none.error()), HasSubstr("nothing is shown"));
}

TEST_F(MultiplesTest, RefusesAPieceInACorner) {
    view.page.multiples = GroupBy::Family;
    view.page.furniture[Piece::ScaleBar].anchor = Anchor::TopLeft;
    const auto figure = laid_out();
    ASSERT_FALSE(figure);
    EXPECT_THAT(in_english(figure.error()), HasSubstr("with several maps"));
}

}  // namespace
}  // namespace kua
