#include "app/buttons.h"
#include "app/import_parts.h"
#include "app/panels.h"
#include "app/switches.h"
#include "text/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kua {
namespace {

constexpr double pad_px = 24.0;
constexpr double width_px = 980.0;
constexpr double height_px = 790.0;
constexpr double left_px = 400.0;   ///< of the columns' side
constexpr double label_px = 172.0;
constexpr double row_px = 26.0;
constexpr double foot_px = 134.0;
constexpr std::size_t preview_rows = 6;
constexpr std::size_t most_listed = 300;

void lines(Ui& ui, Column& column, const std::string& words, Ink ink) {
    Pen pen = ui.pen();
    for (const std::string& line : pen.wrapped(words, ink.style, column.right_px - column.left_px))
        pen.text({column.left_px, column.row(17.0).top_px + 12.0}, line, ink);
}

void label(Ui& ui, const ScreenBox& row, const std::string& words) {
    Pen pen = ui.pen();
    pen.text({row.left_px, row.top_px + 18.0}, pen.elided(words, TextStyle::Small, label_px - 8.0), {TextStyle::Small, ui.theme.second});
}

/// The name of the column that a part is read from, as a chip to click.
bool column_chip(Ui& ui, std::string_view id, const ScreenBox& box, const std::string& column, bool on) {
    const Touch touch = ui.control(id, box);
    Pen pen = ui.pen();
    pen.fill(box, touch.hovered || on ? ui.theme.chip : ui.theme.panel, 4.0);
    pen.frame(box, {on ? ui.theme.ink : ui.theme.line, 1.2}, 4.0);
    const bool is_set = !column.empty();
    pen.text({box.left_px + 10.0, box.top_px + 16.0}, pen.elided(is_set ? column : ui.text("no column"), TextStyle::Small, width_of(box) - 20.0),
             {is_set ? TextStyle::SmallMedium : TextStyle::Small, is_set ? ui.theme.ink : ui.theme.third});
    return touch.clicked;
}

struct Choice {
    std::string words;
    std::string value;
};

/// Words of which one holds for every row: the value that was clicked.
std::optional<std::string> choice_row(Ui& ui, Column& column, const std::string& name, std::string id, const std::vector<Choice>& choices,
                                      const std::string& chosen) {
    const ScreenBox row = column.row(row_px);
    label(ui, row, name);
    Segments content{std::move(id), {}, choices.size()};
    for (std::size_t i = 0; i < choices.size(); ++i) {
        content.words.push_back(choices[i].words);
        if (choices[i].value == chosen) content.chosen = i;
    }
    const auto clicked = segments(ui, {row.left_px + label_px, row.top_px, row.right_px, row.top_px + 25.0}, content);
    return clicked ? std::optional(choices[*clicked].value) : std::nullopt;
}

void part_rows(Ui& ui, Column& column, ImportDialog& dialog) {
    const auto& parts = import_parts();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const ScreenBox row = column.row(row_px);
        label(ui, row, ui.text(parts[i].label));
        const bool on = dialog.picking == i;
        if (column_chip(ui, "part-" + parts[i].id, {row.left_px + label_px, row.top_px, row.right_px, row.top_px + 23.0}, column_of(dialog.profile, parts[i]), on))
            dialog.picking = on ? std::optional<std::size_t>() : i;
    }
}

void date_rows(Ui& ui, Column& column, ImportDialog& dialog) {
    ImportProfile& profile = dialog.profile;
    if (dialog.date_formats.size() > 1) {
        std::vector<Choice> formats;
        for (const std::string& format : dialog.date_formats) formats.push_back({format, format});
        const auto chosen = choice_row(ui, column, ui.text("Dates are written"), "formats", formats, profile.date_formats.size() == 1 ? profile.date_formats.front() : "");
        if (chosen) {
            profile.date_formats = {*chosen};
            ++dialog.edits;
        }
    }
    if (profile.time_precision.column.empty()) {
        const std::vector<Choice> known{{ui.text("not said how well"), ""}, {ui.text("to the day"), "day"}};
        if (const auto word = choice_row(ui, column, ui.text("Dates are known"), "time-precision", known, word_for_all(profile.time_precision)))
            choose_word(dialog, profile.time_precision, *word);
    }
    const ScreenBox row = column.row(row_px + 4.0);
    label(ui, row, ui.text("Time zone, for times of day"));
    if (ui.field("zone", {row.left_px + label_px, row.top_px, row.right_px, row.top_px + 27.0}, profile.time_zone, "Asia/Almaty").changed) ++dialog.edits;
}

