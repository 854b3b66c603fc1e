#pragma once

#include "core/arena.h"
#include "core/problem.h"
#include "io/incident_header.h"
#include "io/incident_row.h"
#include "io/json_scan.h"
#include "io/json_sound.h"
#include "io/plain_feature.h"
#include "io/plain_rows.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kua {

/// Problems that are only counted.
struct ProblemCount {
    std::int64_t count = 0;
    Severity worst = Severity::Note;

    void add(Severity severity) {
        ++count;
        worst = std::min(worst, severity);   // in the order of Severity
    }
};

/// A record with everything that was found about it.
struct CheckedRecord {
    IncidentRow row;
    std::size_t id_hash = 0;  ///< of `IdSet`
    std::vector<Problem> problems;
    ProblemCount unlisted;    ///< further ones
    bool is_swapped = false;  ///< V8
    [[nodiscard]] bool is_sound() const;
};

struct CheckedBlock {
    std::vector<CheckedRecord> records;
    PlainFindings plain;
};

/// Reads the features of one file. Each record stands for itself, so they are checked on several threads. Borrows all.
class FeatureReader {
public:
    FeatureReader(const JsonCollection& collection, const IncidentHeader& header, const RowContext& context,
                  std::string file);

    [[nodiscard]] std::size_t workers() const { return readings_.size(); }
    [[nodiscard]] std::size_t blocks() const;
    /// The records of a block in order. One call at a time for each worker. The rows hold until the arenas are gone.
    [[nodiscard]] CheckedBlock read(std::size_t block, std::size_t worker);
    /// From now on problems are counted, and not described any more.
    void list_no_more() { lists_problems_ = false; }
    /// Gives away what the rows lie in.
    void take_arenas(std::vector<Arena>& to);

private:
    /// What one thread that reads works with.
    struct Reading {
        explicit Reading(const RowContext& context);
        PlainRows plain;
        SoundJsonParser parser;
        Arena tree;  ///< of the record that is being read
        Arena rows;  ///< of all rows
    };
    [[nodiscard]] CheckedRecord read_one(std::size_t index, Reading& reading, PlainFindings& plain) const;
    [[nodiscard]] CheckedRecord careful(std::size_t index, Reading& reading, PlainFindings& plain) const;
    [[nodiscard]] std::optional<CheckedRecord> like_earlier_ones(std::size_t index, Reading& reading, PlainFindings& plain) const;
    [[nodiscard]] CheckedRecord checked(const JsonNode& root, std::size_t index, Reading& reading, PlainFindings& plain) const;
    [[nodiscard]] IncidentRow checked_row(const JsonNode& feature, Arena& arena, std::vector<Finding>& findings, bool& is_swapped) const;
    /// With its text and where it stands.
    [[nodiscard]] IncidentRow placed(IncidentRow row, std::size_t index) const;
    void join_all_sets(IncidentRow& row, Arena& arena) const;
    /// The place against the boundaries in force on the record's day.
    [[nodiscard]] PlaceVerdict place_verdict(const JsonNode& properties, const JsonNode* geometry, IncidentRow& row,
                                             std::vector<Finding>& findings) const;

    const std::vector<TextSlice>& features_;
    const IncidentHeader& header_;
    const RowContext& context_;
    std::string file_;
    std::vector<Reading> readings_;
    std::atomic<bool> lists_problems_ = true;
};

}  // namespace kua
