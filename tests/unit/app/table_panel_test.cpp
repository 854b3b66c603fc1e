#include "app/panels.h"
#include "app/shortcuts.h"
#include "app/table_rows.h"
#include "app/table_text.h"
#include "app/window_layout.h"

#include "unit/app/app_fixture.h"
#include "unit/app/imgui_frames.h"

#include <chrono>
#include <thread>

namespace kua {
namespace {

std::vector<test::Row> three_rows() {
    return {{.id = "b", .first = "2021-01-01", .at = {65, 50}, .type = "reprisal.fine", .counts = {{CountName::Fined, {30, 30, 30}}}},
            {.id = "c", .first = "2021-01-02", .at = {66, 51}, .type = "liberty.detention"},
            {.id = "a", .first = "2021-01-03", .at = {67, 52}, .type = "liberty.detention", .counts = {{CountName::Detained, {2, 2, 2}}}}};
}

/// The table of a window of 1600 x 1000 px.
struct Table : testing::Test {
    explicit Table(const std::vector<test::Row>& shown = three_rows()) : world(shown) { state.table.open = true; }

    test::AppWorld world;
    AppState& state = world.state;
    TableRows rows;
    test::ImguiFrames frames;
    const Layout layout = layout_of(1600.0, 1000.0, {});

    void frame() {
        frames.run(state.ui, [&](Ui& ui) { table_panel(ui, state, layout); });
        world.update();
        rows.update(state);
    }
    void click(ScreenPoint at) {
        frames.move(at);
        frame();
        frames.button(true);
        frame();
        frames.button(false);
        frame();
    }
    [[nodiscard]] std::string order() const {
        std::string ids;
        for (const RowId row : *state.table.rows) ids += state.dataset()->incidents.id[row];
        return ids;
    }
    /// Middle of a column's head, and of the row below it with this index.
    [[nodiscard]] ScreenPoint head(std::size_t column) const { return {column_x(column), layout.map.bottom_px - height_of(layout.map) * 0.46 + 44.0 + 13.0}; }
    [[nodiscard]] ScreenPoint row(std::size_t index) const { return {column_x(0), head(0).y_px + 25.0 + 24.0 * static_cast<double>(index)}; }
    [[nodiscard]] double column_x(std::size_t column) const {
        double x = layout.map.left_px + 16.0;
        for (std::size_t i = 0; i < column; ++i) x += table_columns[i].share * (width_of(layout.map) - 44.0);
        return x + 20.0;
    }
};

TEST_F(Table, ListsWhatIsShownInTheOrderOfTheClickedHead) {
    frame();
    frame();
    EXPECT_EQ(order(), "bca");
    click(head(0));
    EXPECT_EQ(order(), "abc");
    click(head(0));
    EXPECT_EQ(order(), "cba");
    click(head(4));   // people: not stated, 2, 30
    EXPECT_EQ(order(), "cab");
    world.show_days("2021-01-02", "2021-01-03");
    frame();
    EXPECT_EQ(order(), "ca");
}

TEST_F(Table, OpensTheCardOfAClickedRow) {
    frame();
    click(row(1));
    ASSERT_TRUE(state.card.open());
    EXPECT_EQ(state.card.rows(), std::vector<RowId>{world.row("c")});
    EXPECT_EQ(state.table.marked, world.row("c"));
    EXPECT_EQ(selected_mark(state), world.mark_of("c"));
}

TEST_F(Table, StaysBesideTheCard) {
    frame();
    open_list(state, {}, {{"", {world.row("b")}}}, world.text);
    state.card.height_px = 700.0;
    state.card.detail_row = world.row("b");   // already marked, so that the card does not move the mark
    state.table.marked = world.row("b");
    const ScreenBox card = card_place(state, layout);
    click({centre_of(card).x_px, row(1).y_px});   // where a row would be, were the table below the card
    EXPECT_EQ(state.table.marked, world.row("b"));
}

TEST_F(Table, MarksTheRecordToldInTheCard) {
    frame();
    open_list(state, {}, {{"", {world.row("a")}}}, world.text);
    frames.run(state.ui, [&](Ui& ui) { card_panel(ui, state, layout); });
    frame();
    EXPECT_EQ(state.table.marked, world.row("a"));
}

TEST_F(Table, KeepsTheRecordsWithTheWordsSought) {
    frame();
    state.table.order.text = "nowhere to be found";
    frame();
    EXPECT_TRUE(state.table.rows->empty());
    frame();   // an empty table can be drawn
}

TEST_F(Table, OpensAndClosesByItsKey) {
    handle_key(state, {Key::T}, {false}, world.text);
    EXPECT_FALSE(state.table.open);
    handle_key(state, {Key::T}, {false}, world.text);
    EXPECT_TRUE(state.table.open);
    handle_key(state, {Key::C, true}, {false}, world.text);
    EXPECT_TRUE(state.table.wants_copy);
    handle_key(state, {Key::Escape}, {false}, world.text);
    EXPECT_FALSE(state.table.open);
}

TEST_F(Table, IsCopiedWithALineThatSaysWhatItIs) {
    const std::string text = tab_separated({*state.dataset(), {"A\tB"}, world.text}, {world.row("b"), world.row("a")}, 1);
    EXPECT_EQ(text.substr(0, text.find('\n')), "Not for publication");
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 3);
    EXPECT_EQ(std::count(text.begin(), text.end(), '\t'), 12) << text;
    EXPECT_NE(text.find("\nb\t"), std::string::npos) << text;
}

struct LongTable : Table {
    static std::vector<test::Row> many() {
        std::vector<test::Row> rows(20'001);
        for (std::size_t i = 0; i < rows.size(); ++i) rows[i].id = std::to_string(100'000 + i);
        return rows;
    }
    LongTable() : Table(many()) {}
};

TEST_F(LongTable, IsPutInOrderBesideTheFramesAndDrawsOnlyWhatIsInSight) {
    state.table.order = {RowKey::Id, true, {}, Lang::En};
    frame();
    EXPECT_TRUE(state.table.sorting);
    for (int i = 0; i < 5000 && state.table.sorting; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
        frame();
    }
    ASSERT_FALSE(state.table.sorting);
    EXPECT_EQ(std::string(state.dataset()->incidents.id[state.table.rows->front()]), "120000");
    state.table.first_row = 1'000'000;   // further than there are rows
    frame();
    EXPECT_LT(state.table.first_row, std::size_t{20'001});
    EXPECT_LT(state.ui.stops.size(), std::size_t{40});
}

}  // namespace
}  // namespace kua
