// A kept picture as it is. Without a graphics card this costs half of what OpenGL's own way of painting a texture does.
// In:  u_kept: the picture; gl_TexCoord[0].xy: a place in it.
// Out: the colour.
#version 120
uniform sampler2D u_kept;

void main() {
    gl_FragColor = texture2D(u_kept, gl_TexCoord[0].xy);
}
