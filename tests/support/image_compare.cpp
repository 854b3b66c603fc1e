#include "support/image_compare.h"

#include <png.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <stdexcept>

namespace kua::test {
namespace {

constexpr int eye_threshold = 12;

Image finish(png_image& header) {
    header.format = PNG_FORMAT_RGBA;
    Image image{static_cast<int>(header.width), static_cast<int>(header.height), {}};
    image.rgba.resize(PNG_IMAGE_SIZE(header));
    if (png_image_finish_read(&header, nullptr, image.rgba.data(), 0, nullptr) == 0)
        throw std::runtime_error(std::string("PNG: ") + header.message);
    return image;
}

/// Mean of the 3 x 3 pixels around (x, y) in one channel.
int softened(const Image& image, int x, int y, int channel) {
    int sum = 0;
    int n = 0;
    for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx) {
            const int xx = x + dx;
            const int yy = y + dy;
            if (xx < 0 || yy < 0 || xx >= image.width_px || yy >= image.height_px) continue;
            sum += image.rgba[static_cast<std::size_t>((yy * image.width_px + xx) * 4 + channel)];
            ++n;
        }
    return sum / n;
}

bool differs(const Image& a, const Image& b, int x, int y) {
    for (int channel = 0; channel < 4; ++channel)
        if (std::abs(softened(a, x, y, channel) - softened(b, x, y, channel)) > eye_threshold) return true;
    return false;
}

Image difference_picture(const Image& a, const Image& b) {
    Image out = a;
    for (int y = 0; y < a.height_px; ++y)
        for (int x = 0; x < a.width_px; ++x) {
            auto* pixel = &out.rgba[static_cast<std::size_t>((y * a.width_px + x) * 4)];
            if (differs(a, b, x, y)) {
                pixel[0] = 230;
                pixel[1] = pixel[2] = 0;
            } else {
                for (int c = 0; c < 3; ++c) pixel[c] = static_cast<std::uint8_t>(200 + pixel[c] / 5);
            }
            pixel[3] = 255;
        }
    return out;
}

}  // namespace

Image read_png(const std::filesystem::path& file) {
    png_image header{};
    header.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_file(&header, file.c_str()) == 0)
        throw std::runtime_error(file.string() + ": " + header.message);
    return finish(header);
}

Image decode_png(const std::string& bytes) {
    png_image header{};
    header.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&header, bytes.data(), bytes.size()) == 0)
        throw std::runtime_error(std::string("PNG: ") + header.message);
    return finish(header);
}

void write_png(const std::filesystem::path& file, const Image& image) {
    png_image header{};
    header.version = PNG_IMAGE_VERSION;
    header.width = static_cast<png_uint_32>(image.width_px);
    header.height = static_cast<png_uint_32>(image.height_px);
    header.format = PNG_FORMAT_RGBA;
    std::filesystem::create_directories(file.parent_path());
    if (png_image_write_to_file(&header, file.c_str(), 0, image.rgba.data(), 0, nullptr) == 0)
        throw std::runtime_error(file.string() + ": " + header.message);
}

Image halved(const Image& image) {
    Image out{image.width_px / 2, image.height_px / 2, {}};
    for (int y = 0; y < out.height_px; ++y)
        for (int x = 0; x < out.width_px; ++x)
            for (int c = 0; c < 4; ++c) {
                int sum = 2;
                for (int k = 0; k < 4; ++k)
                    sum +=
                        image
                            .rgba[static_cast<std::size_t>(((2 * y + k / 2) * image.width_px + 2 * x + k % 2) * 4 + c)];
                out.rgba.push_back(static_cast<std::uint8_t>(sum / 4));
            }
    return out;
}

namespace {

/// Which of `from` pixels in a row each of `to` covers, and how much of each.
struct Cover {
    int first = 0;
    std::vector<double> shares;
};
std::vector<Cover> covers(int from, int to) {
    const double step = static_cast<double>(from) / to;
    std::vector<Cover> out;
    for (int i = 0; i < to; ++i) {
        const double begin = i * step, end = std::min((i + 1) * step, static_cast<double>(from));
        Cover cover{static_cast<int>(begin), {}};
        for (int at = cover.first; at < from && at < end; ++at)
            cover.shares.push_back((std::min(at + 1.0, end) - std::max<double>(at, begin)) / step);
        out.push_back(std::move(cover));
    }
    return out;
}

}  // namespace

Image reduced(const Image& image, int width_px, int height_px) {
    const auto columns = covers(image.width_px, width_px), rows = covers(image.height_px, height_px);
    Image out{width_px, height_px, {}};
    for (const Cover& row : rows)
        for (const Cover& column : columns)
            for (int channel = 0; channel < 4; ++channel) {
                double sum = 0.5;
                for (std::size_t y = 0; y < row.shares.size(); ++y)
                    for (std::size_t x = 0; x < column.shares.size(); ++x) {
                        const auto at = (static_cast<std::size_t>(row.first) + y) * static_cast<std::size_t>(image.width_px) + static_cast<std::size_t>(column.first) + x;
                        sum += row.shares[y] * column.shares[x] * image.rgba[at * 4 + static_cast<std::size_t>(channel)];
                    }
                out.rgba.push_back(static_cast<std::uint8_t>(std::min(sum, 255.0)));
            }
    return out;
}

Difference difference(const Image& a, const Image& b) {
    Difference result;
    result.same_size = a.width_px == b.width_px && a.height_px == b.height_px;
    if (!result.same_size || a.rgba.empty()) return result;
    double sum = 0.0;
    for (std::size_t i = 0; i < a.rgba.size(); ++i) sum += std::abs(int{a.rgba[i]} - int{b.rgba[i]});
    result.mean = sum / static_cast<double>(a.rgba.size());
    std::int64_t changed = 0;
    for (int y = 0; y < a.height_px; ++y)
        for (int x = 0; x < a.width_px; ++x) changed += differs(a, b, x, y) ? 1 : 0;
    result.changed_share = static_cast<double>(changed) / (static_cast<double>(a.width_px) * a.height_px);
    return result;
}

std::string compare_with_golden(const Image& actual, const std::filesystem::path& golden,
                                const std::filesystem::path& out_folder, double tolerance) {
    const auto name = golden.stem().string();
    const auto out = out_folder / (name + ".out.png");
    if (!std::filesystem::exists(golden)) {
        write_png(out, actual);
        return "no accepted picture " + golden.string() + " yet; look at " + out.string();
    }
    const Image wanted = read_png(golden);
    const Difference apart = difference(actual, wanted);
    if (apart.same_size && apart.changed_share <= tolerance) return {};
    write_png(out, actual);
    if (!apart.same_size) return out.string() + " has another size than " + golden.string();
    write_png(out_folder / (name + ".diff.png"), difference_picture(actual, wanted));
    return std::to_string(apart.changed_share * 100.0) + " % of the picture differs from " + golden.string() +
           ": look at " + out.string();
}

}  // namespace kua::test
