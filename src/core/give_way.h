#pragma once

namespace kua {

/// Lets all others of this machine go before the calling thread, and before those that it starts.
void give_way();

}  // namespace kua
