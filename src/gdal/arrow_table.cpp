#include "gdal/arrow_table.h"

#include <ogr_recordbatch.h>
#include <ogrsf_frmts.h>

#include <cstdint>
#include <optional>
#include <utility>

namespace kua {
namespace {

/// The stream, and the schema that it announces. Released with the object.
class Stream {
public:
    explicit Stream(OGRLayer& layer) { is_open_ = layer.GetArrowStream(&stream_, nullptr) && stream_.get_schema(&stream_, &schema_) == 0; }
    ~Stream() {
        if (schema_.release != nullptr) schema_.release(&schema_);
        if (stream_.release != nullptr) stream_.release(&stream_);
    }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;
    [[nodiscard]] bool is_open() const { return is_open_; }
    [[nodiscard]] const ArrowSchema& schema() const { return schema_; }
    [[nodiscard]] bool next(ArrowArray& batch) { return stream_.get_next(&stream_, &batch) == 0; }

private:
    ArrowArrayStream stream_{};
    ArrowSchema schema_{};
    bool is_open_ = false;
};

/// Released with the object.
struct Features {
    ArrowArray array{};
    Features() = default;
    ~Features() {
        if (array.release != nullptr) array.release(&array);
    }
    Features(const Features&) = delete;
    Features& operator=(const Features&) = delete;
};

bool has_value(const ArrowArray& column, std::int64_t row) {
    const auto* const valid = static_cast<const std::uint8_t*>(column.buffers[0]);
    const std::int64_t bit = column.offset + row;
    return column.null_count == 0 || valid == nullptr || (valid[bit / 8] >> (bit % 8) & 1) != 0;
}

template <class T>
T value_at(const ArrowArray& column, std::int64_t row) {
    return static_cast<const T*>(column.buffers[1])[column.offset + row];
}

/// A value of variable size, where it lies in the column.
template <class Offset>
std::string_view bytes_at(const ArrowArray& column, std::int64_t row) {
    const auto* const offsets = static_cast<const Offset*>(column.buffers[1]) + column.offset + row;
    return {static_cast<const char*>(column.buffers[2]) + offsets[0], static_cast<std::size_t>(offsets[1] - offsets[0])};
}

/// All bytes of a column of texts as one.
template <class Offset>
void add_texts(const ArrowArray& column, std::size_t rows, CellColumn& out) {
    if (column.null_count != 0) {
        for (std::size_t row = 0; row < rows; ++row)
            if (has_value(column, static_cast<std::int64_t>(row))) out.add_text(bytes_at<Offset>(column, static_cast<std::int64_t>(row)));
            else out.add_none();
        return;
    }
    if (rows == 0) return;
    const char* const first = bytes_at<Offset>(column, 0).data();
    const auto* const offsets = static_cast<const Offset*>(column.buffers[1]) + column.offset;
    std::vector<std::uint32_t> ends(rows);
    for (std::size_t row = 0; row < rows; ++row) ends[row] = static_cast<std::uint32_t>(offsets[row + 1] - offsets[0]);
    out.take_texts(std::string(first, static_cast<std::size_t>(offsets[rows] - offsets[0])), std::move(ends));
}

template <class T, class Add>
void add_numbers(const ArrowArray& column, std::size_t rows, CellColumn& out, Add add) {
    for (std::size_t row = 0; row < rows; ++row)
        if (has_value(column, static_cast<std::int64_t>(row))) (out.*add)(value_at<T>(column, static_cast<std::int64_t>(row)));
        else out.add_none();
}

/// False where the type of a column is none of those that come out as GDAL writes them.
bool add_column(const ArrowSchema& type, const ArrowArray& column, std::size_t rows, CellColumn& out) {
    const std::string_view format = type.format;
    if (type.dictionary != nullptr || column.length < static_cast<std::int64_t>(rows)) return false;
    if (format == "i") add_numbers<std::int32_t>(column, rows, out, &CellColumn::add_whole);
    else if (format == "l") add_numbers<std::int64_t>(column, rows, out, &CellColumn::add_whole);
    else if (format == "g") add_numbers<double>(column, rows, out, &CellColumn::add_real);
    else if (format == "u") add_texts<std::int32_t>(column, rows, out);
    else if (format == "U") add_texts<std::int64_t>(column, rows, out);
    else return false;
    return true;
}

/// Values of bytes, where they lie in the column.
bool view_column(const ArrowSchema& type, const ArrowArray& column, std::span<std::string_view> out) {
    const std::string_view format = type.format;
    if ((format != "z" && format != "Z") || column.length < static_cast<std::int64_t>(out.size())) return false;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const auto row = static_cast<std::int64_t>(i);
        if (has_value(column, row)) out[i] = format == "z" ? bytes_at<std::int32_t>(column, row) : bytes_at<std::int64_t>(column, row);
    }
    return true;
}

bool is_plain(const OGRFieldDefn& field) {
    if (field.GetSubType() != OFSTNone) return false;
    switch (field.GetType()) {
        case OFTInteger:
        case OFTInteger64:
        case OFTString: return true;
        case OFTReal: return field.GetWidth() == 0;   // else as many decimals as it says
        default: return false;   // a date that is none comes out of a stream as none, or as another, without a word
    }
}

/// Where the columns of a schema go.
struct Places {
    std::vector<std::int64_t> fields;   // by field of the layer
    std::int64_t fid = -1;
    std::int64_t shape = -1;
};

/// Nothing where a column of the layer is not there.
std::optional<Places> places_of(OGRLayer& layer, const ArrowSchema& schema) {
    const OGRFeatureDefn& definition = *layer.GetLayerDefn();
    const auto find = [&](std::string_view name) -> std::int64_t {
        for (std::int64_t i = 0; i < schema.n_children; ++i)
            if (schema.children[i]->name == name) return i;
        return -1;
    };
    Places places;
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        places.fields.push_back(find(definition.GetFieldDefn(i)->GetNameRef()));
        if (places.fields.back() < 0) return std::nullopt;
    }
    if (const std::string_view fid = layer.GetFIDColumn(); !fid.empty()) places.fid = find(fid);
    if (definition.GetGeomFieldCount() > 0)
        for (std::int64_t i = 0; i < schema.n_children; ++i)   // no field is of bytes
            if (schema.children[i]->format == std::string_view("z") || schema.children[i]->format == std::string_view("Z")) places.shape = i;
    const bool lacks_shape = definition.GetGeomFieldCount() > 0 && places.shape < 0;
    const bool lacks_fid = *layer.GetFIDColumn() != '\0' && places.fid < 0;
    return lacks_shape || lacks_fid ? std::nullopt : std::optional(std::move(places));
}

}  // namespace

