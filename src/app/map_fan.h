#pragma once

#include "app/app_state.h"
#include "app/layout.h"

#include <optional>
#include <vector>

namespace kua {

/// A stack with more incidents than this is listed only: its leaves would hide the map.
inline constexpr std::size_t most_leaves = 24;

/// Where `count` leaves stand round a stack: px from its middle, clockwise from north, no two closer than their size.
[[nodiscard]] std::vector<ScreenPoint> leaf_places(std::size_t count, double stack_radius_px);

/// One incident of a stack that is spread out.
struct Leaf {
    RowId row = no_row;
    ScreenPoint at;       ///< px in the map
    Mark mark;            ///< its own symbol; stands on no place of its own
};
/// Those of the stack that is spread out; none where no stack has exactly its records any more (it merged on zooming, the
/// days changed). They are on no place of theirs, so each has a line to the stack.
[[nodiscard]] std::vector<Leaf> fan_leaves(const AppState& state);

/// Spreads the stack with this index in scene.items out, where it has 2 to `most_leaves` incidents.
void open_fan(AppState& state, std::size_t item);
void close_fan(AppState& state);

/// The leaf under `point` (px in the map): index of fan_leaves.
[[nodiscard]] std::optional<std::size_t> leaf_at(const std::vector<Leaf>& leaves, ScreenPoint point);

/// Opens the card of the stack on that incident.
void open_leaf(AppState& state, const Leaf& leaf, const Catalogue& text);

/// The leaves with their lines, over the map and below the panels.
void draw_fan(Ui& ui, const AppState& state, const Layout& layout, const TextMetrics& metrics);

}  // namespace kua
