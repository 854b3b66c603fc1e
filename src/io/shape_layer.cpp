#include "io/shape_layer.h"

#include "core/ascii_lower.h"
#include "io/gdal_reader.h"
#include "io/prepared_layer.h"
#include "io/shape_files.h"
#include "io/shape_text.h"

#include <algorithm>

namespace kua {
namespace {

/// Turns the texts of a layer into UTF-8 and reports what of them has no meaning.
class TextDecoder {
public:
    TextDecoder(std::string file, std::vector<Problem>& problems) : file_(std::move(file)), problems_(problems) {}

    void decode(ShapeLayer& out, const StatedEncoding& stated) {
        std::vector<std::string_view> texts{out.fields.begin(), out.fields.end()};
        for (const ShapeRow& row : out.rows) texts.insert(texts.end(), row.values.begin(), row.values.end());
        const ChosenEncoding chosen = choose_encoding(texts, stated);
        if (chosen.finding)
            problems_.push_back({.severity = Severity::Warning, .rule = "encoding", .file = file_, .what = *chosen.finding});
        for (std::string& field : out.fields) field = as_utf8(field, chosen.name).value_or(mended_utf8(field));
        for (ShapeRow& row : out.rows)
            for (std::size_t i = 0; i < row.values.size(); ++i)
                decode(row.values[i], chosen.name, row.record, out.fields[i]);
    }

private:
    void decode(std::string& value, const std::string& encoding, std::int64_t record, const std::string& field) {
        if (auto text = as_utf8(value, encoding)) {
            value = *std::move(text);
            return;
        }
        value = mended_utf8(value);
        problems_.push_back({.severity = Severity::Warning,
                             .rule = "encoding",
                             .file = file_,
                             .record = record,
                             .field = field,
                             .value = shortened(value),
                             .what = msg("has bytes that mean nothing in {0}", encoding)});
    }

    std::string file_;
    std::vector<Problem>& problems_;
};

}  // namespace

std::optional<std::size_t> ShapeLayer::find_field(std::string_view name) const {
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return ascii_lower(field) == ascii_lower(name); });
    if (found == fields.end()) return std::nullopt;
    return static_cast<std::size_t>(found - fields.begin());
}

Result<ShapeLayer> read_shape_layer(const std::filesystem::path& shapefile, ShapeKind kind,
                                    std::vector<Problem>& problems) {
    auto files = read_shape_files(shapefile, problems);
    if (!files) return files.error();
    if (auto prepared = find_prepared_layer(*files, kind)) return *std::move(prepared);
    const auto gdal = gdal_reader();
    if (!gdal) return gdal.error();
    auto raw = (*gdal)->read_shapes(*files, kind, shapefile.string(), problems);
    if (!raw) return raw.error();
    TextDecoder(shapefile.string(), problems).decode(raw->layer, raw->stated);
    return std::move(raw->layer);
}

}  // namespace kua
