#include "scene/figure_words.h"

#include "scene/view_json.h"
#include "text/numbers.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdio>
#include <filesystem>

namespace kua {
namespace {

/// How many of the shown records lean on each source.
std::vector<std::int64_t> citations(const Dataset& data, const Selection& selection) {
    std::vector<std::int64_t> n(data.sources.size(), 0);
    for (const RowId row : selection.rows)
        for (const std::uint16_t source : data.incidents.sources[row]) ++n[source];
    return n;
}

std::string source_words(const Source& source, const Catalogue& text) {
    const std::string title = source.title.in(text.lang());
    const std::string by = source.author.empty() ? source.publisher : source.author;
    if (title.empty() && by.empty()) return {};
    if (title.empty()) return text(msg("Main source: {0}.", by));
    if (by.empty()) return text(msg("Main source: “{0}”.", title));
    return text(msg("Main source: {0}, “{1}”.", by, title));
}

void append_sentence(std::string& line, const std::string& sentence) {
    if (sentence.empty()) return;
    if (!line.empty()) line += ' ';
    line += sentence;
}

std::string boundary_words(const BoundarySet& set, const Catalogue& text) {
    if (set.source.empty()) return {};
    const BoundarySet never_said;
    if (set.valid_from == never_said.valid_from || set.valid_to == never_said.valid_to)
        return text(msg("Boundaries: {0}.", set.source));
    return text(msg("Boundaries in force {0}: {1}.", day_span_text(set.valid_from, set.valid_to, text), set.source));
}

/// FNV-1a, 64 bits; numbers a word at a time.
class Hash {
public:
    void add(std::string_view bytes) {
        for (const char c : bytes) value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
        value_ = (value_ ^ 0xFFU) * 0x100000001B3U;  // no byte of UTF-8: ends each text
    }
    void add(const LocalText& text) {
        for (const std::string& words : text.by_lang) add(words);
    }
    void add_number(std::int64_t number) { mix(static_cast<std::uint64_t>(number)); }
    void add_number(double number) { mix(std::isnan(number) ? 0 : std::bit_cast<std::uint64_t>(number)); }
    [[nodiscard]] std::uint32_t folded_to_32() const { return static_cast<std::uint32_t>(value_ ^ value_ >> 32U); }

private:
    void mix(std::uint64_t word) {
        value_ = (value_ ^ word) * 0x100000001B3U;
        value_ ^= value_ >> 32U;  // a product carries nothing down to the lower bits
    }
    std::uint64_t value_ = 0xCBF29CE484222325U;
};

void add_ring(Hash& hash, const std::vector<LonLat>& ring) {
    hash.add_number(static_cast<std::int64_t>(ring.size()));
    for (const LonLat& at : ring) {
        hash.add_number(at.lon_deg);
        hash.add_number(at.lat_deg);
    }
}

void add_units(Hash& hash, const BoundarySet& set) {
    for (const BoundaryUnit& unit : set.units) {
        hash.add(unit.code);
        hash.add(unit.name);
        for (const GeoPolygon& polygon : unit.shape) {
            add_ring(hash, polygon.outer);
            for (const auto& hole : polygon.holes) add_ring(hash, hole);
        }
    }
}

/// The choices of `view` alone: which files it names is none.
ViewState without_files(ViewState view) {
    view.boundaries.clear();
    view.incidents.clear();
    return view;
}

/// What the columns say of a record, its units and types by their codes.
void add_record(Hash& hash, const Dataset& data, RowId row) {
    const IncidentTable& table = data.incidents;
    hash.add(table.id[row]);
    for (const TextColumn& title : table.title) hash.add(title[row]);
    for (const std::int64_t number :
         {std::int64_t{table.first_day[row].since_epoch}, std::int64_t{table.last_day[row].since_epoch},
          static_cast<std::int64_t>(table.extent[row]), static_cast<std::int64_t>(table.place_precision[row]),
          static_cast<std::int64_t>(table.status[row]), std::int64_t{table.counted[row]}})
        hash.add_number(number);
    hash.add_number(table.at[row].lon_deg);
    hash.add_number(table.at[row].lat_deg);
    hash.add_number(double{table.radius_m[row]});
    const auto& units = data.boundaries.units;
    const RegionId region = table.region[row];
    hash.add(region < units.size() ? units[region].code : region == no_region ? no_region_code : unattributed_code);
    const auto& types = data.vocabulary.types;
    hash.add(table.type[row] < types.size() ? types[table.type[row]].code : std::string{});
    for (const NamedCount& count : table.counts[row]) {
        hash.add(word(count.name));
        for (const std::int64_t bound : {count.range.min, count.range.best, count.range.max}) hash.add_number(bound);
    }
}

}  // namespace

std::string figure_title(const ViewState& view, const Dataset& data, Lang lang) {
    if (!view.page.title.empty()) return view.page.title;
    const LocalText& title = data.info.title.empty() ? data.boundaries.title : data.info.title;
    return title.in(lang);
}

std::string source_line(const FigureInput& input) {
    const Dataset& data = input.data;
    const Catalogue& text = input.text;
    const auto cited = citations(data, input.selection);
    std::string line;
    if (const auto most = std::max_element(cited.begin(), cited.end()); most != cited.end() && *most > 0) {
        append_sentence(line, source_words(data.sources[static_cast<std::size_t>(most - cited.begin())], text));
        const auto n = static_cast<std::int64_t>(cited.size()) - std::count(cited.begin(), cited.end(), 0);
        append_sentence(line, text(msg_n("{0} source is cited in all.", "{0} sources are cited in all.", n)));
    }
    if (const auto n = data.info.records_left_out; n > 0)
        append_sentence(line, text(msg_n("{1} record of the file could not be read and is in no number here.",
                                         "{1} records of the file could not be read and are in no number here.", n,
                                         number_text(n, text.lang()))));
    if (!data.info.licence.empty()) append_sentence(line, text(msg("Data licence: {0}.", data.info.licence)));
    append_sentence(line, boundary_words(data.boundaries, text));
    append_sentence(line, text(msg("Projection: {0}.", text(input.base->projection.name()))));
    append_sentence(line, text("People are named by their role only."));
    append_sentence(line, input.release_note);
    return line;
}

std::string verification_line(const FigureInput& input) {
    std::array<std::int64_t, status_count> n{};
    for (const RowId row : input.selection.rows)
        if (input.data.incidents.counted[row] != 0) ++n[static_cast<std::size_t>(input.data.incidents.status[row])];
    std::string list;
    for (const Status status : {Status::Verified, Status::Corroborated, Status::Alleged, Status::Unreviewed, Status::Disputed}) {
        const std::int64_t times = n[static_cast<std::size_t>(status)];
        if (times == 0) continue;
        const std::string label(input.data.vocabulary.label_of("status", word(status), input.text.lang()));
        list += (list.empty() ? "" : ", ") + number_text(times, input.text.lang()) + " " + label;
    }
    return list.empty() ? list : input.text(msg("How sure: {0}.", list));
}

ViewState without_folders(ViewState view) {
    const auto file_name = [](std::string& path) { path = std::filesystem::path(path).filename().string(); };
    file_name(view.boundaries);
    for (std::string& path : view.other_boundaries) file_name(path);
    for (DataRef& file : view.incidents) file_name(file.path);
    return view;
}

std::string check_code(const Dataset& data, const Selection& selection, const ViewState& view) {
    Hash hash;
    hash.add(to_json(without_files(view)));
    add_units(hash, data.boundaries);
    hash.add(to_string(selection.window.first));
    hash.add(to_string(selection.window.end));
    for (std::size_t i = 0; i < selection.rows.size(); ++i) {
        add_record(hash, data, selection.rows[i]);
        hash.add(selection.memberships[i] == Membership::Certain ? "c" : "p");
    }
    std::array<char, 16> code{};
    const std::uint32_t n = hash.folded_to_32();
    std::snprintf(code.data(), code.size(), "%04X-%04X", n >> 16U, n & 0xFFFFU);
    return code.data();
}

}  // namespace kua
