#include "app/frame_log.h"

#include <array>
#include <charconv>
#include <string_view>

namespace kua {

Result<FrameLog> FrameLog::open(const std::filesystem::path& file) {
    std::ofstream out(file);
    if (!out) return Error{file.string(), msg("the file cannot be written")};
    out << "frame_ms\n";
    return FrameLog(std::move(out));
}

void FrameLog::add(double milliseconds) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), milliseconds, std::chars_format::fixed, 3).ptr;
    out_ << std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data())) << '\n';
}

}  // namespace kua
