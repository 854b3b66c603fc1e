#pragma once

#include "io/shape_files.h"
#include "io/shape_layer.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace kua {

/// What GDAL made of a shapefile that is shipped with the program, kept when the program was built so that drawing the
/// shipped map needs no GDAL. A prepared layer is found by the digest of all bytes that it was made of: another file, or a
/// changed one, has none.

/// The name of the file that holds the layer of these parts: their SHA-256, with the kind.
[[nodiscard]] std::string prepared_name(const ShapeFiles& files, ShapeKind kind);

/// The content of such a file; numbers as this machine has them. Only of a layer that was read without a Problem.
[[nodiscard]] std::string prepared_bytes(const ShapeLayer& layer);
/// Back; nothing where the bytes are cut off or of another version.
[[nodiscard]] std::optional<ShapeLayer> layer_from_prepared(std::string_view bytes);

/// The layer as prepared when the program was built, from the program's own folder alone; nothing where there is none.
[[nodiscard]] std::optional<ShapeLayer> find_prepared_layer(const ShapeFiles& files, ShapeKind kind);

}  // namespace kua
