#include "app/record_text.h"

#include "text/numbers.h"

#include <algorithm>
#include <cmath>

namespace kua {
namespace {

std::string joined(const std::vector<std::string>& parts) {
    std::string all;
    for (const std::string& part : parts) {
        if (!all.empty()) all += ", ";
        all += part;
    }
    return all;
}

std::string word_label(const RecordTelling& t, std::string_view list, std::string_view word) {
    return word.empty() ? std::string{} : std::string(t.data.vocabulary.label_of(list, word, t.text.lang()));
}

CardRow when_row(const RecordTelling& t) {
    const IncidentTable& table = t.data.incidents;
    const Day first = table.first_day[t.row];
    CardRow row{t.text("When"), {}, {}, t.detail.when_as_stated};
    if (first == undated) {
        row.value = t.text("no date known");
        return row;
    }
    row.value = day_span_text(first, table.last_day[t.row], t.text);
    if (table.last_day[t.row] != first)
        row.note = table.extent[t.row] == Extent::Throughout ? t.text("throughout") : t.text("sometime in it");
    switch (membership(table, t.row, t.window)) {
        case Membership::Certain: row.note = row.note.empty() ? t.text("certain") : t.text(msg("{0}, certain", row.note)); break;
        case Membership::Possible: row.note = t.text(msg("{0}, possible", row.note)); break;
        case Membership::None: row.note = t.text("not in these dates"); break;
    }
    return row;
}

CardRow where_row(const RecordTelling& t) {
    CardRow row{t.text("Where"), t.detail.place.in(t.text.lang()), word_label(t, "place_precision", t.detail.place_precision), t.detail.place_as_stated};
    const RegionId region = t.data.incidents.region[t.row];
    if (row.value.empty()) row.value = region < t.data.boundaries.units.size() ? t.data.boundaries.units[region].name.in(t.text.lang()) : row.note;
    if (t.detail.radius_m > 0.0) {
        const auto metres = std::llround(t.detail.radius_m);
        row.note = metres >= 1000 ? t.text(msg("within {0} km", number_text(metres / 1000, t.text.lang())))
                                  : t.text(msg("within {0} m", number_text(metres, t.text.lang())));
    }
    if (row.note == row.value) row.note.clear();
    return row;
}

/// "affected" says nothing new where a more telling count has the same range.
bool says_nothing_new(const RecordDetail::Count& count, const std::vector<RecordDetail::Count>& all) {
    return count.name == "affected" &&
           std::any_of(all.begin(), all.end(), [&](const auto& other) { return other.name != "affected" && other.range == count.range; });
}

void add_people(const RecordTelling& t, std::vector<CardRow>& rows) {
    std::string label = t.text("People");
    for (const RecordDetail::Count& count : t.detail.counts) {
        if (says_nothing_new(count, t.detail.counts)) continue;
        const std::string unit = count.unit.empty() || count.unit == "person" ? std::string{} : word_label(t, "unit", count.unit);
        rows.push_back({label, t.text(msg("{0}: {1}", word_label(t, "count", count.name), range_text(count.range, t.text))), unit, count.as_stated});
        label.clear();
    }
}

CardRow actors_row(const RecordTelling& t, std::string label, const std::vector<std::string>& roles) {
    CardRow row{std::move(label), {}, {}, {}};
    std::vector<std::string> names;
    for (const RecordDetail::Actor& actor : t.detail.actors) {
        if (std::find(roles.begin(), roles.end(), actor.role) == roles.end()) continue;
        const std::string kind = word_label(t, "actor_kind", actor.kind);
        const std::string& name = actor.name.in(t.text.lang());
        names.push_back(name.empty() ? kind : name);
        if (!actor.certainty.empty()) row.note = word_label(t, "certainty", actor.certainty);
    }
    row.value = joined(names);
    return row;
}

CardRow type_row(const RecordTelling& t) {
    const TypeId id = t.data.incidents.type[t.row];
    CardRow row{t.text("What"), {}, {}, {}};
    if (id >= t.data.vocabulary.types.size()) return row;
    const IncidentType& type = t.data.vocabulary.types[id];
    row.value = type.label.in(t.text.lang());
    if (!type.rights.empty()) row.note = t.text(msg("ICCPR {0}", joined(type.rights)));
    return row;
}

CardRow status_row(const RecordTelling& t) {
    const auto sources = static_cast<std::int64_t>(t.detail.sources.size());
    return {t.text("Status"), word_label(t, "status", t.detail.status), t.text(msg_n("{0} source", "{0} sources", sources)),
            t.detail.verification_note.in(t.text.lang())};
}

std::string with_summaries(const std::string& number, std::int64_t summaries, const Catalogue& text) {
    return summaries > 0 ? text(msg_n("{1} and {0} summary", "{1} and {0} summaries", summaries, number)) : number;
}

}  // namespace

std::string range_text(const CountRange& range, const Catalogue& text) {
    const auto number = [&](std::int64_t n) { return number_text(n, text.lang()); };
    const bool has_min = range.min != unknown_count;
    const bool has_max = range.max != unknown_count;
    if (has_min && has_max && range.min == range.max) return number(range.min);
    if (has_min && has_max) return text(msg("{0} to {1}", number(range.min), number(range.max)));
    if (has_min) return text(msg("at least {0}", number(range.min)));
    if (has_max) return text(msg("up to {0}", number(range.max)));
    if (range.best != unknown_count) return text(msg("about {0}", number(range.best)));
    return text("number not known");
}

std::string duration_text(const CountRange& minutes, const Catalogue& text) {
    const auto whole_hours = [](std::int64_t n) { return n == unknown_count || (n >= 60 && n % 60 == 0); };
    if (whole_hours(minutes.min) && whole_hours(minutes.best) && whole_hours(minutes.max)) {
        const auto hours = [](std::int64_t n) { return n == unknown_count ? n : n / 60; };
        const CountRange range{hours(minutes.min), hours(minutes.best), hours(minutes.max)};
        const std::int64_t last = range.max != unknown_count ? range.max : range.min != unknown_count ? range.min : range.best;
        return text(msg_n("{1} hour", "{1} hours", last, range_text(range, text)));
    }
    const std::int64_t last = minutes.max != unknown_count ? minutes.max : minutes.min != unknown_count ? minutes.min : minutes.best;
    return text(msg_n("{1} minute", "{1} minutes", last, range_text(minutes, text)));
}

std::vector<CardRow> record_rows(const RecordTelling& t) {
    std::vector<CardRow> rows{type_row(t), when_row(t), where_row(t)};
    add_people(t, rows);
    if (!(t.detail.duration_min == CountRange{})) rows.push_back({t.text("How long"), duration_text(t.detail.duration_min, t.text), {}, {}});
    rows.push_back(actors_row(t, t.text("By"), {"alleged_perpetrator"}));
    rows.push_back(actors_row(t, t.text("Whom"), {"affected", "target_group"}));
    rows.push_back(actors_row(t, t.text("Others"), {"party", "intervenor"}));
    rows.push_back(status_row(t));
    std::erase_if(rows, [](const CardRow& row) { return row.value.empty(); });
    return rows;
}

std::vector<CardSource> record_sources(const RecordTelling& t) {
    std::vector<CardSource> found;
    for (const RecordDetail::Citation& citation : t.detail.sources) {
        const auto source = std::find_if(t.data.sources.begin(), t.data.sources.end(), [&](const Source& s) { return s.key == citation.ref; });
        if (source == t.data.sources.end()) {
            found.push_back({citation.ref, citation.locator, {}, {}});
            continue;
        }
        const std::string title = source->title.empty() ? word_label(t, "source_type", source->type) : source->title.in(t.text.lang());
        const std::string& url = source->url.empty() ? source->archive_url : source->url;
        std::vector<std::string> parts{title};
        if (!source->publisher.empty() && title.find(source->publisher) == std::string::npos) parts.push_back(source->publisher);
        if (const auto day = parse_day(source->published)) parts.push_back(short_day_text(*day, t.text));
        found.push_back({joined(parts), citation.locator, host_of(url), url});
    }
    return found;
}

std::string host_of(const std::string& url) {
    const auto scheme = url.find("://");
    if (scheme == std::string::npos) return {};
    std::string host = url.substr(scheme + 3);
    host = host.substr(0, host.find_first_of("/?#"));
    return host.starts_with("www.") ? host.substr(4) : host;
}

std::string_view first_clause(std::string_view sentence) { return sentence.substr(0, std::min(sentence.find(", "), sentence.size())); }

std::int64_t counted_of(const Dataset& data, const std::vector<RowId>& rows) {
    return std::count_if(rows.begin(), rows.end(), [&](RowId row) { return data.incidents.counted[row] != 0; });
}

std::string list_counts(const Dataset& data, const std::vector<RowId>& rows, const Catalogue& text) {
    const std::int64_t counted = counted_of(data, rows);
    return counts_in_words(counted, static_cast<std::int64_t>(rows.size()) - counted, text);
}

std::string counts_in_words(std::int64_t incidents, std::int64_t summaries, const Catalogue& text) {
    return with_summaries(text(msg_n("{0} incident", "{0} incidents", incidents)), summaries, text);
}

std::string group_counts(const Dataset& data, const std::vector<RowId>& rows, const Catalogue& text) {
    const std::int64_t counted = counted_of(data, rows);
    return with_summaries(number_text(counted, text.lang()), static_cast<std::int64_t>(rows.size()) - counted, text);
}

}  // namespace kua
