#pragma once

#include "scene/lettering.h"
#include "scene/marks.h"

#include <vector>

namespace kua {

/// Writes the names of settlements. Construct after the marks have their room, then call in the order of importance.
/// Borrows lettering and marks.
class TownNames {
public:
    /// Keeps the dots of important settlements free: of those with a mark, and of ranks 1 and 2.
    TownNames(Lettering& lettering, const std::vector<PlacedMark>& marks);

    /// Names the settlements that marks stand on: beside the mark and clear of it.
    void name_marked();
    /// Names the other settlements of these ranks that the scale has room for, the more important first.
    void name_others(int first_rank, int last_rank);

private:
    enum class Dot : std::uint8_t { Unplaced, Reserved, Hidden };

    /// A mark or dot that a name near it would seem to belong to.
    struct Anchor {
        ScreenPoint at;
        double radius_px;
    };
    void name_at_dot(std::size_t index, bool marked);
    bool write_beside(MeasuredName& name, MapPoint at, double clear_px);
    [[nodiscard]] bool is_ambiguous(const ScreenBox& name, ScreenPoint own) const;

    Lettering& lettering_;
    const std::vector<PlacedMark>& marks_;
    std::vector<bool> marked_;  ///< by place
    std::vector<Dot> dots_;     ///< by place
    std::vector<Anchor> anchors_;
};

/// Keeps the room of all marks free of names.
void take_marks(Lettering& lettering, const std::vector<PlacedMark>& marks);

}  // namespace kua
