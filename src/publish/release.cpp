#include "publish/release.h"

#include "publish/release_row.h"

#include <algorithm>
#include <filesystem>

namespace kua {
namespace {

constexpr std::size_t most_named_ids = 10;

std::vector<RowId> rows_without_rule(const IncidentTable& table) {
    std::vector<RowId> rows;
    for (RowId row = 0; row < table.size(); ++row)
        if (table.publish[row] == PublishRule::Unstated) rows.push_back(row);
    return rows;
}

Error no_rule(const IncidentTable& table, const std::vector<RowId>& rows) {
    std::string ids;
    for (std::size_t i = 0; i < std::min(rows.size(), most_named_ids); ++i)
        ids += (i == 0 ? "" : ", ") + std::string(table.id[rows[i]]);
    if (rows.size() > most_named_ids) ids += " …";
    return {
        {},
        msg_n("{0} record does not say whether it may be published ({1}). State dataset.sensitivity in its file, or "
              "use --treat-as public, which is printed on the figure.",
              "{0} records do not say whether they may be published ({1}). State dataset.sensitivity in their file, "
              "or use --treat-as public, which is printed on the figure.",
              static_cast<std::int64_t>(rows.size()), ids)};
}

/// Rows that leave, in the order of the released table. Hidden days may move a record to the undated at the end.
std::vector<RowId> released_rows(const IncidentTable& table) {
    std::vector<RowId> rows;
    for (RowId row = 0; row < table.size(); ++row)
        if (!is_withheld(table, row)) rows.push_back(row);
    std::stable_sort(rows.begin(), rows.end(), [&](RowId a, RowId b) {
        return std::pair{released_day(table, a), table.id[a]} < std::pair{released_day(table, b), table.id[b]};
    });
    return rows;
}

/// Whether the record that was appended last says less of its place than it did as `row` of the whole table.
bool is_coarser(const IncidentTable& released, const IncidentTable& table, RowId row) {
    return released.place_precision.back() != table.place_precision[row] ||
           released.region.back() != table.region[row] || is_valid(released.at.back()) != is_valid(table.at[row]);
}

/// `parent` from the rows of the whole table to those of the released one.
void relink(IncidentTable& released, const std::vector<RowId>& rows, std::size_t size_before) {
    std::vector<RowId> new_row(size_before, no_row);
    for (std::size_t i = 0; i < rows.size(); ++i) new_row[rows[i]] = static_cast<RowId>(i);
    for (RowId& parent : released.parent)
        if (parent != no_row) parent = new_row[parent];
}

/// The sources in their old places, so that indices hold; those that no released record cites are empty.
std::vector<Source> released_sources(const Dataset& data, const IncidentTable& released) {
    std::vector<Source> sources(data.sources.size());
    for (RowId row = 0; row < released.size(); ++row)
        for (const std::uint16_t source : released.sources[row])
            if (sources[source].type.empty()) sources[source] = released_source(data.sources[source]);
    return sources;
}

/// File names without their folders, which tell of the machine and its user.
std::vector<DataFile> released_files(std::vector<DataFile> files) {
    for (DataFile& file : files) file.path = std::filesystem::path(file.path).filename().string();
    return files;
}

}  // namespace

ReleaseCounts release_counts(const Dataset& data) {
    const IncidentTable& table = data.incidents;
    ReleaseCounts counts;
    counts.without_rule = static_cast<std::int64_t>(rows_without_rule(table).size());
    if (all_leave_whole(data)) return counts;
    for (RowId row = 0; row < table.size(); ++row) {
        if (is_withheld(table, row)) {
            ++counts.withheld;
            continue;
        }
        IncidentTable left;
        append_released(left, data, row);
        if (is_coarser(left, table, row)) ++counts.coarsened;
    }
    return counts;
}

Result<ReleasedDataset> release(const Dataset& data, const ReleaseProfile& profile) {
    const IncidentTable& table = data.incidents;
    const auto without_rule = rows_without_rule(table);
    if (!without_rule.empty() && profile.missing_rule == MissingRule::Refuse) return no_rule(table, without_rule);

    ReleasedDataset released;
    released.treated_as_public_ = !without_rule.empty();
    IncidentTable left;
    if (all_leave_whole(data)) {
        left = whole_released(table);
    } else {
        const auto rows = released_rows(table);
        for (const RowId row : rows) {
            append_released(left, data, row);
            if (is_coarser(left, table, row)) ++released.coarsened_;
        }
        relink(left, rows, table.size());
        released.withheld_ = static_cast<std::int64_t>(table.size() - rows.size());
    }

    Dataset& to = released.data_;
    to.info = data.info;
    to.vocabulary = data.vocabulary;
    to.boundaries = data.boundaries;
    to.boundary_changes = data.boundary_changes;
    to.base = data.base;
    to.places = data.places;
    to.files = released_files(data.files);
    to.sources = released_sources(data, left);
    to.incidents = std::move(left);
    return released;
}

}  // namespace kua
