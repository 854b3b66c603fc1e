#include "paper/same_pixels.h"

#include <gtest/gtest.h>
#include <png.h>

#include <array>
#include <string>

namespace kua {
namespace {

/// Two by one pixels as a PNG.
std::string png_of(const std::array<unsigned char, 8>& rgba, unsigned width = 2) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = width;
    image.height = 2 / width;
    image.format = PNG_FORMAT_RGBA;
    png_alloc_size_t size = 0;
    EXPECT_TRUE(png_image_write_get_memory_size(image, size, 0, rgba.data(), 0, nullptr));
    std::string bytes(size, '\0');
    EXPECT_TRUE(png_image_write_to_memory(&image, bytes.data(), &size, 0, rgba.data(), 0, nullptr));
    bytes.resize(size);
    return bytes;
}

constexpr std::array<unsigned char, 8> red_and_blue{255, 0, 0, 255, 0, 0, 255, 255};
constexpr std::array<unsigned char, 8> nearly{255, 0, 0, 255, 0, 1, 255, 255};

/// The same picture in another file: with a text before its end.
std::string with_text(std::string bytes) {
    const std::string text("\0\0\0\x03tEXtA\0B", 11);
    bytes.insert(bytes.size() - 12, text + std::string("\xdf\x6a\xc4\x13", 4));
    return bytes;
}

TEST(SamePixels, LooksAtThePictureAndNotAtThePacking) {
    EXPECT_TRUE(same_pixels(png_of(red_and_blue), png_of(red_and_blue)));
    EXPECT_TRUE(same_pixels(png_of(red_and_blue), with_text(png_of(red_and_blue))));
    EXPECT_FALSE(same_pixels(png_of(red_and_blue), png_of(nearly)));
    EXPECT_FALSE(same_pixels(png_of(red_and_blue), png_of(red_and_blue, 1)));
}

TEST(SamePixels, AreNeverThoseOfWhatIsNoPicture) {
    const std::string ours = png_of(red_and_blue);
    for (std::size_t length = 0; length + 13 < ours.size(); ++length) EXPECT_FALSE(same_pixels(ours, ours.substr(0, length)));
    EXPECT_FALSE(same_pixels(ours, "hello"));
}

}  // namespace
}  // namespace kua
