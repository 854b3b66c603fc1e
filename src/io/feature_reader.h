#pragma once

#include "core/arena.h"
#include "core/problem.h"
#include "io/incident_header.h"
#include "io/incident_row.h"
#include "io/incident_rows.h"
#include "io/json_scan.h"
#include "io/json_sound.h"
#include "io/plain_feature.h"
#include "io/plain_rows.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace kua {

/// Problems that are only counted.
struct ProblemCount {
    std::array<std::int64_t, 3> by_severity{};

    void add(Severity severity) { ++by_severity[static_cast<std::size_t>(severity)]; }
    void add(const ProblemCount& more) {
        for (std::size_t i = 0; i < by_severity.size(); ++i) by_severity[i] += more.by_severity[i];
    }
    [[nodiscard]] std::int64_t of(Severity severity) const { return by_severity[static_cast<std::size_t>(severity)]; }
};

/// Which problems are still described, and not only counted: errors have their own measure, so that no number of warnings
/// hides one.
struct Listing {
    std::atomic<bool> errors = true;
    std::atomic<bool> others = true;
    [[nodiscard]] bool lists(Severity severity) const { return severity == Severity::Error ? errors : others; }
};

/// Records that follow each other in a file, with everything that was found about them.
struct CheckedBlock {
    struct Record {
        std::uint32_t record = 0;   ///< counted from 1 in the file
        std::int64_t line = 0;      ///< where it begins there
        std::uint32_t id_hash = 0;  ///< of `IdSet`
        bool is_sound = false;      ///< it is the next of `rows`; else of `left_out_ids`
    };
    std::vector<Record> records;
    IncidentRows rows;
    std::vector<std::string> left_out_ids;
    std::vector<Problem> problems;  ///< in the order of the records
    ProblemCount unlisted;          ///< further ones
    std::int64_t swapped = 0;       ///< records with V8
    PlainFindings plain;
};

/// Reads the features of one file. Each record stands for itself, so they are checked on several threads. Borrows all.
class FeatureReader {
public:
    /// `file` stands for the file in what is found, `file_index` in the rows.
    FeatureReader(const IncidentHeader& header, const RowContext& context, std::string file, std::uint16_t file_index,
                  std::size_t workers);

    /// The records of features that follow each other; `first`: the place of the first of them in the file, counted from 0. One
    /// call at a time for each worker.
    [[nodiscard]] CheckedBlock read(std::span<const TextSlice> features, std::size_t first, std::size_t worker);
    /// To be set from any thread while records are read.
    [[nodiscard]] Listing& listing() { return listing_; }

private:
    /// What one thread that reads works with.
    struct Reading {
        explicit Reading(const RowContext& context);
        PlainRows plain;
        SoundJsonParser parser;
        Arena tree;          ///< of the record that is being read
        ParsedJson careful;  ///< likewise, where the parser did not take it
    };
    /// What was read of a record. The row holds until the next one is read.
    struct CheckedRecord {
        IncidentRow row;
        std::vector<Problem> problems;
        ProblemCount unlisted;
        bool is_swapped = false;
        [[nodiscard]] bool is_sound() const;
    };
    /// A feature and its number in the file, from 1.
    struct Numbered {
        const TextSlice& slice;
        std::uint32_t record;
    };
    [[nodiscard]] CheckedRecord read_one(const Numbered& feature, Reading& reading, PlainFindings& plain) const;
    [[nodiscard]] CheckedRecord careful(const Numbered& feature, Reading& reading, PlainFindings& plain) const;
    /// False where the feature has to be read the long way.
    [[nodiscard]] bool add_like_earlier_ones(const Numbered& feature, Reading& reading, CheckedBlock& out) const;
    [[nodiscard]] CheckedRecord checked(const JsonNode& root, const Numbered& feature, Reading& reading, PlainFindings& plain) const;
    [[nodiscard]] IncidentRow checked_row(const JsonNode& feature, Arena& arena, std::vector<Finding>& findings, bool& is_swapped) const;
    void place(IncidentRow& row, const Numbered& feature) const;
    void join_all_sets(IncidentRow& row, Arena& arena) const;
    /// The place against the boundaries in force on the record's day.
    [[nodiscard]] PlaceVerdict place_verdict(const JsonNode& properties, const JsonNode* geometry, IncidentRow& row,
                                             std::vector<Finding>& findings) const;

    const IncidentHeader& header_;
    const RowContext& context_;
    std::string file_;
    std::uint16_t file_index_;
    std::vector<Reading> readings_;
    Listing listing_;
};

}  // namespace kua
