#pragma once

#include "app/column.h"
#include "app/ui.h"

#include <optional>
#include <string>

namespace kua {

/// A number to type, with what is chosen where the field is left empty.
struct NumberRow {
    std::string id;
    std::string label;
    std::string unit;
    double value = 0.0;         ///< 0: left to Kua
    double least = 0.0;         ///< of what can be typed
    double most = 1e9;
    std::string automatic;      ///< stands in the empty field: "automatic"
    std::string hint;
};

/// What a NumberRow keeps between frames.
struct NumberField {
    std::string typed;
    std::optional<double> seen;  ///< the value as of the last frame
    bool wrong = false;          ///< what was typed is no number within the bounds
};

/// The value that was typed, by Enter or by leaving the field; 0 where it was emptied. Decimal comma or point. What cannot
/// be taken stays in the field, with a line that says what can.
[[nodiscard]] std::optional<double> number_row(Ui& ui, Column& column, const NumberRow& content, NumberField& field);

}  // namespace kua
