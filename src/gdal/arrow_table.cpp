#include "gdal/arrow_table.h"

#include <ogr_recordbatch.h>
#include <ogrsf_frmts.h>

#include <array>
#include <charconv>
#include <cstring>

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

/// All bytes of a column of texts are kept as one, and each text is a part of them. True where one is zero.
template <class Offset>
bool keep_texts(const ArrowArray& column, Arena& cells, std::span<std::string_view> out) {
    if (out.empty()) return false;
    const char* const first = bytes_at<Offset>(column, 0).data();
    const std::string_view last = bytes_at<Offset>(column, static_cast<std::int64_t>(out.size()) - 1);
    const std::string_view kept = cells.keep({first, static_cast<std::size_t>(last.data() + last.size() - first)});
    for (std::size_t row = 0; row < out.size(); ++row) {
        const std::string_view text = bytes_at<Offset>(column, static_cast<std::int64_t>(row));
        if (has_value(column, static_cast<std::int64_t>(row))) out[row] = kept.substr(static_cast<std::size_t>(text.data() - first), text.size());
    }
    return kept.find('\0') != std::string_view::npos;
}

template <class T, class Write>
void keep_numbers(const ArrowArray& column, Arena& cells, std::span<std::string_view> out, Write&& write) {
    std::array<char, 64> digits{};
    for (std::size_t row = 0; row < out.size(); ++row) {
        if (!has_value(column, static_cast<std::int64_t>(row))) continue;
        const char* const end = write(digits.data(), digits.data() + digits.size(), value_at<T>(column, static_cast<std::int64_t>(row)));
        out[row] = cells.keep({digits.data(), end});
    }
}

constexpr auto whole_number = [](char* from, char* to, auto value) { return std::to_chars(from, to, value).ptr; };
/// As "%.15g" does.
constexpr auto real_number = [](char* from, char* to, double value) { return std::to_chars(from, to, value, std::chars_format::general, 15).ptr; };

/// The values of a column as texts. False where its type is none of those that come out as GDAL writes them.
bool keep_column(const ArrowSchema& type, const ArrowArray& column, Arena& cells, std::span<std::string_view> out, bool& has_zero_bytes) {
    const std::string_view format = type.format;
    if (type.dictionary != nullptr || column.length < static_cast<std::int64_t>(out.size())) return false;
    if (format == "i") keep_numbers<std::int32_t>(column, cells, out, whole_number);
    else if (format == "l") keep_numbers<std::int64_t>(column, cells, out, whole_number);
    else if (format == "g") keep_numbers<double>(column, cells, out, real_number);
    else if (format == "u") has_zero_bytes |= keep_texts<std::int32_t>(column, cells, out);
    else if (format == "U") has_zero_bytes |= keep_texts<std::int64_t>(column, cells, out);
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

bool ArrowTable::read(OGRLayer& layer, Arena& cells, const std::function<bool(const Batch& batch)>& take) {
    Stream stream(layer);
    if (!stream.is_open()) return false;
    const auto places = places_of(layer, stream.schema());
    if (!places) return false;
    while (true) {
        Features features;
        if (!stream.next(features.array)) return false;
        if (features.array.release == nullptr) return true;
        const auto count = static_cast<std::size_t>(features.array.length);
        std::vector<std::vector<std::string_view>> columns;
        bool has_zero_bytes = false;
        const auto keep = [&](std::int64_t place) {
            columns.emplace_back(count);
            return keep_column(*stream.schema().children[place], *features.array.children[place], cells, columns.back(), has_zero_bytes);
        };
        for (const std::int64_t place : places->fields)
            if (!keep(place)) return false;
        if (places->fid >= 0 && !keep(places->fid)) return false;
        Batch batch{.fields = {columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(places->fields.size())}, .fids = {}, .shapes = {}, .features = count, .has_zero_bytes = has_zero_bytes};
        if (places->fid >= 0) batch.fids = columns.back();
        std::vector<std::string_view> shapes(places->shape >= 0 ? count : 0);
        if (places->shape >= 0 && !view_column(*stream.schema().children[places->shape], *features.array.children[places->shape], shapes)) return false;
        batch.shapes = shapes;
        if (!take(batch)) return true;
    }
}

}  // namespace kua
