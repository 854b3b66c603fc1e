#include "app/actions.h"
#include "app/buttons.h"
#include "app/folder_list.h"
#include "app/import_parts.h"
#include "app/open_view.h"
#include "app/panels.h"
#include "app/record_text.h"
#include "app/switches.h"
#include "core/column_layout.h"
#include "io/column_file.h"
#include "text/numbers.h"

#include <algorithm>
#include <cmath>
#include <system_error>

namespace kua {
namespace {

namespace fs = std::filesystem;
using Wanted = DataDialog::Wanted;

constexpr double pad_px = 24.0;
constexpr double row_px = 24.0;
constexpr double side_px = 236.0;
constexpr std::size_t most_problems = 500;
constexpr std::size_t problems_a_frame = 100;   // broken into lines: more than are in sight

void go_to(DataDialog& dialog, const fs::path& folder) {
    dialog.folder = folder;
    dialog.typed = folder.string();
    dialog.listed = false;
}

fs::path first_folder(const AppState& state) {
    switch (state.data_dialog.wanted) {
        case Wanted::Incidents: return state.home.incidents;
        case Wanted::Boundaries: return state.home.geodata;
        case Wanted::View: break;
    }
    std::error_code failed;
    return fs::current_path(failed);   // where figures are saved unless told otherwise
}

std::vector<std::string_view> endings_of(Wanted wanted) {
    switch (wanted) {
        case Wanted::Incidents: {
            std::vector<std::string_view> endings{".geojson", ".json", ".shp", column_file_ending};
            endings.insert(endings.end(), import_endings().begin(), import_endings().end());
            return endings;
        }
        case Wanted::Boundaries: return {".shp"};
        case Wanted::View: break;
    }
    return {".kua.json", ".png", ".svg", ".pdf"};
}

void list_now(AppState& state) {
    DataDialog& dialog = state.data_dialog;
    if (dialog.folder.empty()) go_to(dialog, first_folder(state));
    if (dialog.listed) return;
    FolderList list = list_folder(dialog.folder, endings_of(dialog.wanted));
    dialog.folders = std::move(list.folders);
    dialog.files = std::move(list.files);
    dialog.problem = std::move(list.problem);
    dialog.listed = true;
}

void open_path(AppState& state, const fs::path& path, const Catalogue& text) {
    if (state.data_dialog.wanted == Wanted::View) return open_view(state, path.string(), text);
    const bool is_table = wants_import(path) || path.extension() == ".shp";
    if (state.data_dialog.wanted == Wanted::Incidents && is_table) return begin_import(state, path);
    LoadRequest request = state.data.request;
    if (state.data_dialog.wanted == Wanted::Incidents) request.incidents = {path};
    else {
        request.boundaries = path;
        request.other_boundaries.clear();
    }
    state.data.wanted = request;
}

/// Opens what was typed, or goes there where it is a folder without boundaries in it.
void take_typed(AppState& state, const Catalogue& text) {
    const fs::path path(state.data_dialog.typed);
    std::error_code ignored;
    const bool folder = fs::is_directory(path, ignored);
    const bool is_set = folder && state.data_dialog.wanted == Wanted::Boundaries && fs::exists(path / "set.json", ignored);
    if (folder && !is_set) go_to(state.data_dialog, path);
    else if (!state.data_dialog.typed.empty()) open_path(state, path, text);
}

bool path_row(Ui& ui, const ScreenBox& row, std::string_view id, Icon icon, const std::string& name) {
    const Touch touch = ui.control(id, row);
    Pen pen = ui.pen();
    if (touch.hovered) pen.fill(row, ui.theme.chip, 4.0);
    draw_icon(pen, icon, {row.left_px + 14.0, centre_of(row).y_px}, ui.theme.third);
    pen.text({row.left_px + 30.0, row.top_px + 16.0}, pen.elided(name, TextStyle::Body, width_of(row) - 40.0), {TextStyle::Body, ui.theme.ink});
    return touch.clicked;
}

void browse(Ui& ui, AppState& state, const ScreenBox& box) {
    DataDialog& dialog = state.data_dialog;
    list_now(state);
    const ScreenBox field{box.left_px, box.top_px, box.right_px - 92.0, box.top_px + 30.0};
    const bool entered = ui.field("path", field, dialog.typed, ui.text("Path of a file or folder")).entered;
    if (filled_button(ui, "open-typed", {box.right_px - 84.0, box.top_px, box.right_px, box.top_px + 30.0}, ui.text("Open")) || entered) take_typed(state, ui.text);
    ui.pen().frame({box.left_px, box.top_px + 40.0, box.right_px, box.bottom_px}, {ui.theme.line}, 5.0);
    Area list(ui, "folder", {box.left_px + 4.0, box.top_px + 44.0, box.right_px - 4.0, box.bottom_px - 4.0}, AreaKind::Scrolling);
    Column column{box.left_px + 6.0, box.right_px - 14.0, list.top_px()};
    const auto folders = dialog.folders;
    const auto files = dialog.files;
    if (dialog.folder.has_parent_path() && path_row(ui, column.row(row_px), "up", Icon::Up, dialog.folder.parent_path().string())) go_to(dialog, fs::path(dialog.folder).parent_path());
    for (const fs::path& folder : folders)
        if (path_row(ui, column.row(row_px), "d" + folder.string(), Icon::Folder, folder.filename().string())) {
            dialog.typed = folder.string();
            take_typed(state, ui.text);
        }
    for (const fs::path& file : files)
        if (path_row(ui, column.row(row_px), "f" + file.string(), Icon::File, file.filename().string())) open_path(state, file, ui.text);
    const std::string empty = !dialog.problem.empty() ? dialog.problem : folders.empty() && files.empty() ? ui.text("No files of this kind are here.") : std::string{};
    if (!empty.empty()) ui.pen().text({column.left_px + 8.0, column.row(row_px).top_px + 16.0}, empty, {TextStyle::Small, ui.theme.third});
    list.reach(column.y_px);
}

std::string problem_place(const Problem& problem) {
    std::string place = problem.rule;
    if (!problem.id.empty()) place += "  " + problem.id;
    else if (problem.record > 0) place += "  #" + std::to_string(problem.record);
    if (!problem.field.empty()) place += "  " + problem.field;
    return place;
}

/// The lines of each finding that is listed, some more in each frame.
const std::vector<std::vector<std::string>>& finding_lines(Ui& ui, AppState& state, double width_px) {
    const std::vector<Problem>& problems = state.data.report.problems;
    auto& lines = state.data_dialog.findings.of(state.data.report.dataset, ui.text.lang(), width_px, [] { return std::vector<std::vector<std::string>>{}; });
    const std::size_t most = std::min({problems.size(), most_problems, lines.size() + problems_a_frame});
    for (std::size_t i = lines.size(); i < most; ++i)
        lines.push_back(ui.pen().wrapped(ui.text(problems[i].what), TextStyle::Small, width_px));
    return lines;
}

void list_problems(Ui& ui, AppState& state, const ScreenBox& box) {
    ui.pen().frame(box, {ui.theme.line}, 5.0);
    Area list(ui, "problems", inset(box, 4.0), AreaKind::Scrolling);
    Column column{box.left_px + 12.0, box.right_px - 20.0, list.top_px() + 6.0};
    const auto& problems = state.data.report.problems;
    Pen pen = ui.pen();
    const double width = column.right_px - column.left_px;
    const auto& lines = finding_lines(ui, state, width);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Problem& problem = problems[i];
        const double height = 17.0 + 15.0 * static_cast<double>(lines[i].size()) + 8.0;
        if (column.y_px + height < box.top_px || column.y_px > box.bottom_px) {   // scrolled out of sight
            column.gap(height);
            continue;
        }
        const std::string severity = problem.severity == Severity::Error     ? ui.text("error, left out")
                                     : problem.severity == Severity::Warning ? ui.text("warning")
                                                                             : ui.text("note");
        pen.text({column.left_px, column.y_px + 12.0}, problem_place(problem), {TextStyle::SmallMedium, ui.theme.ink});
        pen.text({column.right_px, column.y_px + 12.0}, severity, {TextStyle::Note, ui.theme.third}, Align::Right);
        column.gap(17.0);
        for (const std::string& line : lines[i]) {
            pen.text({column.left_px, column.y_px + 11.0}, line, {TextStyle::Small, ui.theme.second});
            column.gap(15.0);
        }
        column.gap(8.0);
    }
    if (problems.empty()) pen.text({column.left_px, column.y_px + 12.0}, ui.text("Nothing was found wrong."), {TextStyle::Small, ui.theme.third});
    list.reach(column.y_px);
}

/// Files that take a while to read may be kept as columns.
void keep_as_columns(Ui& ui, AppState& state, Column& column) {
    const auto& files = state.data.request.incidents;
    if (state.data.report.records_read < static_cast<std::int64_t>(many_records) || files.empty() || is_column_file(files.front())) return;
    const ScreenBox row = column.row(22.0);
    const ScreenPoint at{column.left_px, row.top_px + 14.0};
    if (state.data.keeping_columns) return ui.pen().text(at, ui.text("Writing columns…"), {TextStyle::Small, ui.theme.second});
    if (text_link(ui, at, {"columns", ui.text("Keep as columns"), {TextStyle::SmallMedium, ui.theme.ink}, Align::Left, true})) state.data.wants_columns = true;
    ui.hint(ui.text("Writes a file beside the incident file that opens at once and shows the same"));
}

void loaded_now(Ui& ui, AppState& state, Column& column) {
    Pen pen = ui.pen();
    const double room = column.right_px - column.left_px;
    const auto line = [&](const std::string& words, Ink ink) {
        for (const std::string& part : pen.wrapped(words, ink.style, room)) pen.text({column.left_px, column.row(17.0).top_px + 12.0}, part, ink);
    };
    pen.text({column.left_px, column.row(22.0).top_px + 13.0}, ui.text("Shown now"), {TextStyle::Head, ui.theme.second});
    const Dataset* data = state.dataset();
    if (data == nullptr) return;
    line(data->info.title.in(state.view.lang), {TextStyle::Small, ui.theme.ink});
    const LoadReport& report = state.data.report;
    line(ui.text(msg_n("{0} record read", "{0} records read", report.records_read)), {TextStyle::Small, ui.theme.second});
    const DataFacts& facts = state.picture.facts;   // not the records that others replace, nor those found untrue
    line(counts_in_words(facts.incidents, facts.summaries, ui.text), {TextStyle::Small, ui.theme.second});
    if (report.records_rejected > 0) line(ui.text(msg_n("{0} record left out", "{0} records left out", report.records_rejected)), {TextStyle::SmallMedium, ui.theme.ink});
    line(ui.text(msg_n("{0} region", "{0} regions", static_cast<std::int64_t>(data->boundaries.units.size()))), {TextStyle::Small, ui.theme.second});
    std::int64_t problems = 0;
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Note}) problems += count_of(report.problems, severity);
    const std::string words = state.data_dialog.show_problems ? ui.text("Back to the files") : ui.text(msg_n("{0} finding", "{0} findings", problems));
    const ScreenBox row = column.row(22.0);
    if (text_link(ui, {column.left_px, row.top_px + 14.0}, {"findings", words, {TextStyle::SmallMedium, ui.theme.ink}, Align::Left, true}))
        state.data_dialog.show_problems = !state.data_dialog.show_problems;
    ui.hint(ui.text("What the checks of these files found"));
    const ScreenBox again = column.row(22.0);
    if (text_link(ui, {column.left_px, again.top_px + 14.0}, {"reload", ui.text("Read the files again"), {TextStyle::SmallMedium, ui.theme.ink}, Align::Left, true}))
        state.data.wanted = state.data.request;
    ui.hint(ui.text("The view stays as it is (Ctrl+R)"));
    keep_as_columns(ui, state, column);
}

