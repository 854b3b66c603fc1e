#include "io/csv.h"

#include "io/file_bytes.h"
#include "io/shape_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace kua {
namespace {

constexpr std::uintmax_t largest_bytes = std::uintmax_t{64} << 20U;

class CsvParser {
public:
    CsvParser(std::string_view text, char separator)
        : text_(text), separator_(separator), ends_{separator, '\r', '\n'} {}

    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
    [[nodiscard]] bool has_open_quote() const { return open_quote_; }

    CsvTable::Row row() {
        CsvTable::Row row{line_, {}};
        do row.values.push_back(value());
        while (take(separator_));
        take('\r');
        if (take('\n')) ++line_;
        return row;
    }

private:
    bool take(char c) {
        if (at_end() || text_[at_] != c) return false;
        ++at_;
        return true;
    }
    std::string value() {
        if (take('"')) return quoted();
        const std::size_t end = std::min(text_.find_first_of(std::string_view(ends_.data(), ends_.size()), at_), text_.size());
        std::string out{text_.substr(at_, end - at_)};
        at_ = end;
        return out;
    }
    std::string quoted() {
        std::string out;
        while (!at_end()) {
            const char c = text_[at_++];
            if (c == '"' && !take('"')) return out + value_rest();
            if (c == '\n') ++line_;
            out += c;
        }
        open_quote_ = true;
        return out;
    }
    /// What stands between a closing quote and the next separator, against the rules.
    std::string value_rest() {
        const std::size_t end = std::min(text_.find_first_of(std::string_view(ends_.data(), ends_.size()), at_), text_.size());
        std::string out{text_.substr(at_, end - at_)};
        at_ = end;
        return out;
    }

    std::string_view text_;
    char separator_;
    std::array<char, 3> ends_;
    std::size_t at_ = 0;
    std::int64_t line_ = 1;
    bool open_quote_ = false;
};

bool is_sound(const CsvTable::Row& row, std::size_t columns) {
    return row.values.size() == columns &&
           std::all_of(row.values.begin(), row.values.end(), [](const auto& v) { return is_utf8(v); });
}

template <class Number>
std::optional<Number> parsed(std::string_view text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

}  // namespace

std::optional<std::size_t> CsvTable::find_column(std::string_view name) const {
    const auto found = std::find(columns.begin(), columns.end(), name);
    if (found == columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns.begin());
}

Result<CsvTable> csv_from(std::string_view text, char separator, const std::string& file,
                          std::vector<Problem>& problems) {
    CsvParser parser(text, separator);
    CsvTable table;
    table.columns = parser.row().values;
    while (!parser.at_end()) {
        auto row = parser.row();
        const bool is_blank = row.values.size() == 1 && row.values.front().empty();
        if (is_blank) continue;
        if (is_sound(row, table.columns.size()))
            table.rows.push_back(std::move(row));
        else
            problems.push_back({.severity = Severity::Error,
                                .rule = "csv",
                                .file = file,
                                .line = row.line,
                                .what = msg("the row does not have {0} values of valid UTF-8; it was left out",
                                            std::to_string(table.columns.size()))});
    }
    if (parser.has_open_quote()) return Error{file, msg("a quoted value is never closed")};
    return table;
}

Result<CsvTable> read_csv(const std::filesystem::path& file, const std::vector<std::string_view>& wanted,
                          std::vector<Problem>& problems) {
    auto bytes = read_file_bytes(file, largest_bytes);
    if (!bytes) return bytes.error();
    std::string text = *std::move(bytes);
    drop_byte_order_mark(text);
    auto table = csv_from(text, ',', file.string(), problems);
    if (!table) return table.error();
    for (const auto name : wanted)
        if (!table->find_column(name)) return Error{file.string(), msg("has no column \"{0}\"", std::string(name))};
    return table;
}

std::optional<double> parse_number(std::string_view text) {
    const auto number = parsed<double>(text);
    return number && std::isfinite(*number) ? number : std::nullopt;
}

std::optional<std::int64_t> parse_whole_number(std::string_view text) { return parsed<std::int64_t>(text); }

}  // namespace kua
