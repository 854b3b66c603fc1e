#include "write/column_file.h"

#include "core/column_layout.h"
#include "core/json_writer.h"
#include "core/ordered_blocks.h"
#include "digest/sha256.h"
#include "write/atomic_file.h"

#include <algorithm>
#include <array>
#include <deque>
#include <string_view>
#include <thread>
#include <type_traits>
#include <vector>

namespace kua {
namespace {

namespace fs = std::filesystem;

/// The bytes of one column, or of a part of it.
struct Section {
    std::string name;
    std::size_t leading_empty = 0;   ///< entries before those that are there
    std::vector<std::string_view> pieces;
    std::size_t bytes = 0;
    std::size_t offset = 0;
    std::string sha256;
};

/// Collects the sections of a table. What they borrow lies in the table or in what this keeps.
class Sections {
public:
    template <class T>
    void operator()(const std::string& name, const ValueColumn<T>& column) {
        add(name, 0, bytes_of(column));
    }
    void operator()(const std::string& name, const TextColumn& texts) {
        add(name + ".ends", texts.leading_empty(), bytes_of(texts.ends()));
        add(name + ".bytes", 0, bytes_of(texts.bytes()));
    }
    void operator()(const std::string& name, const KeptTextColumn& texts) {
        std::vector<std::size_t>& ends = ends_.emplace_back();
        ends.reserve(texts.size());
        Section bytes{name + ".bytes"};
        bytes.pieces.reserve(texts.size());
        for (std::size_t i = 0; i < texts.size(); ++i) {
            bytes.pieces.push_back(texts[i]);
            bytes.bytes += texts[i].size();
            ends.push_back(bytes.bytes);
        }
        add(name + ".ends", 0, bytes_of(ends));
        all.push_back(std::move(bytes));
    }
    template <class T>
    void operator()(const std::string& name, const ListColumn<T>& lists) {
        add(name + ".ends", lists.leading_empty(), bytes_of(lists.ends()));
        add(name + ".values", 0, bytes_of(lists.values()));
    }
    /// The bytes between the members of a count are whatever lay there: the file gets zeros.
    void operator()(const std::string& name, const ListColumn<NamedCount>& lists) {
        add(name + ".ends", lists.leading_empty(), bytes_of(lists.ends()));
        std::string& clean = texts_.emplace_back(lists.values().size() * sizeof(NamedCount), '\0');
        char* at = clean.data();
        for (const NamedCount& count : lists.values()) {
            std::copy_n(reinterpret_cast<const char*>(&count.name), sizeof count.name, at + offsetof(NamedCount, name));
            std::copy_n(reinterpret_cast<const char*>(&count.range), sizeof count.range, at + offsetof(NamedCount, range));
            at += sizeof(NamedCount);
        }
        add(name + ".values", 0, clean);
    }

    std::vector<Section> all;

private:
    template <class Values>
    static std::string_view bytes_of(const Values& values) {
        using T = std::remove_cvref_t<decltype(*values.data())>;
        static_assert(std::is_trivially_copyable_v<T>);
        return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
    }
    void add(std::string name, std::size_t leading_empty, std::string_view bytes) {
        all.push_back({std::move(name), leading_empty, {bytes}, bytes.size()});
    }

    std::deque<std::vector<std::size_t>> ends_;
    std::deque<std::string> texts_;
};

std::size_t aligned(std::size_t bytes) { return (bytes + column_alignment_bytes - 1) / column_alignment_bytes * column_alignment_bytes; }

void place_and_digest(std::vector<Section>& sections) {
    std::size_t at = 0;
    for (Section& section : sections) {
        section.offset = at;
        at = aligned(at + section.bytes);
    }
    make_in_order(
        sections.size(), std::max(1U, std::thread::hardware_concurrency()),
        [&](std::size_t i, std::size_t) {
            Sha256 hash;
            for (const std::string_view piece : sections[i].pieces) hash.add(piece);
            sections[i].sha256 = hash.finish();
            return true;
        },
        [](bool made) { return made; });
}

/// The head of the file.
class Head {
public:
    explicit Head(const fs::path& file) : folder_(fs::absolute(file).parent_path()) {}

