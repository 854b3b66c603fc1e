// Lines that rise to the right at 45 degrees, smooth at every width.
// In:  v_at_px: pixels from the viewport's top left, y down; u_spacing_px: from line to line; u_half_width_px;
//      u_start_px: where along the falling diagonal the middle of a line is (moves with the map);
//      u_color (sRGB, straight alpha, 0 to 1).
// Out: the colour, its alpha times the share of a pixel that a line covers; clear between the lines.
#version 120
uniform float u_spacing_px;
uniform float u_half_width_px;
uniform float u_start_px;
uniform vec4 u_color;
varying vec2 v_at_px;

void main() {
    float along = (v_at_px.x + v_at_px.y) * 0.70710678 - u_start_px;
    float away = abs(mod(along + 0.5 * u_spacing_px, u_spacing_px) - 0.5 * u_spacing_px);
    float covered = min(u_half_width_px, away + 0.5) - max(-u_half_width_px, away - 0.5);
    gl_FragColor = vec4(u_color.rgb, u_color.a * clamp(covered, 0.0, 1.0));
}
