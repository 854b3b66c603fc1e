#include "app/actions.h"
#include "app/brush.h"
#include "app/buttons.h"
#include "app/chips.h"
#include "app/choice_rows.h"
#include "app/choices.h"
#include "app/panels.h"
#include "app/switches.h"

#include <algorithm>
#include <map>

namespace kua {
namespace {

/// The count names that the data use, with how many records state each: looked through once for the data.
const std::map<CountName, std::int64_t>& names_used(AppState& state) {
    PanelState& panel = state.panel;
    if (panel.counted_data.lock() == state.picture.data) return panel.count_names;
    panel.count_names.clear();
    panel.counted_data = state.picture.data;
    const IncidentTable& table = state.dataset()->incidents;
    for (RowId row = 0; row < table.size(); ++row)
        for (const NamedCount& count : table.counts[row]) ++panel.count_names[count.name];
    return panel.count_names;
}

void people_choice(Ui& ui, AppState& state, Column& column) {
    MeasureChoice& measure = state.view.measure;
    column.gap(6.0);
    const Segments bounds{"bound", {ui.text("at least"), ui.text("best figure"), ui.text("at most")}, static_cast<std::size_t>(measure.bound)};
    if (const auto chosen = segments(ui, column.row(26.0), bounds)) measure.bound = static_cast<Bound>(*chosen);
    column.gap(6.0);
    ChipRows rows(ui, column);
    const Dataset& data = *state.dataset();
    for (const auto& [name, records] : names_used(state)) {
        const std::string id(word(name));
        const std::string label(data.vocabulary.label_of("count", id, state.view.lang));
        if (rows.add({"people-" + id, label, records, measure.people == name}).toggled) measure.people = name;
    }
}

std::vector<std::string> all_kinds() {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < actor_kind_count; ++i) words.emplace_back(word(static_cast<ActorKind>(i)));
    return words;
}

void actor_choice(Ui& ui, AppState& state, Column& column) {
    Filter& filter = state.view.filter;
    section_head(ui, column.row(24.0), ui.text("Who took part"));
    column.gap(4.0);
    const std::vector<Choices> roles{std::nullopt, {{"alleged_perpetrator"}}, {{"affected", "target_group"}}};
    const auto found = std::find(roles.begin(), roles.end(), filter.actor_roles);
    const Segments content{"role", {ui.text("in any role"), ui.text("as doer"), ui.text("as affected")},
                           found == roles.end() ? roles.size() : static_cast<std::size_t>(found - roles.begin())};
    if (const auto chosen = segments(ui, column.row(26.0), content)) filter.actor_roles = roles[*chosen];
    column.gap(6.0);
    ChipRows rows(ui, column);
    Brush brush(ui, state.panel.brush, "kinds");
    for (std::size_t i = 0; i < actor_kind_count; ++i) {
        const std::string id(word(static_cast<ActorKind>(i)));
        const std::int64_t count = state.picture.facets.actor_kinds[i];
        if (count == 0 && is_on(filter.actor_kinds, id)) continue;
        const std::string label(state.dataset()->vocabulary.label_of("actor_kind", id, state.view.lang));
        const ChipTouch touch = rows.add({"kind-" + id, label, count, is_on(filter.actor_kinds, id)});
        brush.bar(touch.box, touch.pressed, {id});
        if (touch.toggled) pick(filter.actor_kinds, id, all_kinds());
        if (!touch.listed) continue;
        Filter only = filter;
        only.actor_kinds = {id};
        open_list(state, label, {{"", rows_with(state, only)}}, ui.text);
    }
    if (const auto words = brush.chosen()) choose(filter.actor_kinds, *words, all_kinds());
}

void rights_choice(Ui& ui, AppState& state, Column& column) {
    Filter& filter = state.view.filter;
    section_head(ui, column.row(24.0), ui.text("Rights concerned (ICCPR article)"));
    column.gap(4.0);
    std::vector<std::string> all;
    for (const auto& [article, count] : state.picture.facets.rights) all.push_back(article);
    ChipRows rows(ui, column);
    Brush brush(ui, state.panel.brush, "rights");
    for (const auto& [article, count] : state.picture.facets.rights) {
        const ChipTouch touch = rows.add({"right-" + article, ui.text(msg("Art. {0}", article)), count, is_on(filter.rights, article)});
        const auto label = state.dataset()->vocabulary.rights.find(article);
        if (label != state.dataset()->vocabulary.rights.end()) ui.hint(label->second.in(state.view.lang));
        brush.bar(touch.box, touch.pressed, {article});
        if (touch.toggled) pick(filter.rights, article, all);
        if (!touch.listed) continue;
        Filter only = filter;
        only.rights = {article};
        open_list(state, ui.text(msg("Article {0}", article)), {{"", rows_with(state, only)}}, ui.text);
    }
    if (const auto words = brush.chosen()) choose(filter.rights, *words, all);
}

}  // namespace

void measure_section(Ui& ui, AppState& state, Column& column) {
    MeasureChoice& measure = state.view.measure;
    column.gap(4.0);
    section_head(ui, column.row(24.0), ui.text("Numbers on the map"));
    column.gap(2.0);
    const Segments content{"measure", {ui.text("Incidents"), ui.text("People")}, measure.people ? 1U : 0U};
    if (const auto chosen = segments(ui, column.row(26.0), content)) {
        const auto& used = names_used(state);
        measure.people.reset();
        if (*chosen == 1) measure.people = used.empty() ? CountName::Affected : used.begin()->first;
    }
    if (measure.people) people_choice(ui, state, column);
    column.gap(6.0);
    const Segments sizes{"mark-size", {ui.text("Ring"), ui.text("Circle by size")}, static_cast<std::size_t>(measure.size)};
    if (const auto chosen = segments(ui, column.row(26.0), sizes)) measure.size = static_cast<MarkSize>(*chosen);
}

void layer_section(Ui& ui, AppState& state, Column& column) {
    LayerChoice& layers = state.view.layers;
    section_head(ui, column.row(24.0), ui.text("Layers"));
    column.gap(6.0);
    if (switch_row(ui, "layer-names", column.row(24.0), ui.text("Regions and names"), layers.names)) layers.names = layers.regions = !layers.names;
    if (switch_row(ui, "layer-coverage", column.row(24.0), ui.text("Monitoring coverage"), layers.coverage)) layers.coverage = !layers.coverage;
    if (switch_row(ui, "layer-incidents", column.row(24.0), ui.text("Incidents"), layers.incidents)) layers.incidents = !layers.incidents;
    if (!state.panel.more_open) return;
    if (switch_row(ui, "layer-neighbours", column.row(24.0), ui.text("Neighbouring countries"), layers.neighbours)) layers.neighbours = !layers.neighbours;
    if (switch_row(ui, "layer-water", column.row(24.0), ui.text("Water"), layers.water)) layers.water = !layers.water;
}

void more_section(Ui& ui, AppState& state, Column& column) {
    const std::string words = state.panel.more_open ? ui.text("Fewer choices") : ui.text("More choices: actors, rights, projection");
    const ScreenBox row = column.row(24.0);
    if (text_link(ui, {row.left_px, row.top_px + 16.0}, {"more", words, {TextStyle::SmallMedium, ui.theme.second}, Align::Left, true}))
        state.panel.more_open = !state.panel.more_open;
    if (!state.panel.more_open) return;
    column.gap(6.0);
    actor_choice(ui, state, column);
    column.gap(14.0);
    rights_choice(ui, state, column);
    column.gap(14.0);
    projection_section(ui, state, column);
    column.gap(14.0);
    figure_section(ui, state, column);
}

}  // namespace kua
