// A mark's outline, filled or as a line, from its signed distance; or a letter.
// In:  what sign.vert gives; u_atlas: the letters, white with an alpha; u_highlight: a colour, and how much of it to mix in.
// Out: the colour, its alpha times the share of a pixel that the mark or letter covers (exact for edges along the axes).
#version 120
uniform sampler2D u_atlas;
uniform vec4 u_highlight;
varying vec2 v_local_px;
varying vec2 v_texel;
varying float v_form;
varying float v_width_px;
varying vec3 v_size;
varying vec2 v_dash_px;

const float pi = 3.14159265;

// The share of a pixel, `away` from the middle of a band, that lies in it.
float within(float away, float half_px) {
    return clamp(min(half_px, away + 0.5) - max(-half_px, away - 0.5), 0.0, 1.0);
}

// Each of these gives the distance from the outline (inside it below 0) and where along it the nearest place is, clockwise.

// `angle` runs clockwise from north.
vec2 on_circle(vec2 p, float angle) {
    return vec2(length(p) - v_size.x, angle * v_size.x);
}

// An even polygon of `count` corners, the first at `first`. Inside, places run towards the middle, so that there is no
// jump from side to side.
vec2 on_polygon(vec2 p, float angle, float count, float first) {
    float turn = 2.0 * pi / count;
    float side = floor((angle - first) / turn);
    float off = angle - first - (side + 0.5) * turn;
    vec2 q = length(p) * vec2(sin(off), cos(off));
    float inner = v_size.x * cos(turn / 2.0);
    float half_side = v_size.x * sin(turn / 2.0);
    float out_px = q.y - inner;
    float nearest = clamp(q.x, -half_side, half_side);
    float along = out_px < 0.0 ? q.x * inner / max(q.y, 0.001) : nearest;
    float away = out_px < 0.0 ? out_px : length(vec2(q.x - nearest, out_px));
    return vec2(away, (side * 2.0 + 1.0) * half_side + along);
}

// A box with round corners, from where the upper right corner begins.
vec2 on_box(vec2 p) {
    vec2 flat_px = v_size.xy - v_size.z;
    vec2 q = abs(p) - flat_px;
    float away = length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - v_size.z;
    float corner = v_size.z * pi / 2.0;
    float quarter = 0.0;
    if (p.x >= 0.0 && p.y >= 0.0) quarter = corner + 2.0 * flat_px.y;
    if (p.x < 0.0 && p.y >= 0.0) quarter = 2.0 * (corner + flat_px.y + flat_px.x);
    if (p.x < 0.0 && p.y < 0.0) quarter = 3.0 * corner + 4.0 * flat_px.y + 2.0 * flat_px.x;
    bool turned = (p.x >= 0.0) == (p.y >= 0.0);               // lower right and upper left: the corner begins at the upright side
    vec2 ahead = turned ? q : q.yx;               // x: beyond the side where the corner begins, y: where it ends
    float along;
    if (q.x > 0.0 && q.y > 0.0) along = atan(ahead.y, ahead.x) * v_size.z;
    else if (ahead.x > ahead.y) along = ahead.y;  // still on the side before
    else along = corner - ahead.x;
    return vec2(away, quarter + along);
}

void main() {
    vec4 color = gl_Color;
    color.rgb = mix(color.rgb, u_highlight.rgb, u_highlight.a);
    float covered;
    if (v_form < 0.5) {
        covered = texture2D(u_atlas, v_texel).a;
    } else {
        vec2 p = v_local_px;
        if (abs(p.x) + abs(p.y) < 0.001) p = vec2(0.0, -0.001);
        float angle = atan(p.x, -p.y);
        vec2 at;
        float ends = 1.0;
        if (v_form < 1.5) {
            at = on_circle(p, angle);
        } else if (v_form < 2.5) {
            float off = mod(angle - v_size.y + pi, 2.0 * pi) - pi;
            at = vec2(length(p) - v_size.x, (off + v_size.z) * v_size.x);
            ends = within(abs(off) * v_size.x, v_size.z * v_size.x);
        } else if (v_form < 3.5) {
            at = on_polygon(p, angle, 3.0, 0.0);
        } else if (v_form < 4.5) {
            at = on_polygon(p, angle, 4.0, pi / 4.0);
        } else if (v_form < 5.5) {
            at = on_polygon(p, angle, 4.0, 0.0);
        } else if (v_form < 6.5) {
            at = on_polygon(p, angle, 6.0, 0.0);
        } else {
            at = on_box(p);
        }
        covered = v_width_px > 0.0 ? within(abs(at.x), v_width_px / 2.0) * ends : clamp(0.5 - at.x, 0.0, 1.0);
        if (v_dash_px.x > 0.0) {
            float from_dash = mod(at.y - v_dash_px.y + v_dash_px.x / 2.0, v_dash_px.x) - v_dash_px.x / 2.0;
            covered *= within(abs(from_dash), v_dash_px.y);
        }
    }
    gl_FragColor = vec4(color.rgb, color.a * covered);
}
