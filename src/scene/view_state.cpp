#include "scene/view_state.h"

namespace kua {

DayRange window_of(const TimeChoice& time, const Dataset& data) {
    if (time.first && time.last) return {*time.first, *time.last + 1};   // looks at no record
    DayRange window = data.opening_window();
    if (time.first) window.first = *time.first;
    if (time.last) window.end = *time.last + 1;
    return window;
}

}  // namespace kua
