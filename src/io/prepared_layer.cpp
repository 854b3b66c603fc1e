#include "io/prepared_layer.h"

#include "digest/sha256.h"
#include "io/file_bytes.h"
#include "io/program_folder.h"

#include <cstring>
#include <type_traits>
#include <utility>

namespace kua {
namespace {

constexpr std::string_view version = "kua-prepared-layer/1\n";
constexpr std::uintmax_t largest_bytes = std::uintmax_t{64} << 20U;

class Writer {
public:
    explicit Writer(std::string& out) : out_(out) {}

    void put(std::uint64_t value) { put_bytes(&value, sizeof value); }
    void put(const std::string& text) {
        put(std::uint64_t{text.size()});
        out_ += text;
    }
    void put(const std::vector<LonLat>& line) {
        put(std::uint64_t{line.size()});
        put_bytes(line.data(), line.size() * sizeof(LonLat));
    }
    void put(const GeoPolygon& polygon) {
        put(polygon.outer);
        put(polygon.holes);
    }
    void put(const ShapeRow& row) {
        put(static_cast<std::uint64_t>(row.record));
        put(std::uint64_t{row.has_geometry});
        put(row.values);
        put(row.polygons);
        put(row.lines);
    }
    template <class Item>
    void put(const std::vector<Item>& items) {
        put(std::uint64_t{items.size()});
        for (const Item& item : items) put(item);
    }

private:
    void put_bytes(const void* data, std::size_t size) { out_.append(static_cast<const char*>(data), size); }

    std::string& out_;
};

class Reader {
public:
    explicit Reader(std::string_view bytes) : rest_(bytes) {}

    /// False from the first value on that is not wholly there.
    [[nodiscard]] bool is_sound() const { return is_sound_; }
    [[nodiscard]] bool is_at_end() const { return rest_.empty(); }

    void get(std::uint64_t& value) { get_bytes(&value, sizeof value); }
    void get(std::string& text) {
        text.resize(count_of(1));
        get_bytes(text.data(), text.size());
    }
    void get(std::vector<LonLat>& line) {
        static_assert(std::is_trivially_copyable_v<LonLat>);
        line.resize(count_of(sizeof(LonLat)));
        get_bytes(line.data(), line.size() * sizeof(LonLat));
    }
    void get(GeoPolygon& polygon) {
        get(polygon.outer);
        get(polygon.holes);
    }
    void get(ShapeRow& row) {
        std::uint64_t record = 0;
        std::uint64_t has_geometry = 0;
        get(record);
        get(has_geometry);
        row.record = static_cast<std::int64_t>(record);
        row.has_geometry = has_geometry != 0;
        get(row.values);
        get(row.polygons);
        get(row.lines);
    }
    template <class Item>
    void get(std::vector<Item>& items) {
        items.resize(count_of(sizeof(std::uint64_t)));
        for (Item& item : items) get(item);
    }

private:
    /// A number of items of at least `size` bytes each; 0 where that many are not left.
    std::size_t count_of(std::size_t size) {
        std::uint64_t count = 0;
        get(count);
        if (count > rest_.size() / size) is_sound_ = false;
        return is_sound_ ? static_cast<std::size_t>(count) : 0;
    }
    void get_bytes(void* to, std::size_t size) {
        if (size > rest_.size()) is_sound_ = false;
        if (!is_sound_ || size == 0) return;
        std::memcpy(to, rest_.data(), size);
        rest_.remove_prefix(size);
    }

    std::string_view rest_;
    bool is_sound_ = true;
};

}  // namespace

std::string prepared_name(const ShapeFiles& files, ShapeKind kind) {
    Sha256 digest;
    for (const std::string* part : {&files.shp, &files.shx, &files.dbf, &files.prj, &files.cpg}) {
        digest.add(std::to_string(part->size()) + ":");
        digest.add(*part);
    }
    return digest.finish() + (kind == ShapeKind::Polygon ? ".polygons" : ".lines");
}

std::string prepared_bytes(const ShapeLayer& layer) {
    std::string out{version};
    Writer writer(out);
    writer.put(layer.fields);
    writer.put(layer.rows);
    return out;
}

std::optional<ShapeLayer> layer_from_prepared(std::string_view bytes) {
    if (!bytes.starts_with(version)) return std::nullopt;
    Reader reader(bytes.substr(version.size()));
    ShapeLayer layer;
    reader.get(layer.fields);
    reader.get(layer.rows);
    if (!reader.is_sound() || !reader.is_at_end()) return std::nullopt;
    return layer;
}

std::optional<ShapeLayer> find_prepared_layer(const ShapeFiles& files, ShapeKind kind) {
    const auto folder = find_in_program("prepared");
    if (folder.empty()) return std::nullopt;
    const auto bytes = read_file_bytes(folder / prepared_name(files, kind), largest_bytes);
    return bytes ? layer_from_prepared(*bytes) : std::nullopt;
}

}  // namespace kua
