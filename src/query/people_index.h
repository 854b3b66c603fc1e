#pragma once

#include "core/dataset.h"
#include "query/counts.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace kua {

/// People of one count name by unit, of the records that a filter lets pass, for every window: exactly what `people` gives for
/// the rows of each unit that are shown, at a cost that does not grow with their number. Sums over days of what begins and
/// ends before each; vague spans by length, as their certain numbers count only where they lie wholly inside; and aggregates
/// with what they contain, which are looked at one by one: 96 bytes a unit and day, 60 a vague span, 4 a record of an
/// aggregate.
class PeopleIndex {
public:
    /// What the tables may take, bytes.
    static constexpr std::size_t most_bytes = std::size_t{256} << 20U;
    /// Nothing where `cancelled` became true, where the days of the data are too many for tables of `most_bytes`, or its numbers
    /// too large to be added up. `passing`: one byte a record.
    [[nodiscard]] static std::optional<PeopleIndex> build(const Dataset& data, const std::vector<std::uint8_t>& passing, CountName name,
                                                          const std::atomic<bool>* cancelled = nullptr);

    struct OfUnit {
        bool has_rows = false;      ///< there are records, whatever they state
        bool states_least = false;  ///< one of them states a least number
        IntervalSum sum;            ///< of no records where none states the count
    };
    /// By unit. Pre: `data` is what this was built from.
    [[nodiscard]] std::vector<OfUnit> sums(const Dataset& data, DayRange window) const;
    [[nodiscard]] std::size_t bytes() const;

private:
    /// What some records come to, or a difference of such.
    struct Weight {
        std::int64_t min = 0, best = 0, max = 0;
        std::int32_t lacking_best = 0, lacking_max = 0;
        std::int32_t records = 0;  ///< that state the count
        std::int32_t least = 0;    ///< of them, with a least number
        std::int32_t rows = 0;     ///< all

        void add(const Weight& other, int sign);
    };
    /// Vague spans of one length and unit, by their first day: what those before each come to, and all.
    struct VagueSpans {
        std::vector<Day> firsts;
        std::vector<Weight> before;
    };

    PeopleIndex(DayRange span, std::size_t units, CountName name) : span_(span), units_(units), name_(name) {}
    void take(const IncidentTable& table, RowId row);
    void take_vague(const IncidentTable& table, RowId row, const Weight& certain);
    /// Where the weights of what lies before a day begin, a place a unit.
    [[nodiscard]] std::size_t before(Day day) const { return static_cast<std::size_t>(day - span_.first) * units_; }
    void add_up();
    void add_vague(DayRange window, std::vector<Weight>& sums) const;
    void add_families(const Dataset& data, DayRange window, std::vector<OfUnit>& sums) const;

    DayRange span_;
    std::size_t units_;
    CountName name_;
    std::vector<Weight> begun_;  ///< by day, then unit: what begins before the day
    std::vector<Weight> ended_;  ///< what ends before it
    std::map<std::pair<std::int32_t, RegionId>, VagueSpans> vague_;  ///< by days more than one, and unit
    std::vector<RowId> families_;  ///< aggregates and what has a parent, by first day
    double largest_ = 0.0;         ///< what all numbers come to
};

}  // namespace kua