    std::string json(const ColumnContent& content, const std::vector<Section>& sections) {
        json_.open_object();
        json_.key("schema").string("kua-columns/1");
        json_.key("made_by").string(content.made_by);
        json_.key("layout").string(column_layout());
        json_.key("rows").whole(static_cast<std::int64_t>(content.data.incidents.size()));
        json_.key("records_read").whole(content.records_read);
        json_.key("records_rejected").whole(content.records_rejected);
        put_files(content);
        put_types(content.data.vocabulary);
        put_info(content.data.info);
        put_sources(content.data.sources);
        put_problems(content.problems);
        put_sections(sections);
        json_.close_object();
        return std::move(out_);
    }

private:
    void put(std::string_view key, std::string_view text) {
        if (!text.empty()) json_.key(key).string(text);
    }
    void put(std::string_view key, std::int64_t number) {
        if (number != 0) json_.key(key).whole(number);
    }
    void put(std::string_view key, const LocalText& text) {
        json_.key(key).open_list();
        for (const std::string& one : text.by_lang) json_.string(one);
        json_.close_list();
    }
    void put_files(const ColumnContent& content) {
        const std::span<const DataFile> files = content.data.files;
        json_.key("boundaries").open_list();
        for (const DataFile& file : files.first(content.boundary_files)) json_.string(file.sha256);
        json_.close_list();
        json_.key("units").open_list();   // a shapefile has them beside the bytes that its digest is of
        if (content.data.boundary_sets.empty()) put_codes(content.data.boundaries);
        for (const BoundarySet& set : content.data.boundary_sets) put_codes(set);
        json_.close_list();
        json_.key("files").open_list();
        for (const DataFile& file : files.subspan(content.boundary_files)) put_file(file);
        json_.close_list();
    }
    void put_codes(const BoundarySet& set) {
        json_.open_list();
        for (const BoundaryUnit& unit : set.units) json_.string(unit.code);
        json_.close_list();
    }
    /// By its place from the folder of the file of columns, so that both may be moved together.
    void put_file(const DataFile& file) {
        std::error_code error;
        const fs::path path = fs::absolute(file.path, error).lexically_relative(folder_);
        const auto bytes = fs::file_size(file.path, error);
        json_.open_object();
        json_.key("path").string(path.empty() ? file.path : path.string());
        json_.key("called").string(file.path);
        json_.key("sha256").string(file.sha256);
        json_.key("bytes").whole(error ? -1 : static_cast<std::int64_t>(bytes));
        json_.key("changed").whole(fs::last_write_time(file.path, error).time_since_epoch().count());
        json_.close_object();
    }
    void put_types(const Vocabulary& vocabulary) {
        json_.key("types").open_list();
        for (const IncidentType& type : vocabulary.types) json_.string(type.code);
        json_.close_list();
    }
    void put_info(const DatasetInfo& info) {
        json_.key("info").open_object();
        put("id", info.id);
        put("title", info.title);
        put("release", info.release);
        put("released", info.released);
        put("licence", info.licence);
        put("publisher", info.publisher);
        if (info.focus) {
            json_.key("focus").open_list();
            json_.whole(info.focus->first.since_epoch);
            json_.whole(info.focus->end.since_epoch);
            json_.close_list();
        }
        json_.key("coverage").open_list();
        for (const Coverage& coverage : info.coverage) {
            json_.open_object();
            json_.key("region").whole(coverage.region);
            put("area", coverage.area);
            json_.key("first").whole(coverage.first.since_epoch);
            json_.key("last").whole(coverage.last.since_epoch);
            json_.key("effort").whole(static_cast<std::int64_t>(coverage.effort));
            put("note", coverage.note);
            json_.close_object();
        }
        json_.close_list();
        json_.key("named_days").open_list();
        for (const NamedDay& named : info.named_days) {
            json_.open_object();
            json_.key("day").whole(named.day.since_epoch);
            put("label", named.label);
            json_.close_object();
        }
        json_.close_list();
        json_.close_object();
    }
    void put_sources(const std::vector<Source>& sources) {
        json_.key("sources").open_list();
        for (const Source& source : sources) {
            json_.open_object();
            put("key", source.key);
            put("type", source.type);
            put("title", source.title);
            put("publisher", source.publisher);
            put("author", source.author);
            put("url", source.url);
            put("archive_url", source.archive_url);
            put("published", source.published);
            put("language", source.language);
            put("reliability", source.reliability);
            put("publish", source.publish);
            json_.close_object();
        }
        json_.close_list();
    }
    void put_problems(std::span<const Problem> problems) {
        json_.key("problems").open_list();
        for (const Problem& problem : problems) {
            json_.open_object();
            json_.key("severity").whole(static_cast<std::int64_t>(problem.severity));
            put("rule", problem.rule);
            put("file", problem.file);
            put("record", problem.record);
            put("line", problem.line);
            put("column", problem.column);
            put("id", problem.id);
            put("field", problem.field);
            put("value", problem.value);
            put("what", problem.what.id);
            put("plural", problem.what.plural);
            put("n", problem.what.n);
            put("times", problem.times);
            json_.key("args").open_list();
            for (const std::string& arg : problem.what.args) json_.string(arg);
            json_.close_list();
            json_.close_object();
        }
        json_.close_list();
    }
    void put_sections(const std::vector<Section>& sections) {
        json_.key("columns").open_list();
        for (const Section& section : sections) {
            json_.open_object();
            json_.key("name").string(section.name);
            json_.key("at").whole(static_cast<std::int64_t>(section.offset));
            json_.key("bytes").whole(static_cast<std::int64_t>(section.bytes));
            json_.key("empty_before").whole(static_cast<std::int64_t>(section.leading_empty));
            json_.key("sha256").string(section.sha256);
            json_.close_object();
        }
        json_.close_list();
    }

    fs::path folder_;
    std::string out_;
    JsonWriter json_{out_};
};

/// The records are in it whole: nobody may read it who may not read them.
FileAccess access_of(std::span<const DataFile> sources) {
    const bool is_private = std::any_of(sources.begin(), sources.end(), [](const DataFile& source) { return access_like(source.path) == FileAccess::OwnerOnly; });
    return is_private ? FileAccess::OwnerOnly : FileAccess::Usual;
}

}  // namespace

Result<Done> write_column_file(const fs::path& file, const ColumnContent& content) {
    Sections sections;
    each_column(content.data.incidents, sections);
    place_and_digest(sections.all);
    const std::string head = Head(file).json(content, sections.all);
    std::string start{column_file_magic};
    const std::uint64_t head_bytes = head.size();
    start.append(reinterpret_cast<const char*>(&head_bytes), sizeof head_bytes).append(sha256_of(head)).append(head);
    start.resize(aligned(start.size()));

    static constexpr std::array<char, column_alignment_bytes> zeros{};
    std::vector<std::string_view> pieces{start};
    for (const Section& section : sections.all) {
        pieces.insert(pieces.end(), section.pieces.begin(), section.pieces.end());
        pieces.emplace_back(zeros.data(), aligned(section.bytes) - section.bytes);
    }
    return write_atomically(file, pieces, access_of(std::span(content.data.files).subspan(content.boundary_files)));
}

}  // namespace kua
