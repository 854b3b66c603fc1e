#include "query/counts.h"

#include <algorithm>

namespace kua {
namespace {

/// Finds the bar of a day: by arithmetic where bars are equally long, else from a table of all days.
class BarOfDay {
public:
    BarOfDay(const std::vector<Day>& starts, Day end, TimeUnit unit)
        : first_(starts.front()), days_a_bar_(unit == TimeUnit::Day ? 1 : 7) {
        if (unit != TimeUnit::Month) return;
        bar_.reserve(static_cast<std::size_t>(end - first_));
        for (std::size_t i = 0; i < starts.size(); ++i) {
            const Day next = i + 1 < starts.size() ? starts[i + 1] : end;
            bar_.insert(bar_.end(), static_cast<std::size_t>(next - starts[i]), static_cast<std::uint32_t>(i));
        }
    }
    /// Pre: `day` lies in a bar.
    [[nodiscard]] std::size_t operator()(Day day) const {
        const auto offset = static_cast<std::size_t>(day - first_);
        return bar_.empty() ? offset / days_a_bar_ : bar_[offset];
    }

private:
    Day first_;
    std::size_t days_a_bar_;
    std::vector<std::uint32_t> bar_;
};

/// From differences between neighbours to the values themselves.
void accumulate(std::vector<std::int32_t>& bars) {
    for (std::size_t i = 1; i < bars.size(); ++i) bars[i] += bars[i - 1];
    bars.pop_back();
}

}  // namespace

Timeline timeline(const Dataset& data, const std::vector<std::uint8_t>& passing, DayRange span, TimeUnit unit) {
    Timeline result;
    if (days_in(span) == 0) return result;
    Day end = unit_start(span.first, unit);
    for (; end < span.end; end = next_unit_start(end, unit)) result.starts.push_back(end);
    const DayRange bars{result.starts.front(), end};
    const BarOfDay bar_of(result.starts, end, unit);

    // Each record adds 1 from its first bar on and takes it back after its last: differences, summed up at the end.
    result.certain.assign(result.starts.size() + 1, 0);
    result.possible.assign(result.starts.size() + 1, 0);
    const IncidentTable& table = data.incidents;
    for (RowId row = 0; row < table.size(); ++row) {
        if (passing[row] == 0 || table.counted[row] == 0) continue;
        const Day first = table.first_day[row];
        const Day last = table.last_day[row];
        if (first == undated || first >= bars.end || last < bars.first) continue;
        const std::size_t from = bar_of(std::max(first, bars.first));
        const std::size_t to = bar_of(std::min(last, last_day(bars)));
        const bool inside_one = from == to && first >= bars.first && last < bars.end;
        auto& counts = table.extent[row] == Extent::Throughout || inside_one ? result.certain : result.possible;
        ++counts[from];
        --counts[to + 1];
    }
    accumulate(result.certain);
    accumulate(result.possible);
    return result;
}

}  // namespace kua
