#include "io/column_file.h"

#include "core/column_layout.h"
#include "core/ordered_blocks.h"
#include "digest/sha256.h"
#include "io/column_head.h"
#include "io/column_values.h"
#include "io/load.h"
#include "io/mapped_file.h"
#include "io/vocabulary_reader.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <span>
#include <thread>
#include <utility>

namespace kua {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t digest_digits = 64;
constexpr float digest_share = 0.7F;

/// The parts of a file of columns.
struct Parts {
    std::string_view head, columns;
};

std::optional<Parts> parts_of(std::string_view bytes) {
    constexpr std::size_t fixed = column_file_magic.size() + sizeof(std::uint64_t) + digest_digits;
    if (bytes.size() < fixed || !bytes.starts_with(column_file_magic)) return std::nullopt;
    std::uint64_t head_bytes = 0;
    std::memcpy(&head_bytes, bytes.data() + column_file_magic.size(), sizeof head_bytes);
    if (head_bytes > bytes.size() - fixed) return std::nullopt;
    const std::string_view head = bytes.substr(fixed, head_bytes);
    if (sha256_of(head) != bytes.substr(fixed - digest_digits, digest_digits)) return std::nullopt;
    const std::size_t begin = (fixed + head_bytes + column_alignment_bytes - 1) / column_alignment_bytes * column_alignment_bytes;
    return Parts{head, bytes.substr(std::min(begin, bytes.size()))};
}

/// Finds the columns of a table in the file, and what has to be looked at before they are used.
class Opener {
public:
    Opener(const ColumnHead& head, std::string_view columns, std::shared_ptr<const void> owner, ColumnCheck check)
        : head_(head), columns_(columns), owner_(std::move(owner)), check_(check) {}

    template <class T>
    void operator()(const std::string& name, ValueColumn<T>& column) {
        column = values<T>(name).column;
        const bool may_be_empty = name == "hidden" || name == "set_on_day";
        if (column.size() != head_.rows && !(may_be_empty && column.empty())) fail(name);
    }
    void operator()(const std::string& name, TextColumn& texts) { texts = text_column(name); }
    void operator()(const std::string& name, KeptTextColumn& texts) { texts = KeptTextColumn(text_column(name)); }
    template <class T>
    void operator()(const std::string& name, ListColumn<T>& lists) {
        auto [ends, empty_before] = values<std::size_t>(name + ".ends");
        auto list = values<T>(name + ".values").column;
        if (are_ends(name, ends, empty_before, list.size())) lists = ListColumn<T>(empty_before, std::move(ends), std::move(list));
    }

    /// The first column that is not as it must be; empty where all are.
    [[nodiscard]] const std::string& damaged() const { return damaged_; }
    /// Digests and ends: each gives the name of what is damaged, or nothing. Before all have, no entry may be looked at.
    std::vector<std::function<std::string()>> checks;

private:
    template <class T>
    struct Found {
        ValueColumn<T> column;
        std::size_t empty_before = 0;
    };

    void fail(const std::string& name) {
        if (damaged_.empty()) damaged_ = name;
    }
    template <class T>
    Found<T> values(const std::string& name) {
        const auto found = head_.sections.find(name);
        if (found == head_.sections.end()) return fail(name), Found<T>{};
        const ColumnSection& section = found->second;
        const bool lies_within = section.at <= columns_.size() && section.bytes <= columns_.size() - section.at;
        if (!lies_within || section.at % column_alignment_bytes != 0 || section.bytes % sizeof(T) != 0) return fail(name), Found<T>{};
        const std::string_view bytes = columns_.substr(section.at, section.bytes);
        if (name != "record.bytes" || check_ == ColumnCheck::Whole)
            checks.emplace_back([name, bytes, &section] { return sha256_of(bytes) == section.sha256 ? std::string() : name; });
        const auto* const first = reinterpret_cast<const T*>(bytes.data());
        return {ValueColumn<T>(std::span(first, bytes.size() / sizeof(T)), owner_), section.empty_before};
    }
    TextColumn text_column(const std::string& name) {
        auto [ends, empty_before] = values<std::size_t>(name + ".ends");
        auto bytes = values<char>(name + ".bytes").column;
        if (!are_ends(name, ends, empty_before, bytes.size())) return {};
        return TextColumn(empty_before, std::move(ends), std::move(bytes));
    }
    bool are_ends(const std::string& name, const ValueColumn<std::size_t>& ends, std::size_t empty_before, std::size_t values) {
        const bool fit = empty_before <= head_.rows && ends.size() == head_.rows - empty_before && (ends.empty() ? values == 0 : ends.back() == values);
        if (!fit) return fail(name), false;
        checks.emplace_back([name, ends] { return std::is_sorted(ends.begin(), ends.end()) ? std::string() : name; });
        return true;
    }

