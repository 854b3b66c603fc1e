#include "io/import_file.h"

#include "digest/sha256.h"
#include "io/file_bytes.h"
#include "io/shape_text.h"

#include <algorithm>
#include <set>

namespace kua {
namespace {

constexpr std::uintmax_t largest_bytes = std::uintmax_t{512} << 20U;

char separator_of(std::string_view text) {
    const std::string_view head = text.substr(0, text.find('\n'));
    char best = ',';
    std::ptrdiff_t most = 0;
    for (const char separator : {',', ';', '\t'})
        if (const auto n = std::count(head.begin(), head.end(), separator); n > most) {
            best = separator;
            most = n;
        }
    return best;
}

Result<std::string> decoded(std::string bytes, const std::string& file, std::vector<Problem>& problems) {
    drop_byte_order_mark(bytes);
    if (bytes.find('\0') != std::string::npos)
        return Error{file, msg("is no text: it holds zero bytes; save it as CSV in UTF-8")};
    const std::string encoding = choose_encoding({bytes}, {}).name;
    auto text = as_utf8(bytes, encoding);
    if (!text) return Error{file, msg("is neither UTF-8 nor {0}; save it as CSV in UTF-8", encoding)};
    if (!is_utf8(bytes))
        problems.push_back({.severity = Severity::Warning,
                            .rule = "encoding",
                            .file = file,
                            .what = msg("the text is not UTF-8; read as {0}, which is a guess: look at the names, or save "
                                        "the file as UTF-8",
                                        encoding)});
    return *std::move(text);
}

}  // namespace

Result<ImportTable> read_import_table(const std::filesystem::path& file) {
    auto bytes = read_file_bytes(file, largest_bytes);
    if (!bytes) return bytes.error();
    ImportTable out{.table = {}, .file = file.string(), .sha256 = sha256_of(*bytes), .problems = {}};
    const auto text = decoded(*std::move(bytes), out.file, out.problems);
    if (!text) return text.error();
    auto table = csv_from(*text, separator_of(*text), out.file, out.problems);
    if (!table) return table.error();
    out.table = *std::move(table);
    std::set<std::string> names;
    for (const std::string& name : out.table.columns)
        if (!name.empty() && !names.insert(name).second)
            return Error{out.file + ": line 1", msg("two columns are called \"{0}\"", name)};
    return out;
}

}  // namespace kua
