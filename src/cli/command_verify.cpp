#include "cli/commands.h"
#include "cli/load_line.h"
#include "core/json_text.h"
#include "core/one_line.h"
#include "io/figure_reader.h"
#include "io/file_bytes.h"
#include "paper/figure_file.h"
#include "paper/same_pixels.h"
#include "publish/release.h"
#include "scene/manifest_difference.h"
#include "session/read_view.h"

#include <algorithm>
#include <filesystem>
#include <ostream>

namespace kua {
namespace {

constexpr std::uintmax_t most_picture_bytes = std::uintmax_t{1} << 30U;

/// What became of one figure.
struct Verdict {
    FigureManifest then;
    ManifestDifference found;
    bool altered = false;     ///< its view or numbers were changed after it was made
    bool repainted = false;   ///< all that it says of itself is so, but the picture is not the one of these data
    bool same_bytes = false;  ///< made again it is the very file
};

/// What a figure carries of the numbers, for one whose selection is the same: any difference is an alteration.
bool same_numbers(const FigureManifest& a, const FigureManifest& b) {
    const auto short_digest = [](const RecordPrint& record) { return record.sha256.substr(0, 16); };
    const auto same_record = [&](const RecordPrint& x, const RecordPrint& y) {
        return x.id == y.id && x.membership == y.membership && short_digest(x) == short_digest(y);
    };
    return a.totals == b.totals && a.by_type == b.by_type && a.by_region == b.by_region && a.withheld == b.withheld &&
           a.coarsened == b.coarsened && (a.kua_version != b.kua_version || a.sentence == b.sentence) &&
           (!a.lists_records || !b.lists_records ||
            std::equal(a.print.records.begin(), a.print.records.end(), b.print.records.begin(), b.print.records.end(), same_record));
}

/// The figure of the data that the view means today.
struct Remade {
    FigureFile file;
    std::int64_t records_rejected = 0;  ///< of the data: in no number
};

/// Where a file that a figure names lies: in the folder that the user gave, else where opening the figure finds it.
std::string located(const std::string& name, const std::string& figure, const VerifyOptions& options, const DataHome& home) {
    if (!options.data_folder.empty()) {
        const auto there = std::filesystem::path(options.data_folder) / std::filesystem::path(name).filename();
        std::error_code failed;
        if (std::filesystem::exists(there, failed)) return there.string();
    }
    return data_file_of(figure, name, home);
}

Result<Remade> made_again(const std::string& manifest, const FigureManifest& then, const std::string& figure,
                          const VerifyOptions& options, const DataHome& home) {
    auto found = view_of_figure(manifest, [&](const std::string& name) { return located(name, figure, options, home); });
    if (!found) return found.error();
    ViewState view = *std::move(found);
    if (!options.boundaries.empty()) view.boundaries = options.boundaries;
    if (!options.incidents.empty()) {
        view.incidents.clear();
        for (const std::string& path : options.incidents) view.incidents.push_back({path, {}});
    }
    const auto loaded = load_with_line(request_of(view), home);
    if (!loaded) return loaded.error();
    const MissingRule missing = then.treated_as_public ? MissingRule::TreatAsPublic : MissingRule::Refuse;
    const auto released = release(*loaded->dataset, ReleaseProfile{missing});
    if (!released) return released.error();
    auto text = Catalogue::load(home.locale, view.lang);
    if (!text) return text.error();
    auto file = figure_file(*released, view, *text, format_of(figure).value_or(FigureFormat::Png));
    if (!file) return file.error();
    return Remade{*std::move(file), loaded->records_rejected};
}

Result<Verdict> verdict_on(const std::string& figure, const VerifyOptions& options, const Catalogue& text) {
    const auto home = find_data_home();
    if (!home) return home.error();
    const auto carried = read_figure_manifest(figure);
    if (!carried) return carried.error();
    auto then = manifest_from_json(*carried);
    if (!then) return within(figure, then.error());
    const auto now = made_again(*carried, *then, figure, options, *home);
    if (!now) return within(figure, now.error());
    Verdict verdict;
    const FigureManifest& made = now->file.manifest;
    verdict.altered = !is_consistent(*then) || (then->print.sha256 == made.print.sha256 && !same_numbers(*then, made));
    const auto bytes = read_file_bytes(figure, most_picture_bytes);
    verdict.same_bytes = bytes && *bytes == now->file.bytes;
    const bool is_png = format_of(figure).value_or(FigureFormat::Png) == FigureFormat::Png;
    verdict.repainted = !verdict.same_bytes && to_json(*then) == to_json(made) &&
                        !(is_png && bytes && same_pixels(now->file.bytes, *bytes));
    verdict.found = difference(*then, now->file.manifest, text);
    if (const auto n = now->records_rejected; n > 0)
        verdict.found.reasons.push_back(text(msg_n("{0} record of these data cannot be used; kua check says why",
                                                   "{0} records of these data cannot be used; kua check says why", n)));
    verdict.then = *std::move(then);
    return verdict;
}

bool is_same(const Verdict& verdict) { return !verdict.altered && !verdict.repainted && verdict.found.changes.empty(); }

void print_lines(const std::string& figure, const Verdict& verdict, const Catalogue& text, std::ostream& out) {
    const std::string code = check_code(verdict.then.print);
    if (is_same(verdict)) {
        out << text(verdict.same_bytes ? msg("{0}: same, byte for byte (check code {1})", figure, code)
                                       : msg("{0}: says the same (check code {1}); its bytes differ", figure, code))
            << '\n';
        for (const std::string& reason : verdict.found.reasons) out << "  " << one_line(text(msg("but note: {0}", reason))) << '\n';
        return;
    }
    out << text(msg("{0}: not the same (check code {1})", figure, code)) << '\n';
    if (verdict.altered) out << "  " << text("what it carries of itself was altered after the figure was made") << '\n';
    if (verdict.repainted)
        out << "  " << text("the picture is not the one that these data and versions give: it was altered, saved anew by another program, or made with other fonts or libraries") << '\n';
    for (const std::string& change : verdict.found.changes) out << "  " << one_line(change) << '\n';
    for (const std::string& reason : verdict.found.reasons) out << "  " << one_line(text(msg("may be why: {0}", reason))) << '\n';
}

std::string list_of(const std::vector<std::string>& entries) {
    std::string list;
    for (const std::string& entry : entries) list += (list.empty() ? "" : ", ") + json_string(entry);
    return "[" + list + "]";
}

void print_json(const std::string& figure, const Verdict& verdict, std::ostream& out) {
    out << "{\"figure\": " << json_string(figure) << ", \"same\": " << (is_same(verdict) ? "true" : "false")
        << ", \"check_code\": " << json_string(check_code(verdict.then.print))
        << ", \"same_bytes\": " << (verdict.same_bytes ? "true" : "false") << ", \"altered\": " << (verdict.altered ? "true" : "false")
        << ", \"repainted\": " << (verdict.repainted ? "true" : "false") << ", \"changes\": " << list_of(verdict.found.changes)
        << ", \"reasons\": " << list_of(verdict.found.reasons) << "}\n";
}

}  // namespace

int run_verify(const VerifyOptions& options, const Catalogue& text, Streams streams) {
    int exit_code = exit_good;
    for (const std::string& figure : options.figures) {
        const auto verdict = verdict_on(figure, options, text);
        if (!verdict) {
            exit_code = fail(verdict.error(), text, streams);
            continue;
        }
        if (!is_same(*verdict)) exit_code = exit_bad_data;
        if (options.format == "json") print_json(figure, *verdict, streams.out);
        else print_lines(figure, *verdict, text, streams.out);
    }
    return exit_code;
}

}  // namespace kua
