#pragma once

#include "core/message.h"
#include "io/load.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <istream>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace kua {

/// A piece of a text file and where it begins there.
struct TextSlice {
    std::string_view text;
    std::int64_t line = 1;
    std::int64_t column = 1;  ///< in bytes
};

/// Line and column of a byte of `slice`.
struct TextPlace {
    std::int64_t line = 0;
    std::int64_t column = 0;
};
[[nodiscard]] TextPlace place_in(const TextSlice& slice, std::size_t offset);

/// What a reader takes from an untrusted file before it gives up.
struct JsonLimits {
    std::size_t value_bytes = std::size_t{16} << 20U;  ///< of one feature, or of one member beside the features
    std::size_t string_bytes = std::size_t{8} << 20U;
    std::size_t depth = 64;
    std::size_t features = 10'000'000;
};

/// Where a load reports how far it is while it does one part of its work.
struct ProgressShare {
    LoadProgress* progress = nullptr;  ///< may be null
    float from = 0.0F;                 ///< fractions of the whole load
    float to = 1.0F;

    /// `done`: of this part, 0 to 1.
    void report(double done) const {
        if (progress != nullptr) progress->fraction = from + (to - from) * static_cast<float>(done);
    }
    [[nodiscard]] bool is_cancelled() const { return progress != nullptr && progress->cancelled; }
    [[nodiscard]] ProgressShare part(float first, float last) const {
        return {progress, from + (to - from) * first, from + (to - from) * last};
    }
};

/// A GeoJSON collection cut into its parts, which are not parsed yet. The slices lie in the blocks.
struct JsonCollection {
    std::vector<std::pair<std::string, TextSlice>> members;  ///< of the outermost object, without `features`
    std::vector<TextSlice> features;
    bool has_features = false;  ///< a list of that name was there
    std::string sha256;         ///< of the whole file
    std::shared_ptr<const std::deque<std::string>> blocks;
};

/// Features that follow each other in a collection.
struct FeatureBlock {
    std::size_t first = 0;  ///< of them, counted from 0
    std::vector<TextSlice> features;
};
/// So many are in each, but for the last.
inline constexpr std::size_t block_features = 2048;

/// Takes the features of a collection block by block while it is scanned; `so_far` is what stands before them. False: no more.
using FeatureSink = std::function<bool(const JsonCollection& so_far, FeatureBlock block)>;

/// Why a collection cannot be read, and where it shows.
struct ScanDefect {
    TextPlace place;
    Message what;
    bool was_cancelled = false;
};

/// Cuts a collection into its parts in one pass. Memory: the parts themselves and no more than the limits beside them.
/// A defect where the text is not one JSON object, or breaks off, or goes beyond a limit. What stands inside a part is
/// only followed as far as quotes and brackets go. A UTF-8 byte order mark is passed over. `size_bytes` (0 where not
/// known) is for the progress. With a sink the collection that is given back has no features.
[[nodiscard]] std::variant<JsonCollection, ScanDefect> scan_collection(std::istream& in, const JsonLimits& limits,
                                                                       const ProgressShare& share = {},
                                                                       std::uint64_t size_bytes = 0, const FeatureSink& sink = {});

}  // namespace kua
