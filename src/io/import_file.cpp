#include "io/import_file.h"

#include "core/ordered_blocks.h"
#include "io/import_dates.h"
#include "io/incident_reader.h"
#include "io/record_links.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <span>
#include <thread>
#include <utility>

namespace kua {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_first_features = 10;

Result<Done> check_columns(const ImportTable& source, const ImportProfile& profile) {
    for (const ImportField* field : fields_of(profile))
        if (!source.table.find_column(field->column))
            return Error{source.file, msg("has no column \"{0}\", which the profile names", field->column)};
    return Done{};
}

/// The zone that the profile names; nothing where it names none.
Result<std::optional<TimeZone>> zone_of(const ImportProfile& profile) {
    if (profile.time_zone.empty()) return std::optional<TimeZone>();
    auto zone = TimeZone::read(profile.time_zone);
    if (!zone)
        return Error{"time_zone", has_time_zones() ? msg("\"{0}\" is no zone of the IANA list; want a name as in Asia/Almaty", profile.time_zone)
                                                   : msg("the package tzdata is not installed, and zones are in it")};
    return zone;
}

Result<std::string> date_format_of(const ImportTable& source, const ImportProfile& profile, const TimeZone* zone) {
    Arena made;
    const auto dates = dates_of(source, profile, made);
    if (dates.empty()) return std::string();
    const DateFormat found = find_date_format(dates, profile.date_formats.empty() ? known_date_formats() : profile.date_formats, zone);
    if (found.format.empty() && zone == nullptr && has_clock_time(dates.front()))
        return Error{source.file, msg("\"{0}\" has a time of day; name the zone where these things happened as \"time_zone\" in the "
                                      "profile (Asia/Almaty), so that their day is known",
                                      std::string(dates.front()))};
    if (found.format.empty())
        return Error{source.file, msg("no date such as \"{0}\" can be read; name the format in \"date_formats\" of the profile",
                                      std::string(dates.front()))};
    if (!found.also_fits.empty())
        return Error{source.file, msg("the dates can be read as {0} and as {1}, which are other days; leave the right one in "
                                      "\"date_formats\" of the profile",
                                      found.format, found.also_fits.front())};
    return found.format;
}

/// A collection of features that grows; one a line, so that a line of it leads to its row.
class Draft {
public:
    struct Feature {
        std::size_t begin = 0, end = 0;   ///< in the text
        std::int64_t line = 0;            ///< of its row
    };

    Draft(const ImportTable& source, const ImportProfile& profile, const std::string& sources) {
        const std::string name = std::filesystem::path(source.file).filename().string();
        const Json dataset{{"id", profile.dataset_id},
                           {"title", {{"en", profile.dataset_title}}},
                           {"release", "import of " + name + ", SHA-256 " + source.sha256.get().substr(0, 16)},
                           {"sensitivity", {{"level", profile.level}, {"publish", profile.publish}}}};
        text_ = "{";
        add_member("type", "\"FeatureCollection\"");
        text_ += ", ";
        add_member("schema", "\"kua-incidents/1\"");
        text_ += ",\n";
        add_member("dataset", dataset.dump(-1, ' ', false, Json::error_handler_t::replace));
        text_ += ",\n";
        add_member("sources", sources);
        text_ += ",\n\"features\": [";
    }
    /// Makes room for so many times as many features as these.
    void expect(const MadeRows& made, std::size_t times) {
        features_.reserve((made.ends.size() + 1) * times);
        text_.reserve(text_.size() + made.features.size() * times + made.features.size() * times / 16);
    }
    void add(const MadeRows& made) {
        std::size_t begin = 0;
        for (std::size_t i = 0; i < made.ends.size(); ++i) {
            text_ += features_.empty() ? "\n" : ",\n";
            features_.push_back({text_.size(), text_.size() + made.ends[i] - begin, made.lines[i]});
            text_.append(made.features, begin, made.ends[i] - begin);
            begin = made.ends[i] + 1;
        }
    }
    void close() { text_ += "\n]}\n"; }
    /// Leaves these features in a draft that was closed.
    void keep(std::span<const std::uint8_t> is_kept) {
        if (std::find(is_kept.begin(), is_kept.end(), 0) == is_kept.end()) return;
        std::vector<Feature> kept;
        std::size_t at = features_.front().begin;
        for (std::size_t i = 0; i < features_.size(); ++i) {
            if (is_kept[i] == 0) continue;
            if (!kept.empty()) {
                text_[at++] = ',';
                text_[at++] = '\n';
            }
            const auto [begin, end, line] = features_[i];
            std::char_traits<char>::move(text_.data() + at, text_.data() + begin, end - begin);
            kept.push_back({at, at + end - begin, line});
            at += end - begin;
        }
        text_.resize(at);
        features_ = std::move(kept);
        close();
    }
    /// Its parts, which lie in it.
    [[nodiscard]] JsonCollection collection() const {
        JsonCollection out;
        const std::string_view text = text_;
        for (const auto& [name, begin, end] : members_) out.members.push_back({name, {text.substr(begin, end - begin)}});
        out.features.reserve(features_.size());
        for (const Feature& feature : features_) out.features.push_back({text.substr(feature.begin, feature.end - feature.begin), feature.line});
        out.has_features = true;
        return out;
    }
    [[nodiscard]] const std::vector<Feature>& features() const { return features_; }
    [[nodiscard]] std::string_view feature(std::size_t i) const {
        return std::string_view(text_).substr(features_[i].begin, features_[i].end - features_[i].begin);
    }
    [[nodiscard]] std::string text() && { return std::move(text_); }

private:
    struct Member {
        std::string name;
        std::size_t begin = 0, end = 0;
    };
    void add_member(const std::string& name, std::string_view json) {
        text_.append("\"").append(name).append("\": ").append(json);
        members_.push_back({name, text_.size() - json.size(), text_.size()});
    }

