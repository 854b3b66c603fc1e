#include "query/stand_alone.h"

namespace kua {

bool may_stand_alone(const IncidentTable& table, RowId row) {
    const PublishRule rule = table.publish[row];
    return rule == PublishRule::Point || rule == PublishRule::Unstated;
}

}  // namespace kua
