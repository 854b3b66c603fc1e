#pragma once

#include "core/dataset.h"

#include <string>
#include <vector>

namespace kua::test {

/// An incident in a few words, for tests; what is not set is the plainest case: a counted, corroborated, public
/// detention known to the day.
struct Row {
    std::string id;
    std::string first = "2021-01-10";  ///< "" for undated
    std::string last;                  ///< "" for the same day
    Extent extent = Extent::Throughout;
    LonLat at;                         ///< NaN: no point
    PlacePrecision place = PlacePrecision::Settlement;
    std::string region;                ///< unit code of `two_regions`, or ""
    std::string type = "liberty.detention";
    Status status = Status::Corroborated;
    PublishRule publish = PublishRule::Point;
    std::uint16_t hidden = 0;          ///< bits of HiddenPart
    std::string parent;                ///< id of the aggregate that contains this row
    std::vector<NamedCount> counts;
    std::vector<ActorPart> actors;
    std::string title;                 ///< English
};

/// Families and types as shipped in small: liberty.detention, assembly.kettling, election.observer_denied_access,
/// expression.poll_warning, reprisal.fine.
[[nodiscard]] Vocabulary small_vocabulary();

/// A set of two square units side by side: "A" (lon 60..70, lat 45..55) and "B" (70..80).
[[nodiscard]] BoundarySet two_regions();

/// A Dataset of `rows`, sorted and linked as the loader does it.
[[nodiscard]] Dataset make_dataset(const std::vector<Row>& rows);

/// The day of "YYYY-MM-DD". Pre: it exists.
[[nodiscard]] Day day(const std::string& iso);

}  // namespace kua::test
