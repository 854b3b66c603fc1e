#pragma once

#include "core/dataset.h"
#include "core/problem.h"
#include "core/result.h"
#include "io/dated_join.h"
#include "io/id_set.h"
#include "io/incident_rows.h"
#include "io/json_scan.h"
#include "io/region_join.h"

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kua {

/// What has been read from incident files, before it becomes columns.
struct IncidentBatch {
    DatasetInfo info;  ///< of the first file; coverage and named days of all
    std::vector<DataFile> files;
    std::vector<Source> sources;
    IncidentRows rows;                       ///< sound ones, in file and record order
    std::vector<std::uint32_t> repeated;     ///< those of them that have the id of an earlier record, V1
    std::vector<std::string> left_out_ids;   ///< of records that are no rows
    std::vector<Problem> problems;
    IdSet ids;  ///< of all records, by row or, for one that was left out, `left_out` and the place in left_out_ids
    std::int64_t records_read = 0;
    std::int64_t records_rejected = 0;
    std::vector<std::shared_ptr<const void>> texts;  ///< the Features of the rows lie in them

    static constexpr std::uint32_t left_out = 0x80000000;
    [[nodiscard]] std::string_view id_of(std::uint32_t number) const;
};

/// What records are joined to. Borrows.
struct JoinTarget {
    const RegionJoin& regions;
    const Vocabulary& vocabulary;
    const DatedJoin* dated = nullptr;  ///< where there are several sets; `regions` is then the last of them
    bool names_places = true;          ///< false: that they do not is known, and need not be said of each record
};

/// Reads one file of incidents and appends it to `batch`: the profile kua-incidents/1, or plain GeoJSON. Every record
/// is checked against the format and the rules that concern it alone (and V1); one with an Error is left out. At most
/// 10,000 errors of a file are listed, and as many warnings and notes; the rest is counted. An Error where the file cannot be opened, is no JSON, or
/// the load was cancelled.
[[nodiscard]] Result<Done> read_incidents(const std::filesystem::path& file, const JoinTarget& target,
                                          const ProgressShare& share, IncidentBatch& batch);
/// The same of a collection that is cut into its parts already; `name` stands for its file in what is found. Without
/// `blocks`, the texts it lies in must outlive the batch.
[[nodiscard]] Result<Done> read_collection(JsonCollection collection, const std::string& name, const JoinTarget& target,
                                           const ProgressShare& share, IncidentBatch& batch);
/// The same of a text that is in no file yet; `name` stands for it in what is found. `size_bytes`: 0 where not known.
[[nodiscard]] Result<Done> read_incidents(std::istream& in, const std::string& name, std::uint64_t size_bytes,
                                          const JoinTarget& target, const ProgressShare& share, IncidentBatch& batch);

}  // namespace kua
