#pragma once

#include <string>
#include <string_view>

namespace kua {

/// The path ("filter.types") of the first key that an object of the JSON text `json` has twice, of which a parser keeps
/// the last in silence; empty where there is none. Pre: `json` is valid.
[[nodiscard]] std::string duplicate_key(std::string_view json);

}  // namespace kua
