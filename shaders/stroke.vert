// A line of the map, widened to a number of pixels whatever the zoom.
// In:  gl_Vertex: a place on the line, map metres from the mesh's origin; gl_ModelViewMatrix takes it to pixels.
//      gl_MultiTexCoord0.xy: the way out from the line in half-widths, y north.
//      gl_Color.rg: where in the pen this corner lies, across and along, -1 to 1 as 1/255 to 1.
//      u_reach_px: half the line's width and the pixel that its edge fades over.
// Out: v_pen_px: where in the pen the fragment lies, pixels from the line.
#version 120
uniform float u_reach_px;
varying vec2 v_pen_px;

void main() {
    vec4 place = gl_ModelViewMatrix * gl_Vertex;
    place.xy += vec2(gl_MultiTexCoord0.x, -gl_MultiTexCoord0.y) * u_reach_px;
    v_pen_px = (gl_Color.rg * 255.0 - 128.0) / 127.0 * u_reach_px;
    gl_Position = gl_ProjectionMatrix * place;
}
