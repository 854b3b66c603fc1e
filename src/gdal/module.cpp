#include "gdal/shape_reader.h"
#include "gdal/table_reader.h"

namespace kua {
namespace {

class Reader : public GdalReader {
public:
    [[nodiscard]] Result<RawShapeLayer> read_shapes(ShapeFiles& files, ShapeKind kind, const std::string& file,
                                                    std::vector<Problem>& problems) const override {
        return kua::read_shapes(files, kind, file, problems);
    }
    [[nodiscard]] Result<Done> read_table(TableBytes& bytes, TableFormat format, std::string_view layer,
                                          ImportTable& out) const override {
        return kua::read_table(bytes, format, layer, out);
    }
};

}  // namespace
}  // namespace kua

/// What `gdal_reader` looks for.
extern "C" __attribute__((visibility("default"))) const kua::GdalReader* kua_gdal_reader() {
    static const kua::Reader reader;
    return &reader;
}