void recent_files(Ui& ui, AppState& state, Column& column) {
    Pen pen = ui.pen();
    column.gap(14.0);
    pen.text({column.left_px, column.row(22.0).top_px + 13.0}, ui.text("Other data"), {TextStyle::Head, ui.theme.second});
    const auto link = [&](std::string_view id, const std::string& words, const std::string& hint) {
        const ScreenBox row = column.row(21.0);
        const std::string shown = pen.elided(words, TextStyle::Small, column.right_px - column.left_px);
        const bool clicked = text_link(ui, {column.left_px, row.top_px + 14.0}, {id, shown, {TextStyle::Small, ui.theme.ink}, Align::Left, true});
        ui.hint(hint);
        return clicked;
    };
    if (link("shipped", ui.text("Kazakhstan, January 2021"), ui.text("The data that come with Kua"))) state.data.wanted = LoadRequest{};
    for (const std::string& path : state.session.recent)
        if (link("recent-" + path, fs::path(path).filename().string(), path)) {
            const std::string ending = fs::path(path).extension().string();
            state.data_dialog.wanted = ending == ".geojson" || ending == ".json" || is_column_file(path) ? Wanted::Incidents : Wanted::Boundaries;
            open_path(state, path, ui.text);
        }
    if (state.session.recent.empty()) return;
    column.gap(8.0);
    if (link("forget", ui.text("Forget all"), ui.text("Forget recent files, window and last view"))) state.wanted_forget = true;
}

}  // namespace

