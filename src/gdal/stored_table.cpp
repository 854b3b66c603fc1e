#include "gdal/stored_table.h"

#include <sqlite3.h>

#include <array>
#include <exception>
#include <utility>
#include <vector>

namespace kua {
namespace {

constexpr int steps_a_look = 1'000'000;
constexpr int most_looks = 500;   // without a row in between; sorting ten million takes less
constexpr int largest_value_bytes = 1 << 28;

std::string quoted(std::string_view name) {
    std::string out = "\"";
    for (const char c : name) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

struct Closed {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
    void operator()(sqlite3_stmt* question) const { sqlite3_finalize(question); }
};
using Database = std::unique_ptr<sqlite3, Closed>;
using Question = std::unique_ptr<sqlite3_stmt, Closed>;

/// What a database from outside may not do.
void guard(sqlite3* database) {
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);   // a column that is not there is no text
    sqlite3_limit(database, SQLITE_LIMIT_LENGTH, largest_value_bytes);
    sqlite3_limit(database, SQLITE_LIMIT_ATTACHED, 0);
}

/// A file that was written with a log beside it says so in its head, and SQLite would look for the log.
constexpr std::size_t written_by_log = 18, read_by_log = 19, encoding_at = 59, head_bytes = 100;

Message endless() { return msg("cannot be read: the file computes its rows on and on without coming to the next"); }

}  // namespace

struct StoredTable::Impl {
    explicit Impl(std::string_view bytes) : file(bytes) {}

    std::string_view file;
    Database database;
    Question question;
    std::size_t columns = 0;
    bool has_utf8 = true;
    bool is_one_call = false;   // each row is handed to `take_row`, which spares making it a row of an answer

    const std::function<bool(const StoredRow&)>* take = nullptr;
    int looks = 0;
    bool is_stopped = false;
    std::exception_ptr failure;

