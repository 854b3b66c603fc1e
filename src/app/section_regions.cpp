#include "app/actions.h"
#include "app/brush.h"
#include "app/buttons.h"
#include "app/choice_rows.h"
#include "app/choices.h"
#include "app/other_units.h"
#include "app/panels.h"

#include <algorithm>
#include <cmath>

namespace kua {
namespace {

constexpr std::size_t first_rows = 5;
constexpr double least_label_px = 124.0;
constexpr double most_label_px = 176.0;  // the bars keep a third of the panel

struct RegionCount {
    std::size_t unit;   ///< units.size(): in no region
    std::int64_t count;
};

/// What the bars of the list have in common.
struct BarScale {
    std::int64_t longest = 0;
    double label_px = least_label_px;
    double number_px = 0.0;

    [[nodiscard]] double share(std::int64_t count) const {
        return longest > 0 ? static_cast<double>(count) / static_cast<double>(longest) : 0.0;
    }
};

std::vector<std::string> all_codes(const BoundarySet& set) {
    std::vector<std::string> codes;
    for (const BoundaryUnit& unit : set.units) codes.push_back(unit.code);
    codes.emplace_back(no_region_code);
    return codes;
}

/// Room for the longest of the labels, so that all bars start in one line.
double label_room_px(const Pen& pen, const std::vector<std::string>& labels) {
    double widest_px = least_label_px;
    for (const std::string& label : labels) widest_px = std::max(widest_px, std::ceil(pen.width(label, TextStyle::Body)));
    return std::min(widest_px, most_label_px);
}

/// Units by their number, largest first, then by name.
std::vector<RegionCount> by_count(const AppState& state) {
    const auto& units = state.dataset()->boundaries.units;
    std::vector<RegionCount> rows;
    for (std::size_t i = 0; i < units.size(); ++i) rows.push_back({i, state.picture.facets.regions[i]});
    std::stable_sort(rows.begin(), rows.end(), [](const RegionCount& a, const RegionCount& b) { return a.count > b.count; });
    return rows;
}

void region_row(Ui& ui, AppState& state, const ScreenBox& box, Brush& brush, const RegionCount& region, const BarScale& scale) {
    const auto& units = state.dataset()->boundaries.units;
    const bool none = region.unit == units.size();
    const std::string code = none ? no_region_code : units[region.unit].code;
    BarRow row;
    row.id = "region-" + code;
    row.label = none ? ui.text("Whole country") : state.panel.region_names[region.unit];
    row.count = region.count;
    row.label_px = scale.label_px;
    row.number_px = scale.number_px;
    row.share = scale.share(region.count);
    row.chosen = is_on(state.view.filter.regions, code);
    row.quiet = none;
    row.hint = none ? ui.text("Incidents that are not known to a single region") : units[region.unit].name.in(state.view.lang);
    if (row.hint == row.label) row.hint.clear();
    const RowTouch touch = bar_row(ui, box, row);
    brush.bar(box, touch.pressed, {code});
    if (touch.toggled) pick(state.view.filter.regions, code, all_codes(state.dataset()->boundaries));
    if (!touch.listed) return;
    Filter filter = state.view.filter;
    filter.regions = {code};
    open_list(state, row.label, {{"", rows_with(state, filter)}}, ui.text);
}

void rest_row(Ui& ui, AppState& state, const ScreenBox& box, Brush& brush, const std::vector<RegionCount>& rest, const BarScale& scale) {
    BarRow row;
    row.id = "region-rest";
    row.label = ui.text(msg_n("{0} more", "{0} more", static_cast<std::int64_t>(rest.size())));
    std::vector<std::string> codes;
    for (const RegionCount& region : rest) {
        row.count += region.count;
        codes.push_back(state.dataset()->boundaries.units[region.unit].code);
    }
    row.label_px = scale.label_px;
    row.number_px = scale.number_px;
    row.share = scale.share(row.count);
    row.quiet = true;
    row.chosen = std::any_of(codes.begin(), codes.end(), [&](const std::string& code) { return is_on(state.view.filter.regions, code); });
    row.hint = ui.text("Show all regions");
    const RowTouch touch = bar_row(ui, box, row);
    brush.bar(box, touch.pressed, codes);
    if (touch.toggled) state.panel.all_regions = true;
    if (!touch.listed) return;
    Filter filter = state.view.filter;
    filter.regions = codes;
    open_list(state, row.label, {{"", rows_with(state, filter)}}, ui.text);
}

std::string head_note(const Ui& ui, const AppState& state) {
    const auto all = std::to_string(state.dataset()->boundaries.units.size());
    const auto& chosen = state.view.filter.regions;
    if (!chosen) return ui.text(msg("all {0}", all));
    const auto units = std::count_if(chosen->begin(), chosen->end(), [](const std::string& code) { return code != no_region_code; });
    return ui.text(msg("{0} of {1}", std::to_string(units), all));
}

}  // namespace

void region_section(Ui& ui, AppState& state, Column& column) {
    const auto rows = by_count(state);
    const RegionCount none{rows.size(), state.picture.facets.regions.back()};
    const std::string hint = state.panel.all_regions ? ui.text("Show fewer") : ui.text("Show all regions");
    if (section_head(ui, column.row(24.0), ui.text("Region"), head_note(ui, state), "region-all", hint)) state.panel.all_regions = !state.panel.all_regions;
    column.gap(8.0);
    const bool all = state.panel.all_regions || rows.size() <= first_rows + 1;
    const std::size_t shown = all ? rows.size() : first_rows;
    std::vector<std::string> labels;
    for (std::size_t i = 0; i < shown; ++i) labels.push_back(state.panel.region_names[rows[i].unit]);
    std::int64_t rest = 0;
    for (std::size_t i = shown; i < rows.size(); ++i) rest += rows[i].count;
    const std::int64_t longest = std::max({none.count, rest, rows.empty() ? 0 : rows.front().count});
    const BarScale scale{longest, label_room_px(ui.pen(), labels), number_room_px(ui, longest)};
    Brush brush(ui, state.panel.brush, "regions");
    for (std::size_t i = 0; i < shown; ++i) region_row(ui, state, column.row(23.0), brush, rows[i], scale);
    if (!all) rest_row(ui, state, column.row(23.0), brush, {rows.begin() + first_rows, rows.end()}, scale);
    region_row(ui, state, column.row(23.0), brush, none, scale);
    if (const auto codes = brush.chosen()) choose(state.view.filter.regions, *codes, all_codes(state.dataset()->boundaries));
    if (state.panel.all_regions) {
        const ScreenBox box = column.row(23.0);
        if (text_link(ui, {box.left_px, box.top_px + 16.0}, {"region-fewer", ui.text("Show fewer"), {TextStyle::Small, ui.theme.third}, Align::Left, true}))
            state.panel.all_regions = false;
    }
    boundary_choice(ui, state, column);
}

}  // namespace kua
