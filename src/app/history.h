#pragma once

#include "scene/view_state.h"

#include <deque>
#include <optional>
#include <vector>

namespace kua {

/// Undo and redo by keeping the last views. A gesture (a drag, a burst of wheel turns) is one step. Theme, language,
/// page and the data themselves are no steps: undoing a filter does not turn the lights on.
class History {
public:
    /// Takes note of the view of this frame. `in_gesture`: the user is still at it.
    void observe(const ViewState& view, bool in_gesture);
    /// Forgets all steps, as new data do.
    void restart(const ViewState& view);

    [[nodiscard]] bool can_undo() const;
    [[nodiscard]] bool can_redo() const { return !redo_.empty(); }
    /// `view` as it was one step before, or after. Pre: can_undo(), can_redo().
    [[nodiscard]] ViewState undone(const ViewState& view);
    [[nodiscard]] ViewState redone(const ViewState& view);

private:
    std::deque<ViewState> undo_;
    std::vector<ViewState> redo_;
    std::optional<ViewState> current_;   ///< as of the last whole step
    bool open_ = false;                  ///< a gesture goes on that has changed something
};

}  // namespace kua
