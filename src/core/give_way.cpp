#include "core/give_way.h"

#include <sys/resource.h>
#include <unistd.h>

namespace kua {

void give_way() {
    constexpr int niceness = 10;   // a tenth of what others get where both want the same processor
    (void)setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), niceness);   // of the thread: Linux has one for each
}

}  // namespace kua
