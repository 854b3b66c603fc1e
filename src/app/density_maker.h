#pragma once

#include "app/job.h"
#include "scene/point_density.h"

#include <atomic>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace kua {

/// Where the records of some data lie on the map of some projection.
struct ProjectedPoints {
    std::shared_ptr<const Dataset> data;
    std::shared_ptr<const BaseGeometry> base;
    std::shared_ptr<const std::vector<MapPoint>> at;   ///< as map_points gives them
    std::shared_ptr<const PointSample> sample;         ///< of them, by
    std::shared_ptr<const std::vector<std::uint8_t>> sampled_by;   ///< a filter's answer, as in DensityWish
};

/// The sample that stands for all records while they are being counted.
[[nodiscard]] PointSample density_sample(const IncidentTable& table, std::span<const std::uint8_t> passing, std::span<const MapPoint> points);

/// What points are to be counted for.
struct DensityWish {
    std::shared_ptr<const Dataset> data;
    std::shared_ptr<const BaseGeometry> base;
    const Filter& filter;
    DayRange window;
    MapView map;
    std::shared_ptr<const std::vector<std::uint8_t>> passing;   ///< the filter, one byte a record; null where not known yet
};

/// Keeps numbers by cell for the view at hand. The index of a view is made beside the frames; until it is there, an even
/// sample stands for it and says so.
class DensityMaker {
public:
    DensityMaker() = default;
    DensityMaker(const DensityMaker&) = delete;
    DensityMaker& operator=(const DensityMaker&) = delete;
    ~DensityMaker();

    struct Answer {
        const PointDensity* density = nullptr;   ///< null where the data have few points
        bool changed = false;                    ///< since the answer before
    };
    /// `ahead` are taken where they are of the data and base wished for.
    Answer update(const DensityWish& wish, const std::optional<ProjectedPoints>& ahead);
    /// Goes into the density of the last answer: see PointDensity::by_family.
    void note_families(std::vector<std::int64_t> incidents) { density_.by_family = std::move(incidents); }
    /// The records on the map of the last wish, as map_points gives them; null where they are few, or not known yet.
    [[nodiscard]] const std::shared_ptr<const std::vector<MapPoint>>& points() const { return points_; }
    /// True while an index is being made.
    [[nodiscard]] bool busy() const { return job_.running(); }

private:
    /// What an index is of.
    struct Cause {
        std::shared_ptr<const Dataset> data;
        std::shared_ptr<const BaseGeometry> base;
        Filter filter;
        MapView map;
    };
    struct Made {
        Cause cause;
        std::shared_ptr<const std::vector<MapPoint>> points;
        std::shared_ptr<const PointPlan> plan;     ///< null where it was given up
        std::shared_ptr<const DensityIndex> index; ///< null where the plan is marks
    };

    void take_points(const DensityWish& wish, const std::optional<ProjectedPoints>& ahead);
    void take_finished();
    void start(const DensityWish& wish);
    void sample(const DensityWish& wish);
    void count_sample(DayRange window);
    [[nodiscard]] static bool serves(const Cause& cause, const PointPlan* plan, const DensityWish& wish);
    static Made make(const Cause& cause, std::shared_ptr<const std::vector<MapPoint>> points,
                     const std::vector<std::uint8_t>& passing, const std::atomic<bool>& cancelled);

    std::shared_ptr<const Dataset> of_data_;       // that many_ was found out for
    bool many_ = false;
    std::shared_ptr<const std::vector<MapPoint>> points_;
    std::shared_ptr<const BaseGeometry> points_base_;
    std::optional<Made> made_;
    std::optional<Cause> under_way_;
    std::shared_ptr<std::atomic<bool>> cancelled_;
    std::optional<Cause> sampled_;                 // what the sample in density_ is of
    std::shared_ptr<const PointSample> sample_;    // of points_, by
    std::shared_ptr<const std::vector<std::uint8_t>> sampled_by_;
    std::shared_ptr<const std::vector<std::uint8_t>> passing_;   // of of_data_, by
    Filter passing_filter_;
    PointDensity density_;
    std::optional<DayRange> counted_;              // the window of the numbers in density_
    Job<Made> job_;
};

}  // namespace kua
