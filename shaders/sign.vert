// Marks and letters. A mark's outline comes as a code (src/screen/sign_code.h) and is worked out by the fragments; a
// letter as a piece of a texture.
// In:  gl_Vertex: the outline's middle, or a letter's corner; gl_ModelViewMatrix takes it to pixels of the viewport.
//      gl_MultiTexCoord0.xy: the code, its first number below 0; or the letter's texel.
//      u_dash_px, u_gap_px: about how long dashes and gaps are.
// Out: v_local_px: pixels from the outline's middle, y down. v_texel: 0 to 1. The others are the same for a whole sign:
//      v_form: 0 of a letter, else MarkOutline::Form and 1; v_width_px: of the line, 0 fills;
//      v_size: radius, or half of width and height and the corner's radius; of an arc radius, middle, half its angle;
//      v_dash_px: from dash to dash and half a dash, both 0 of a whole line.
#version 120
uniform float u_dash_px;
uniform float u_gap_px;
varying vec2 v_local_px;
varying vec2 v_texel;
varying float v_form;
varying float v_width_px;
varying vec3 v_size;
varying vec2 v_dash_px;

const float pi = 3.14159265;

// The next `many` values of a number of fields, low ones first.
float take(inout float code, float many) {
    float rest = floor(code / many);
    float field = code - rest * many;
    code = rest;
    return field;
}

// How long the outline is, pixels.
float length_px() {
    if (v_form < 1.5) return 2.0 * pi * v_size.x;
    if (v_form < 2.5) return 2.0 * v_size.z * v_size.x;
    if (v_form < 3.5) return 6.0 * sin(pi / 3.0) * v_size.x;
    if (v_form < 5.5) return 8.0 * sin(pi / 4.0) * v_size.x;
    if (v_form < 6.5) return 6.0 * v_size.x;
    return 4.0 * (v_size.x + v_size.y - 2.0 * v_size.z) + 2.0 * pi * v_size.z;
}

// Dashes and gaps stretched so that a whole number of them fits, as kua::dashed does it.
vec2 dash_px() {
    float whole = length_px();
    float open = v_form > 1.5 && v_form < 2.5 ? 1.0 : 0.0;
    float count = max(1.0, floor((whole + open * u_gap_px) / (u_dash_px + u_gap_px) + 0.5));
    float stretch = whole / (count * u_dash_px + (count - open) * u_gap_px);
    return vec2(u_dash_px + u_gap_px, u_dash_px / 2.0) * stretch;
}

void main() {
    vec4 place = gl_ModelViewMatrix * gl_Vertex;
    gl_FrontColor = gl_Color;
    v_local_px = vec2(0.0);
    v_texel = (gl_TextureMatrix[0] * gl_MultiTexCoord0).xy;
    v_form = 0.0;
    v_width_px = 0.0;
    v_size = vec3(1.0);
    v_dash_px = vec2(0.0);
    if (gl_MultiTexCoord0.x < 0.0) {
        float what = -1.0 - gl_MultiTexCoord0.x;
        float size = gl_MultiTexCoord0.y;
        float right = take(what, 2.0);
        float lower = take(what, 2.0);
        v_form = take(what, 8.0) + 1.0;
        float dashed = take(what, 2.0);
        v_width_px = take(what, 512.0) / 32.0;
        vec2 half_px;
        if (v_form > 6.5) {
            float across = take(size, 4096.0) / 16.0;
            v_size = vec3(across, size / 16.0, what / 16.0);
            half_px = v_size.xy;
        } else if (v_form > 1.5 && v_form < 2.5) {
            float radius = take(size, 8192.0) / 32.0;
            v_size = vec3(radius, size / 2048.0 * 2.0 * pi, what / 512.0 * pi);
            half_px = vec2(radius);
        } else {
            v_size = vec3(size / 64.0, 0.0, 0.0);
            half_px = v_size.xx;
        }
        if (dashed > 0.5) v_dash_px = dash_px();
        v_local_px = (vec2(right, lower) * 2.0 - 1.0) * (half_px + v_width_px / 2.0 + 1.0);
        place.xy += v_local_px;
    }
    gl_Position = gl_ProjectionMatrix * place;
}
