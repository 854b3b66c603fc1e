#pragma once

#include "core/result.h"
#include "publish/release.h"
#include "scene/base_geometry.h"

#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace kua {

/// Data in one projection.
struct ProjectedData {
    std::shared_ptr<const BaseGeometry> base;
    std::shared_ptr<const std::vector<MapPoint>> points;  ///< of the records, where they may be many; else null
};

/// What several figures of one data set have in common, made for the first of them. Shared between threads.
class FigureGround {
public:
    /// The data in `projection`; of the last one asked for, what was made then. All calls with the same data.
    [[nodiscard]] Result<ProjectedData> in(const std::string& projection, const ReleasedDataset& released);

private:
    std::mutex mutex_;
    std::string projection_;
    ProjectedData made_;   ///< no base: nothing yet
};

}  // namespace kua
