#pragma once

#include "io/gdal_reader.h"

namespace kua {

/// GdalReader::read_shapes.
[[nodiscard]] Result<RawShapeLayer> read_shapes(ShapeFiles& files, ShapeKind kind, const std::string& file,
                                                std::vector<Problem>& problems);

}  // namespace kua
