#include "scene/view_parts.h"

#include "query/selection.h"
#include "text/numbers.h"

#include <algorithm>
#include <cassert>

namespace kua {
namespace {

template <class List>
std::string label_in(const List& list, const std::string& code, Lang lang) {
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto& entry) { return entry.code == code; });
    return found == list.end() ? code : found->label.in(lang);
}

std::vector<std::string> types_of(const Vocabulary& vocabulary, const std::string& family) {
    std::vector<std::string> codes;
    for (const auto& type : vocabulary.types)
        if (type.family < vocabulary.families.size() && vocabulary.families[type.family].code == family)
            codes.push_back(type.code);
    return codes;
}

/// The type codes of `wanted` that `before` lets pass too.
std::vector<std::string> both(const std::optional<std::vector<std::string>>& before, std::vector<std::string> wanted) {
    if (before)
        std::erase_if(wanted, [&](const std::string& code) {
            return std::find(before->begin(), before->end(), code) == before->end();
        });
    return wanted;
}

ViewPart of_unit(ViewPart part, const Dataset& data, const Catalogue& text) {
    part.view.filter.regions = {part.key};
    const RegionId unit = data.boundaries.find_unit(part.key);
    if (unit == no_region) {
        part.label = part.key == unattributed_code ? text("Not attributable to one region") : text("Whole country");
        return part;
    }
    part.label = data.boundaries.units[unit].name.in(text.lang());
    if (part.label.empty()) part.label = part.key;
    part.view.map.fit_unit = part.key;
    part.view.map.centre.reset();
    part.view.map.metres_per_px = 0.0;
    return part;
}

ViewPart of_time(ViewPart part, TimeUnit unit, DayRange window, const Catalogue& text) {
    const auto start = parse_day(part.key);
    assert(start);
    const Day first = std::max(*start, window.first);
    const Day last = std::min(next_unit_start(*start, unit), window.end) - 1;
    part.view.time.first = first;
    part.view.time.last = last;
    part.label = day_span_text(first, last, text);
    return part;
}

}  // namespace

std::vector<ViewPart> view_parts(const ViewState& view, const Dataset& data, GroupBy by, const Catalogue& text) {
    const DayRange window = window_of(view.time, data);
    std::vector<ViewPart> parts;
    for (CountRow& row : count_by(data, select(data, view.filter, window), by)) {
        ViewPart part{std::move(row.key), {}, view};
        switch (by) {
            case GroupBy::Type:
                part.label = label_in(data.vocabulary.types, part.key, text.lang());
                part.view.filter.types = {part.key};
                break;
            case GroupBy::Family:
                part.label = label_in(data.vocabulary.families, part.key, text.lang());
                part.view.filter.types = both(view.filter.types, types_of(data.vocabulary, part.key));
                break;
            case GroupBy::Region: part = of_unit(std::move(part), data, text); break;
            case GroupBy::Day: part = of_time(std::move(part), TimeUnit::Day, window, text); break;
            case GroupBy::Week: part = of_time(std::move(part), TimeUnit::Week, window, text); break;
            case GroupBy::Month: part = of_time(std::move(part), TimeUnit::Month, window, text); break;
            case GroupBy::Status:
            case GroupBy::PlacePrecision: assert(false);
        }
        parts.push_back(std::move(part));
    }
    return parts;
}

}  // namespace kua
