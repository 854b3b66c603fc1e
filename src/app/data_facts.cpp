#include "app/data_facts.h"

namespace kua {

DataFacts facts_of(const Dataset& data) {
    const IncidentTable& table = data.incidents;
    DataFacts facts{bounds_of(data), std::vector<std::uint8_t>(data.vocabulary.families.size(), 0), 0, 0};
    for (const TypeId type : table.type)
        if (type < data.vocabulary.types.size()) facts.family_present[data.vocabulary.types[type].family] = 1;
    for (RowId row = 0; row < table.size(); ++row) {
        if (table.counted[row] != 0) ++facts.incidents;
        else if (table.listed[row] != 0) ++facts.summaries;
    }
    return facts;
}

}  // namespace kua
