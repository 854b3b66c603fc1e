#pragma once

#include "core/dataset.h"
#include "query/row_order.h"
#include "text/catalogue.h"

#include <array>
#include <string>
#include <vector>

namespace kua {

/// A column of the table of what is shown.
struct TableColumn {
    RowKey key;
    double share;   ///< of the table's width
};
inline constexpr std::array<TableColumn, 7> table_columns{{{RowKey::Id, 0.14},
                                                           {RowKey::Day, 0.18},
                                                           {RowKey::Type, 0.22},
                                                           {RowKey::Place, 0.15},
                                                           {RowKey::People, 0.15},
                                                           {RowKey::Status, 0.09},
                                                           {RowKey::Sources, 0.07}}};

/// What the table says in the user's language. Borrows.
struct TableWords {
    const Dataset& data;
    const std::vector<std::string>& region_names;   ///< by RegionId
    const Catalogue& text;
};

[[nodiscard]] std::string head_text(RowKey key, const Catalogue& text);
/// "Detained at least 30; injured 2": what the record states, in the order that it states it.
[[nodiscard]] std::string cell_text(const TableWords& words, RowKey key, RowId row);

/// At most `most` of the rows as tab-separated values: a line that says that they are not for publication, the heads,
/// then a line each. Tabs and line ends in a value become spaces.
[[nodiscard]] std::string tab_separated(const TableWords& words, const std::vector<RowId>& rows, std::size_t most);

}  // namespace kua
