// One colour for every fragment, so that a mesh need not be made again for another theme.
// In:  u_color (sRGB, straight alpha, 0 to 1).
// Out: that colour.
#version 120
uniform vec4 u_color;

void main() {
    gl_FragColor = u_color;
}
