#pragma once

#include "core/dataset.h"
#include "io/incident_row.h"
#include "io/region_join.h"

#include <string_view>
#include <vector>

namespace kua {

/// Several boundary sets that incidents are joined to, each in its time. Borrows the sets, which must outlive it.
class DatedJoin {
public:
    /// `places` are those of the gazetteer as joined to each set.
    DatedJoin(const std::vector<BoundarySet>& sets, std::vector<std::vector<Place>> places);

    [[nodiscard]] const std::vector<BoundarySet>& sets() const { return sets_; }
    [[nodiscard]] const RegionJoin& regions(std::size_t set) const { return joins_[set]; }
    /// Index of the set with this id; sets().size() where there is none.
    [[nodiscard]] std::size_t find_set(std::string_view id) const;

    /// The set that a record of these days is joined to: the one it names itself, where that was in force on one of
    /// its days or it has none; else the one in force on its last possible day.
    [[nodiscard]] std::size_t set_of(const IncidentRow& row, std::string_view stated_set) const;

    /// The unit of `row` in every set. In its own (`row.set_on_day`) as it has been found (`row.region`); in another
    /// the one that its unit became or came from, where there is but one; else by its point, where that is known well
    /// enough; else unattributed_region.
    [[nodiscard]] std::vector<RegionId> regions_in_all(const IncidentRow& row) const;

private:
    [[nodiscard]] RegionId region_in(std::size_t set, const IncidentRow& row) const;

    const std::vector<BoundarySet>& sets_;
    std::vector<std::vector<Place>> places_;
    std::vector<RegionJoin> joins_;   ///< borrow the places
};

/// `places` of a set as they are in another: by the codes of their units.
[[nodiscard]] std::vector<Place> places_in(std::vector<Place> places, const BoundarySet& of, const BoundarySet& to);

}  // namespace kua
