#pragma once

#include "core/color.h"

#include <cstdint>
#include <vector>

namespace kua {

/// A corner of a triangle: its place, its colour, and two numbers that its painter gives a meaning.
/// Laid out like sf::Vertex, so that meshes can be made and tested without SFML.
struct MeshVertex {
    float x = 0.0F;
    float y = 0.0F;
    Rgba8 color;
    float u = 0.0F;
    float v = 0.0F;
    friend bool operator==(const MeshVertex&, const MeshVertex&) = default;
};

/// Vertices in the order of one of the forms, as the maker says.
using Mesh = std::vector<MeshVertex>;

/// Three vertices a triangle, or each vertex one with the two before it.
enum class MeshForm : std::uint8_t { Triangles, Strip };

/// A run of a mesh's vertices.
struct MeshRange {
    std::size_t first = 0;
    std::size_t count = 0;
    friend bool operator==(const MeshRange&, const MeshRange&) = default;
};

}  // namespace kua
