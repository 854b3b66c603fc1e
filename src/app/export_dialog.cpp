#include "app/actions.h"
#include "app/buttons.h"
#include "app/panels.h"
#include "app/switches.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <optional>

namespace kua {
namespace {

constexpr double pad_px = 24.0;
constexpr double least_label_px = 150.0;
constexpr double height_px = 300.0;

std::optional<double> number(const std::string& text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::string plain(double value) { return std::to_string(std::llround(value)); }

/// Fills empty fields with what the view says.
void begin(AppState& state) {
    ExportDialog& dialog = state.export_dialog;
    if (!dialog.path.empty()) return;
    const PageChoice& page = state.view.page;
    dialog.width = plain(page.width_px);
    dialog.height = plain(page.height_px);
    dialog.dpi = plain(page.dpi);
    dialog.title = page.title;
    dialog.path = (std::filesystem::current_path() / "kua-figure.png").string();
}

/// The page that the fields mean; nothing where one of them is no number in range.
std::optional<PageChoice> page_of(const ExportDialog& dialog, PageChoice page) {
    const auto width = number(dialog.width);
    const auto height = number(dialog.height);
    const auto dpi = number(dialog.dpi);
    if (!width || !height || !dpi || *width < 200.0 || *height < 200.0 || *width > 8000.0 || *height > 8000.0 || *dpi < 24.0 || *dpi > 1200.0) return std::nullopt;
    page.width_px = *width;
    page.height_px = *height;
    page.dpi = *dpi;
    page.title = dialog.title;
    return page;
}

struct TextRow {
    std::string_view id;
    std::string label;
    std::string placeholder;
};

/// Room for the longest of the labels before the fields.
double label_room_px(const Ui& ui) {
    double widest = least_label_px;
    for (const std::string& label : {ui.text("PNG file"), ui.text("Title"), ui.text("Size, px of 1/96 inch")})
        widest = std::max(widest, std::ceil(ui.pen().width(label, TextStyle::Body)) + 12.0);
    return widest;
}

void field_row(Ui& ui, Column& column, const TextRow& of, std::string& value) {
    const ScreenBox row = column.row(38.0);
    ui.pen().text({row.left_px, row.top_px + 20.0}, of.label, {TextStyle::Body, ui.theme.second});
    ui.field(of.id, {row.left_px + label_room_px(ui), row.top_px, row.right_px, row.top_px + 30.0}, value, of.placeholder);
}

void size_row(Ui& ui, Column& column, ExportDialog& dialog) {
    const ScreenBox row = column.row(38.0);
    Pen pen = ui.pen();
    pen.text({row.left_px, row.top_px + 20.0}, ui.text("Size, px of 1/96 inch"), {TextStyle::Body, ui.theme.second});
    double left = row.left_px + label_room_px(ui);
    ui.field("width", {left, row.top_px, left + 70.0, row.top_px + 30.0}, dialog.width, "");
    pen.text({left + 83.0, row.top_px + 20.0}, "×", {TextStyle::Body, ui.theme.second}, Align::Centre);
    ui.field("height", {left + 96.0, row.top_px, left + 166.0, row.top_px + 30.0}, dialog.height, "");
    left += 196.0;
    const std::string label = ui.text("dots an inch");
    pen.text({left, row.top_px + 20.0}, label, {TextStyle::Body, ui.theme.second});
    left += pen.width(label, TextStyle::Body) + 10.0;
    ui.field("dpi", {left, row.top_px, left + 60.0, row.top_px + 30.0}, dialog.dpi, "");
}

void outcome(Ui& ui, Column& column, const ExportDialog& dialog, const std::optional<PageChoice>& page) {
    Pen pen = ui.pen();
    std::string words;
    if (dialog.running) words = ui.text("Painting the figure…");
    else if (!dialog.failed.empty()) words = dialog.failed;
    else if (!dialog.written.empty()) words = ui.text(msg("Written to {0}", dialog.written));
    else if (page) words = ui.text(msg("The file will be {0} × {1} pixels.", plain(page->width_px * page->dpi / 96.0), plain(page->height_px * page->dpi / 96.0)));
    else words = ui.text("Sizes from 200 to 8000 px, and 24 to 1200 dots an inch.");
    const TextStyle style = dialog.written.empty() && dialog.failed.empty() ? TextStyle::Small : TextStyle::SmallMedium;
    for (const std::string& line : pen.wrapped(words, style, column.right_px - column.left_px))
        pen.text({column.left_px, column.row(16.0).top_px + 12.0}, line, {style, ui.theme.ink});
}

}  // namespace

void export_dialog(Ui& ui, AppState& state, const ScreenBox& window) {
    ExportDialog& dialog = state.export_dialog;
    begin(state);
    const double width = std::min(600.0, width_of(window) - 40.0);
    const double left = std::round((width_of(window) - width) / 2.0);
    const double top = std::round((height_of(window) - height_px) / 2.0);
    const ScreenBox box{left, top, left + width, top + height_px};
    const Area area(ui, "export-figure", box, AreaKind::Dialog);
    Pen pen = ui.pen();
    pen.text({left + pad_px, top + 36.0}, ui.text("Export figure"), {TextStyle::Title, ui.theme.ink});
    if (icon_button(ui, "close", {box.right_px - 44.0, top + 16.0, box.right_px - 20.0, top + 40.0}, Icon::Close)) state.dialog = DialogKind::None;
    Column column{left + pad_px, box.right_px - pad_px, top + 62.0};
    field_row(ui, column, {"path", ui.text("PNG file"), {}}, dialog.path);
    field_row(ui, column, {"title", ui.text("Title"), state.dataset()->info.title.in(state.view.lang)}, dialog.title);
    size_row(ui, column, dialog);
    if (dialog.needs_rule && switch_row(ui, "public", column.row(30.0), ui.text("Treat records without a rule as public; the figure says so"), dialog.treat_as_public))
        dialog.treat_as_public = !dialog.treat_as_public;
    column.gap(6.0);
    const auto page = page_of(dialog, state.view.page);
    outcome(ui, column, dialog, page);
    const double foot = box.bottom_px - 52.0;
    if (outlined_button(ui, "cancel", {box.right_px - pad_px - 262.0, foot, box.right_px - pad_px - 138.0, foot + 34.0}, ui.text("Close"))) state.dialog = DialogKind::None;
    const bool wanted = filled_button(ui, "write", {box.right_px - pad_px - 130.0, foot, box.right_px - pad_px, foot + 34.0}, ui.text("Write the file"));
    if (!wanted || !page || dialog.running || dialog.path.empty()) return;
    state.view.page = *page;
    dialog.written.clear();
    dialog.failed.clear();
    state.wanted_export = true;
}

}  // namespace kua
