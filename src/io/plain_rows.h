#pragma once

#include "io/incident_row.h"
#include "io/plain_feature.h"
#include "io/plain_form.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kua {

/// Rows of plain features that are written like earlier ones, of which nothing is to be said: most of a large file. Gives
/// what `profile_from_plain`, `row_from` and the rules give; a feature that asks for more than that is left to them.
/// For one thread. Borrows the context.
class PlainRows {
public:
    explicit PlainRows(const RowContext& context);

    /// A row without its text, record and line.
    struct Row {
        IncidentRow row;
        bool is_decided_by_settlement = false;   ///< its unit is the nearest settlement's, which is to be said
    };
    /// Null where the feature is to be read the long way, as one whose unit a settlement decides is unless `with_decided`. The row
    /// holds until the next one is asked for.
    [[nodiscard]] Row* row(std::string_view feature, PlainFindings& findings, bool with_decided);
    /// Learns how a feature is written: one that was read the long way, nothing having been found.
    void learn(std::string_view feature);

private:
    [[nodiscard]] bool fill_row(const PlainForm& form, std::string_view feature, PlainFindings& findings, bool with_decided);
    [[nodiscard]] std::optional<FoundRegion> region_at(LonLat place) const;
    [[nodiscard]] std::string_view type_of(std::string_view stated);

    const RowContext& context_;
    std::vector<PlainForm> forms_;   ///< the last one that served first
    std::vector<std::pair<std::string, std::string>> types_;   ///< as stated, and what it is read as
    Row row_;                        ///< the last one that was asked for
    std::string made_id_, words_;    ///< its texts
};

}  // namespace kua
