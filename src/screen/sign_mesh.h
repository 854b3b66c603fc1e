#pragma once

#include "scene/mark_shape.h"
#include "screen/text_mesh.h"

#include <vector>

namespace kua {

/// What outlines become: feathered triangles, which every way to paint can draw, or code for shaders/sign where it fits.
enum class SignForm : std::uint8_t { Triangles, Coded };

/// Makes triangles of what keeps its size on screen: dots, names, marks. All of it shares the atlas's texture, so that a
/// whole layer is painted in one go (draw_signs). Borrows the metrics.
class SignMesher {
public:
    SignMesher(const TextMetrics& metrics, SignForm form);
    SignMesher(const SignMesher&) = delete;
    SignMesher& operator=(const SignMesher&) = delete;

    /// Where signs are painted: they are placed by the view, in physical pixels; one that cannot touch `region` adds
    /// nothing.
    struct Ground {
        const MapView& map;  ///< physical pixels
        double ui_scale = 1.0;
        ScreenBox region;
    };
    /// Appends a label or a dot; other items add nothing.
    void add(Mesh& mesh, const SceneItem& item, const Ground& ground);

    /// How a mark is singled out in its triangles.
    struct Emphasis {
        bool hovered = false;   ///< one step darker
        bool selected = false;  ///< inside a thin ring
    };
    /// Returns the vertices that are darker under the pointer.
    MeshRange add_mark(Mesh& mesh, const Mark& mark, const Scene& scene, const Ground& ground, Emphasis emphasis);

    [[nodiscard]] GlyphAtlas& atlas() { return atlas_; }

private:
    void add_label(Mesh& mesh, const Label& label, const Ground& ground);
    void add_path(Mesh& mesh, const MarkPath& path, ScreenPoint at, double ui_scale) const;
    void add_dot(Mesh& mesh, const TownDot& dot, const Ground& ground) const;
    const TextMetrics& metrics_;
    SignForm form_;
    GlyphAtlas atlas_;
    TextMesher texts_;
};

}  // namespace kua
