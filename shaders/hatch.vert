// An area of the map that is hatched.
// In:  gl_Vertex: a corner, map metres from the mesh's origin; gl_ModelViewMatrix takes it to pixels of the viewport.
// Out: v_at_px: pixels from the viewport's top left, y down.
#version 120
varying vec2 v_at_px;

void main() {
    vec4 place = gl_ModelViewMatrix * gl_Vertex;
    v_at_px = place.xy;
    gl_Position = gl_ProjectionMatrix * place;
}
