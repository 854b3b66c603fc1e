#include "paper/same_pixels.h"

#include <png.h>

#include <optional>
#include <vector>

namespace kua {
namespace {

/// A PNG file that is being read; frees what libpng took.
class PngFile {
public:
    explicit PngFile(std::string_view bytes) {
        image_.version = PNG_IMAGE_VERSION;
        is_read_ = png_image_begin_read_from_memory(&image_, bytes.data(), bytes.size()) != 0;
    }
    PngFile(const PngFile&) = delete;
    PngFile& operator=(const PngFile&) = delete;
    ~PngFile() { png_image_free(&image_); }

    [[nodiscard]] bool has_size_of(const PngFile& other) const {
        return is_read_ && other.is_read_ && image_.width == other.image_.width && image_.height == other.image_.height;
    }
    [[nodiscard]] std::optional<std::vector<png_byte>> pixels() {
        image_.format = PNG_FORMAT_RGBA;
        std::vector<png_byte> bytes(PNG_IMAGE_SIZE(image_));
        if (png_image_finish_read(&image_, nullptr, bytes.data(), 0, nullptr) == 0) return std::nullopt;
        return bytes;
    }

private:
    png_image image_{};
    bool is_read_ = false;
};

}  // namespace

bool same_pixels(std::string_view ours, std::string_view other) {
    PngFile a(ours);
    PngFile b(other);
    if (!b.has_size_of(a)) return false;
    const auto pixels = a.pixels();
    return pixels && pixels == b.pixels();
}

}  // namespace kua
