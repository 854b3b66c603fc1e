#include "core/seen_colors.h"

#include <algorithm>

namespace kua {

SeenColors::SeenColors(Vision vision) : changes_(vision != Vision::Usual) {
    matrix_ = light_matrix(vision);
    for (std::size_t i = 0; i < light_.size(); ++i) light_[i] = static_cast<float>(linear_channel(static_cast<std::uint8_t>(i)));
    for (std::size_t i = 0; i < encoded_.size(); ++i)
        encoded_[i] = encoded_channel(static_cast<double>(i) / static_cast<double>(light_steps));
}

void SeenColors::apply(std::span<std::uint8_t> bytes, std::size_t channels) const {
    if (!changes_) return;
    for (std::size_t at = 0; at + 2 < bytes.size(); at += channels) {
        const std::array<float, 3> light{light_[bytes[at]], light_[bytes[at + 1]], light_[bytes[at + 2]]};
        for (std::size_t i = 0; i < 3; ++i) {
            const auto& row = matrix_[i];
            const float seen = std::clamp(row[0] * light[0] + row[1] * light[1] + row[2] * light[2], 0.0F, 1.0F);
            bytes[at + i] = encoded_[static_cast<std::size_t>(seen * static_cast<float>(light_steps) + 0.5F)];
        }
    }
}

}  // namespace kua