    const ColumnHead& head_;
    std::string_view columns_;
    std::shared_ptr<const void> owner_;
    ColumnCheck check_;
    std::string damaged_;
};

/// The first finding of the checks, which are made on all cores.
std::string first_damage(const std::vector<std::function<std::string()>>& checks, const ProgressShare& share) {
    std::string damaged;
    std::size_t done = 0;
    make_in_order(
        checks.size(), std::max(1U, std::thread::hardware_concurrency()), [&](std::size_t i, std::size_t) { return checks[i](); },
        [&](std::string name) {
            damaged = std::move(name);
            share.report(static_cast<double>(++done) / static_cast<double>(checks.size()));
            return damaged.empty() && !share.is_cancelled();
        });
    return damaged;
}

/// Types that the data brought with them are added once more.
bool fits(const std::vector<std::string>& types, Vocabulary& vocabulary) {
    if (types.size() < vocabulary.types.size()) return false;
    for (std::size_t i = 0; i < vocabulary.types.size(); ++i)
        if (types[i] != vocabulary.types[i].code) return false;
    for (std::size_t i = vocabulary.types.size(); i < types.size(); ++i)
        if (find_or_add_type(vocabulary, types[i]) != i) return false;
    return true;
}

bool are_units(const std::vector<std::string>& codes, const BoundarySet& set) {
    return std::equal(codes.begin(), codes.end(), set.units.begin(), set.units.end(), [](const std::string& code, const BoundaryUnit& unit) { return code == unit.code; });
}

bool is_made_with(const ColumnHead& head, const Dataset& ground) {
    const std::span sets = ground.boundary_sets.empty() ? std::span(&ground.boundaries, 1) : std::span(ground.boundary_sets);
    return std::equal(head.boundaries.begin(), head.boundaries.end(), ground.files.begin(), ground.files.end(),
                      [](const std::string& digest, const DataFile& file) { return digest == file.sha256; }) &&
           std::equal(head.units.begin(), head.units.end(), sets.begin(), sets.end(), are_units);
}

/// Says where an incident file is no longer what the columns were made of.
void look_at_sources(ColumnHead& head, const std::string& file, ColumnCheck check) {
    for (std::size_t i = 0; i < head.content.files.size(); ++i) {
        const DataFile& source = head.content.files[i];
        std::error_code error;
        const auto bytes = fs::file_size(source.path, error);
        const auto changed = fs::last_write_time(source.path, error).time_since_epoch().count();
        Problem problem{.severity = Severity::Warning, .rule = "columns", .file = source.path};
        if (error) {
            problem.severity = Severity::Note;
            problem.what = msg("is not where it was when the columns in {0} were made of it", file);
        } else if (check == ColumnCheck::Whole) {
            const auto now = file_sha256(source.path);
            if (now && *now == source.sha256) continue;
            problem.severity = Severity::Error;
            problem.what = msg("is another file than the one that the columns in {0} were made of; make them anew with kua columns", file);
        } else {
            if (static_cast<std::int64_t>(bytes) == head.made_of[i].bytes && changed == head.made_of[i].changed) continue;
            problem.what = msg("has changed since the columns in {0} were made of it; make them anew with kua columns", file);
        }
        head.content.problems.push_back(std::move(problem));
    }
}

}  // namespace

bool is_column_file(const fs::path& file) { return file.extension() == column_file_ending; }

Result<ColumnFile> read_column_file(const fs::path& file, Dataset& ground, ColumnCheck check, const ProgressShare& share) {
    const auto failed = [&](Message what) { return Error{file.string(), std::move(what)}; };
    auto mapped = map_file(file);
    if (!mapped) return mapped.error();
    const auto parts = parts_of(mapped->bytes);
    auto head = parts ? read_column_head(parts->head, file.parent_path()) : std::nullopt;
    if (!head) return failed(msg("is no file of columns, or its head is damaged; make it anew with kua columns"));
    if (head->made_by != column_file_maker() || head->layout != column_layout())
        return failed(msg("was made by {0}, which keeps columns in another way than {1}; make it anew with kua columns", head->made_by, column_file_maker()));
    if (!is_made_with(*head, ground))
        return failed(msg("was made with other boundaries; make it anew with kua columns, or name those with --boundaries"));
    Vocabulary vocabulary = ground.vocabulary;
    if (!fits(head->types, vocabulary)) return failed(msg("was made with another vocabulary; make it anew with kua columns"));

    ColumnFile& out = head->content;
    Opener opener(*head, parts->columns, mapped->owner, check);
    out.table.region_in.resize(ground.boundary_sets.size());
    each_column(out.table, opener);
    std::string damaged = opener.damaged();
    if (damaged.empty()) {
        if (!ground.boundary_sets.empty()) out.table.region = out.table.region_in.back();
        damaged = first_damage(opener.checks, share.part(0.0F, digest_share));
    }
    if (damaged.empty() && !share.is_cancelled()) {
        std::vector<std::function<std::string()>> checks;
        add_value_checks(out, ground, head->types.size(), checks);
        damaged = first_damage(checks, share.part(digest_share, 1.0F));
    }
    if (share.is_cancelled()) return failed(msg("stopped before the end"));
    if (!damaged.empty()) return failed(msg("is damaged in its column \"{0}\"; make it anew with kua columns", damaged));
    ground.vocabulary = std::move(vocabulary);
    look_at_sources(*head, file.string(), check);
    return std::move(out);
}

std::vector<fs::path> sources_of_columns(const fs::path& file) {
    const auto mapped = map_file(file);
    const auto parts = mapped ? parts_of(mapped->bytes) : std::nullopt;
    const auto head = parts ? read_column_head(parts->head, file.parent_path()) : std::nullopt;
    if (!head) return {};
    std::vector<fs::path> out;
    std::error_code ignored;
    for (const DataFile& source : head->content.files) {
        if (!fs::is_regular_file(source.path, ignored) || is_column_file(source.path)) return {};
        out.emplace_back(source.path);
    }
    return out;
}

std::string column_file_maker() { return "Kua " KUA_VERSION; }

}  // namespace kua
