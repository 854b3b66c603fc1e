#include "app/other_units.h"

#include "app/actions.h"
#include "app/choice_rows.h"
#include "scene/rated_units.h"
#include "session/known_codes.h"

#include <algorithm>

namespace kua {
namespace {

CountedSets sets_of(const AppState& state, const LoadRequest& request) {
    const DayRange opening = state.picture.facts.bounds.opening;
    const DayRange window{request.first.value_or(opening.first), request.last ? *request.last + 1 : opening.end};
    return counted_sets(state.dataset()->boundary_sets, request.boundaries_as, window);
}

}  // namespace

void want_units_of_view(AppState& state) {
    const Dataset* data = state.dataset();
    if (data == nullptr || data->boundary_sets.size() < 2 || state.data.loading || state.data.wanted) return;
    LoadRequest wanted = state.data.request;
    wanted.boundaries_as = state.view.boundaries_as;
    wanted.first = state.view.time.first;
    wanted.last = state.view.time.last;
    if (sets_of(state, wanted) == sets_of(state, state.data.request)) return;
    state.data.wanted = std::move(wanted);
    state.data.recounting = true;
}

void give_up_recount(AppState& state, const LoadRequest& tried) {
    state.data.recounting = false;
    state.data.request.boundaries_as = tried.boundaries_as;
    state.data.request.first = tried.first;
    state.data.request.last = tried.last;
}

void drop_unknown_units(AppState& state, const Catalogue& text) {
    const BoundarySet& set = state.data.report.dataset->boundaries;
    if (auto& regions = state.view.filter.regions) {
        const auto known = region_words(set);
        const auto dropped = std::erase_if(*regions, [&](const std::string& code) {
            return std::find(known.begin(), known.end(), code) == known.end();
        });
        if (regions->empty()) regions.reset();
        if (dropped > 0) show_notice(state, text("Regions that these boundaries do not have were taken out of the filter."));
    }
    auto& denominator = state.view.rate.denominator;
    const auto names = denominator_names(set);
    if (!denominator.empty() && std::find(names.begin(), names.end(), denominator) == names.end()) {
        show_notice(state, text(msg("These boundaries have no figures for the rate by {0}: the colours were taken off.", denominator)));
        denominator.clear();
    }
    if (!state.view.map.fit_unit.empty() && set.find_unit(state.view.map.fit_unit) == no_region) state.view.map.fit_unit.clear();
}

void boundary_choice(Ui& ui, AppState& state, Column& column) {
    if (state.dataset()->boundary_sets.size() < 2) return;
    column.gap(4.0);
    const ScreenBox name = column.row(20.0);
    ui.pen().text({name.left_px, name.top_px + 14.0}, ui.text("Where boundaries changed, count in"), {TextStyle::Small, ui.theme.second});
    BoundariesAs& as = state.view.boundaries_as;
    const auto row = [&](const char* id, const std::string& words, BoundariesAs which, const std::string& hint) {
        if (radio_row(ui, column.row(24.0), id, words, as == which)) as = which;
        ui.hint(hint);
    };
    row("boundaries-then", ui.text("units of the time"), BoundariesAs::Then, ui.text("Each incident counts in the unit in force on its day"));
    row("boundaries-now", ui.text("later units (approximate)"), BoundariesAs::Now,
        ui.text("Earlier incidents count in the units in force at the end, by their points"));
    row("boundaries-parent", ui.text("what both have in common"), BoundariesAs::Parent, ui.text("Units that changed are joined to the smallest that both have in common"));
}

}  // namespace kua
