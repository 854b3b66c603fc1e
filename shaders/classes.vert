// Squares of the map in classes: see classes.frag.
// In:  gl_Vertex: a corner of the whole, pixels of the viewport; gl_MultiTexCoord0.xy: columns and rows up to it.
// Out: v_cell: columns and rows up to the fragment.
#version 120
varying vec2 v_cell;

void main() {
    v_cell = gl_MultiTexCoord0.xy;
    gl_Position = gl_ModelViewProjectionMatrix * gl_Vertex;
}
