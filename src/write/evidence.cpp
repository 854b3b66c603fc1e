#include "write/evidence.h"

#include "query/stand_alone.h"
#include "write/inert_text.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <tuple>

namespace kua {
namespace {

std::string title_of(const Source& source, Lang lang) {
    std::string title = source.title.in(lang);
    if (!leaves_in_full(source)) return inert_text(title);
    for (const std::string& part : {source.author, source.publisher, source.published})
        if (!part.empty()) title += (title.empty() ? "" : ", ") + part;
    return inert_text(title);
}

std::vector<EvidenceSource> sources_of(const Dataset& data, RowId row, const RecordWords& words, Lang lang) {
    std::vector<EvidenceSource> sources;
    for (const std::uint16_t index : data.incidents.sources[row]) {
        const Source& source = data.sources[index];
        const std::string& url = source.url.empty() ? source.archive_url : source.url;
        EvidenceSource found{source.type, title_of(source, lang), {}, leaves_in_full(source) ? inert_text(url) : ""};
        for (const auto& citation : words.citations)
            if (!source.key.empty() && citation.key == source.key) found.locator = inert_text(citation.locator);
        sources.push_back(std::move(found));
    }
    return sources;
}

EvidenceRow row_of(const Dataset& data, RowId row, Membership membership) {
    const IncidentTable& table = data.incidents;
    EvidenceRow out;
    out.incidents = table.counted[row] != 0 ? 1 : 0;
    out.summaries = table.is_aggregate(row) ? 1 : 0;
    out.membership = membership;
    out.type = table.type[row];
    out.status = table.status[row];
    out.region = table.region[row];
    return out;
}

}  // namespace

std::vector<EvidenceRow> evidence_rows(const ReleasedDataset& released, const Selection& selection,
                                       const std::vector<RecordWords>& words, Lang lang) {
    assert(words.size() == selection.rows.size());
    const Dataset& data = released.data();
    const IncidentTable& table = data.incidents;
    std::vector<EvidenceRow> rows;
    std::map<std::tuple<RegionId, TypeId, Status, Membership>, EvidenceRow> groups;
    for (std::size_t i = 0; i < selection.rows.size(); ++i) {
        const RowId row = selection.rows[i];
        EvidenceRow out = row_of(data, row, selection.memberships[i]);
        if (!may_stand_alone(table, row)) {
            const auto [group, is_new] = groups.try_emplace({out.region, out.type, out.status, out.membership}, out);
            if (is_new) continue;
            group->second.incidents += out.incidents;
            group->second.summaries += out.summaries;
            continue;
        }
        out.id = table.id[row];
        out.row = row;
        const auto title = table.title_in(row, lang);
        if (title != table.id[row]) out.title = inert_text(title);
        out.when_as_stated = inert_text(words[i].when_as_stated);
        out.place = inert_text(words[i].place.in(lang));
        out.place_as_stated = inert_text(words[i].place_as_stated);
        out.sources = sources_of(data, row, words[i], lang);
        rows.push_back(std::move(out));
    }
    for (auto& [key, group] : groups) rows.push_back(std::move(group));
    return rows;
}

}  // namespace kua
