#pragma once

#include "app/counted_aside.h"
#include "app/data_facts.h"
#include "app/density_maker.h"
#include "app/index_maker.h"
#include "app/time_steps.h"
#include "query/counts.h"
#include "query/selection.h"
#include "scene/build_scene.h"
#include "scene/layer_memo.h"
#include "text/catalogue.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kua {

/// The room that the map has in the window.
struct MapRoom {
    double width_px = 1280.0;
    double height_px = 800.0;
    ScreenBox insets_px;   ///< kept free by Fit
    friend bool operator==(const MapRoom&, const MapRoom&) = default;
};

/// Everything on screen that follows from data and view. Each part is made anew only where its own causes changed:
/// a pan moves `map` and nothing else.
struct Picture {
    std::shared_ptr<const Dataset> data;   ///< null before the first load
    std::shared_ptr<const BaseGeometry> base;
    DataFacts facts;                       ///< of the data
    DayRange window{};
    Selection selection;                   ///< where records are many, those off the view and in squares of colour are in its totals only: see whole_selection
    FacetCounts facets;
    Timeline bars;
    MapView map;
    std::shared_ptr<const std::vector<MapPoint>> points;   ///< of the records on `base`, as map_points gives them; null where they are few
    Scene scene;
    Filter filter;                         ///< that the numbers are of
    bool counting = false;                 ///< the view's filter is being counted; `filter` is the one before
};

/// What is shown, with all its rows: takes as long as the data are large, for a click and not for a frame.
[[nodiscard]] Selection whole_selection(const Picture& picture);

/// A base map that was projected ahead, and for what.
struct ProjectedBase {
    std::shared_ptr<const Dataset> data;
    std::string projection;              ///< as ViewState::map names it; empty: fitted to the regions
    std::shared_ptr<const BaseGeometry> base;
    std::shared_ptr<const std::vector<MapPoint>> points;   ///< of the records on it; null where they are few
    std::optional<FilterIndex> index;    ///< likewise, of the filter that the view had
    std::shared_ptr<const PointSample> sample;   ///< of `points`, by `index`
    std::optional<DataFacts> facts;      ///< of the data
};

/// What a Picture is made of. Borrows all of it for one call.
struct PictureInput {
    std::shared_ptr<const Dataset> data;
    const ViewState& view;
    MapRoom room;
    const Catalogue& text;
    const TextMetrics& metrics;
    const std::optional<ProjectedBase>& ahead;   ///< taken where it fits data and view
};

/// Keeps a Picture up to date with its causes.
class PictureMaker {
public:
    /// From `many` records on, another filter and another surface are counted beside the frames.
    explicit PictureMaker(std::size_t many = many_records) : many_(many), indices_(many) {}
    /// Brings `picture` up to date. An Error where the view's projection cannot be used; the picture is left alone.
    [[nodiscard]] Result<Done> update(Picture& picture, const PictureInput& input);
    /// True while numbers are being counted beside the frames: another update takes them.
    [[nodiscard]] bool busy() const { return density_.busy() || indices_.busy() || surfaces_.busy() || people_.busy(); }

private:
    void update_numbers(Picture& picture, const Dataset& data, const ViewState& view, const PointDensity* density);
    [[nodiscard]] bool update_surface(const Picture& picture, const PictureInput& input, const ViewState& view, bool has_many_points);
    [[nodiscard]] bool update_people(const PictureInput& input, const ViewState& view);
    void update_units(const Picture& picture, const Dataset& data, const ViewState& view);
    struct Causes {
        std::shared_ptr<const Dataset> data;
        ViewState view;
        MapRoom room;
    };
    std::size_t many_;
    std::optional<Causes> last_;
    IndexMaker indices_;
    std::shared_ptr<const DayIndex> index_;   ///< of the numbers shown; null where their days are too many
    std::shared_ptr<const std::vector<RowId>> listed_;   ///< likewise
    DensityMaker density_;
    SurfaceMaker surfaces_;
    CountedSurface surface_;             ///< of the last picture, where it is counted aside
    bool counts_surface_ = false;        ///< whether it is
    PeopleMaker people_;
    std::optional<PeopleMaker::Answer> counted_people_;   ///< of the last picture, where they are counted aside
    std::optional<UnitNumbers> units_;   ///< where the map asks for them, and records need not be looked at
    LayerMemo memo_;   ///< of last_'s data and projection
};

/// All days that the timeline can show: whole months around the data's dated incidents.
[[nodiscard]] DayRange axis_span(const TimeBounds& bounds);
/// The days that it shows at first: those that the data set is about, and a little more.
[[nodiscard]] DayRange opening_axis(const TimeBounds& bounds);

/// The index in `scene.items` of the mark that stands for `row`.
[[nodiscard]] std::optional<std::size_t> mark_of_row(const Scene& scene, RowId row);

}  // namespace kua
