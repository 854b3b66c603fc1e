#pragma once

#include "scene/figure.h"

#include <string>

namespace kua {

/// A figure in words, for those who cannot see it: title, the sentence, how sure, where most incidents are, what is not
/// on a place, where nobody could look, what colours say, sources. Paragraphs, each on a line. The same figure gives
/// the same words.
[[nodiscard]] std::string alt_text(const FigureInput& input, const Scene& scene);

}  // namespace kua
