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

/// What no figure may keep silent about: records that could not be read, and what was not published.
[[nodiscard]] std::string reserved_line(const FigureInput& input);

/// "Data of 28 January 2021, release 2.": as far as the data set says so; empty where it does not.
[[nodiscard]] std::string data_date(const FigureInput& input);

/// `view` with the names of its files in place of their paths: what a figure may carry of it.
[[nodiscard]] ViewState without_folders(ViewState view);

}  // namespace kua
