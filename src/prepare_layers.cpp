#include "core/problem.h"
#include "io/prepared_layer.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace {

/// False where the layer could not be read without a finding, or not be written.
bool prepare(const std::filesystem::path& folder, const std::filesystem::path& shapefile, kua::ShapeKind kind) {
    std::vector<kua::Problem> problems;
    const auto files = kua::read_shape_files(shapefile, problems);
    const auto layer = kua::read_shape_layer(shapefile, kind, problems);
    if (!files || !layer || !problems.empty()) {
        std::cerr << shapefile.string() << ": cannot be prepared: " << (layer ? "" : in_english(layer.error().what)) << '\n';
        for (const kua::Problem& problem : problems) std::cerr << in_english(problem) << '\n';
        return false;
    }
    std::ofstream out(folder / kua::prepared_name(*files, kind), std::ios::binary);
    out << kua::prepared_bytes(*layer);
    return out.flush().good();
}

}  // namespace

/// Run by the build: prepare_layers FOLDER FILE.shp… puts into an empty FOLDER what GDAL makes of each shapefile. Of lines
/// are those called rivers, of polygons all others.
int main(int argc, char** argv) {
    if (argc < 3) return 2;
    const std::filesystem::path folder = argv[1];
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    return std::all_of(argv + 2, argv + argc, [&](const char* file) {
        const bool is_line = std::filesystem::path(file).stem() == "rivers";
        return prepare(folder, file, is_line ? kua::ShapeKind::Line : kua::ShapeKind::Polygon);
    }) ? 0 : 1;
}
