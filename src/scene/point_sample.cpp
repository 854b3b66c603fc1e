#include "scene/point_sample.h"

#include <algorithm>

namespace kua {

PointSample sample_points(const IncidentTable& table, std::span<const std::uint8_t> passing,
                          std::span<const MapPoint> points, std::size_t most_rows) {
    PointSample sample;
    sample.step = std::max<std::size_t>(table.size() / most_rows, 1);
    for (std::size_t row = 0; row < points.size(); row += sample.step) {
        sample.rows.first_day.push_back(table.first_day[row]);
        sample.rows.last_day.push_back(table.last_day[row]);
        sample.rows.extent.push_back(table.extent[row]);
        sample.rows.counted.push_back(table.counted[row]);
        sample.rows.listed.push_back(table.listed[row]);
        sample.passing.push_back(passing[row]);
        sample.points.push_back(points[row]);
    }
    return sample;
}

}  // namespace kua
