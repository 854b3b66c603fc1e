#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace kua::test {

/// 8-bit RGBA, rows top to bottom, no padding.
struct Image {
    int width_px = 0;
    int height_px = 0;
    std::vector<std::uint8_t> rgba;
};

[[nodiscard]] Image read_png(const std::filesystem::path& file);
[[nodiscard]] Image decode_png(const std::string& bytes);
void write_png(const std::filesystem::path& file, const Image& image);

/// `image` at half its size: means of 2 x 2 pixels. A last odd row or column is left out.
[[nodiscard]] Image halved(const Image& image);
/// `image` at another, smaller size: each pixel the mean of what it covers, by area.
[[nodiscard]] Image reduced(const Image& image, int width_px, int height_px);

/// How far two pictures are apart to an eye.
struct Difference {
    bool same_size = false;
    double changed_share = 1.0;  ///< of pixels whose difference after a 3 x 3 mean exceeds 12 of 255 in any channel
    double mean = 255.0;         ///< mean absolute difference of a channel, 0 to 255
};
[[nodiscard]] Difference difference(const Image& a, const Image& b);

/// Compares `actual` with the accepted picture `golden`. Where they differ (changed_share above `tolerance`), or where
/// there is none yet, writes NAME.out.png and NAME.diff.png (changed pixels red) into `out_folder` and returns a
/// sentence on it; else an empty string. tests/image/accept.sh takes the new pictures after a person has looked.
[[nodiscard]] std::string compare_with_golden(const Image& actual, const std::filesystem::path& golden,
                                              const std::filesystem::path& out_folder, double tolerance = 0.002);

}  // namespace kua::test
