#include "query/filter.h"

#include "query/row_filter.h"
#include "query/row_shares.h"

#include <span>

namespace kua {
namespace {

Filter without(Filter filter, FilterPart part) {
    switch (part) {
        case FilterPart::None:
            break;
        case FilterPart::Types:
            filter.types.reset();
            break;
        case FilterPart::Regions:
            filter.regions.reset();
            break;
        case FilterPart::ActorRoles:
            filter.actor_roles.reset();
            break;
        case FilterPart::ActorKinds:
            filter.actor_kinds.reset();
            break;
        case FilterPart::Rights:
            filter.rights.reset();
            break;
        case FilterPart::PlacePrecisions:
            filter.place_precisions.reset();
            break;
        case FilterPart::Statuses:
            filter.statuses.reset();
            break;
        case FilterPart::Text:
            filter.text.clear();
            break;
        case FilterPart::Counts:
            filter.count_at_least = 0;
            break;
        case FilterPart::Area:
            filter.area.clear();
            break;
    }
    return filter;
}

}  // namespace

std::vector<std::uint8_t> passing(const Dataset& data, const Filter& whole_filter, FilterPart ignored) {
    const std::size_t rows = data.incidents.size();
    const RowFilter filter(data, without(whole_filter, ignored));
    std::vector<std::uint8_t> mask(rows);
    in_shares(rows, share_count(rows), [&](std::size_t, RowId from, RowId to) {
        const std::span<std::uint8_t> share(mask.data() + from, to - from);
        filter.find_stops(from, share, 1);
        for (std::uint8_t& row : share) row = row == 0 ? 1 : 0;
    });
    return mask;
}

}  // namespace kua
