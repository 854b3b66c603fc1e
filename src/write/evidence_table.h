#pragma once

#include "write/evidence.h"

#include <string>
#include <vector>

namespace kua {

/// Rows of evidence as a table for people: cells by column, people of each count name that occurs and the sources after the
/// fields, the check code last.
struct EvidenceTable {
    struct Cell {
        std::string text;         ///< empty where it is not known
        bool is_number = false;   ///< `text` is a decimal number
    };
    std::vector<std::string> columns;
    std::vector<std::vector<Cell>> rows;
};
[[nodiscard]] EvidenceTable evidence_table(const ReleasedDataset& released, const EvidenceHead& head,
                                           const std::vector<EvidenceRow>& rows, Lang lang);

}  // namespace kua
