#include "io/shape_files.h"

#include "io/file_bytes.h"

#include <algorithm>

namespace kua {
namespace {

constexpr std::size_t header_bytes = 100;
constexpr std::uint32_t shape_magic = 9994;
constexpr std::uintmax_t largest_bytes = std::uintmax_t{1} << 30U;
constexpr std::uint32_t smallest_content_words = 2;

std::uint32_t byte_at(const std::string& bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

std::uint32_t big_endian(const std::string& bytes, std::size_t at) {
    return byte_at(bytes, at) << 24U | byte_at(bytes, at + 1) << 16U | byte_at(bytes, at + 2) << 8U |
           byte_at(bytes, at + 3);
}
std::uint32_t little_endian(const std::string& bytes, std::size_t at, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t i = count; i-- > 0;) value = value << 8U | byte_at(bytes, at + i);
    return value;
}
void put_big_endian(std::string& bytes, std::size_t at, std::uint32_t value) {
    for (std::size_t i = 0; i < 4; ++i) bytes[at + i] = static_cast<char>(value >> (24U - 8U * i) & 0xFFU);
}
void put_little_endian(std::string& bytes, std::size_t at, std::uint32_t value) {
    for (std::size_t i = 0; i < 4; ++i) bytes[at + i] = static_cast<char>(value >> (8U * i) & 0xFFU);
}

/// The part of the shapefile with this extension, in lower or upper case.
std::filesystem::path part_of(const std::filesystem::path& shapefile, const std::string& extension) {
    std::string upper = extension;
    for (char& c : upper)
        if (c >= 'a') c = static_cast<char>(c - 'a' + 'A');
    for (const auto& ending : {extension, upper}) {
        const auto file = std::filesystem::path(shapefile).replace_extension(ending);
        std::error_code ignored;
        if (std::filesystem::is_regular_file(file, ignored)) return file;
    }
    return {};
}

Result<std::string> read_part(const std::filesystem::path& file) {
    if (file.empty()) return std::string{};
    return read_file_bytes(file, largest_bytes);
}

/// Shapes that stand one after the other from the header on, whole ones only.
std::int64_t count_shapes(const std::string& shp) {
    std::int64_t count = 0;
    std::size_t at = header_bytes;
    while (at + 8 <= shp.size()) {
        const std::uint32_t words = big_endian(shp, at + 4);
        if (words < smallest_content_words || words > (shp.size() - at - 8) / 2) break;
        at += 8 + std::size_t{2} * words;
        ++count;
    }
    return count;
}

/// True where every entry of the index points at a record of the .shp, and there are as many as its header says.
bool is_sound_index(const std::string& shx, const std::string& shp) {
    if (shx.size() < header_bytes || big_endian(shx, 0) != shape_magic) return false;
    if (std::size_t{2} * big_endian(shx, 24) != shx.size() || (shx.size() - header_bytes) % 8 != 0) return false;
    for (std::size_t at = header_bytes; at < shx.size(); at += 8) {
        const std::size_t offset = std::size_t{2} * big_endian(shx, at);
        const std::size_t length = std::size_t{2} * big_endian(shx, at + 4);
        const bool is_unused = offset == 0 && length == 0;
        if (!is_unused && (offset < header_bytes || offset + 8 + length > shp.size())) return false;
    }
    return true;
}

/// A column of texts in a .dbf.
struct TextField {
    std::string name;
    std::size_t offset = 0;  ///< in the row
    std::size_t bytes = 0;
};

/// None where the fields do not make up the row: then nobody knows where they are.
std::vector<TextField> text_fields(const std::string& dbf, std::size_t header, std::size_t row_bytes) {
    constexpr std::size_t descriptor_bytes = 32;
    std::vector<TextField> fields;
    std::size_t offset = 1;  // behind the mark of deletion
    for (std::size_t at = 32; at + descriptor_bytes <= header && dbf[at] != '\r'; at += descriptor_bytes) {
        const std::size_t bytes = static_cast<unsigned char>(dbf[at + 16]);
        if (dbf[at + 11] == 'C') fields.push_back({dbf.substr(at, 11).c_str(), offset, bytes});
        offset += bytes;
    }
    return offset == row_bytes ? fields : std::vector<TextField>{};
}

class HeaderCheck {
public:
    HeaderCheck(ShapeFiles& files, std::string file, std::vector<Problem>& problems)
        : files_(files), file_(std::move(file)), problems_(problems) {}

