#include "screen/sign_painter.h"

#include "scene/mark_shape.h"
#include "screen/gpu_mesh.h"
#include "screen/shader_color.h"
#include "screen/shader_set.h"

#include <SFML/Graphics/RenderTarget.hpp>
#include <SFML/Graphics/Shader.hpp>
#include <SFML/Graphics/Texture.hpp>

namespace kua {

void draw_signs(sf::RenderTarget& target, const SignPaint& paint, const Mesh& signs) {
    sf::RenderStates states(&paint.atlas.texture());
    states.transform.translate(static_cast<float>(-paint.moved.right), static_cast<float>(-paint.moved.down));
    if (paint.shaders == nullptr) return draw_once(target, states, signs);

    sf::Shader& shader = paint.shaders->sign();
    shader.setUniform("u_atlas", sf::Shader::CurrentTexture);
    shader.setUniform("u_dash_px", static_cast<float>(mark_dash_px * paint.ui_scale));
    shader.setUniform("u_gap_px", static_cast<float>(mark_gap_px * paint.ui_scale));
    states.shader = &shader;
    const std::span<const MeshVertex> all(signs);
    const auto draw = [&](std::span<const MeshVertex> some, Rgba8 highlight) {
        shader.setUniform("u_highlight", in_shader(highlight));
        draw_once(target, states, some);
    };
    const Rgba8 nothing{0, 0, 0, 0};
    draw(all.first(paint.darker.first), nothing);
    draw(all.subspan(paint.darker.first, paint.darker.count), with_alpha(paint.ink, hover_alpha));
    draw(all.subspan(paint.darker.first + paint.darker.count), nothing);
}

}  // namespace kua
