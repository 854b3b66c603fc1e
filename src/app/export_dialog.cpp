#include "app/actions.h"
#include "app/buttons.h"
#include "app/export_page.h"
#include "app/open_view.h"
#include "app/panels.h"
#include "app/switches.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <optional>

namespace kua {
namespace {

constexpr double pad_px = 24.0;
constexpr double least_label_px = 76.0;
constexpr double width_px = 660.0;        ///< of the form
constexpr double preview_px = 600.0;
constexpr double least_preview_px = 300.0;
constexpr double height_px = 640.0;
constexpr double records_height_px = 330.0;
constexpr double foot_px = 66.0;
constexpr double chip_height_px = 26.0;

constexpr std::array formats{FigureFormat::Png, FigureFormat::Svg, FigureFormat::Pdf};
constexpr std::array records_formats{RecordsFormat::Csv, RecordsFormat::Xlsx, RecordsFormat::GeoJson};

/// Fills the fields anew where the view's page is another than they were filled from (undo, another view).
void begin(AppState& state) {
    ExportDialog& dialog = state.export_dialog;
    if (dialog.seen != state.view.page) {
        fill_fields(dialog, state.view.page);
        dialog.seen = state.view.page;
    }
    std::error_code failed;
    if (dialog.path.empty() && dialog.written.empty())
        dialog.path = (std::filesystem::current_path(failed) / with_ending("kua-figure", dialog.format)).string();
}

/// Room for the longest of the labels before the fields.
double label_room_px(const Ui& ui) {
    double widest = least_label_px;
    for (const std::string& label : {ui.text("Format"), ui.text("File"), ui.text("Title"), ui.text("Page"), ui.text("Size"), ui.text("Layout")})
        widest = std::max(widest, std::ceil(ui.pen().width(label, TextStyle::Body)) + 14.0);
    return widest;
}

/// Writes the label of a row; where its fields begin.
double label(Ui& ui, const ScreenBox& row, const std::string& words) {
    ui.pen().text({row.left_px, row.top_px + 20.0}, words, {TextStyle::Body, ui.theme.second});
    return row.left_px + label_room_px(ui);
}

void format_row(Ui& ui, Column& column, ExportDialog& dialog) {
    const ScreenBox row = column.row(38.0);
    const double left = label(ui, row, ui.text("Format"));
    const std::size_t now = dialog.records ? formats.size() + static_cast<std::size_t>(*dialog.records) : static_cast<std::size_t>(dialog.format);
    const Segments choice{"format", {"PNG", "SVG", "PDF", "CSV", "XLSX", "GeoJSON"}, now};
    if (const auto chosen = segments(ui, {left, row.top_px, row.right_px, row.top_px + 30.0}, choice)) {
        dialog.records.reset();
        if (*chosen < formats.size()) dialog.format = formats[*chosen];
        else dialog.records = records_formats[*chosen - formats.size()];
        dialog.path = dialog.records ? with_ending(dialog.path, *dialog.records) : with_ending(dialog.path, dialog.format);
    }
    const std::string use = dialog.records == RecordsFormat::GeoJson ? ui.text("the records shown, for Kua and other maps")
                          : dialog.records                           ? ui.text("the records behind the figure, with their sources; rows add up to its numbers")
                          : dialog.format == FigureFormat::Png       ? ui.text("a figure in pixels, for slides and the web")
                          : dialog.format == FigureFormat::Svg       ? ui.text("a figure to be edited in Inkscape")
                                                                     : ui.text("a figure for print and reports");
    Pen pen = ui.pen();
    const ScreenBox words = column.row(24.0);
    pen.text({left, words.top_px + 9.0}, pen.elided(use, TextStyle::Small, words.right_px - left), {TextStyle::Small, ui.theme.third});
}

void path_row(Ui& ui, Column& column, ExportDialog& dialog) {
    const ScreenBox row = column.row(38.0);
    const double left = label(ui, row, ui.text("File"));
    if (!ui.field("path", {left, row.top_px, row.right_px, row.top_px + 30.0}, dialog.path, {}).changed) return;
    if (const auto figure = format_of(dialog.path)) {
        dialog.format = *figure;
        dialog.records.reset();
    } else if (const auto records = records_format_of(dialog.path)) {
        dialog.records = records;
    }
}

bool preset_chip(Ui& ui, const ScreenBox& box, std::string_view id, const std::string& words, bool on) {
    const Touch touch = ui.control(id, box);
    Pen pen = ui.pen();
    const Rgba8 ground = on ? ui.theme.ink : touch.hovered ? ui.theme.chip : ui.theme.panel;
    pen.fill(box, ground, chip_height_px / 2.0);
    if (!on) pen.frame(box, {ui.theme.line, 1.2}, chip_height_px / 2.0);
    pen.text({centre_of(box).x_px, box.top_px + 17.0}, words, {TextStyle::SmallMedium, on ? ui.colors.on_ink : ui.theme.ink}, Align::Centre);
    return touch.clicked;
}

void preset_rows(Ui& ui, Column& column, ExportDialog& dialog, const std::optional<PageChoice>& page) {
    const PagePreset* chosen = page ? preset_of(*page) : nullptr;
    ScreenBox row = column.row(chip_height_px);
    const double first = label(ui, {row.left_px, row.top_px - 2.0, row.right_px, row.bottom_px}, ui.text("Page"));
    double left = first;
    for (const PagePreset& preset : page_presets()) {
        const std::string words = ui.text(preset.name);
        const double width = std::ceil(ui.pen().width(words, TextStyle::SmallMedium)) + 22.0;
        if (left > first && left + width > column.right_px) {
            column.gap(5.0);
            row = column.row(chip_height_px);
            left = first;
        }
        const ScreenBox box{left, row.top_px, left + width, row.bottom_px};
        if (preset_chip(ui, box, "page-" + std::string(preset.id), words, chosen == &preset)) take_preset(dialog, preset);
        left += width + 5.0;
    }
    column.gap(10.0);
}

/// The page of a view file or figure, for pages that are to look alike.
void layout_row(Ui& ui, Column& column, AppState& state) {
    ExportDialog& dialog = state.export_dialog;
    const ScreenBox row = column.row(40.0);
    const double left = label(ui, row, ui.text("Layout"));
    const ScreenBox field{left, row.top_px, row.right_px - 92.0, row.top_px + 30.0};
    const bool entered = ui.field("layout", field, dialog.layout, ui.text("as in this figure or view file")).entered;
    const bool wanted = outlined_button(ui, "take-layout", {row.right_px - 84.0, row.top_px, row.right_px, row.top_px + 30.0}, ui.text("Take"));
    ui.hint(ui.text("Page, pieces and their places; title and data stay"));
    if ((entered || wanted) && !dialog.layout.empty()) take_layout(state, dialog.layout, ui.text);
}

void size_row(Ui& ui, Column& column, ExportDialog& dialog) {
    const ScreenBox row = column.row(38.0);
    Pen pen = ui.pen();
    double left = label(ui, row, ui.text("Size"));
    ui.field("width", {left, row.top_px, left + 70.0, row.top_px + 30.0}, dialog.width, "");
    pen.text({left + 80.0, row.top_px + 20.0}, "×", {TextStyle::Body, ui.theme.second}, Align::Centre);
    ui.field("height", {left + 90.0, row.top_px, left + 160.0, row.top_px + 30.0}, dialog.height, "");
    left += 170.0;
    const Segments units{"unit", {ui.text("mm"), ui.text("px")}, dialog.in_mm ? 0U : 1U};
    if (const auto unit = segments(ui, {left, row.top_px + 2.0, left + 90.0, row.top_px + 28.0}, units)) take_unit(dialog, *unit == 0);
    ui.hint(ui.text("px of 1/96 inch"));
    if (dialog.format != FigureFormat::Png) return;
    left += 108.0;
    ui.field("dpi", {left, row.top_px, left + 60.0, row.top_px + 30.0}, dialog.dpi, "");
    const std::string words = pen.elided(ui.text("dots an inch"), TextStyle::Body, row.right_px - left - 68.0);
    pen.text({left + 68.0, row.top_px + 20.0}, words, {TextStyle::Body, ui.theme.second});
}

void lines(Ui& ui, Column& column, const std::string& words, Ink ink) {
    Pen pen = ui.pen();
    for (const std::string& line : pen.wrapped(words, ink.style, column.right_px - column.left_px))
        pen.text({column.left_px, column.row(17.0).top_px + 12.0}, line, ink);
}

std::string whole(double value) { return std::to_string(std::llround(value)); }

std::string size_words(const Ui& ui, const ExportDialog& dialog, const std::optional<PageChoice>& page) {
    if (!page && dialog.in_mm) return ui.text("Sizes from 53 to 2116 mm, and 24 to 1200 dots an inch.");
    if (!page) return ui.text("Sizes from 200 to 8000 px, and 24 to 1200 dots an inch.");
    if (dialog.format == FigureFormat::Png)
        return ui.text(msg("The file will be {0} × {1} pixels.", whole(page->width_px * page->dpi / 96.0), whole(page->height_px * page->dpi / 96.0)));
    return ui.text(msg("The page will be {0} × {1} mm, sharp at any size.", whole(page->width_px / px_per_mm), whole(page->height_px / px_per_mm)));
}

/// What will not be in the file.
std::string release_words(const Ui& ui, const ReleaseCounts& counts) {
    std::string words;
    const auto add = [&](const std::string& sentence) { words += (words.empty() ? "" : " ") + sentence; };
    if (counts.withheld > 0)
        add(ui.text(msg_n("{0} record is not for publication and stays out.", "{0} records are not for publication and stay out.", counts.withheld)));
    if (counts.coarsened > 0)
        add(ui.text(msg_n("{0} record is shown by its region only.", "{0} records are shown by their region only.", counts.coarsened)));
    if (counts.without_rule > 0)
        add(ui.text(msg_n("{0} record does not say whether it may be published.", "{0} records do not say whether they may be published.", counts.without_rule)));
    return words.empty() ? ui.text("All records may be published: none is left out.") : words;
}

void release_part(Ui& ui, Column& column, ExportDialog& dialog) {
    lines(ui, column, dialog.counts ? release_words(ui, *dialog.counts) : ui.text("Counting what may be published…"), {TextStyle::Small, ui.theme.second});
    if (!dialog.counts || dialog.counts->without_rule == 0) return;
    if (switch_row(ui, "public", column.row(30.0), ui.text("Treat records without a rule as public; the figure says so"), dialog.treat_as_public))
        dialog.treat_as_public = !dialog.treat_as_public;
}

/// Where the last figure went, or why it went nowhere.
void outcome(Ui& ui, Column& column, AppState& state) {
    const ExportDialog& dialog = state.export_dialog;
    column.gap(6.0);
    if (dialog.running)
        return lines(ui, column, dialog.records ? ui.text("Writing the records…") : ui.text("Painting the figure…"), {TextStyle::Small, ui.theme.second});
    if (!dialog.failed.empty()) return lines(ui, column, dialog.failed, {TextStyle::SmallMedium, ui.theme.ink});
    if (dialog.written.empty()) return;
    lines(ui, column, ui.text(msg("Written to {0}", dialog.written)), {TextStyle::SmallMedium, ui.theme.ink});
    const double baseline = column.row(24.0).top_px + 15.0;
    const std::string copy = ui.text("Copy path");
    if (text_link(ui, {column.left_px, baseline}, {"copy", copy, {TextStyle::SmallMedium, ui.theme.second}})) {
        ui.copy(dialog.written);
        show_notice(state, ui.text("Path copied."));
    }
    const double next = column.left_px + ui.pen().width(copy, TextStyle::SmallMedium) + 20.0;
    if (text_link(ui, {next, baseline}, {"folder", ui.text("Open folder"), {TextStyle::SmallMedium, ui.theme.second}}))
        state.wanted_folder = std::filesystem::path(dialog.written).parent_path();
}

std::optional<PageChoice> body(Ui& ui, AppState& state, const ScreenBox& box) {
    ExportDialog& dialog = state.export_dialog;
    Area area(ui, "export-body", box, AreaKind::Scrolling);
    Column column{box.left_px, box.right_px - 4.0, area.top_px()};
    format_row(ui, column, dialog);
    path_row(ui, column, dialog);
    std::optional<PageChoice> page = state.view.page;
    if (!dialog.records) {
        const ScreenBox title = column.row(42.0);
        ui.field("title", {label(ui, title, ui.text("Title")), title.top_px, title.right_px, title.top_px + 30.0}, dialog.title, state.dataset()->info.title.in(state.view.lang));
        preset_rows(ui, column, dialog, page_of(dialog, state.view.page));
        size_row(ui, column, dialog);
        layout_row(ui, column, state);
        page = page_of(dialog, state.view.page);
        lines(ui, column, size_words(ui, dialog, page), {TextStyle::Small, page ? ui.theme.second : ui.theme.ink});
    }
    release_part(ui, column, dialog);
    outcome(ui, column, state);
    area.reach(column.y_px);
    return page;
}

}  // namespace

void export_dialog(Ui& ui, AppState& state, const ScreenBox& window) {
    ExportDialog& dialog = state.export_dialog;
    begin(state);
    const double room = width_of(window) - 40.0 - width_px;
    const double beside = !dialog.records && room >= least_preview_px ? std::min(room, preview_px) : 0.0;
    const double width = std::min(width_px, width_of(window) - 40.0) + beside;
    const double height = std::min(dialog.records ? records_height_px : height_px, height_of(window) - 20.0);
    const double left = std::round((width_of(window) - width) / 2.0);
    const double top = std::round((height_of(window) - height) / 2.0);
    const ScreenBox box{left, top, left + width, top + height};
    const Area area(ui, "export-figure", box, AreaKind::Dialog);
    ui.pen().text({left + pad_px, top + 36.0}, dialog.records ? ui.text("Export records") : ui.text("Export figure"), {TextStyle::Title, ui.theme.ink});
    if (icon_button(ui, "close", {box.right_px - 44.0, top + 16.0, box.right_px - 20.0, top + 40.0}, Icon::Close)) state.dialog = DialogKind::None;
    const ScreenBox form{left + pad_px, top + 58.0, box.right_px - pad_px + 4.0 - beside, box.bottom_px - foot_px};
    const auto page = body(ui, state, form);
    if (beside > 0.0) export_preview(ui, state, {form.right_px + 20.0, form.top_px, box.right_px - pad_px, form.bottom_px});
    const double foot = box.bottom_px - 52.0;
    if (outlined_button(ui, "cancel", {box.right_px - pad_px - 262.0, foot, box.right_px - pad_px - 138.0, foot + 34.0}, ui.text("Close"))) state.dialog = DialogKind::None;
    const bool wanted = filled_button(ui, "write", {box.right_px - pad_px - 130.0, foot, box.right_px - pad_px, foot + 34.0}, ui.text("Write the file"));
    if (!wanted || !page || dialog.running || dialog.path.empty()) return;
    dialog.path = dialog.records ? with_ending(dialog.path, *dialog.records) : with_ending(dialog.path, dialog.format);
    state.view.page = *page;
    dialog.seen = *page;
    dialog.written.clear();
    dialog.failed.clear();
    state.wanted_export = true;
}

}  // namespace kua
