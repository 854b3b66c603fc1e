#pragma once

#include "core/dataset.h"
#include "core/problem.h"
#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace kua {

/// What a file of columns is made of.
struct ColumnContent {
    const Dataset& data;
    std::size_t boundary_files = 0;       ///< of `data.files`; they come first
    std::span<const Problem> problems;    ///< all that was found in the incident files
    std::int64_t records_read = 0;
    std::int64_t records_rejected = 0;
    std::string made_by;                  ///< the program and its version
};

/// Writes the incidents as columns that can be used where they lie, so that opening them again takes no reading; with them the
/// digests of the incident files and boundaries that they stand for. Where not everybody may read the incident files, the new
/// file's owner alone may read it. `io/column_file.h` reads it.
///
/// The layout: `column_file_magic`, the bytes of the head as a number of 8 bytes, the SHA-256 of the head in hexadecimal, the
/// head (JSON, which names each column with its place, size and SHA-256), then the columns, each at a multiple of
/// `column_alignment_bytes` from where the first begins.
[[nodiscard]] Result<Done> write_column_file(const std::filesystem::path& file, const ColumnContent& content);

}  // namespace kua
