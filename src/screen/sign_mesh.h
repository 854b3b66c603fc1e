#pragma once

#include "scene/mark_shape.h"
#include "screen/text_mesh.h"

#include <vector>

namespace kua {

/// Makes triangles of what keeps its size on screen: dots, names, marks. All of it shares the atlas's texture, so that a
/// whole layer is painted in one go. Borrows the metrics.
class SignMesher {
public:
    explicit SignMesher(const TextMetrics& metrics);
    SignMesher(const SignMesher&) = delete;
    SignMesher& operator=(const SignMesher&) = delete;

    /// Physical pixels from the map's top left corner. A label outside the view adds nothing.
    void add_label(Mesh& mesh, const Label& label, const MapView& physical_view, double ui_scale);
    void add_dot(Mesh& mesh, const TownDot& dot, const MapView& physical_view, double ui_scale);

    /// How a mark is singled out.
    struct Emphasis {
        bool hovered = false;   ///< one step darker
        bool selected = false;  ///< inside a thin ring
    };
    void add_mark(Mesh& mesh, const Mark& mark, const Scene& scene, const MapView& physical_view, double ui_scale,
                  Emphasis emphasis);

    [[nodiscard]] GlyphAtlas& atlas() { return atlas_; }

private:
    const TextMetrics& metrics_;
    GlyphAtlas atlas_;
    TextMesher texts_;
};

}  // namespace kua
