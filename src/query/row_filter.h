#pragma once

#include "query/filter.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace kua {

/// The parts of a filter as bits. Roles and kinds are one: one actor has both.
enum StopBit : std::uint8_t {
    types_stop = 1, regions_stop = 2, rights_stop = 4, precisions_stop = 8, statuses_stop = 16, actors_stop = 32,
    counts_stop = 64, other_stop = 128   ///< text or area
};

/// A filter made ready for one data set: its words looked up once, so that a record costs a few table reads.
/// Borrows the data.
class RowFilter {
public:
    RowFilter(const Dataset& data, const Filter& filter);

    /// stops[i]: bits of the parts that stop row `from` + i; 0 where it passes. Where `enough` parts stop a record,
    /// those that cost more to ask may be left out.
    void find_stops(RowId from, std::span<std::uint8_t> stops, int enough) const;

private:
    void ask_columns(RowId from, std::span<std::uint8_t> stops) const;
    void ask_lists(RowId from, std::span<std::uint8_t> stops, int enough) const;
    [[nodiscard]] bool has_actor(RowId row) const;
    [[nodiscard]] bool has_count(RowId row) const;
    [[nodiscard]] bool has_words(RowId row) const;

    const IncidentTable& table_;
    std::vector<std::uint8_t> of_type_;     ///< stop bits by TypeId; empty where all pass
    std::vector<std::uint8_t> of_region_;   ///< by RegionId; likewise
    std::array<std::uint8_t, 256> of_precision_{}, of_status_{};
    std::array<std::uint8_t, actor_role_count> wanted_role_{};
    std::array<std::uint8_t, actor_kind_count> wanted_kind_{};
    bool asks_precision_, asks_status_, asks_actors_, asks_counts_;
    std::optional<CountName> count_name_;
    std::int64_t count_at_least_;
    std::vector<LonLat> area_;
    std::vector<std::string> words_;
};

}  // namespace kua