void other_rows(Ui& ui, Column& column, ImportDialog& dialog) {
    ImportProfile& profile = dialog.profile;
    if (profile.place_precision.column.empty()) {
        const std::vector<Choice> known{{ui.text("not said"), ""}, {ui.text("town"), "settlement"}, {ui.text("spot"), "site"}};
        if (const auto word = choice_row(ui, column, ui.text("Points are known to the"), "place-precision", known, word_for_all(profile.place_precision)))
            choose_word(dialog, profile.place_precision, *word);
    }
    const std::vector<Choice> rules{{ui.text("numbers"), "aggregate_only"}, {ui.text("points"), "point"}, {ui.text("nothing"), "no"}};
    if (const auto rule = choice_row(ui, column, ui.text("May be published"), "publish", rules, profile.publish)) {
        profile.publish = *rule;
        profile.level = *rule == "point" ? "public" : *rule == "no" ? "confidential" : "restricted";
        ++dialog.edits;
    }
}

/// All columns with a value of each, to choose from.
void column_list(Ui& ui, AppState& state, const ScreenBox& box) {
    ImportDialog& dialog = state.import_dialog;
    const ImportPart& part = import_parts()[*dialog.picking];
    Pen outer = ui.pen();
    outer.text({box.left_px, box.top_px + 13.0}, ui.text(msg("{0}: which column?", ui.text(part.label))), {TextStyle::Head, ui.theme.second});
    const ScreenBox frame{box.left_px, box.top_px + 24.0, box.right_px, box.bottom_px};
    outer.frame(frame, {ui.theme.line}, 5.0);
    Area area(ui, "import-columns", inset(frame, 4.0), AreaKind::Scrolling);
    Column column{frame.left_px + 8.0, frame.right_px - 18.0, area.top_px()};
    std::vector<std::string> names{""};
    names.insert(names.end(), dialog.table->table.columns().begin(), dialog.table->table.columns().end());
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0 && names[i].empty()) continue;
        const ScreenBox row = column.row(25.0);
        const Touch touch = ui.control("column-" + std::to_string(i), row);
        Pen pen = ui.pen();
        if (touch.hovered || names[i] == column_of(dialog.profile, part)) pen.fill(row, ui.theme.chip, 4.0);
        const double half = width_of(row) * 0.45;
        pen.text({row.left_px + 8.0, row.top_px + 16.0}, pen.elided(i == 0 ? ui.text("no column") : names[i], TextStyle::SmallMedium, half - 12.0),
                 {TextStyle::SmallMedium, i == 0 ? ui.theme.third : ui.theme.ink});
        if (i > 0)
            pen.text({row.left_px + half, row.top_px + 16.0}, pen.elided(sample_of(dialog.table->table, names[i]), TextStyle::Small, width_of(row) - half - 8.0),
                     {TextStyle::Small, ui.theme.second});
        if (!touch.clicked) continue;
        if (part.id == "type") {   // and its words are to be looked at next
            choose_type_column(dialog, names[i], state.dataset()->vocabulary);
            break;
        }
        choose_column(dialog, part, names[i]);
        dialog.picking.reset();
        break;
    }
    area.reach(column.y_px);
}

std::string place_of(const Ui& ui, const Problem& problem) {
    std::string place = problem.line > 0     ? ui.text(msg("line {0}", std::to_string(problem.line)))
                        : problem.record > 0 ? ui.text(msg("record {0}", std::to_string(problem.record)))
                                             : std::string();
    if (!problem.field.empty()) place += (place.empty() ? "" : ", ") + problem.field;
    if (!problem.value.empty()) place += (place.empty() ? "“" : " “") + problem.value + "”";
    return place;
}

void finding(Ui& ui, Column& column, const Problem& problem, const std::string& tail) {
    Pen pen = ui.pen();
    const bool is_bad = problem.severity == Severity::Error;
    const std::string place = place_of(ui, problem);
    if (!place.empty())
        pen.text({column.left_px, column.row(17.0).top_px + 12.0}, pen.elided(place, TextStyle::SmallMedium, column.right_px - column.left_px),
                 {TextStyle::SmallMedium, ui.theme.ink});
    lines(ui, column, (is_bad && !problem.rule.empty() ? ui.text("Refused: ") : std::string()) + ui.text(problem.what) + tail, {TextStyle::Small, is_bad ? ui.theme.ink : ui.theme.second});
    column.gap(7.0);
}

