#pragma once

#include "io/column_file.h"

#include <functional>
#include <string>
#include <vector>

namespace kua {

/// Adds what says whether the values of an opened table can be used: numbers that stand for something stand for something that
/// is there (`types`: of the vocabulary, those that came with the data too), days are in order, links do not run in circles. Each gives the name of the column that is damaged, or nothing; they
/// borrow both, and may be called from several threads at once.
void add_value_checks(const ColumnFile& columns, const Dataset& ground, std::size_t types,
                      std::vector<std::function<std::string()>>& checks);

}  // namespace kua
