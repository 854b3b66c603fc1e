#include "app/actions.h"
#include "app/choice_rows.h"
#include "app/panels.h"
#include "app/projection_presets.h"

#include <algorithm>
#include <optional>

namespace kua {
namespace {

/// Between the outermost of the regions' own points: the same in every projection, wherever the map looks now.
LonLat middle_of(const BoundarySet& set) {
    std::optional<LonLat> low;
    LonLat high{};
    for (const BoundaryUnit& unit : set.units) {
        if (!unit.point) continue;
        const LonLat at = *unit.point;
        if (!low) low = high = at;
        low = LonLat{std::min(low->lon_deg, at.lon_deg), std::min(low->lat_deg, at.lat_deg)};
        high = {std::max(high.lon_deg, at.lon_deg), std::max(high.lat_deg, at.lat_deg)};
    }
    if (!low) return {0.0, 0.0};
    return {(low->lon_deg + high.lon_deg) / 2.0, (low->lat_deg + high.lat_deg) / 2.0};
}

/// Takes a projection that the data can be drawn in; what is wrong with another one is said in the panel.
void take(AppState& state, const std::string& definition, const Catalogue& text) {
    ProjectionField& field = state.panel.projection;
    field.problem.clear();
    const auto base = project_base(*state.dataset(), definition);
    if (base)
        state.view.map.projection = definition;
    else
        field.problem = text(base.error().what);
}

std::string trimmed(const std::string& words) {
    const auto begin = words.find_first_not_of(" \t");
    return begin == std::string::npos ? std::string{} : words.substr(begin, words.find_last_not_of(" \t") + 1 - begin);
}

}  // namespace

void projection_section(Ui& ui, AppState& state, Column& column) {
    ProjectionField& field = state.panel.projection;
    const std::string& chosen = state.view.map.projection;
    if (field.seen != chosen) {  // chosen elsewhere: by undo, by a view file
        field.seen = field.typed = chosen;
        field.problem.clear();
    }
    section_head(ui, column.row(24.0), ui.text("Projection"));
    column.gap(2.0);
    for (const ProjectionPreset& preset : projection_presets(middle_of(state.dataset()->boundaries), ui.text))
        if (radio_row(ui, column.row(24.0), "projection-" + preset.id, preset.label, preset.definition == chosen))
            take(state, preset.definition, ui.text);
    column.gap(4.0);
    const bool entered =
        ui.field("projection", column.row(28.0), field.typed, ui.text("PROJ string or EPSG code")).entered;
    ui.hint(ui.text("Any projected system in metres, as EPSG:32642 or +proj=laea +lat_0=48 +lon_0=67; Enter takes it"));
    if (entered) take(state, trimmed(field.typed), ui.text);
    Pen pen = ui.pen();
    for (const std::string& line : pen.wrapped(field.problem, TextStyle::Small, column.right_px - column.left_px))
        pen.text({column.left_px, column.row(16.0).top_px + 13.0}, line, {TextStyle::SmallMedium, ui.theme.ink});
}

}  // namespace kua
