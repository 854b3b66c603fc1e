#include "io/csv.h"

#include "io/file_bytes.h"
#include "io/shape_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace kua {
namespace {

constexpr std::uintmax_t largest_bytes = std::uintmax_t{64} << 20U;

class CsvParser {
public:
    /// What had to be unquoted goes to `cells`.
    CsvParser(std::string_view text, char separator, Arena& cells) : text_(text), separator_(separator), cells_(cells) {}

    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
    [[nodiscard]] bool has_open_quote() const { return open_quote_; }

    /// The values of the next row, which hold until that after it; the line that it begins on.
    std::pair<std::int64_t, std::span<const std::string_view>> row() {
        const std::int64_t line = line_;
        values_.clear();
        do values_.push_back(value());
        while (take(separator_));
        take('\r');
        if (take('\n')) ++line_;
        return {line, values_};
    }

private:
    bool take(char c) {
        if (at_end() || text_[at_] != c) return false;
        ++at_;
        return true;
    }
    std::string_view value() { return take('"') ? quoted() : plain(); }
    std::string_view plain() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
        return text_.substr(begin, at_ - begin);
    }
    std::string_view quoted() {
        const std::size_t begin = at_;
        unquoted_.clear();
        bool is_changed = false;   // by a quote that is doubled, or something behind the closing one
        while (!at_end()) {
            const char c = text_[at_++];
            if (c == '"') {
                if (!take('"')) {
                    const std::string_view inside = text_.substr(begin, at_ - 1 - begin), behind = plain();
                    if (!is_changed && behind.empty()) return inside;
                    return cells_.keep(unquoted_.append(behind));
                }
                is_changed = true;
            }
            if (c == '\n') ++line_;
            unquoted_ += c;
        }
        open_quote_ = true;
        return cells_.keep(unquoted_);
    }

    std::string_view text_;
    char separator_;
    Arena& cells_;
    std::vector<std::string_view> values_;
    std::string unquoted_;
    std::size_t at_ = 0;
    std::int64_t line_ = 1;
    bool open_quote_ = false;
};

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

Result<CsvTable> csv_from(std::string text, char separator, const std::string& file, std::vector<Problem>& problems) {
    CsvTable table;
    table.text = std::make_shared<const std::string>(std::move(text));
    const bool is_sound = is_utf8(*table.text);
    CsvParser parser(*table.text, separator, table.cells);
    const auto names = parser.row().second;
    table.columns.assign(names.begin(), names.end());
    while (!parser.at_end()) {
        const auto [line, values] = parser.row();
        const bool is_blank = values.size() == 1 && values.front().empty();
        if (is_blank) continue;
        if (values.size() == table.columns.size() && (is_sound || std::all_of(values.begin(), values.end(), is_utf8)))
            table.add(line, values);
        else
            problems.push_back({.severity = Severity::Error,
                                .rule = "csv",
                                .file = file,
                                .line = line,
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
    drop_byte_order_mark(*bytes);
    auto table = csv_from(*std::move(bytes), ',', file.string(), problems);
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
