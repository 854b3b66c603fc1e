#include "session/read_view.h"

#include "io/figure_reader.h"
#include "io/file_bytes.h"
#include "scene/figure_manifest.h"
#include "scene/view_json.h"

#include <filesystem>

namespace kua {
namespace {

Result<ViewState> view_in_figure(const std::string& file, const DataHome& home) {
    const auto manifest = read_figure_manifest(file);
    if (!manifest) return manifest.error();
    auto view = view_of_figure(*manifest, [&](const std::string& name) { return data_file_of(file, name, home); });
    if (!view) return within(file, view.error());
    return view;
}

}  // namespace

bool holds_view(const std::string& file) { return file.ends_with(".kua.json") || looks_like_figure(file); }

Result<ViewState> read_view(const std::string& file, const DataHome& home) {
    if (looks_like_figure(file)) return view_in_figure(file, home);
    const auto json = read_file_bytes(file, most_view_bytes);
    if (!json) return json.error();
    return view_of_file(*json, file);
}

Result<PageChoice> with_layout_of(const std::string& file, PageChoice page, const DataHome& home) {
    auto view = read_view(file, home);
    if (!view) return view.error();
    PageChoice out = std::move(view->page);
    out.title = std::move(page.title);
    out.subtitle = std::move(page.subtitle);
    return out;
}

LoadRequest request_of(const ViewState& view) {
    LoadRequest request;
    request.boundaries = view.boundaries;
    request.other_boundaries.assign(view.other_boundaries.begin(), view.other_boundaries.end());
    request.boundaries_as = view.boundaries_as;
    request.first = view.time.first;
    request.last = view.time.last;
    for (const DataRef& data : view.incidents) request.incidents.emplace_back(data.path);
    return request;
}

std::vector<std::string> other_versions(const ViewState& view, const Dataset& data) {
    std::vector<std::string> names;
    for (const DataRef& wanted : view.incidents)
        for (const DataFile& file : data.files)
            if (file.path == wanted.path && !wanted.sha256.empty() && file.sha256 != wanted.sha256)
                names.push_back(std::filesystem::path(file.path).filename().string());
    return names;
}

}  // namespace kua
