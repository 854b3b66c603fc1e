#include "io/plain_rows.h"

#include "query/filter.h"

#include <algorithm>
#include <limits>

namespace kua {
namespace {

constexpr std::size_t most_forms = 8;
constexpr std::size_t most_types = 64;

void append_line(std::string& out, std::string_view text) {
    if (text.empty()) return;
    append_folded(out, text);
    out += '\n';
}

}  // namespace

PlainRows::PlainRows(const RowContext& context) : context_(context) {
    row_.row.radius_m = std::numeric_limits<float>::quiet_NaN();
    row_.row.hidden = context.default_hidden;
    row_.row.time_precision = TimePrecision::Unspecified;
    row_.row.place_precision = PlacePrecision::Unspecified;
    row_.row.publish = context.default_publish;
}

PlainRows::Row* PlainRows::row(std::string_view feature, PlainFindings& findings, bool with_decided) {
    if (context_.rules.dated != nullptr) return nullptr;
    for (std::size_t i = 0; i < forms_.size(); ++i) {
        if (!fill_row(forms_[i], feature, findings, with_decided)) continue;
        if (i > 0) std::swap(forms_[i], forms_.front());
        return &row_;
    }
    return nullptr;
}

void PlainRows::learn(std::string_view feature) {
    if (forms_.size() == most_forms || context_.rules.dated != nullptr) return;
    auto form = PlainForm::of(feature);
    PlainFindings counted_already;
    // Only of one that it reads itself: then all that it takes is among the findings on plain features.
    if (form && fill_row(*form, feature, counted_already, false)) forms_.push_back(*std::move(form));
}

bool PlainRows::fill_row(const PlainForm& form, std::string_view feature, PlainFindings& findings, bool with_decided) {
    const auto values = form.read(feature);
    if (!values) return false;
    const auto first = plain_day(values->date);
    const auto last = values->end.empty() ? first : plain_day(values->end);
    if (!first || !last || *last < *first) return false;
    const auto found = region_at(values->at);
    if (!found || (found->decided_by != nullptr && !with_decided)) return false;
    const bool has_id = form.has_id();
    if (!has_id) made_id_ = id_from_text(feature);
    const std::string_view id = has_id ? values->id : std::string_view{made_id_};
    if (!matches(id, TextForm::RecordId)) return false;

    IncidentRow& row = row_.row;
    row.id = id;
    row.title[static_cast<std::size_t>(Lang::En)] = values->title;
    row.type = type_of(values->type);
    row.at = values->at;
    row.first_day = *first;
    row.last_day = *last;
    row.region = found->region;
    words_.clear();
    append_line(words_, values->title);
    append_line(words_, values->summary);
    row.search_text = words_;
    row_.is_decided_by_settlement = found->decided_by != nullptr;
    if (!has_id) ++findings.generated_ids;
    if (has_utc_offset(values->date)) ++findings.with_offset;
    return true;
}

/// Nothing where the point cannot be taken as it stands.
std::optional<FoundRegion> PlainRows::region_at(LonLat place) const {
    const RegionJoin& regions = context_.rules.regions;
    if (!is_valid(place) || (place.lon_deg == 0.0 && place.lat_deg == 0.0) || regions.has_no_outlines()) return std::nullopt;
    const FoundRegion found = regions.find(place);
    const LonLat swapped{place.lat_deg, place.lon_deg};
    const bool may_be_swapped = found.region == no_region && is_valid(swapped) && regions.unit_at(swapped) != no_region;
    return may_be_swapped ? std::nullopt : std::optional{found};
}

/// As the vocabulary of the map has it.
std::string_view PlainRows::type_of(std::string_view stated) {
    const auto known = std::find_if(types_.begin(), types_.end(), [&](const auto& type) { return type.first == stated; });
    if (known != types_.end()) return known->second;
    std::string type = plain_type(stated);
    if (context_.types != nullptr && context_.types->find_type(type) == context_.types->types.size()) type = "other";
    if (types_.size() == most_types) types_.clear();
    return types_.emplace_back(stated, std::move(type)).second;
}

}  // namespace kua
