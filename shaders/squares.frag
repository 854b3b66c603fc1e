// The kept base map with squares of colour over it, in one pass: without a graphics card a second one over the whole map
// takes as long as the first.
// In:  v_kept: a place in u_kept, the picture of the base map; v_square: a place in u_squares (0 to 1 where there are
//      any), their colours (sRGB, straight alpha), not smoothed.
// Out: the colour.
#version 120
uniform sampler2D u_kept;
uniform sampler2D u_squares;
varying vec2 v_kept;
varying vec2 v_square;

void main() {
    vec4 square = texture2D(u_squares, v_square);
    vec2 within = step(abs(v_square - 0.5), vec2(0.5));
    gl_FragColor = vec4(mix(texture2D(u_kept, v_kept).rgb, square.rgb, square.a * within.x * within.y), 1.0);
}
