#pragma once

#include "query/filter.h"
#include "scene/memo.h"
#include "scene/surface_scale.h"
#include "scene/view_state.h"

#include <optional>
#include <vector>

namespace kua {

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
        SurfaceTerms terms;
        friend bool operator==(const SurfaceCause&, const SurfaceCause&) = default;
    };
    Memo<RateCause, std::vector<double>> rates;
    Memo<SurfaceCause, std::optional<SurfaceScale>> surface;
    CellMemo cells;
};

}  // namespace kua
