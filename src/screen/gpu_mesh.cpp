#include "screen/gpu_mesh.h"

#include <SFML/Graphics/RenderTarget.hpp>
#include <SFML/Graphics/VertexBuffer.hpp>

#include <cstddef>

namespace kua {
namespace {

static_assert(sizeof(MeshVertex) == sizeof(sf::Vertex));
static_assert(offsetof(MeshVertex, color) == offsetof(sf::Vertex, color));
static_assert(offsetof(MeshVertex, u) == offsetof(sf::Vertex, texCoords));

const sf::Vertex* as_sfml(std::span<const MeshVertex> mesh) { return reinterpret_cast<const sf::Vertex*>(mesh.data()); }

sf::PrimitiveType primitive(MeshForm form) { return form == MeshForm::Strip ? sf::TriangleStrip : sf::Triangles; }

}  // namespace

GpuMesh::GpuMesh(Mesh mesh, MeshForm form) : form_(form), size_(mesh.size()) {
    if (sf::VertexBuffer::isAvailable() && !mesh.empty()) {
        auto buffer = std::make_unique<sf::VertexBuffer>(primitive(form), sf::VertexBuffer::Static);
        if (buffer->create(mesh.size()) && buffer->update(as_sfml(mesh))) buffer_ = std::move(buffer);
    }
    if (!buffer_) mesh_ = std::move(mesh);
}
GpuMesh::GpuMesh(GpuMesh&&) noexcept = default;
GpuMesh& GpuMesh::operator=(GpuMesh&&) noexcept = default;
GpuMesh::~GpuMesh() = default;

void GpuMesh::draw(sf::RenderTarget& target, const sf::RenderStates& states, std::span<const MeshRange> ranges) const {
    for (const MeshRange& range : ranges) {
        if (range.count == 0) continue;
        if (buffer_) target.draw(*buffer_, range.first, range.count, states);
        else target.draw(as_sfml(mesh_) + range.first, range.count, primitive(form_), states);
    }
}

void draw_once(sf::RenderTarget& target, const sf::RenderStates& states, std::span<const MeshVertex> triangles) {
    if (!triangles.empty()) target.draw(as_sfml(triangles), triangles.size(), sf::Triangles, states);
}

}  // namespace kua
