#pragma once

#include "io/import_formats.h"
#include "io/mapped_file.h"
#include "io/shape_files.h"
#include "io/shape_layer.h"
#include "io/shape_text.h"

#include <string>
#include <string_view>
#include <vector>

namespace kua {

/// A layer whose texts are the bytes of its table.
struct RawShapeLayer {
    ShapeLayer layer;
    StatedEncoding stated;
};

/// What a table for import is read from: one file, or the parts of a shapefile.
struct TableBytes {
    MappedFile file;
    ShapeFiles shape;
};

/// What is asked of GDAL: bytes in, plain values out. GDAL brings more than a hundred libraries, whose linking takes as long
/// as drawing a map; so it is a module of its own (src/gdal), loaded by the first file that needs it.
class GdalReader {
public:
    virtual ~GdalReader() = default;

    /// The shapes of a shapefile in longitude and latitude, invalid polygons mended, `file` being its name for `problems`.
    /// Errors as of `read_shape_layer`.
    [[nodiscard]] virtual Result<RawShapeLayer> read_shapes(ShapeFiles& files, ShapeKind kind, const std::string& file,
                                                            std::vector<Problem>& problems) const = 0;
    /// Fills columns, rows and the name of the column of shapes of `out`, whose `file` is set; texts stay bytes. Errors as of
    /// `read_import_table`.
    [[nodiscard]] virtual Result<Done> read_table(TableBytes& bytes, TableFormat format, std::string_view layer,
                                                  ImportTable& out) const = 0;
};

/// The module, loaded when first asked for; from any thread. An Error with its place where it is not there or cannot be
/// loaded: a broken installation.
[[nodiscard]] Result<const GdalReader*> gdal_reader();

}  // namespace kua
