#include "scene/selection_print.h"

#include "digest/sha256.h"
#include "scene/view_json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <thread>
#include <vector>

namespace kua {
namespace {

/// Rows of fields, each digested.
class Fields {
public:
    void add(std::string_view bytes) {
        std::array<char, 24> size{};
        const auto end = std::to_chars(size.data(), size.data() + size.size(), bytes.size()).ptr;
        waiting_.append(size.data(), end);
        waiting_ += ':';
        waiting_ += bytes;
        waiting_ += ',';
        if (waiting_.size() >= most_waiting) digest_waiting();
    }
    void add(const LocalText& words) {
        for (const std::string& of_lang : words.by_lang) add(of_lang);
    }
    void number(std::int64_t n) { add(std::to_string(n)); }
    void number(double n) {
        if (std::isnan(n)) return add("-");
        std::array<char, 32> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), n).ptr;
        add({digits.data(), static_cast<std::size_t>(end - digits.data())});
    }
    void place(LonLat at) {
        number(at.lon_deg);
        number(at.lat_deg);
    }
    [[nodiscard]] std::string digest() {
        digest_waiting();
        return hash_.finish();
    }

private:
    static constexpr std::size_t most_waiting = 1U << 16U;

    void digest_waiting() {
        hash_.add(waiting_);
        waiting_.clear();
    }

    Sha256 hash_;
    std::string waiting_;   ///< fields are short, and each call to the digest costs
};

void add_ring(Fields& fields, const std::vector<LonLat>& ring) {
    fields.number(static_cast<std::int64_t>(ring.size()));
    for (const LonLat& at : ring) fields.place(at);
}

std::string units_digest(const BoundarySet& set) {
    Fields fields;
    for (const BoundaryUnit& unit : set.units) {
        fields.add(unit.code);
        fields.add(unit.name);
        for (const GeoPolygon& polygon : unit.shape) {
            add_ring(fields, polygon.outer);
            for (const auto& hole : polygon.holes) add_ring(fields, hole);
        }
    }
    return fields.digest();
}

std::string_view unit_code(const Dataset& data, RegionId region) {
    if (region < data.boundaries.units.size()) return data.boundaries.units[region].code;
    return region == no_region ? no_region_code : unattributed_code;
}

/// What every number on the map may say of a record.
void add_counted(Fields& fields, const Dataset& data, RowId row) {
    const IncidentTable& table = data.incidents;
    const auto& types = data.vocabulary.types;
    fields.add(unit_code(data, table.region[row]));
    fields.add(table.type[row] < types.size() ? std::string_view{types[table.type[row]].code} : std::string_view{});
    fields.add(word(table.status[row]));
    fields.number(std::int64_t{table.counted[row]});
    for (const NamedCount& count : table.counts[row]) {
        fields.add(word(count.name));
        for (const std::int64_t bound : {count.range.min, count.range.best, count.range.max}) fields.number(bound);
    }
}

void add_single(Fields& fields, const Dataset& data, RowId row) {
    const IncidentTable& table = data.incidents;
    fields.add(table.id[row]);
    for (const TextColumn& title : table.title) fields.add(title[row]);
    fields.add(to_string(table.first_day[row]));
    fields.add(to_string(table.last_day[row]));
    fields.add(word(table.extent[row]));
    fields.add(word(table.time_precision[row]));
    fields.add(word(table.place_precision[row]));
    fields.place(table.at[row]);
    fields.number(double{table.radius_m[row]});
    fields.add(table.parent[row] == no_row ? std::string_view{} : table.id[table.parent[row]]);
    for (const ActorPart& actor : table.actors[row]) {
        fields.add(word(actor.role));
        fields.add(word(actor.kind));
    }
    for (const std::uint16_t cited : table.sources[row]) {
        const Source& source = data.sources[cited];
        fields.add(source.key);
        fields.add(source.title);
        for (const std::string& words : {source.publisher, source.author, source.url, source.archive_url, source.published})
            fields.add(words);
    }
}

std::string record_digest(const Dataset& data, RowId row, Fields& fields) {
    add_counted(fields, data, row);
    if (may_stand_alone(data.incidents, row)) add_single(fields, data, row);
    return fields.digest();
}

/// One a row, by all cores where there are many.
std::vector<std::string> record_digests(const Dataset& data, const std::vector<RowId>& rows) {
    constexpr std::size_t fewest_per_thread = 4096;
    std::vector<std::string> out(rows.size());
    const auto work = [&](std::size_t from, std::size_t to) {
        Fields fields;   // of one record after another
        for (std::size_t i = from; i < to; ++i) out[i] = record_digest(data, rows[i], fields);
    };
    const std::size_t threads = std::clamp<std::size_t>(rows.size() / fewest_per_thread, 1, std::max(1U, std::thread::hardware_concurrency()));
    const std::size_t each = (rows.size() + threads - 1) / threads;
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < threads; ++i) others.emplace_back(work, i * each, std::min((i + 1) * each, rows.size()));
    work(0, std::min(each, rows.size()));
    others.clear();
    return out;
}

void add_totals(Fields& fields, const SelectionTotals& totals) {
    for (const std::int64_t n : {totals.total, totals.shown, totals.certain, totals.possible, totals.not_on_a_place,
                                 totals.undated, totals.outside, totals.filtered, totals.summaries, totals.excluded})
        fields.number(n);
}

void add_coverage(Fields& fields, const Dataset& data) {
    for (const Coverage& coverage : data.info.coverage) {
        fields.add(unit_code(data, coverage.region));
        fields.add(to_string(coverage.first));
        fields.add(to_string(coverage.last));
        fields.number(static_cast<std::int64_t>(coverage.effort));
    }
}

}  // namespace

std::string choices_sha256(ViewState view) {
    view.boundaries.clear();
    view.other_boundaries.clear();
    view.incidents.clear();
    Fields fields;
    fields.add(to_json(view));
    return fields.digest();
}

SelectionPrint selection_print(const Dataset& data, const Selection& selection, const ViewState& view) {
    SelectionPrint print;
    print.choices_sha256 = choices_sha256(view);
    print.units_sha256 = units_digest(data.boundaries);
    Fields fields;
    fields.add("kua-selection/1");
    fields.add(print.choices_sha256);
    fields.add(print.units_sha256);
    fields.add(to_string(selection.window.first));
    fields.add(to_string(selection.window.end));
    add_totals(fields, selection.totals);
    add_coverage(fields, data);
    std::vector<std::string> digests = record_digests(data, selection.rows);
    for (std::size_t i = 0; i < selection.rows.size(); ++i) {
        const RowId row = selection.rows[i];
        std::string& digest = digests[i];
        fields.add(digest);
        fields.add(selection.memberships[i] == Membership::Certain ? "c" : "p");
        if (may_stand_alone(data.incidents, row))
            print.records.push_back({std::string(data.incidents.id[row]), std::move(digest), selection.memberships[i]});
    }
    print.sha256 = fields.digest();
    return print;
}

std::string check_code(const SelectionPrint& print) {
    std::string code = print.sha256.substr(0, 8);
    for (char& c : code)
        if (c >= 'a' && c <= 'f') c = static_cast<char>(c - 'a' + 'A');
    return code.insert(4, "-");
}

}  // namespace kua