/// What the first rows would become, and all that is refused or taken otherwise than it stands.
void preview(Ui& ui, const ImportDialog& dialog, const Vocabulary& vocabulary, const ScreenBox& box) {
    Pen outer = ui.pen();
    const bool is_stale = dialog.reading || dialog.tried != dialog.edits;
    const bool is_tried = is_stale && !dialog.reading && dialog.trying != nullptr;
    const std::string head = is_tried   ? ui.text(msg("Reading the table… {0} %", std::to_string(std::lround(100.0F * dialog.trying->fraction))))
                             : is_stale ? ui.text("Reading the table…")
                                        : ui.text("What the rows would become");
    outer.text({box.left_px, box.top_px + 13.0}, head, {TextStyle::Head, ui.theme.second});
    const ScreenBox frame{box.left_px, box.top_px + 24.0, box.right_px, box.bottom_px};
    outer.frame(frame, {ui.theme.line}, 5.0);
    Area area(ui, "import-preview", inset(frame, 4.0), AreaKind::Scrolling);
    Column column{frame.left_px + 12.0, frame.right_px - 18.0, area.top_px() + 6.0};
    if (!dialog.problem.empty()) lines(ui, column, dialog.problem, {TextStyle::SmallMedium, ui.theme.ink});
    if (dialog.result != nullptr) {
        const ImportResult& result = *dialog.result;
        lines(ui, column,
              ui.text(msg_n("{0} row: {1} taken, {2} refused", "{0} rows: {1} taken, {2} refused", result.rows, number_text(result.rows - result.refused, ui.text.lang()),
                            number_text(result.refused, ui.text.lang()))),
              {TextStyle::Medium, ui.theme.ink});
        column.gap(6.0);
        for (std::size_t i = 0; i < std::min(preview_rows, result.first_features.size()); ++i) {
            const auto record = record_detail(result.first_features[i]);
            if (!record) continue;
            Pen pen = ui.pen();
            pen.text({column.left_px, column.row(17.0).top_px + 12.0}, pen.elided(record->id, TextStyle::SmallMedium, column.right_px - column.left_px),
                     {TextStyle::SmallMedium, ui.theme.ink});
            lines(ui, column, record_line(*record, vocabulary, ui.text), {TextStyle::Small, ui.theme.second});
            column.gap(5.0);
        }
        column.gap(8.0);
        std::size_t listed = 0;
        for (const Severity severity : {Severity::Error, Severity::Warning})
            for (const Problem& problem : result.problems)
                if (problem.severity == severity && ++listed <= most_listed) finding(ui, column, problem, "");
        for (const ImportChange& change : result.changes)
            if (++listed <= most_listed) finding(ui, column, change.problem, " (" + ui.text(msg_n("{0} row", "{0} rows", change.rows)) + ")");
        if (listed > most_listed) lines(ui, column, ui.text(msg("{0} more are not listed", std::to_string(listed - most_listed))), {TextStyle::Small, ui.theme.third});
    }
    area.reach(column.y_px);
}

void layer_row(Ui& ui, Column& column, ImportDialog& dialog) {
    const ScreenBox row = column.row(row_px + 4.0);
    label(ui, row, ui.text("Layer or sheet"));
    const FieldTouch touch = ui.field("layer", {row.left_px + label_px, row.top_px, row.right_px, row.top_px + 27.0}, dialog.layer, ui.text("the only one"));
    if (touch.entered || touch.left) dialog.wants_read = true;
}

void columns_side(Ui& ui, ImportDialog& dialog, const ScreenBox& box) {
    Area area(ui, "import-parts", box, AreaKind::Scrolling);
    Column column{box.left_px, box.right_px - 16.0, area.top_px()};
    lines(ui, column, dialog.is_recognised ? ui.text(msg("Recognised: {0}", dialog.profile.title)) : ui.text("Columns were taken by their names. Check each."),
          {TextStyle::SmallMedium, ui.theme.ink});
    column.gap(6.0);
    part_rows(ui, column, dialog);
    column.gap(8.0);
    date_rows(ui, column, dialog);
    other_rows(ui, column, dialog);
    area.reach(column.y_px);
}

