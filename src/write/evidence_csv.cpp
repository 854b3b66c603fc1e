#include "write/csv_cell.h"
#include "write/evidence_table.h"

namespace kua {

std::string evidence_as_csv(const ReleasedDataset& released, const EvidenceHead& head,
                            const std::vector<EvidenceRow>& rows, Lang lang) {
    const EvidenceTable table = evidence_table(released, head, rows, lang);
    std::string out;
    for (const std::string& name : table.columns) out += (out.empty() ? "" : ",") + name;
    out += csv_line_end;
    for (const auto& row : table.rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i)
            line += (i == 0 ? "" : ",") + (row[i].is_number ? row[i].text : csv_cell(row[i].text));
        out += line + csv_line_end;
    }
    return out;
}

}  // namespace kua
