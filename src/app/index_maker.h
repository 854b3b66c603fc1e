#pragma once

#include "app/job.h"
#include "query/day_index.h"

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

namespace kua {

/// From this many records on, the index of another filter is made beside the frames (some 5 ms for so many).
inline constexpr std::size_t many_records = 300'000;

/// An index, and what it is of.
struct FilterIndex {
    std::shared_ptr<const Dataset> data;
    Filter filter;
    std::shared_ptr<const DayIndex> index;   ///< null where the data's days are too many for one
    std::shared_ptr<const std::vector<RowId>> listed;   ///< as rows_listed_anywhere gives them; likewise
    std::shared_ptr<const RowProfiles> profiles;   ///< of the data, for the next filter
};

/// Keeps the index of data and filter. Where records are many, one of a new filter is made beside the frames, and the one before
/// goes on serving until it is there; another wish cancels it.
class IndexMaker {
public:
    explicit IndexMaker(std::size_t many = many_records) : many_(many) {}
    IndexMaker(const IndexMaker&) = delete;
    IndexMaker& operator=(const IndexMaker&) = delete;
    ~IndexMaker();

    /// The index to show now: of `data`, and of `filter` unless that is still being made. `ahead` is taken where it is of both.
    const FilterIndex& update(const std::shared_ptr<const Dataset>& data, const Filter& filter, const FilterIndex* ahead);
    /// True while an index is being made.
    [[nodiscard]] bool busy() const { return job_.running(); }

    /// At once. Null where `cancelled` became true. `known` profiles are taken where they are of these data and count name.
    [[nodiscard]] static FilterIndex made(std::shared_ptr<const Dataset> data, Filter filter, const std::atomic<bool>* cancelled,
                                          std::shared_ptr<const RowProfiles> known = nullptr);

private:
    void start(const std::shared_ptr<const Dataset>& data, const Filter& filter);

    std::size_t many_;
    FilterIndex now_;
    FilterIndex under_way_;                    // its index is not there yet
    std::shared_ptr<std::atomic<bool>> cancelled_;
    Job<FilterIndex> job_;
};

}  // namespace kua
