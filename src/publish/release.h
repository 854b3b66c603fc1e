#pragma once

#include "core/dataset.h"
#include "core/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace kua {

/// How records without a rule of their own are treated.
enum class MissingRule : std::uint8_t { Refuse, TreatAsPublic };

struct ReleaseProfile {
    MissingRule missing_rule = MissingRule::Refuse;
};

/// A Dataset from which everything that may not be published has been taken out. Only `release` makes one;
/// figures and tables are made from nothing else.
class ReleasedDataset {
public:
    [[nodiscard]] const Dataset& data() const { return data_; }
    [[nodiscard]] std::int64_t withheld_records() const { return withheld_; }    ///< left out whole
    [[nodiscard]] std::int64_t coarsened_records() const { return coarsened_; }  ///< place reduced to the region
    [[nodiscard]] bool treated_as_public() const { return treated_as_public_; }  ///< to be printed on the figure

private:
    friend Result<ReleasedDataset> release(const Dataset& data, const ReleaseProfile& profile);
    ReleasedDataset() = default;
    Dataset data_;
    std::int64_t withheld_ = 0;
    std::int64_t coarsened_ = 0;
    bool treated_as_public_ = false;
};

/// What `release` would do with each record, without doing it.
struct ReleaseCounts {
    std::int64_t withheld = 0;      ///< would be left out whole
    std::int64_t coarsened = 0;     ///< would be reduced to their region
    std::int64_t without_rule = 0;  ///< state no rule: they stop it, unless they are treated as public
    friend bool operator==(const ReleaseCounts&, const ReleaseCounts&) = default;
};
[[nodiscard]] ReleaseCounts release_counts(const Dataset& data);

/// What of `data` may leave by `profile`: `no` records are left out; `aggregate_only` and `displaced` ones lose their
/// point and title and become region-level (country-level without a region); what a record hides is taken out, the
/// whole record where nothing would be left. Sources lose what their own `publish` forbids, and everything but their
/// place in the list where only withheld records lean on them. Original records are dropped; the search text of
/// anything but wholly public records is made anew from what is left. An Error names up to ten ids of records without
/// a rule and the remedy.
[[nodiscard]] Result<ReleasedDataset> release(const Dataset& data, const ReleaseProfile& profile);

}  // namespace kua
