#include "app/choice_rows.h"
#include "app/panels.h"
#include "app/switches.h"
#include "core/message.h"

#include <array>
#include <string>

namespace kua {
namespace {

struct FigureSwitch {
    Piece piece;
    const char* words;
};

// The numbers are not among them: they stand on every figure that shows incidents.
constexpr std::array switches{FigureSwitch{Piece::Title, translatable("Title")},
                              FigureSwitch{Piece::Families, translatable("Families")},
                              FigureSwitch{Piece::Kinds, translatable("Kinds of marks")},
                              FigureSwitch{Piece::Margin, translatable("Not on a place")},
                              FigureSwitch{Piece::ScaleBar, translatable("Scale bar")},
                              FigureSwitch{Piece::NorthArrow, translatable("North arrow")},
                              FigureSwitch{Piece::Locator, translatable("Locator map")},
                              FigureSwitch{Piece::Sources, translatable("Sources")},
                              FigureSwitch{Piece::DataDate, translatable("Date of the data")}};

}  // namespace

void figure_section(Ui& ui, AppState& state, Column& column) {
    section_head(ui, column.row(24.0), ui.text("On figures"));
    column.gap(6.0);
    for (const auto& [piece, words] : switches) {
        std::optional<bool>& shown = state.view.page.furniture[piece].shown;
        const bool on_by_itself = piece != Piece::NorthArrow && piece != Piece::Locator;
        const bool is_on = shown.value_or(on_by_itself);
        if (!switch_row(ui, "figure-" + std::to_string(static_cast<int>(piece)), column.row(24.0), ui.text(words), is_on)) continue;
        if (on_by_itself == !is_on) shown.reset();
        else shown = !is_on;
    }
}

}  // namespace kua
