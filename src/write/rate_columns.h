#pragma once

#include <string>
#include <vector>

namespace kua {

/// Rates beside the rows of a table of counts by region: the numbers that the map's colours come from.
struct RateColumns {
    std::string measure;             ///< "incidents", or "detained:min"
    std::string denominator;         ///< "population"
    std::string unit;                ///< "person", "km²"
    std::string source;
    int year = 0;                    ///< 0: of no year
    double per = 1.0;
    bool smoothed = false;
    double least_denominator = 0.0;

    struct Row {
        std::string key;             ///< of the region
        std::string state;           ///< rate, none, not_observed, small_denominator, no_data, drawn_with
        double count = 0.0;          ///< of the region and those it is `with`; NaN: not known
        double denominator = 0.0;    ///< likewise
        double rate = 0.0;           ///< of the states rate and none
        std::vector<std::string> with;  ///< regions drawn as one with it; of drawn_with: the one that has the rate
    };
    std::vector<Row> rows;           ///< regions without one have no polygon

    /// None where the region has no rate of its own.
    [[nodiscard]] const Row* find(const std::string& key) const;
    /// True where the row's `rate` says something.
    [[nodiscard]] static bool has_rate(const Row& row) { return row.state == "rate" || row.state == "none"; }
};

/// "count, denominator, value …" as a JSON object; "null" for none.
[[nodiscard]] std::string rate_json(const RateColumns::Row* row);
/// What all rates have in common, as a JSON object.
[[nodiscard]] std::string rate_head_json(const RateColumns& rates);
/// Names and cells of the CSV's columns, each led by a comma.
[[nodiscard]] std::string rate_csv_names();
[[nodiscard]] std::string rate_csv_cells(const RateColumns::Row* row);

}  // namespace kua
