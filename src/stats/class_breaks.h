#pragma once

#include "core/result.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace kua {

enum class ClassMethod : std::uint8_t {
    EqualInterval,
    Quantile,
    NaturalBreaks,
    StandardDeviation,
    Box,
    HeadTail,
    Manual
};

/// Classes of values, by their upper bounds.
///
/// Class i holds the values above upper[i - 1] (the first: every value below too) up to and including upper[i]. Bounds
/// ascend strictly, save for Box, whose six classes keep their meaning: where two of its bounds are equal, the class
/// between them is empty. The last bound is the largest value, or infinity where the class is open. No bounds at all:
/// there was no finite value.
///
/// A class can be empty (EqualInterval, Quantile between far neighbours, StandardDeviation, Box); count_classes tells.
struct ClassBreaks {
    ClassMethod method = ClassMethod::Manual;
    std::vector<double> upper;
    std::size_t asked = 0;  ///< how many classes were wanted; upper.size() is how many could be made
    double least = std::numeric_limits<double>::quiet_NaN();  ///< the smallest value: where the first class begins
    std::optional<double> middle;  ///< the bound that parts low from high: mean (StandardDeviation) or median (Box)
    std::size_t used = 0;          ///< values that the breaks come from
    std::size_t left_out = 0;      ///< NaN (no data) and infinite ones, which the breaks do not come from
    friend bool operator==(const ClassBreaks&, const ClassBreaks&) = default;
};

/// `classes` classes of equal width from the smallest value to the largest. One class where all values are equal.
/// Pre: classes > 0.
[[nodiscard]] ClassBreaks equal_interval_breaks(std::span<const double> values, std::size_t classes);

/// Classes of about equally many values: bounds are the quantiles of type 7 of Hyndman & Fan (1996), the default of R,
/// at 1/classes, 2/classes … Where ties make two quantiles equal, their classes are one. Pre: classes > 0.
[[nodiscard]] ClassBreaks quantile_breaks(std::span<const double> values, std::size_t classes);

/// Natural breaks: of all ways to cut the sorted values into `classes` classes, the one with the least sum of squared
/// deviations from the class means (Fisher 1958; Jenks & Caspall 1971 for maps). A bound is the largest value of its
/// class; equal values are never parted. Of equally good cuts (to a part in 10¹²) the lower one is taken. As many
/// classes as distinct values where there are fewer. Pre: classes > 0.
///
/// Exact, by dynamic programming over the m distinct values: O(classes · m log m) time and 4 · classes · m bytes. No
/// limit on m: 100,000 in 9 classes take under a second, a million about eight.
[[nodiscard]] ClassBreaks natural_breaks(std::span<const double> values, std::size_t classes);

/// Bounds at the mean and at 1, 2 … `reach` steps of `step` standard deviations (of the sample: n - 1) on both sides,
/// those within the values' range; the first and the last class are open. Wanted are 2 · reach + 2 classes. One class
/// where all values are equal. Pre: step > 0, reach > 0.
[[nodiscard]] ClassBreaks standard_deviation_breaks(std::span<const double> values, double step = 1.0,
                                                    std::size_t reach = 2);

/// The six classes of a box plot (Tukey 1977): low outliers, up to the first quartile, up to the median, up to the
/// third quartile, up to the fence, high outliers. Quartiles are quantiles of type 7, as in classInt and mapclassify
/// (Tukey's hinges differ from them by a part of one gap between values); a fence lies 1.5 interquartile ranges beyond
/// its quartile, and a value on it is no outlier: upper[0] is the largest number below the lower fence. The last bound
/// is the largest value, infinity where there is no high outlier.
[[nodiscard]] ClassBreaks box_breaks(std::span<const double> values);

/// Head/tail breaks for values with many small and few large ones (Jiang 2013): a bound at the mean; again in the head,
/// the values above it, while the head is at most `head_limit` of the values it came from and has more than one.
/// asked is 0: the values decide. Pre: 0 < head_limit <= 1.
[[nodiscard]] ClassBreaks head_tail_breaks(std::span<const double> values, double head_limit = 0.4);

/// Bounds as a person gave them. An Error where there are none, where one is not a number (the last may be infinity:
/// "and above"), or where they do not ascend.
[[nodiscard]] Result<ClassBreaks> manual_breaks(std::span<const double> upper);

/// The class of `value`; none for NaN (no data), for an infinity, and above the last bound.
[[nodiscard]] std::optional<std::size_t> class_of(double value, const ClassBreaks& breaks);

/// How many values fall in each class, and those in none.
struct ClassCounts {
    std::vector<std::size_t> in_class;  ///< as long as ClassBreaks::upper
    std::size_t no_data = 0;            ///< NaN or infinite
    std::size_t above = 0;              ///< above the last bound: classes made from other values
    friend bool operator==(const ClassCounts&, const ClassCounts&) = default;
};
[[nodiscard]] ClassCounts count_classes(std::span<const double> values, const ClassBreaks& breaks);

}  // namespace kua
