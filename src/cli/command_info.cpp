#include "cli/commands.h"
#include "cli/load_line.h"
#include "query/counts.h"
#include "text/numbers.h"

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <system_error>

namespace kua {
namespace {

namespace fs = std::filesystem;

bool is_boundaries(const std::string& file) {
    std::error_code ignored;   // what cannot be looked at is told of when it is read
    return fs::is_directory(file, ignored) || fs::path(file).extension() == ".shp";
}

void print_boundaries(const BoundarySet& set, const Catalogue& text, std::ostream& out) {
    const Lang lang = text.lang();
    out << text(msg("Boundaries: {0}", set.title.empty() ? set.id : set.title.in(lang))) << '\n';
    out << "  " << text(msg_n("{0} unit", "{0} units", static_cast<std::int64_t>(set.units.size()))) << '\n';
    if (set.valid_from.since_epoch > -1000000)
        out << "  " << text(msg("in force {0}", day_span_text(set.valid_from, set.valid_to, text))) << '\n';
    if (set.scale_denominator > 0)
        out << "  " << text(msg("made for 1 : {0}", number_text(static_cast<std::int64_t>(set.scale_denominator), lang))) << '\n';
    if (!set.source.empty()) out << "  " << text(msg("source: {0}", set.source)) << '\n';
    if (!set.licence.empty()) out << "  " << text(msg("licence: {0}", set.licence)) << '\n';
    for (const auto& unit : set.units) {
        out << "  " << unit.code << "  " << unit.name.in(lang);
        if (unit.outline == OutlineQuality::None) out << "  " << text("no outline");
        if (unit.outline == OutlineQuality::Approximate && unit.accuracy_m > 0)
            out << "  " << text(msg("outline good to about {0} km", number_text(static_cast<std::int64_t>(unit.accuracy_m / 1000.0 + 0.5), lang)));
        out << '\n';
    }
}

void print_groups(const Dataset& data, const Selection& everything, GroupBy by, const Catalogue& text, std::ostream& out) {
    for (const CountRow& row : count_by(data, everything, by))
        if (row.certain + row.possible + row.summaries > 0)
            out << "    " << row.key << "  " << number_text(row.certain + row.possible, text.lang()) << '\n';
}

void print_incidents(const Dataset& data, const LoadReport& report, const Catalogue& text, std::ostream& out) {
    const Lang lang = text.lang();
    const DayRange span = data.span();
    const Selection everything = select(data, Filter{}, span);
    const SelectionTotals& totals = everything.totals;
    out << text(msg("Incidents: {0}", data.info.title.empty() ? data.info.id : data.info.title.in(lang))) << '\n';
    out << "  " << text(msg("release {0}, licence: {1}", data.info.release, data.info.licence)) << '\n';
    out << "  " << text(msg_n("{0} record", "{0} records", report.records_read));
    if (report.records_rejected > 0)
        out << "; " << text(msg_n("{0} cannot be used (kua check lists it)", "{0} cannot be used (kua check lists them)", report.records_rejected));
    out << '\n';
    out << "  " << text(msg("{0} incidents counted, {1} summaries that add none, {2} excluded (duplicates, refuted, withdrawn)",
                            number_text(totals.total, lang), number_text(totals.summaries, lang), number_text(totals.excluded, lang)))
        << '\n';
    if (days_in(span) > 0) out << "  " << text(msg("days: {0}", day_span_text(span.first, last_day(span), text))) << '\n';
    out << "  " << text(msg_n("{0} undated", "{0} undated", totals.undated)) << '\n';
    out << "  " << text(msg_n("{0} source", "{0} sources", static_cast<std::int64_t>(data.sources.size()))) << '\n';
    for (const auto by : {GroupBy::Family, GroupBy::Region, GroupBy::PlacePrecision, GroupBy::Status}) {
        out << "  " << text(msg("by {0}, dated:", std::string(word(by)))) << '\n';
        print_groups(data, everything, by, text, out);
    }
}

int print_file(const LoadRequest& request, const DataHome& home, const Catalogue& text, Streams streams) {
    const auto loaded = load_with_line(request, home);
    if (!loaded) return fail(loaded.error(), text, streams);
    if (request.with_incidents)
        print_incidents(*loaded->dataset, *loaded, text, streams.out);
    else if (loaded->dataset->boundary_sets.empty())
        print_boundaries(loaded->dataset->boundaries, text, streams.out);
    for (const BoundarySet& set : loaded->dataset->boundary_sets)
        if (!request.with_incidents) print_boundaries(set, text, streams.out);
    const bool bad = std::any_of(loaded->problems.begin(), loaded->problems.end(), [](const Problem& p) { return p.severity == Severity::Error; });
    return bad ? exit_bad_data : exit_good;
}

}  // namespace

int run_info(const InfoOptions& options, const Catalogue& text, Streams streams) {
    const auto home = find_data_home();
    if (!home) return fail(home.error(), text, streams);
    LoadRequest boundaries_only;
    boundaries_only.with_base_map = false;
    boundaries_only.with_incidents = false;
    LoadRequest shipped;
    shipped.with_base_map = false;
    int worst = exit_good;
    if (options.files.empty()) {
        worst = std::max(worst, print_file(boundaries_only, *home, text, streams));
        worst = std::max(worst, print_file(shipped, *home, text, streams));
    }
    for (const auto& file : options.files) {
        LoadRequest request = is_boundaries(file) ? boundaries_only : shipped;
        if (is_boundaries(file))
            request.boundaries = file;
        else
            request.incidents = {file};
        worst = std::max(worst, print_file(request, *home, text, streams));
    }
    return worst;
}

}  // namespace kua
