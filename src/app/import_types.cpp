#include "app/buttons.h"
#include "app/import_parts.h"
#include "app/panels.h"

#include <optional>
#include <string>

namespace kua {
namespace {

constexpr double row_px = 25.0;

std::string label_of_type(const Ui& ui, const Vocabulary& vocabulary, const std::string& code, Lang lang) {
    const TypeId type = vocabulary.find_type(code);
    if (code == "other" || type == vocabulary.types.size()) return ui.text("other");
    const std::string& label = vocabulary.types[type].label.in(lang);
    return label.empty() ? code : label;
}

/// A row of the list: true when it was clicked.
bool list_row(Ui& ui, Column& column, const std::string& id, const std::string& left, const std::string& right, bool on) {
    const ScreenBox row = column.row(row_px);
    const Touch touch = ui.control(id, row);
    Pen pen = ui.pen();
    if (touch.hovered || on) pen.fill(row, ui.theme.chip, 4.0);
    const double half = right.empty() ? width_of(row) : width_of(row) * 0.55;
    pen.text({row.left_px + 8.0, row.top_px + 16.0}, pen.elided(left, TextStyle::Small, half - 16.0), {TextStyle::Small, ui.theme.ink});
    if (!right.empty())
        pen.text({row.left_px + half, row.top_px + 16.0}, pen.elided(right, TextStyle::SmallMedium, width_of(row) - half - 8.0), {TextStyle::SmallMedium, ui.theme.second});
    return touch.clicked;
}

/// The types of the vocabulary by family, for one word.
void types_to_choose(Ui& ui, AppState& state, Column& column) {
    ImportDialog& dialog = state.import_dialog;
    const Vocabulary& vocabulary = state.dataset()->vocabulary;
    const Lang lang = state.view.lang;
    const std::string now = type_of_word(dialog.profile, dialog.mapped_word);
    std::optional<std::string> chosen;
    if (list_row(ui, column, "type-other", ui.text("other"), {}, now == "other")) chosen = "other";
    for (std::size_t family = 0; family < vocabulary.families.size(); ++family) {
        if (vocabulary.families[family].code == "other") continue;
        ui.pen().text({column.left_px + 8.0, column.row(24.0).top_px + 17.0}, vocabulary.families[family].label.in(lang), {TextStyle::Head, ui.theme.second});
        for (const IncidentType& type : vocabulary.types)
            if (type.family == family && list_row(ui, column, "type-" + type.code, label_of_type(ui, vocabulary, type.code, lang), {}, now == type.code)) chosen = type.code;
    }
    if (!chosen) return;
    map_word(dialog, dialog.mapped_word, *chosen);
    dialog.mapped_word.clear();
}

}  // namespace

void import_types(Ui& ui, AppState& state, const ScreenBox& box) {
    ImportDialog& dialog = state.import_dialog;
    Pen outer = ui.pen();
    const bool chooses = !dialog.mapped_word.empty();
    const std::string head = chooses ? ui.text(msg("“{0}” is which type?", dialog.mapped_word)) : ui.text("What the words of this column mean");
    outer.text({box.left_px, box.top_px + 13.0}, outer.elided(head, TextStyle::Head, width_of(box) - 150.0), {TextStyle::Head, ui.theme.second});
    const std::string back = chooses ? ui.text("back to the words") : ui.text("another column");
    if (text_link(ui, {box.right_px, box.top_px + 13.0}, {"back", back, {TextStyle::SmallMedium, ui.theme.ink}, Align::Right})) {
        if (chooses) dialog.mapped_word.clear();
        else choose_type_column(dialog, {}, state.dataset()->vocabulary);
        return;
    }
    const ScreenBox frame{box.left_px, box.top_px + 24.0, box.right_px, box.bottom_px};
    outer.frame(frame, {ui.theme.line}, 5.0);
    // Two lists, each with a place of its own to be scrolled to.
    Area area(ui, chooses ? "import-types" : "import-words", inset(frame, 4.0), AreaKind::Scrolling);
    Column column{frame.left_px + 8.0, frame.right_px - 18.0, area.top_px()};
    if (chooses) {
        types_to_choose(ui, state, column);
    } else {
        for (std::size_t i = 0; i < dialog.type_words.size(); ++i) {
            const ImportWord& word = dialog.type_words[i];
            const std::string type = label_of_type(ui, state.dataset()->vocabulary, type_of_word(dialog.profile, word.word), state.view.lang);
            if (list_row(ui, column, "word-" + std::to_string(i), word.word + "  (" + std::to_string(word.rows) + ")", type, false)) dialog.mapped_word = word.word;
        }
    }
    area.reach(column.y_px);
}

}  // namespace kua
