#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace kua {

/// A text chunk (iTXt): a Latin keyword of at most 79 letters, UTF-8 words.
struct PngText {
    std::string keyword;
    std::string words;
};

struct PngInfo {
    int columns = 0;
    int rows = 0;
    double dpi = 96.0;
    std::vector<PngText> texts;  ///< written in their order
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
