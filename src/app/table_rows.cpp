#include "app/table_rows.h"

namespace kua {
namespace {

constexpr std::size_t most_rows_at_once = 20'000;

}  // namespace

void TableRows::update(AppState& state) {
    TableState& table = state.table;
    if (made_ && made_->data != state.picture.data) {
        made_.reset();
        table.rows.reset();
        table.marked.reset();
        table.first_row = 0;
    }
    take(table);
    if (!table.open || !state.picture.data) return;
    table.order.lang = state.view.lang;
    const bool is_current = made_ && made_->order == table.order && made_->window == state.picture.window && made_->filter == state.view.filter;
    table.sorting = !is_current;
    if (is_current) return;
    Causes wanted{state.picture.data, state.view.filter, state.picture.window, table.order};
    if (!job_.running()) make(state, table, std::move(wanted));
    else if (*making_ != wanted) *cancelled_ = true;
}

/// What was made beside the frames, unless it was called off meanwhile.
void TableRows::take(TableState& table) {
    const auto rows = job_.take();
    if (!rows || !*rows || *cancelled_) return;
    table.rows = *rows;
    made_ = making_;
}

/// Where points are squares of colour the picture lists only a part of the rows: all are looked up here.
void TableRows::make(const AppState& state, TableState& table, Causes wanted) {
    const SelectionTotals& totals = state.picture.selection.totals;
    if (static_cast<std::size_t>(totals.shown + totals.summaries) <= most_rows_at_once) {
        const auto shown = select(*wanted.data, wanted.filter, wanted.window).rows;
        table.rows = std::make_shared<const std::vector<RowId>>(*ordered(*wanted.data, shown, wanted.order));
        table.sorting = false;
        made_ = std::move(wanted);
        return;
    }
    cancelled_ = std::make_shared<std::atomic<bool>>(false);
    making_ = wanted;
    job_.start([wanted, cancelled = cancelled_]() -> Rows {
        const auto shown = select(*wanted.data, wanted.filter, wanted.window).rows;
        auto rows = ordered(*wanted.data, shown, wanted.order, cancelled.get());
        return rows ? std::make_shared<const std::vector<RowId>>(*std::move(rows)) : nullptr;
    });
}

}  // namespace kua
