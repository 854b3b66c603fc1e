// The kept base map with squares of colour over it: see squares.frag.
// In:  gl_Vertex: a corner, pixels of the viewport; gl_MultiTexCoord0.xy: where it lies in the kept picture;
//      u_corner_px: where the squares begin; u_extent_px: how far they reach.
// Out: v_kept: the same in the texture; v_square: the part of the squares' width and height up to the fragment.
#version 120
uniform vec2 u_corner_px;
uniform vec2 u_extent_px;
varying vec2 v_kept;
varying vec2 v_square;

void main() {
    v_kept = (gl_TextureMatrix[0] * gl_MultiTexCoord0).xy;
    v_square = (gl_Vertex.xy - u_corner_px) / u_extent_px;
    gl_Position = gl_ModelViewProjectionMatrix * gl_Vertex;
}
