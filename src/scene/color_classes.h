#pragma once

#include "core/color.h"
#include "scene/scene.h"
#include "scene/view_state.h"
#include "stats/class_breaks.h"
#include "text/catalogue.h"

#include <span>
#include <string>
#include <vector>

namespace kua {

/// Classes with a colour each, low to high.
struct ColorClasses {
    ClassBreaks breaks;
    std::vector<Rgba8> colors;         ///< as many as breaks.upper
    std::vector<std::string> labels;   ///< "0.2 – 0.5"; likewise
    std::vector<double> values;        ///< that they were made of: above 0, ascending
};

/// Classes as `choice` wants them, of those of `values` that are above 0: nothing reported is no low rate. Sequential
/// colours, on the ground of `theme`. At least one value must be above 0, else there are no classes. Values above the
/// last bound set by hand have a class of their own, open at its end.
[[nodiscard]] ColorClasses color_classes(std::span<const double> values, const ClassChoice& choice, const Theme& theme,
                                         Lang lang);

/// The class of a value above 0; what lies beyond the last class is in it.
[[nodiscard]] std::size_t color_class_of(double value, const ColorClasses& classes);

/// The same for whoever moves the bounds.
[[nodiscard]] ClassScale class_scale(const ColorClasses& classes);

/// How the classes came about: "Natural breaks (Fisher), made for all days of the data".
[[nodiscard]] std::string class_note(const ClassChoice& choice, const ColorClasses& classes, const Catalogue& text);

}  // namespace kua
