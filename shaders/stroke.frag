// The pen: a line with round ends whose edge fades over one pixel.
// In:  v_pen_px: pixels from the line, across and along; u_half_width_px; u_color (sRGB, straight alpha, 0 to 1).
// Out: the colour, its alpha times the share of a pixel that the line covers (exact for lines along the axes).
#version 120
uniform float u_half_width_px;
uniform vec4 u_color;
varying vec2 v_pen_px;

void main() {
    float away = length(v_pen_px);
    float covered = min(u_half_width_px, away + 0.5) - max(-u_half_width_px, away - 0.5);
    gl_FragColor = vec4(u_color.rgb, u_color.a * clamp(covered, 0.0, 1.0));
}
