#pragma once

#include "core/result.h"
#include "scene/view_state.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace kua {

/// `view` as the text of a view file ("schema": "kua-view/1"); keys sorted, defaults written too, ends with a newline.
[[nodiscard]] std::string to_json(const ViewState& view);

/// Reads what to_json wrote, or a hand-made file that leaves out what it does not change. An unknown key, a wrong
/// type or a value out of range is an Error that names its place ("view.kua.json" is led by the caller).
[[nodiscard]] Result<ViewState> view_from_json(std::string_view json);

/// No view file is larger.
inline constexpr std::uintmax_t most_view_bytes = std::uintmax_t{4} << 20U;

/// The view in `json`, the text of the view file `file`: the paths of its data, seen from the file's folder there, are
/// made such as are seen from here, and an Error names the file.
[[nodiscard]] Result<ViewState> view_of_file(std::string_view json, const std::filesystem::path& file);

/// The widest kernel that a view can ask for: half way round the Earth.
inline constexpr double most_bandwidth_km = 20'000.0;

}  // namespace kua