    std::string text_;
    std::vector<Member> members_;
    std::vector<Feature> features_;
};

/// In a file without lines, its records are counted.
void count_records(Problem& problem) { problem.record = std::exchange(problem.line, 0); }

/// Adds the features of all rows, made on all cores.
void add_rows(Draft& draft, std::size_t rows, const RowImporter& importer, const ProgressShare& share, ImportResult& out) {
    constexpr std::size_t block_rows = 1024;
    const std::size_t blocks = (rows + block_rows - 1) / block_rows;
    std::map<std::string, ImportChange> changes;
    std::size_t added = 0;
    make_in_order(
        blocks, std::max(1U, std::thread::hardware_concurrency()),
        [&](std::size_t block, std::size_t) {
            const std::size_t begin = block * block_rows;
            return importer.make(begin, std::min(begin + block_rows, rows));
        },
        [&](MadeRows made) {
            if (added == 0) draft.expect(made, blocks);
            draft.add(made);
            share.report(static_cast<double>(++added) / static_cast<double>(blocks));
            std::move(made.problems.begin(), made.problems.end(), std::back_inserter(out.problems));
            for (auto& [key, change] : made.changes) {
                const std::int64_t changed = change.rows;
                const auto [at, is_new] = changes.try_emplace(key, std::move(change));
                if (!is_new) at->second.rows += changed;
            }
            return !share.is_cancelled();
        });
    draft.close();
    for (auto& [key, change] : changes) out.changes.push_back(std::move(change));
}

/// Lets the reader of incident files look at the draft, so that an import passes the same rules as any file; takes out
/// what it rejects. `names_places`: the profile does.
Result<Done> check_draft(const ImportTable& source, bool names_places, const Dataset& ground, const ProgressShare& share, Draft& draft,
                         std::vector<Problem>& problems) {
    std::vector<std::uint8_t> is_kept(draft.features().size(), 0);
    {
        const RegionJoin regions(ground.boundaries, ground.places);
        IncidentBatch batch;
        const auto read = read_collection(draft.collection(), source.file, {regions, ground.vocabulary, nullptr, names_places}, share, batch);
        if (!read) return read.error();
        check_across(batch);
        for (const std::uint32_t record : batch.rows.record) is_kept[record - 1] = 1;   // not all that is wrong is listed
        for (Problem& problem : batch.problems) {
            const auto record = static_cast<std::size_t>(problem.record);
            problem.line = record > 0 ? draft.features()[record - 1].line : 0;
            problem.record = 0;
            problem.column = 0;
            problems.push_back(std::move(problem));
        }
    }
    draft.keep(is_kept);
    return Done{};
}

}  // namespace

std::vector<std::string_view> dates_of(const ImportTable& source, const ImportProfile& profile, Arena& made) {
    std::vector<std::string_view> out;
    for (const ImportField* field : {&profile.start, &profile.end})
        if (const auto column = source.table.find_column(field->column); column && !field->column.empty()) {
            const bool stays = source.table.keeps_texts(*column);
            source.table.each_value(*column, [&](std::string_view text) {
                if (!text.empty()) out.push_back(stays ? text : made.keep(text));
                return true;
            });
        }
    return out;
}

Result<ImportResult> import_table(const ImportTable& source, const ImportProfile& profile, const Dataset& ground,
                                  LoadProgress* progress) {
    constexpr float made_share = 0.4F;
    const ProgressShare share{progress};
    if (const auto fit = check_columns(source, profile); !fit) return fit.error();
    const auto zone = zone_of(profile);
    if (!zone) return zone.error();
    const TimeZone* const clock = *zone ? &**zone : nullptr;
    auto format = date_format_of(source, profile, clock);
    if (!format) return format.error();
    RowImporter importer(profile, source.table, ground.boundaries, source.file, *std::move(format), clock);
    ImportResult out{.problems = source.problems};
    Draft draft(source, profile, importer.sources_json());
    add_rows(draft, source.table.size(), importer, share.part(0.0F, made_share), out);
    if (share.is_cancelled()) return Error{source.file, msg("stopped before the end")};
    if (const auto checked = check_draft(source, profile.place.is_set(), ground, share.part(made_share, 1.0F), draft, out.problems); !checked)
        return checked.error();
    const auto taken = static_cast<std::int64_t>(draft.features().size());
    if (!profile.place.is_set() && taken > 0)
        out.changes.push_back({{.severity = Severity::Note, .rule = "import", .file = source.file,
                                .what = msg("the profile names no column for the names of places; records with coordinates have none")}, taken});
    const auto not_rows = std::count_if(source.problems.begin(), source.problems.end(),
                                        [](const Problem& p) { return p.severity == Severity::Error; });
    out.rows = static_cast<std::int64_t>(source.table.size()) + not_rows;
    out.refused = out.rows - taken;
    for (std::size_t i = 0; i < std::min(most_first_features, draft.features().size()); ++i)
        out.first_features.emplace_back(draft.feature(i));
    out.geojson = std::move(draft).text();
    std::stable_sort(out.problems.begin(), out.problems.end(), [](const Problem& a, const Problem& b) { return a.line < b.line; });
    if (source.counts_records) {
        for (Problem& problem : out.problems) count_records(problem);
        for (ImportChange& change : out.changes) count_records(change.problem);
    }
    return out;
}

}  // namespace kua
