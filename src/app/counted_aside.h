#pragma once

#include "app/beside_maker.h"
#include "query/people_index.h"
#include "scene/surface_index.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace kua {

/// What a surface is to be counted for.
struct SurfaceWish {
    std::shared_ptr<const Dataset> data;
    std::shared_ptr<const BaseGeometry> base;
    std::shared_ptr<const std::vector<std::uint8_t>> passing;   ///< the filter, one byte a record; the same object as long as it is the same
    std::shared_ptr<const std::vector<MapPoint>> points;        ///< of the records on `base`; null where they are not known yet
    SurfaceTerms terms;

    [[nodiscard]] bool same_ground(const SurfaceWish& other) const { return data == other.data && base == other.base; }
    [[nodiscard]] bool same(const SurfaceWish& other) const { return same_ground(other) && passing == other.passing && terms == other.terms; }
    [[nodiscard]] bool is_ready() const { return points != nullptr; }
    [[nodiscard]] std::optional<SurfaceIndex> make(const std::atomic<bool>* cancelled) const {
        return SurfaceIndex::build(terms, data->incidents, *base, *passing, *points, cancelled);
    }
};
using SurfaceMaker = BesideMaker<SurfaceWish, SurfaceIndex>;

/// Nothing where an index cannot hold them: then records are looked at.
struct CountedPeople {
    std::optional<PeopleIndex> index;
};

/// Whose people are to be counted by unit.
struct PeopleWish {
    std::shared_ptr<const Dataset> data;
    std::shared_ptr<const std::vector<std::uint8_t>> passing;   ///< as above
    CountName name = CountName::Affected;

    [[nodiscard]] bool same_ground(const PeopleWish& other) const { return data == other.data; }
    [[nodiscard]] bool same(const PeopleWish& other) const { return same_ground(other) && passing == other.passing && name == other.name; }
    [[nodiscard]] static bool is_ready() { return true; }
    [[nodiscard]] std::optional<CountedPeople> make(const std::atomic<bool>* cancelled) const {
        auto index = PeopleIndex::build(*data, *passing, name, cancelled);
        if (*cancelled) return std::nullopt;
        return CountedPeople{std::move(index)};
    }
};
using PeopleMaker = BesideMaker<PeopleWish, CountedPeople>;

}  // namespace kua
