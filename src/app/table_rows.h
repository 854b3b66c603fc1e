#pragma once

#include "app/app_state.h"
#include "app/job.h"

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

namespace kua {

/// Keeps the rows of the table those of the picture, in the order that the user wants: a few are put in order at once,
/// many beside the frames.
class TableRows {
public:
    TableRows() = default;
    ~TableRows() { *cancelled_ = true; }
    TableRows(const TableRows&) = delete;
    TableRows& operator=(const TableRows&) = delete;

    /// Writes `state.table.rows` and `sorting`. Call after each change of the picture; does nothing for a closed table
    /// but take away rows of other data.
    void update(AppState& state);
    /// True while rows are put in order beside the frames.
    [[nodiscard]] bool busy() const { return job_.running(); }

private:
    using Rows = std::shared_ptr<const std::vector<RowId>>;
    /// What rows follow from.
    struct Causes {
        std::shared_ptr<const Dataset> data;
        Filter filter;
        DayRange window;
        RowOrder order;
        friend bool operator==(const Causes&, const Causes&) = default;
    };
    void take(TableState& table);
    void make(const AppState& state, TableState& table, Causes wanted);

    std::optional<Causes> made_;    ///< of the rows in the state
    std::optional<Causes> making_;
    std::shared_ptr<std::atomic<bool>> cancelled_ = std::make_shared<std::atomic<bool>>(false);
    Job<Rows> job_;
};

}  // namespace kua
