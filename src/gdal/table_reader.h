#pragma once

#include "io/gdal_reader.h"

namespace kua {

/// GdalReader::read_table.
[[nodiscard]] Result<Done> read_table(TableBytes& bytes, TableFormat format, std::string_view layer, ImportTable& out);

}  // namespace kua
