#pragma once

#include "scene/figure.h"

#include <string>
#include <vector>

namespace kua {

/// The user's title, else the data set's, else the boundary set's.
[[nodiscard]] std::string figure_title(const ViewState& view, const Dataset& data, Lang lang);

/// How sure the shown incidents are: "How sure: 24 corroborated, 21 alleged."; empty where none is shown.
[[nodiscard]] std::string verification_line(const FigureInput& input);

/// The sentences below the rule: sources, records that could not be read, boundaries, licence, projection, people by
/// role.
[[nodiscard]] std::string source_line(const FigureInput& input);

/// `view` with the names of its files in place of their paths: what a figure may carry of it.
[[nodiscard]] ViewState without_folders(ViewState view);

/// Eight hexadecimal digits over what is shown (records with their data, how surely, window), the units and the choices
/// of the view, as "7F3A-92C1". How files are named is not in it. Two figures with one code show the same; it says
/// nothing of pixels and is no protection against forgery.
[[nodiscard]] std::string check_code(const Dataset& data, const Selection& selection, const ViewState& view);

}  // namespace kua
