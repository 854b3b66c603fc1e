#include "paper/figure_ground.h"

#include "scene/point_density.h"

namespace kua {

Result<ProjectedData> FigureGround::in(const std::string& projection, const ReleasedDataset& released) {
    const std::lock_guard lock(mutex_);
    if (made_.base != nullptr && projection == projection_) return made_;
    const Dataset& data = released.data();
    auto base = project_base(data, projection);
    if (!base) return base.error();
    made_ = {*std::move(base), nullptr};
    projection_ = projection;
    // A page is laid out several times, points are projected once.
    if (may_be_many_points(data.incidents))
        made_.points = std::make_shared<const std::vector<MapPoint>>(map_points(data.incidents, made_.base->projection));
    return made_;
}

}  // namespace kua
