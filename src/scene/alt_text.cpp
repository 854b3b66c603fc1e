#include "scene/alt_text.h"

#include "core/unit_name.h"
#include "scene/figure_words.h"
#include "scene/map_layers.h"
#include "scene/rated_units.h"
#include "text/numbers.h"

#include <algorithm>
#include <set>

namespace kua {
namespace {

constexpr std::size_t most_places = 8;

std::string joined(const std::vector<std::string>& parts, const Catalogue& text) {
    std::string list;
    for (const std::string& part : parts) list = list.empty() ? part : text(msg("{0}, {1}", list, part));
    return list;
}

std::string with_number(const std::string& name, std::int64_t n, const Catalogue& text) {
    return text(msg("{0} {1}", name, number_text(n, text.lang())));
}

std::string families_line(const Scene& scene, const Catalogue& text) {
    std::vector<std::string> parts;
    for (const LegendEntry& entry : scene.legend)
        if (entry.kind == LegendEntry::Kind::Family) parts.push_back(with_number(entry.text, entry.incidents, text));
    return parts.empty() ? std::string{} : text(msg("Kinds of incidents: {0}.", joined(parts, text)));
}

/// Where most incidents are, largest first.
std::string places_line(const Scene& scene, const Catalogue& text) {
    std::vector<const Mark*> marks;
    for (const SceneItem& item : scene.items)
        if (const auto* mark = std::get_if<Mark>(&item); mark != nullptr && mark->certain + mark->possible > 0) marks.push_back(mark);
    if (marks.empty()) return {};
    std::stable_sort(marks.begin(), marks.end(), [](const Mark* a, const Mark* b) {
        return a->certain + a->possible > b->certain + b->possible;
    });
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < std::min(marks.size(), most_places); ++i)
        parts.push_back(with_number(marks[i]->title, marks[i]->certain + marks[i]->possible, text));
    const auto rest = static_cast<std::int64_t>(marks.size() - parts.size());
    const std::string list = joined(parts, text);
    if (rest == 0) return text(msg("On the map: {0}.", list));
    return text(msg_n("On the map: {1} and {2} more place.", "On the map: {1} and {2} more places.", rest, list,
                      number_text(rest, text.lang())));
}

std::string margin_line(const Scene& scene, const Catalogue& text) {
    std::string list;
    for (const MarginEntry& entry : scene.margin) {
        if (entry.incidents == 0) continue;
        const std::string part = with_number(entry.text, entry.incidents, text);
        list = list.empty() ? part : text(msg("{0}; {1}", list, part));
    }
    return list.empty() ? std::string{} : text(msg("Not on a place: {0}.", list));
}

std::string unobserved_line(const FigureInput& input, const Scene& scene) {
    const bool hatched = std::any_of(scene.legend.begin(), scene.legend.end(), [](const LegendEntry& entry) {
        return entry.kind == LegendEntry::Kind::NotObserved;
    });
    if (!hatched) return {};
    std::set<RegionId> regions;
    for (const Coverage& coverage : input.data.info.coverage)
        if (coverage.effort == Effort::None && is_unit(coverage.region) &&
            overlaps_window(coverage, input.selection.window))
            regions.insert(coverage.region);
    std::vector<std::string> names;
    for (const RegionId region : regions) names.push_back(input.data.boundaries.units[region].name.in(input.text.lang()));
    return input.text(msg("Hatched, independent observers kept out: {0}.", joined(names, input.text)));
}

std::string colors_line(const ClassLegend& legend, const Catalogue& text) {
    std::vector<std::string> parts;
    for (const LegendClass& of : legend.classes)
        if (of.members > 0) parts.push_back(text(msg("{0}: {1}", of.text, number_text(of.members, text.lang()))));
    return text(msg("Colours, {0}, with the number of areas: {1}.", legend.title, joined(parts, text)));
}

}  // namespace

std::string alt_text(const FigureInput& input, const Scene& scene) {
    std::vector<std::string> lines{figure_title(input.view, input.data, input.text.lang()), scene.sentence,
                                   verification_line(input), families_line(scene, input.text),
                                   places_line(scene, input.text), margin_line(scene, input.text),
                                   unobserved_line(input, scene)};
    for (const ClassLegend& legend : scene.colors) lines.push_back(colors_line(legend, input.text));
    lines.push_back(source_line(input));
    std::string words;
    for (const std::string& line : lines)
        if (!line.empty()) words += (words.empty() ? "" : "\n") + line;
    return words;
}

}  // namespace kua