bool ArrowTable::can_read(OGRLayer& layer) {
    const OGRFeatureDefn& definition = *layer.GetLayerDefn();
    if (layer.TestCapability(OLCFastGetArrowStream) == 0 || definition.GetGeomFieldCount() > 1) return false;
    for (int i = 0; i < definition.GetFieldCount(); ++i)
        if (!is_plain(*definition.GetFieldDefn(i))) return false;
    return true;
}

bool ArrowTable::read(OGRLayer& layer, const std::function<bool(Batch batch)>& take) {
    Stream stream(layer);
    if (!stream.is_open()) return false;
    const auto places = places_of(layer, stream.schema());
    if (!places) return false;
    while (true) {
        Features features;
        if (!stream.next(features.array)) return false;
        if (features.array.release == nullptr) return true;
        Batch batch{.columns = {}, .shapes = {}, .features = static_cast<std::size_t>(features.array.length)};
        const auto add = [&](std::int64_t place) {
            return add_column(*stream.schema().children[place], *features.array.children[place], batch.features, batch.columns.emplace_back());
        };
        for (const std::int64_t place : places->fields)
            if (!add(place)) return false;
        if (places->fid >= 0 && !add(places->fid)) return false;
        std::vector<std::string_view> shapes(places->shape >= 0 ? batch.features : 0);
        if (places->shape >= 0 && !view_column(*stream.schema().children[places->shape], *features.array.children[places->shape], shapes)) return false;
        batch.shapes = shapes;
        if (!take(std::move(batch))) return true;
    }
}

}  // namespace kua
