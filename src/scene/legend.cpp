#include "scene/legend.h"

#include "scene/label_space.h"
#include "scene/map_layers.h"
#include "scene/rated_units.h"
#include "scene/mark_shape.h"
#include "scene/measure_words.h"
#include "scene/point_density.h"

#include <algorithm>

namespace kua {
namespace {

using Kind = LegendEntry::Kind;

std::vector<LegendEntry> family_entries(const SceneInput& input) {
    const Vocabulary& vocabulary = input.data.vocabulary;
    std::vector<LegendEntry> all(vocabulary.families.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].family = i;
        all[i].text = vocabulary.families[i].label.in(input.view.lang);
        all[i].hint = vocabulary.families[i].hint.in(input.view.lang);
    }
    const Selection& selection = input.selection;
    for (std::size_t i = 0; i < selection.rows.size(); ++i) {
        const RowId row = selection.rows[i];
        LegendEntry& entry = all[vocabulary.types[input.data.incidents.type[row]].family];
        entry.rows.push_back(row);
        if (input.data.incidents.counted[row] == 0) continue;
        ++entry.incidents;
        entry.possible += selection.memberships[i] == Membership::Possible ? 1 : 0;
    }
    const bool is_counted = input.density != nullptr && !input.density->by_family.empty();
    for (std::size_t i = 0; is_counted && i < all.size(); ++i) {
        all[i].incidents = input.density->by_family[i];
        all[i].possible = 0;  // not told by family
    }
    std::erase_if(all, [](const LegendEntry& entry) { return entry.rows.empty() && entry.incidents == 0; });
    return all;
}

bool is_in_view(const Mark& mark, const MapView& map) {
    const ScreenPoint at = screen_place(mark, map);
    const double reach = reach_px(mark);
    return overlaps(box_round(at, 2 * reach, 2 * reach), {0.0, 0.0, map.width_px, map.height_px});
}

bool shows_hatch(const SceneInput& input) {
    const MapPoint low = to_map({0.0, input.map.height_px}, input.map);
    const MapPoint high = to_map({input.map.width_px, 0.0}, input.map);
    const auto regions = hatched(input);
    return std::any_of(regions.begin(), regions.end(), [&](RegionId region) {
        return overlaps(input.base->units[region], MapBox{low.x_m, low.y_m, high.x_m, high.y_m});
    });
}

/// What the marks in view are, with the rows of each kind.
struct Kinds {
    LegendEntry town{.kind = Kind::TownStack};
    LegendEntry place{.kind = Kind::PlaceStack};
    LegendEntry cluster{.kind = Kind::Cluster};
    LegendEntry region{.kind = Kind::RegionBadge};
    LegendEntry site{.kind = Kind::SiteSymbol};
    LegendEntry ring{.kind = Kind::GroundRing};
    LegendEntry dashed{.kind = Kind::Dashed};
    LegendEntry hollow{.kind = Kind::Hollow};
    LegendEntry numbers{.kind = Kind::Numbers};
    bool near_town = false;
    bool unknown_number = false;  ///< a mark whose people nobody counted
};

void add_mark(LegendEntry& entry, const Mark& mark) {
    entry.rows.insert(entry.rows.end(), mark.rows.begin(), mark.rows.end());
    entry.incidents += mark.certain + mark.possible;
}

void add_number(Kinds& kinds, const Mark& mark) {
    add_mark(kinds.numbers, mark);
    kinds.unknown_number = kinds.unknown_number || mark.number == "?";
}

void add_point_mark(Kinds& kinds, const PlacedMark& placed, double metres_per_px) {
    const Mark& mark = placed.mark;
    if (mark.hollow) {
        add_mark(kinds.hollow, mark);
    } else if (mark.kind == MarkKind::Symbol) {
        add_mark(kinds.site, mark);
    } else {
        switch (mark.stack) {
            case StackKind::Town:
                add_mark(kinds.town, mark);
                break;
            case StackKind::Place:
                add_mark(kinds.place, mark);
                break;
            case StackKind::Several:
                add_mark(kinds.cluster, mark);
                break;
        }
        kinds.near_town = kinds.near_town || (mark.stack == StackKind::Town && placed.near_town);
    }
    if (mark.dashed) add_mark(kinds.dashed, mark);
    add_number(kinds, mark);
    if (shows_ground_ring(mark, metres_per_px)) add_mark(kinds.ring, mark);
}

std::string town_text(const Kinds& kinds, bool people, const Catalogue& text) {
    if (kinds.near_town)
        return people ? text("in or near the town") : text("in or near the town, number of incidents");
    return people ? text("somewhere in the town") : text("somewhere in the town, number of incidents");
}

/// "Numbers are people: affected, at least; ?: not counted by any source".
std::string numbers_text(const SceneInput& input, const Kinds& kinds) {
    const std::string what = measure_name(input.view.measure, input.data.vocabulary, input.text);
    return kinds.unknown_number ? input.text(msg("{0}; ?: no source gives a number", what)) : what;
}

std::string place_text(bool people, const Catalogue& text) {
    return people ? text("at one place") : text("at one place, number of incidents");
}

std::string cluster_text(bool people, const Catalogue& text) {
    return people ? text("places close together") : text("places close together, number of incidents");
}

void finish(std::vector<LegendEntry>& entries, LegendEntry entry, std::string text) {
    if (entry.rows.empty()) return;
    std::sort(entry.rows.begin(), entry.rows.end());
    entry.text = std::move(text);
    entries.push_back(std::move(entry));
}

/// The note on what was not observed in the window, where all of it has the same.
std::string coverage_note(const SceneInput& input) {
    std::string note;
    for (const Coverage& coverage : input.data.info.coverage) {
        if (coverage.effort != Effort::None || !overlaps_window(coverage, input.selection.window)) continue;
        const std::string& words = coverage.note.in(input.view.lang);
        if (!note.empty() && note != words) return {};
        note = words;
    }
    return note;
}

}  // namespace

std::vector<LegendEntry> legend(const SceneInput& input, const std::vector<PlacedMark>& marks,
                                const std::vector<Mark>& badges) {
    std::vector<LegendEntry> entries;
    if (input.view.layers.incidents) entries = family_entries(input);
    Kinds kinds;
    for (const PlacedMark& placed : marks)
        if (is_in_view(placed.mark, input.map)) add_point_mark(kinds, placed, input.map.metres_per_px);
    for (const Mark& badge : badges) {
        if (!is_in_view(badge, input.map)) continue;
        add_mark(kinds.region, badge);
        if (badge.dashed) add_mark(kinds.dashed, badge);
        add_number(kinds, badge);
    }
    const Catalogue& text = input.text;
    const bool people = input.view.measure.people.has_value();
    finish(entries, kinds.town, town_text(kinds, people, text));
    finish(entries, kinds.place, place_text(people, text));
    finish(entries, kinds.cluster, cluster_text(people, text));
    finish(entries, kinds.site, text("at this place, one incident"));
    finish(entries, kinds.ring, text("thin ring: somewhere inside it"));
    finish(entries, kinds.hollow, text("how exact the place is was not stated"));
    finish(entries, kinds.region, text("somewhere in the region"));
    finish(entries, kinds.dashed, text("dashed: date only possible"));
    if (people) finish(entries, kinds.numbers, numbers_text(input, kinds));
    if (shows_hatch(input)) {
        LegendEntry hatch{.kind = Kind::NotObserved};
        hatch.text = text("independent observers kept out: silence does not mean no violations");
        hatch.hint = coverage_note(input);
        entries.push_back(std::move(hatch));
    }
    return entries;
}

}  // namespace kua
