#pragma once

#include "query/filter.h"
#include "scene/row_cells.h"
#include "scene/view_state.h"

#include <optional>
#include <utility>
#include <vector>

namespace kua {

/// One value, kept for as long as what it was found out for is the same.
template <class Key, class Value>
class Memo {
public:
    template <class Make>
    Value& of(const Key& key, Make&& make) {
        if (!kept_ || !(kept_->first == key)) kept_.emplace(key, make());
        return kept_->second;
    }

private:
    std::optional<std::pair<Key, Value>> kept_;
};

/// What the classes of a surface are made of.
struct SurfaceScale {
    enum class BandwidthRule : std::uint8_t { Given, Reference, Land };
    std::vector<double> values;
    double bandwidth_m = 0.0;   ///< of a kernel; 0 where there is none
    BandwidthRule rule = BandwidthRule::Given;
};

/// What layers found out from all days of the data, for the next scene of the same data and base: most of the work of a
/// layer, while a step of the slider changes none of it.
struct LayerMemo {
    struct RateCause {
        Filter filter;
        MeasureChoice measure;
        RateChoice rate;
        friend bool operator==(const RateCause&, const RateCause&) = default;
    };
    struct SurfaceCause {
        Filter filter;
        SurfaceChoice surface;
        friend bool operator==(const SurfaceCause&, const SurfaceCause&) = default;
    };
    Memo<RateCause, std::vector<double>> rates;
    Memo<SurfaceCause, SurfaceScale> surface;
    Memo<CellGround, RowCells> cells;
};

}  // namespace kua