    [[nodiscard]] bool open();
    [[nodiscard]] bool ask(const std::string& table, std::span<const std::string> names, std::optional<RowIds> only);
    [[nodiscard]] Question prepare(const std::string& sql) const;
    /// False where no more rows are wanted.
    bool hand_over(sqlite3_value** values);
    static void take_row(sqlite3_context* context, int count, sqlite3_value** values);
    static int look(void* self);
};

bool StoredTable::Impl::open() {
    if (file.size() < head_bytes) return false;
    has_utf8 = file[encoding_at] == 1;
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(":memory:", &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    database.reset(opened);
    if (code != SQLITE_OK) return false;
    guard(opened);
    // It reads where the bytes are, and never writes them.
    auto* const bytes = reinterpret_cast<unsigned char*>(const_cast<char*>(file.data()));
    const auto size = static_cast<sqlite3_int64>(file.size());
    if (sqlite3_deserialize(opened, "main", bytes, size, size, SQLITE_DESERIALIZE_READONLY) != SQLITE_OK) return false;
    sqlite3_exec(opened, ("PRAGMA mmap_size = " + std::to_string(size)).c_str(), nullptr, nullptr, nullptr);   // pages are not copied
    sqlite3_progress_handler(opened, steps_a_look, look, this);
    return true;
}

/// Null where it cannot be asked.
Question StoredTable::Impl::prepare(const std::string& sql) const {
    sqlite3_stmt* made = nullptr;
    const int code = sqlite3_prepare_v2(database.get(), sql.c_str(), -1, &made, nullptr);
    Question out(made);
    return code == SQLITE_OK ? std::move(out) : nullptr;
}

bool StoredTable::Impl::ask(const std::string& table, std::span<const std::string> names, std::optional<RowIds> only) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + quoted(name);
    columns = names.size();
    is_one_call = static_cast<int>(columns) <= sqlite3_limit(database.get(), SQLITE_LIMIT_FUNCTION_ARG, -1);
    const auto end = [](sqlite3_context* context) { sqlite3_result_null(context); };
    if (is_one_call && sqlite3_create_function(database.get(), "kua_take", -1, SQLITE_UTF8 | SQLITE_DIRECTONLY, this, nullptr, take_row, end) != SQLITE_OK)
        return false;
    const std::string range = only ? " WHERE _rowid_ BETWEEN " + std::to_string(only->first) + " AND " + std::to_string(only->last) : "";
    question = prepare("SELECT " + (is_one_call ? "kua_take(" + list + ")" : list) + " FROM " + quoted(table) + range);
    return question != nullptr;
}

bool StoredTable::Impl::hand_over(sqlite3_value** values) {
    looks = 0;
    try {
        is_stopped = is_stopped || !(*take)(StoredRow(reinterpret_cast<void* const*>(values), has_utf8));
    } catch (...) {   // SQLite knows none
        failure = std::current_exception();
        is_stopped = true;
    }
    return !is_stopped;
}

void StoredTable::Impl::take_row(sqlite3_context* context, int, sqlite3_value** values) {
    if (!static_cast<Impl*>(sqlite3_user_data(context))->hand_over(values)) sqlite3_result_error_code(context, SQLITE_ABORT);
}

int StoredTable::Impl::look(void* self) { return ++static_cast<Impl*>(self)->looks > most_looks ? 1 : 0; }

StoredRow::Kind StoredRow::kind(std::size_t column) const {
    static constexpr std::array<Kind, 6> kinds{Kind::None, Kind::Whole, Kind::Real, Kind::Text, Kind::Bytes, Kind::None};
    static_assert(SQLITE_INTEGER == 1 && SQLITE_FLOAT == 2 && SQLITE_TEXT == 3 && SQLITE_BLOB == 4 && SQLITE_NULL == 5);
    return kinds[static_cast<std::size_t>(sqlite3_value_type(static_cast<sqlite3_value*>(values_[column])))];
}

std::int64_t StoredRow::whole(std::size_t column) const { return sqlite3_value_int64(static_cast<sqlite3_value*>(values_[column])); }

double StoredRow::real(std::size_t column) const { return sqlite3_value_double(static_cast<sqlite3_value*>(values_[column])); }

std::string_view StoredRow::bytes(std::size_t column) const {
    auto* const value = static_cast<sqlite3_value*>(values_[column]);
    // Asked for as bytes, a text is not copied for a zero behind it.
    const void* const at = has_utf8_ || kind(column) == Kind::Bytes ? sqlite3_value_blob(value) : sqlite3_value_text(value);
    const int size = sqlite3_value_bytes(value);
    return at == nullptr ? std::string_view() : std::string_view(static_cast<const char*>(at), static_cast<std::size_t>(size));
}

std::optional<std::string> StoredTable::without_log(std::string_view file) {
    if (file.size() < head_bytes || (file[written_by_log] != 2 && file[read_by_log] != 2)) return std::nullopt;
    std::string copy(file);
    copy[written_by_log] = copy[read_by_log] = 1;
    return copy;
}

std::optional<StoredTable> StoredTable::open(std::string_view file, const std::string& table, std::span<const std::string> columns,
                                             std::optional<RowIds> only) {
    auto impl = std::make_unique<Impl>(file);
    if (columns.empty() || !impl->open() || !impl->ask(table, columns, only)) return std::nullopt;
    return StoredTable(std::move(impl));
}

std::optional<Message> StoredTable::wrong_with_first_row(std::string_view file, const std::string& table) {
    Impl impl(file);
    if (!impl.open()) return std::nullopt;
    const Question first = impl.prepare("SELECT 1 FROM " + quoted(table) + " LIMIT 1");
    return first != nullptr && sqlite3_step(first.get()) == SQLITE_INTERRUPT ? std::optional(endless()) : std::nullopt;
}

std::optional<RowIds> StoredTable::row_ids(std::string_view file, const std::string& table) {
    Impl impl(file);
    if (!impl.open()) return std::nullopt;
    // A column of the name would stand for itself.
    const Question is_table = impl.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?1 COLLATE NOCASE AND NOT EXISTS "
                                           "(SELECT 1 FROM pragma_table_xinfo(?1) WHERE name = '_rowid_' COLLATE NOCASE)");
    if (is_table == nullptr) return std::nullopt;
    sqlite3_bind_text(is_table.get(), 1, table.c_str(), -1, SQLITE_STATIC);
    if (sqlite3_step(is_table.get()) != SQLITE_ROW) return std::nullopt;
    const auto end = [&](const char* which) -> std::optional<std::int64_t> {   // each by itself is looked up, both would be searched for
        const Question id = impl.prepare("SELECT " + std::string(which) + "(_rowid_) FROM " + quoted(table));
        if (id == nullptr || sqlite3_step(id.get()) != SQLITE_ROW || sqlite3_column_type(id.get(), 0) != SQLITE_INTEGER) return std::nullopt;
        return sqlite3_column_int64(id.get(), 0);
    };
    const auto first = end("min"), last = end("max");
    return first && last && *first <= *last ? std::optional(RowIds{*first, *last}) : std::nullopt;
}

StoredTable::StoredTable(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
StoredTable::StoredTable(StoredTable&&) noexcept = default;
StoredTable& StoredTable::operator=(StoredTable&&) noexcept = default;
StoredTable::~StoredTable() = default;

std::optional<Message> StoredTable::read(const std::function<bool(const StoredRow&)>& take) {
    impl_->take = &take;
    sqlite3_stmt* const question = impl_->question.get();
    std::vector<sqlite3_value*> values(impl_->columns);
    int code = sqlite3_step(question);
    for (; code == SQLITE_ROW && !impl_->is_stopped; code = sqlite3_step(question)) {
        if (impl_->is_one_call) continue;   // its one row is the end
        for (std::size_t i = 0; i < values.size(); ++i) values[i] = sqlite3_column_value(question, static_cast<int>(i));
        impl_->hand_over(values.data());
    }
    if (impl_->failure) std::rethrow_exception(impl_->failure);
    if (impl_->is_stopped || code == SQLITE_DONE || code == SQLITE_ROW) return std::nullopt;
    if (code == SQLITE_INTERRUPT) return endless();
    return msg("cannot be read, nor those after it: {0}", std::string(sqlite3_errmsg(impl_->database.get())));
}

}  // namespace kua
