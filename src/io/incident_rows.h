#pragma once

#include "core/incident.h"
#include "io/incident_row.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kua {

/// A link of a record to another, by id.
struct StoredLink {
    std::string rel;
    std::string id;
};

/// Codes of types by number: as many as there are different ones.
class TypeCodes {
public:
    /// The number of a code; the next one where it is new.
    std::uint32_t number_of(std::string_view code);
    [[nodiscard]] const std::string& operator[](std::uint32_t number) const { return codes_[number]; }
    [[nodiscard]] std::size_t size() const { return codes_.size(); }

private:
    std::vector<std::string> codes_;
    std::map<std::string, std::uint32_t, std::less<>> numbers_;
    std::uint32_t last_ = 0;   ///< asked for: often the next one, too
};

/// Records as columns, in the order in which they were read, and where each stands.
struct IncidentRows {
    IncidentTable table;                  ///< without type, counted, listed and parent, which follow from all records
    std::vector<std::uint32_t> type;    ///< number among type_codes
    TypeCodes type_codes;
    std::vector<std::uint32_t> record;  ///< counted from 1 in its file
    std::vector<std::int64_t> line;     ///< where it begins there
    ListColumn<StoredLink> links;

    [[nodiscard]] std::size_t size() const { return table.size(); }
    /// Makes room for so many in all, each with texts as long as those of the rows that are here already.
    void reserve(std::size_t rows);
    void add(const IncidentRow& row);
    void append(const IncidentRows& other);
    /// Leaves these rows, in this order.
    void pick(std::span<const std::uint32_t> rows);
    /// Leaves the table alone, for its size.
    void forget_places();
};

}  // namespace kua