void data_dialog(Ui& ui, AppState& state, const ScreenBox& window) {
    const double width = std::min(820.0, width_of(window) - 40.0);
    const double height = std::min(560.0, height_of(window) - 40.0);
    const double left = std::round((width_of(window) - width) / 2.0);
    const double top = std::round((height_of(window) - height) / 2.0);
    const ScreenBox box{left, top, left + width, top + height};
    const Area area(ui, "data", box, AreaKind::Dialog);
    Pen pen = ui.pen();
    pen.text({left + pad_px, top + 34.0}, ui.text("Data"), {TextStyle::Title, ui.theme.ink});
    if (icon_button(ui, "close", {box.right_px - 44.0, top + 16.0, box.right_px - 20.0, top + 40.0}, Icon::Close)) state.dialog = DialogKind::None;
    const double right_left = left + pad_px + side_px + 24.0;
    const Segments kinds{"kind", {ui.text("Incidents"), ui.text("Boundaries"), ui.text("View or figure")}, static_cast<std::size_t>(state.data_dialog.wanted)};
    if (const auto chosen = segments(ui, {right_left, top + 16.0, right_left + 330.0, top + 42.0}, kinds)) {
        state.data_dialog.wanted = static_cast<Wanted>(*chosen);
        state.data_dialog.folder.clear();
        state.data_dialog.listed = false;
        state.data_dialog.show_problems = false;
    }
    Column side{left + pad_px, left + pad_px + side_px, top + 58.0};
    loaded_now(ui, state, side);
    recent_files(ui, state, side);
    const ScreenBox right{right_left, top + 58.0, box.right_px - pad_px, box.bottom_px - pad_px};
    if (state.data_dialog.show_problems) list_problems(ui, state, right);
    else browse(ui, state, right);
}

}  // namespace kua
