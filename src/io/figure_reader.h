#pragma once

#include "core/result.h"
#include "io/load.h"

#include <filesystem>
#include <string>

namespace kua {

/// Whether the file begins as one of the formats that figures come in (PNG, SVG, PDF).
[[nodiscard]] bool looks_like_figure(const std::filesystem::path& file);

/// The manifest that a figure carries, as JSON text: the "Kua figure" text of a PNG, the <metadata id="kua-figure"> of an
/// SVG, the attachment "kua-figure.json" of a PDF. An Error where the file is damaged or carries none, as after a service
/// that strips texts; at most `most_manifest_bytes` of it are read.
[[nodiscard]] Result<std::string> read_figure_manifest(const std::filesystem::path& file);

/// Where the file or folder `name` of a figure is: beside the figure, else among the data that come with Kua; beside
/// the figure where nowhere. A figure knows names only: one with a folder in it is taken without.
[[nodiscard]] std::string data_file_of(const std::filesystem::path& figure, const std::string& name,
                                       const DataHome& home);

inline constexpr std::uintmax_t most_manifest_bytes = std::uintmax_t{64} << 20U;

}  // namespace kua
