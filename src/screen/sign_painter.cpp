#include "screen/sign_painter.h"

#include "scene/mark_shape.h"
#include "screen/gpu_mesh.h"
#include "screen/shader_color.h"
#include "screen/shader_set.h"
#include "screen/sign_code.h"

#include <SFML/Graphics/RenderTarget.hpp>
#include <SFML/Graphics/Shader.hpp>
#include <SFML/Graphics/Texture.hpp>

#include <algorithm>
#include <span>
#include <vector>

namespace kua {
namespace {

/// Fewer vertices of letters in a row are drawn with the marks round them: changing shaders costs more.
constexpr std::size_t least_letters = 300;

struct Run {
    MeshRange range;
    bool coded = false;
};

/// The mesh in runs with and without codes: a fragment of a letter needs no distances, and without a graphics card each
/// fragment costs what the longest way through its shader does.
std::vector<Run> runs_of(const Mesh& signs) {
    std::vector<Run> runs;
    for (std::size_t i = 0; i < signs.size();) {
        std::size_t end = i;
        const bool coded = is_code(signs[i]);
        while (end < signs.size() && is_code(signs[end]) == coded) ++end;
        const bool joins = !runs.empty() && runs.back().coded && (coded || (end - i < least_letters && end < signs.size()));
        if (joins) runs.back().range.count += end - i;
        else runs.push_back({{i, end - i}, coded});
        i = end;
    }
    return runs;
}

/// The part of `range` from `first` up to `end`.
MeshRange cut(MeshRange range, std::size_t first, std::size_t end) {
    const std::size_t from = std::max(range.first, first);
    const std::size_t to = std::min(range.first + range.count, end);
    return {from, to > from ? to - from : 0};
}

}  // namespace

void draw_signs(sf::RenderTarget& target, const SignPaint& paint, const Mesh& signs) {
    sf::RenderStates states(&paint.atlas.texture());
    states.transform.translate(static_cast<float>(-paint.moved.right), static_cast<float>(-paint.moved.down));
    if (paint.shaders == nullptr) return draw_once(target, states, signs);

    sf::Shader& shader = paint.shaders->sign();
    shader.setUniform("u_atlas", sf::Shader::CurrentTexture);
    shader.setUniform("u_dash_px", static_cast<float>(mark_dash_px * paint.ui_scale));
    shader.setUniform("u_gap_px", static_cast<float>(mark_gap_px * paint.ui_scale));
    constexpr Rgba8 nothing{0, 0, 0, 0};
    const std::span<const MeshVertex> all(signs);
    const auto draw = [&](MeshRange range, Rgba8 highlight) {
        if (range.count == 0) return;
        set_color(shader, "u_highlight", highlight);
        draw_once(target, states, all.subspan(range.first, range.count));
    };
    const std::size_t darker_end = paint.darker.first + paint.darker.count;
    for (const auto& [range, coded] : runs_of(signs)) {
        states.shader = coded ? &shader : nullptr;
        draw(cut(range, 0, paint.darker.first), nothing);
        draw(cut(range, paint.darker.first, darker_end), with_alpha(paint.ink, hover_alpha));
        draw(cut(range, darker_end, signs.size()), nothing);
    }
}

}  // namespace kua
