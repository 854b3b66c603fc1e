#pragma once

#include "core/dataset.h"

#include <string>
#include <string_view>
#include <vector>

namespace kua {

/// A place that was found by its name.
struct PlaceHit {
    LocalText name;
    LonLat at;
    RegionId region = no_region;
};

/// Finds settlements and units by the beginning of any of their names, in any language. Borrows the data.
class PlaceSearch {
public:
    explicit PlaceSearch(const Dataset& data);
    /// Places whose name in use begins so, then those of which another name does, then those of which a later word does;
    /// among them the most important first; at most `most`.
    [[nodiscard]] std::vector<PlaceHit> find(std::string_view text, std::size_t most) const;

private:
    void add(PlaceHit hit, const std::vector<std::string>& others);

    struct Entry {
        PlaceHit hit;
        std::vector<std::string> names;   ///< case-folded; those in use, then others
        std::size_t in_use = 0;           ///< how many
    };
    std::vector<Entry> entries_;
};

}  // namespace kua
