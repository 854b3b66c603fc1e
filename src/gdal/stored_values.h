#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

class GDALDataset;

namespace kua {

/// False for a view, whose rows a file only describes: they may have no end.
[[nodiscard]] bool is_table(GDALDataset& geopackage, const std::string& layer);

/// What a GeoPackage holds and GDAL would change without a word: SQLite lets any value into any column, and GDAL makes a number of
/// what stands in a column of numbers ("many" is 0, 1.5 is 1, and a number too large for its column another), and ends a text at a
/// zero byte.
class StoredValues {
public:
    struct Value {
        std::string text;            ///< as it is stored; a zero byte as ?
        bool had_zero_byte = false;
    };

    /// Looks through the rows of a table of the GeoPackage that GDAL finds at `path`, on any thread: all of them, or, where `most_rows` is
    /// given, the first so many. Nothing where SQLite could not be asked.
    [[nodiscard]] static std::optional<StoredValues> find(const std::string& path, const std::string& layer, std::optional<std::int64_t> most_rows);

    [[nodiscard]] bool empty() const { return values_.empty(); }
    /// Of the feature `fid`, field `field`; null where GDAL's value is the one stored.
    [[nodiscard]] const Value* at(std::int64_t fid, int field) const {
        const auto found = values_.find({fid, field});
        return found != values_.end() ? &found->second : nullptr;
    }

private:
    std::map<std::pair<std::int64_t, int>, Value> values_;
};

}  // namespace kua