    void shp() {
        const std::size_t claimed = std::size_t{2} * big_endian(files_.shp, 24);
        if (claimed != files_.shp.size()) {
            warn("header", "shp",
                 msg("the header says {0} bytes, the file has {1}; read as far as it goes", std::to_string(claimed),
                     std::to_string(files_.shp.size())));
            put_big_endian(files_.shp, 24, static_cast<std::uint32_t>(files_.shp.size() / 2));
        }
        files_.shapes = count_shapes(files_.shp);
    }
    void shx() {
        if (files_.shx.empty()) {
            warn("shx", "shx", msg("the index (.shx) is missing; it was rebuilt in memory"));
        } else if (!is_sound_index(files_.shx, files_.shp)) {
            warn("header", "shx", msg("the index (.shx) does not fit the shapes; it was rebuilt in memory"));
            files_.shx.clear();
        } else {
            files_.shapes = static_cast<std::int64_t>((files_.shx.size() - header_bytes) / 8);
        }
    }
    void dbf() {
        if (files_.dbf.empty()) return warn("dbf", "dbf", msg("the table (.dbf) is missing: no codes, no names"));
        constexpr std::size_t dbf_header_bytes = 32;
        const std::size_t header = files_.dbf.size() < dbf_header_bytes ? 0 : little_endian(files_.dbf, 8, 2);
        const std::size_t row = header == 0 ? 0 : little_endian(files_.dbf, 10, 2);
        if (header < dbf_header_bytes || row == 0 || header > files_.dbf.size()) {
            warn("header", "dbf", msg("the table (.dbf) is damaged and was left out: no codes, no names"));
            return files_.dbf.clear();
        }
        const std::int64_t claimed = little_endian(files_.dbf, 4, 4);
        const auto there = static_cast<std::int64_t>((files_.dbf.size() - header) / row);
        if (claimed > there) {
            warn("header", "dbf",
                 msg("the header says {0} rows, the table has {1}", std::to_string(claimed), std::to_string(there)));
            put_little_endian(files_.dbf, 4, static_cast<std::uint32_t>(there));
        }
        const std::int64_t rows = std::min(claimed, there);
        files_.table_rows = rows;
        if (rows != files_.shapes)
            warn("header", "dbf",
                 msg("the table has {0} rows, but there are {1} shapes", std::to_string(rows),
                     std::to_string(files_.shapes)));
        show_zero_bytes(header, row, rows);
    }

private:
    /// GDAL ends a text at its first zero byte and says nothing. Behind a text zeros are common, as filling.
    void show_zero_bytes(std::size_t header, std::size_t row_bytes, std::int64_t rows) {
        const auto fields = text_fields(files_.dbf, header, row_bytes);
        for (std::int64_t row = 0; row < rows; ++row)
            for (const TextField& field : fields) {
                const auto begin = files_.dbf.begin() + static_cast<std::ptrdiff_t>(header + static_cast<std::size_t>(row) * row_bytes + field.offset);
                auto end = begin + static_cast<std::ptrdiff_t>(field.bytes);
                while (end != begin && (*(end - 1) == '\0' || *(end - 1) == ' ')) --end;
                if (std::find(begin, end, '\0') == end) continue;
                std::replace(begin, end, '\0', '?');
                problems_.push_back({.severity = Severity::Warning,
                                     .rule = "dbf",
                                     .file = file_,
                                     .record = row + 1,
                                     .field = field.name,
                                     .value = shortened(std::string(begin, end)),
                                     .what = msg("has a zero byte in the midst of its text, shown as ?; the file is damaged there")});
            }
    }
    void warn(std::string rule, std::string field, Message what) {
        problems_.push_back({.severity = Severity::Warning,
                             .rule = std::move(rule),
                             .file = file_,
                             .field = std::move(field),
                             .what = std::move(what)});
    }

    ShapeFiles& files_;
    std::string file_;
    std::vector<Problem>& problems_;
};

}  // namespace

Result<ShapeFiles> read_shape_files(const std::filesystem::path& shapefile, std::vector<Problem>& problems) {
    ShapeFiles files;
    auto shp = read_part(shapefile);
    if (!shp) return shp.error();
    files.shp = *std::move(shp);
    if (files.shp.size() < header_bytes || big_endian(files.shp, 0) != shape_magic)
        return Error{shapefile.string(), msg("is not a shapefile: its first bytes are not those of one")};
    struct Part {
        const char* extension;
        std::string* bytes;
    };
    for (const Part part :
         {Part{".shx", &files.shx}, {".dbf", &files.dbf}, {".prj", &files.prj}, {".cpg", &files.cpg}}) {
        auto bytes = read_part(part_of(shapefile, part.extension));
        if (!bytes) return bytes.error();
        *part.bytes = *std::move(bytes);
    }
    HeaderCheck check(files, shapefile.string(), problems);
    check.shp();
    check.shx();
    check.dbf();
    return files;
}

}  // namespace kua
