#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace kua {

struct PngInfo {
    int columns = 0;
    int rows = 0;
    double dpi = 96.0;
    std::string view;  ///< UTF-8 for the text chunk "Kua view": what made the picture; none where empty
};

/// Writes 8-bit sRGB rows into a PNG with fixed settings and no date, so that the same rows give the same bytes.
class PngWriter {
public:
    explicit PngWriter(const PngInfo& info);
    PngWriter(PngWriter&&) noexcept;
    ~PngWriter();

    /// The next row: red, green, blue bytes, three a column.
    void add_row(std::span<const std::uint8_t> rgb);
    /// The file's bytes. Pre: all rows were added.
    [[nodiscard]] std::string finish() &&;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kua
