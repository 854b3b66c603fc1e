#pragma once

#include <cstdint>

namespace kua {

/// What work beside the frames takes of a machine that has not enough for both.
enum class Haste : std::uint8_t {
    AfterFrames,  ///< what the frames leave
    LikeFrames    ///< someone waits for it
};

/// Lets all others of this machine go before the calling thread, and before those that it starts.
void give_way();

}  // namespace kua
