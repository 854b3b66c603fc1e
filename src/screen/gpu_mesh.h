#pragma once

#include "screen/mesh.h"

#include <memory>
#include <span>

namespace sf {
class RenderStates;
class RenderTarget;
class VertexBuffer;
}  // namespace sf

namespace kua {

/// A mesh kept where the graphics card has it at hand; in plain memory where there are no vertex buffers.
class GpuMesh {
public:
    /// Pre: an OpenGL context is active, here and in draw.
    GpuMesh(Mesh mesh, MeshForm form);
    GpuMesh(GpuMesh&&) noexcept;
    GpuMesh& operator=(GpuMesh&&) noexcept;
    ~GpuMesh();

    /// Draws these runs of vertices. Pre: each lies within the mesh.
    void draw(sf::RenderTarget& target, const sf::RenderStates& states, std::span<const MeshRange> ranges) const;
    [[nodiscard]] std::size_t size() const { return size_; }

private:
    MeshForm form_;
    std::size_t size_ = 0;
    Mesh mesh_;                               // empty where there is a buffer
    std::unique_ptr<sf::VertexBuffer> buffer_;
};

/// Draws triangles that are made for one frame.
void draw_once(sf::RenderTarget& target, const sf::RenderStates& states, std::span<const MeshVertex> triangles);

}  // namespace kua
