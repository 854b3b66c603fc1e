#include "write/evidence_table.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <system_error>
#include <unistd.h>

namespace kua {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_cell_bytes = 32'000;      // a cell of the format holds 32,767 characters
constexpr std::size_t most_rows = 1'048'575;         // and a sheet that many rows below the first
constexpr std::time_t no_clock = 315'532'800;        // 1980-01-01, where the format's own times begin
constexpr double widest = 60.0;                      // characters

/// A file of its own in a folder, removed at the end.
class DraftFile {
public:
    explicit DraftFile(const fs::path& folder) {
        std::string name = (folder / ".kua-XXXXXX").string();
        const int descriptor = mkstemp(name.data());
        if (descriptor < 0) return;
        close(descriptor);
        path_ = name;
    }
    ~DraftFile() {
        std::error_code ignored;
        if (!path_.empty()) fs::remove(path_, ignored);
    }
    DraftFile(const DraftFile&) = delete;
    DraftFile& operator=(const DraftFile&) = delete;
    [[nodiscard]] const std::string& path() const { return path_; }

private:
    std::string path_;
};

/// Cut between characters where a cell cannot hold it, and saying so.
std::string cell_text(const std::string& text) {
    if (text.size() <= most_cell_bytes) return text;
    std::size_t end = most_cell_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end) + " […]";
}

class Sheet {
public:
    Sheet(lxw_workbook* book, const char* name) : sheet_(workbook_add_worksheet(book, name)) {}

    void text(std::size_t row, std::size_t column, const std::string& words, lxw_format* format = nullptr) {
        if (words.empty()) return;
        keep(worksheet_write_string(sheet_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), cell_text(words).c_str(), format));
    }
    void number(std::size_t row, std::size_t column, const std::string& digits) {
        double value = 0.0;
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (digits.empty() || read.ec != std::errc{}) return;
        keep(worksheet_write_number(sheet_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), value, nullptr));
    }
    void width(std::size_t column, double characters) {
        const auto at = static_cast<lxw_col_t>(column);
        keep(worksheet_set_column(sheet_, at, at, std::clamp(characters, 8.0, widest), nullptr));
    }
    [[nodiscard]] lxw_worksheet* raw() const { return sheet_; }
    [[nodiscard]] lxw_error error() const { return error_; }

private:
    void keep(lxw_error error) {
        if (error_ == LXW_NO_ERROR) error_ = error;
    }
    lxw_worksheet* sheet_;
    lxw_error error_ = LXW_NO_ERROR;
};

lxw_error fill(lxw_workbook* book, const EvidenceTable& table) {
    lxw_format* bold = workbook_add_format(book);
    format_set_bold(bold);
    Sheet sheet(book, "evidence");
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        std::size_t longest = table.columns[c].size();
        sheet.text(0, c, table.columns[c], bold);
        for (std::size_t r = 0; r < table.rows.size(); ++r) {
            const EvidenceTable::Cell& cell = table.rows[r][c];
            if (cell.is_number) sheet.number(r + 1, c, cell.text);
            else sheet.text(r + 1, c, cell.text);
            longest = std::max(longest, cell.text.size());
        }
        sheet.width(c, static_cast<double>(longest) + 2.0);
    }
    worksheet_freeze_panes(sheet.raw(), 1, 1);
    worksheet_autofilter(sheet.raw(), 0, 0, static_cast<lxw_row_t>(table.rows.size()), static_cast<lxw_col_t>(table.columns.size() - 1));
    return sheet.error();
}

lxw_error fill_about(lxw_workbook* book, const EvidenceHead& head, const Dataset& data, Lang lang) {
    Sheet sheet(book, "about");
    std::size_t row = 0;
    const auto line = [&](const char* name, const std::string& words) {
        sheet.text(row, 0, name);
        sheet.text(row++, 1, words);
    };
    line("data_set", data.info.title.in(lang));
    line("release", data.info.release);
    line("numbers", head.sentence);
    line("check_code", head.check_code);
    sheet.width(0, 14.0);
    sheet.width(1, widest);
    return sheet.error();
}

Error failed_with(lxw_error error) { return {"XLSX", msg("cannot be made: {0}", lxw_strerror(error))}; }

}  // namespace

Result<std::string> evidence_as_xlsx(const ReleasedDataset& released, const EvidenceHead& head,
                                     const std::vector<EvidenceRow>& rows, Lang lang, const fs::path& folder) {
    if (rows.size() > most_rows) return Error{"XLSX", msg("a sheet holds 1,048,575 records: choose fewer, or write .csv")};
    const DraftFile draft(folder);
    if (draft.path().empty()) return Error{folder.string(), msg("no file can be made in this folder")};
    std::string draft_folder = folder.string();
    lxw_workbook_options options{};
    options.tmpdir = draft_folder.data();
    lxw_workbook* book = workbook_new_opt(draft.path().c_str(), &options);
    if (book == nullptr) return failed_with(LXW_ERROR_MEMORY_MALLOC_FAILED);
    lxw_doc_properties properties{};
    properties.created = no_clock;
    workbook_set_properties(book, &properties);
    lxw_error error = fill(book, evidence_table(released, head, rows, lang));
    const lxw_error about = fill_about(book, head, released.data(), lang);
    const lxw_error closed = workbook_close(book);   // frees it, whatever comes of it
    for (const lxw_error one : {about, closed})
        if (error == LXW_NO_ERROR) error = one;
    if (error != LXW_NO_ERROR) return failed_with(error);
    std::ifstream in(draft.path(), std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace kua
