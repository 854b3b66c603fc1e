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

    /// Where signs are painted: they are placed by the view, in physical pixels; one that cannot touch `region` adds
    /// nothing.
    struct Ground {
        const MapView& map;  ///< physical pixels
        double ui_scale = 1.0;
        ScreenBox region;
    };
    /// Appends a label or a dot; other items add nothing.
    void add(Mesh& mesh, const SceneItem& item, const Ground& ground);

    /// How a mark is singled out.
    struct Emphasis {
        bool hovered = false;   ///< one step darker
        bool selected = false;  ///< inside a thin ring
    };
    void add_mark(Mesh& mesh, const Mark& mark, const Scene& scene, const Ground& ground, Emphasis emphasis);

    [[nodiscard]] GlyphAtlas& atlas() { return atlas_; }

private:
    void add_label(Mesh& mesh, const Label& label, const Ground& ground);
    static void add_dot(Mesh& mesh, const TownDot& dot, const Ground& ground);
    const TextMetrics& metrics_;
    GlyphAtlas atlas_;
    TextMesher texts_;
};

}  // namespace kua
