#pragma once

#include "write/evidence.h"

#include <string>
#include <string_view>
#include <vector>

namespace kua {

/// One named value of a row of evidence. `text` is empty where it is not known.
struct EvidenceField {
    std::string_view name;
    std::string text;
    bool is_number = false;
};

/// What both formats say of a row, in the order of the columns; its people and sources aside.
[[nodiscard]] std::vector<EvidenceField> evidence_fields(const Dataset& data, const EvidenceRow& row, Lang lang);

}  // namespace kua