/// Where it goes, and the buttons.
void foot(Ui& ui, AppState& state, const ScreenBox& box) {
    ImportDialog& dialog = state.import_dialog;
    Pen pen = ui.pen();
    const ScreenBox row{box.left_px, box.top_px + 12.0, box.right_px, box.top_px + 42.0};
    pen.text({row.left_px, row.top_px + 19.0}, ui.text("Write the incidents to"), {TextStyle::Body, ui.theme.second});
    const double left = row.left_px + std::ceil(pen.width(ui.text("Write the incidents to"), TextStyle::Body)) + 12.0;
    ui.field("path", {left, row.top_px, row.right_px, row.bottom_px}, dialog.path, {});
    const double top = box.top_px + 76.0;
    const bool refuses = dialog.result != nullptr && dialog.result->refused > 0;
    std::string said = !dialog.failed.empty() ? dialog.failed : std::string();
    if (said.empty() && !dialog.profile_written.empty()) said = ui.text(msg("The profile was written to {0}", dialog.profile_written));
    pen.text({box.left_px, box.top_px + 62.0}, pen.elided(said, TextStyle::SmallMedium, box.right_px - box.left_px), {TextStyle::SmallMedium, ui.theme.ink});
    if (refuses && switch_row(ui, "skip", {box.left_px, top + 2.0, box.left_px + 300.0, top + 32.0}, ui.text("Leave refused rows out"), dialog.skip_bad))
        dialog.skip_bad = !dialog.skip_bad;
    if (outlined_button(ui, "cancel", {box.right_px - 404.0, top, box.right_px - 290.0, top + 34.0}, ui.text("Close"))) state.dialog = DialogKind::None;
    if (dialog.table == nullptr) return;
    if (outlined_button(ui, "profile", {box.right_px - 282.0, top, box.right_px - 138.0, top + 34.0}, ui.text("Save the profile"))) dialog.wants_profile = true;
    ui.hint(ui.text("Which column is what, for kua import and for the next table of this kind"));
    if (filled_button(ui, "import", {box.right_px - 130.0, top, box.right_px, top + 34.0}, ui.text("Import"))) dialog.wants_write = may_write(dialog);
    if (!may_write(dialog) && refuses) ui.hint(ui.text("Rows are refused: mend the table or the columns chosen, or leave these rows out"));
}

}  // namespace

void import_dialog(Ui& ui, AppState& state, const ScreenBox& window) {
    static const Vocabulary no_vocabulary;
    ImportDialog& dialog = state.import_dialog;
    const double width = std::min(width_px, width_of(window) - 40.0);
    const double height = std::min(height_px, height_of(window) - 20.0);
    const double left = std::round((width_of(window) - width) / 2.0);
    const double top = std::round((height_of(window) - height) / 2.0);
    const ScreenBox box{left, top, left + width, top + height};
    const Area area(ui, "import", box, AreaKind::Dialog);
    Pen pen = ui.pen();
    pen.text({left + pad_px, top + 36.0}, pen.elided(ui.text(msg("Import {0}", dialog.file.filename().string())), TextStyle::Title, width - 90.0),
             {TextStyle::Title, ui.theme.ink});
    if (icon_button(ui, "close", {box.right_px - 44.0, top + 16.0, box.right_px - 20.0, top + 40.0}, Icon::Close)) state.dialog = DialogKind::None;
    const ScreenBox inner{left + pad_px, top + 58.0, box.right_px - pad_px, box.bottom_px - foot_px};
    Column first{inner.left_px, inner.left_px + left_px - 16.0, inner.top_px};
    if (dialog.table == nullptr || !dialog.layer.empty()) layer_row(ui, first, dialog);
    if (dialog.table != nullptr) columns_side(ui, dialog, {inner.left_px, first.y_px, inner.left_px + left_px, inner.bottom_px});
    const ScreenBox right{inner.left_px + left_px + 16.0, inner.top_px, inner.right_px, inner.bottom_px};
    const bool picks = dialog.picking && dialog.table != nullptr && state.dataset() != nullptr;
    if (picks && import_parts()[*dialog.picking].id == "type" && !dialog.type_words.empty()) import_types(ui, state, right);
    else if (picks) column_list(ui, state, right);
    else preview(ui, dialog, state.dataset() != nullptr ? state.dataset()->vocabulary : no_vocabulary, right);
    foot(ui, state, {inner.left_px, inner.bottom_px, inner.right_px, box.bottom_px});
}

}  // namespace kua
