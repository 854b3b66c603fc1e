#pragma once

#include "core/dataset.h"

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kua {

/// What rows of a table can be ordered by.
enum class RowKey : std::uint8_t { Id, Day, Type, Place, People, Status, Sources };

/// How a table lists records. Equal ones stay in the order of the data.
struct RowOrder {
    RowKey key = RowKey::Day;
    bool descending = false;
    std::string text;        ///< only records in whose search text all its words occur; empty: all
    Lang lang = Lang::En;    ///< whose names types and places are ordered by
    friend bool operator==(const RowOrder&, const RowOrder&) = default;
};

/// `rows` as `order` lists them: by id, first possible day (the order of the data), name of the type, name of the unit (none last), the largest
/// number of people known to be stated, status, number of sources. Nothing where `cancelled` became true.
[[nodiscard]] std::optional<std::vector<RowId>> ordered(const Dataset& data, const std::vector<RowId>& rows, const RowOrder& order,
                                                        const std::atomic<bool>* cancelled = nullptr);

/// The largest number of people that the record states, by what it is at least (else the best figure); unknown_count
/// where it states none.
[[nodiscard]] std::int64_t people_stated(const IncidentTable& table, RowId row);

}  // namespace kua
