#pragma once

#include "core/dataset.h"
#include "io/region_grid.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace kua {

/// The unit of a place that nobody has stated: the one whose outline holds it. Where that outline includes units
/// without one of their own (Turkistan Region's and Shymkent), the nearest settlement of the gazetteer decides.
struct FoundRegion {
    RegionId region = no_region;
    const Place* decided_by = nullptr;  ///< the settlement that decided, where one did
};

/// Finds the unit that a place lies in, fast: far from outlines by a grid; elsewhere edges are sorted into bands of latitude
/// once, and only those of one band are looked at. Gives what `contains` gives. Borrows set and places, which must outlive it.
class RegionJoin {
public:
    /// How many places will be asked for. For a few, a grid takes longer to make than it saves; answers are the same.
    enum class Questions : std::uint8_t { Few, Many };
    explicit RegionJoin(const BoundarySet& set, std::span<const Place> places = {}, Questions questions = Questions::Many);

    /// The first unit whose outline holds `place`, or no_region.
    [[nodiscard]] RegionId unit_at(LonLat place) const;
    [[nodiscard]] FoundRegion find(LonLat place) const;
    [[nodiscard]] bool unit_holds(RegionId unit, LonLat place) const;
    [[nodiscard]] const BoundarySet& set() const { return set_; }
    /// True where no unit has an outline: then nothing can be said about points.
    [[nodiscard]] bool has_no_outlines() const;

private:
    struct Edge {
        LonLat a, b;
    };
    struct Piece {  ///< one polygon with its holes
        double south = 0.0, north = 0.0, west = 0.0, east = 0.0;
        double band_height = 1.0;
        std::vector<std::vector<Edge>> bands;
    };
    static Piece prepared(const GeoPolygon& polygon);
    struct Settlement {
        LonLat at;
        const Place* place = nullptr;
    };
    [[nodiscard]] std::vector<Settlement> settlements_within(RegionId unit, std::span<const Place> places) const;
    [[nodiscard]] RegionId exact_unit_at(LonLat place) const;
    [[nodiscard]] bool exactly_holds(RegionId unit, LonLat place) const;
    static bool holds(const Piece& piece, LonLat place);

    const BoundarySet& set_;
    std::vector<std::vector<Piece>> units_;
    std::vector<std::vector<Settlement>> settlements_;   ///< by unit: those that decide; none where its outline is its own
    std::optional<RegionGrid> grid_;   ///< where there are many questions
};

}  // namespace kua
