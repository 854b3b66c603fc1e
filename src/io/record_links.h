#pragma once

#include "io/incident_reader.h"

#include <cstddef>
#include <vector>

namespace kua {

/// What the links between records come to, one entry a row of the batch; no entries where there are no links.
struct ResolvedLinks {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> parent;         ///< the row that contains this one, or none
    std::vector<std::uint8_t> is_parent;     ///< 1 where a row of the batch has it as parent
    std::vector<std::uint8_t> is_duplicate;  ///< 1 where it says `duplicate_of` another
};

/// Rules that look at several records: V9 links lead somewhere and do not run in circles (part_of and contains,
/// duplicate_of), V14 many records of precision `site` at one coordinate. Rows with a new Error are taken out of the
/// batch and counted as rejected.
void check_across(IncidentBatch& batch);

/// `contains` of a parent and `part_of` of a child say the same. Of several parents the one that lies within the others
/// is taken. Pre: check_across has been run.
[[nodiscard]] ResolvedLinks resolve_links(const IncidentBatch& batch);

}  // namespace kua
