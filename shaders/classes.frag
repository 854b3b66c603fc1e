// Squares of the map, each in the colour of its class.
// In:  v_cell: columns and rows up to the fragment; u_size: how many there are; u_cells: their classes, four columns in
//      the red, green, blue and alpha of each texel; u_colors: of each class (sRGB, straight alpha, 0 to 1), the first
//      of empty squares.
// Out: the colour.
#version 120
uniform sampler2D u_cells;
uniform vec2 u_size;
uniform vec4 u_colors[32];
varying vec2 v_cell;

void main() {
    vec2 cell = clamp(floor(v_cell), vec2(0.0), u_size - 1.0);
    float column = floor(cell.x / 4.0);
    vec4 four = texture2D(u_cells, vec2((column + 0.5) / ceil(u_size.x / 4.0), (cell.y + 0.5) / u_size.y));
    float which = cell.x - 4.0 * column;
    float index = which < 1.5 ? (which < 0.5 ? four.r : four.g) : (which < 2.5 ? four.b : four.a);
    gl_FragColor = u_colors[int(index * 255.0 + 0.5)];
}
