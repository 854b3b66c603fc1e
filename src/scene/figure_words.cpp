#include "scene/figure_words.h"

#include "text/numbers.h"

#include <algorithm>
#include <array>
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
    if (const std::string date = data_date(input); input.view.page.furniture.has(Piece::DataDate)) append_sentence(line, date);
    if (!data.info.licence.empty()) append_sentence(line, text(msg("Data licence: {0}.", data.info.licence)));
    append_sentence(line, boundary_words(data.boundaries, text));
    append_sentence(line, text(msg("Projection: {0}.", text(input.base->projection.name()))));
    append_sentence(line, text("People are named by their role only."));
    append_sentence(line, reserved_line(input));
    return line;
}

std::string reserved_line(const FigureInput& input) {
    std::string line;
    if (const auto n = input.data.info.records_left_out; n > 0)
        append_sentence(line, input.text(msg_n("{1} record of the file could not be read and is in no number here.",
                                               "{1} records of the file could not be read and are in no number here.", n,
                                               number_text(n, input.text.lang()))));
    append_sentence(line, input.release_note);
    return line;
}

std::string data_date(const FigureInput& input) {
    const DatasetInfo& info = input.data.info;
    const auto released = parse_day(info.released);
    if (released && !info.release.empty())
        return input.text(msg("Data of {0}, release {1}.", day_text(*released, input.text), info.release));
    if (released) return input.text(msg("Data of {0}.", day_text(*released, input.text)));
    return info.release.empty() ? std::string{} : input.text(msg("Data release {0}.", info.release));
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

}  // namespace kua
