#include "stats/contours.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <map>
#include <unordered_map>

namespace kua {
namespace {

/// Traces the line where the field is `level`. Squares lie between cell centres; a frame of zeros stands around.
class Tracer {
public:
    Tracer(const RasterGrid& grid, double level) : grid_(grid), level_(level) {
        for (std::int64_t row = -1; row < rows(); ++row)
            for (std::int64_t column = -1; column < columns(); ++column) add_square(column, row);
    }

    std::vector<MapLine> rings() {
        std::vector<std::int64_t> starts;
        for (const auto& [from, to] : next_) starts.push_back(from);
        std::sort(starts.begin(), starts.end());  // the same order on every run
        std::vector<MapLine> rings;
        for (const std::int64_t start : starts) {
            MapLine ring;
            for (auto at = next_.find(start); at != next_.end(); at = next_.find(start_of_next_)) {
                ring.push_back(crossing(at->first));
                start_of_next_ = at->second;
                next_.erase(at);
            }
            if (ring.size() > 2) rings.push_back(std::move(ring));
        }
        return rings;
    }

private:
    [[nodiscard]] std::int64_t columns() const { return static_cast<std::int64_t>(grid_.columns); }
    [[nodiscard]] std::int64_t rows() const { return static_cast<std::int64_t>(grid_.rows); }
    [[nodiscard]] double value(std::int64_t column, std::int64_t row) const {
        if (column < 0 || row < 0 || column >= columns() || row >= rows()) return 0.0;
        return grid_.values[static_cast<std::size_t>(row * columns() + column)];
    }
    [[nodiscard]] MapPoint centre(std::int64_t column, std::int64_t row) const {
        return {grid_.origin.x_m + (static_cast<double>(column) + 0.5) * grid_.cell_size_m,
                grid_.origin.y_m + (static_cast<double>(row) + 0.5) * grid_.cell_size_m};
    }
    /// An edge between centres: eastwards (0) or northwards (1) from one.
    [[nodiscard]] std::int64_t edge(std::int64_t column, std::int64_t row, int direction) const {
        return ((row + 1) * (columns() + 2) + column + 1) * 2 + direction;
    }
    [[nodiscard]] MapPoint crossing(std::int64_t edge) const {
        const std::int64_t column = edge / 2 % (columns() + 2) - 1;
        const std::int64_t row = edge / 2 / (columns() + 2) - 1;
        const bool north = edge % 2 == 1;
        const double from = value(column, row);
        const double to = value(column + (north ? 0 : 1), row + (north ? 1 : 0));
        const double t = std::clamp((level_ - from) / (to - from), 0.0, 1.0);
        MapPoint at = centre(column, row);
        (north ? at.y_m : at.x_m) += t * grid_.cell_size_m;
        return at;
    }
    /// Adds the lines through one square, high ground to their left. Corners and edges run anticlockwise from the
    /// south-west; a line begins on an edge that goes from high to low and ends on one from low to high.
    void add_square(std::int64_t column, std::int64_t row) {
        const std::array values{value(column, row), value(column + 1, row), value(column + 1, row + 1),
                                value(column, row + 1)};
        std::array<bool, 4> high{};
        for (std::size_t i = 0; i < 4; ++i) high[i] = values[i] >= level_;
        const std::array edges{edge(column, row, 0), edge(column + 1, row, 1), edge(column, row + 1, 0),
                               edge(column, row, 1)};
        const bool joined = values[0] + values[1] + values[2] + values[3] >= 4.0 * level_;
        const bool saddle = high[0] == high[2] && high[1] == high[3] && high[0] != high[1];
        for (std::size_t i = 0; i < 4; ++i) {
            if (!high[i] || high[(i + 1) % 4]) continue;
            const std::size_t step = saddle && !joined ? 3 : 1;  // round the high corner, or round the low one
            std::size_t end = (i + step) % 4;
            while (high[end] || !high[(end + 1) % 4]) end = (end + step) % 4;
            next_[edges[i]] = edges[end];
        }
    }

    const RasterGrid& grid_;
    double level_;
    std::unordered_map<std::int64_t, std::int64_t> next_;  ///< from the edge where a line begins to where it ends
    std::int64_t start_of_next_ = 0;
};

double signed_area_m2(const MapLine& ring) {
    double twice = 0.0;
    for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++)
        twice += (ring[before].x_m - ring[0].x_m) * (ring[i].y_m - ring[0].y_m) -
                 (ring[i].x_m - ring[0].x_m) * (ring[before].y_m - ring[0].y_m);
    return twice / 2.0;
}

}  // namespace

MapMultiPolygon area_above(const RasterGrid& grid, double level) {
    assert(grid.values.size() == grid.columns * grid.rows && level > 0.0);
    MapMultiPolygon shape;
    std::vector<double> areas_m2;
    std::vector<MapLine> holes;
    for (MapLine& ring : Tracer(grid, level).rings()) {
        const double area_m2 = signed_area_m2(ring);
        if (area_m2 < 0.0) {
            holes.push_back(std::move(ring));
        } else if (area_m2 > 0.0) {
            shape.push_back({std::move(ring), {}});
            areas_m2.push_back(area_m2);
        }
    }
    for (MapLine& hole : holes) {
        std::size_t smallest = shape.size();
        for (std::size_t i = 0; i < shape.size(); ++i) {
            const bool smaller = smallest == shape.size() || areas_m2[i] < areas_m2[smallest];
            if (smaller && contains(MapMultiPolygon{{shape[i].outer, {}}}, hole.front())) smallest = i;
        }
        if (smallest < shape.size()) shape[smallest].holes.push_back(std::move(hole));
    }
    return shape;
}

}  // namespace kua
