#pragma once

#include "core/day.h"
#include "core/language.h"
#include "scene/view_state.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kua {

inline constexpr const char* view_schema = "kua-view/1";
inline constexpr double most_offset_mm = 2000.0;   ///< that a piece of a figure can be moved by, each way

/// The words of the view file for the values of an enum.
template <class Enum, std::size_t N>
using Words = std::array<std::pair<Enum, const char*>, N>;
inline constexpr Words<ThemeName, 2> theme_words{{{ThemeName::Light, "light"}, {ThemeName::Dark, "dark"}}};
inline constexpr Words<TimeUnit, 3> unit_words{
    {{TimeUnit::Day, "day"}, {TimeUnit::Week, "week"}, {TimeUnit::Month, "month"}}};
inline constexpr Words<BoundariesAs, 3> boundaries_as_words{
    {{BoundariesAs::Then, "then"}, {BoundariesAs::Now, "now"}, {BoundariesAs::Parent, "parent"}}};
inline constexpr Words<Bound, 3> bound_words{{{Bound::Min, "min"}, {Bound::Best, "best"}, {Bound::Max, "max"}}};
inline constexpr Words<MarkSize, 2> mark_size_words{
    {{MarkSize::Number, "number"}, {MarkSize::Proportional, "proportional"}}};
inline constexpr Words<SurfaceKind, 4> surface_words{{{SurfaceKind::None, "none"},
                                                      {SurfaceKind::Hexagons, "hexagons"},
                                                      {SurfaceKind::Squares, "squares"},
                                                      {SurfaceKind::Kernel, "kernel"}}};
inline constexpr Words<Kernel, 3> kernel_words{
    {{Kernel::Quartic, "quartic"}, {Kernel::Epanechnikov, "epanechnikov"}, {Kernel::Gaussian, "gaussian"}}};
inline constexpr Words<ClassMethod, 7> class_method_words{{{ClassMethod::EqualInterval, "equal"},
                                                           {ClassMethod::Quantile, "quantile"},
                                                           {ClassMethod::NaturalBreaks, "natural"},
                                                           {ClassMethod::StandardDeviation, "deviation"},
                                                           {ClassMethod::Box, "box"},
                                                           {ClassMethod::HeadTail, "head_tail"},
                                                           {ClassMethod::Manual, "manual"}}};
inline constexpr Words<Piece, piece_count> piece_words{{{Piece::Title, "title"},
                                                        {Piece::Subtitle, "subtitle"},
                                                        {Piece::Sentence, "sentence"},
                                                        {Piece::Families, "families"},
                                                        {Piece::Kinds, "kinds"},
                                                        {Piece::Colors, "colors"},
                                                        {Piece::Sizes, "sizes"},
                                                        {Piece::Margin, "margin"},
                                                        {Piece::ScaleBar, "scale_bar"},
                                                        {Piece::NorthArrow, "north_arrow"},
                                                        {Piece::Locator, "locator"},
                                                        {Piece::Sources, "sources"},
                                                        {Piece::DataDate, "date"}}};
inline constexpr Words<Anchor, 9> anchor_words{{{Anchor::Automatic, "automatic"},
                                                {Anchor::Above, "above"},
                                                {Anchor::Below, "below"},
                                                {Anchor::TopLeft, "top_left"},
                                                {Anchor::TopRight, "top_right"},
                                                {Anchor::BottomLeft, "bottom_left"},
                                                {Anchor::BottomRight, "bottom_right"},
                                                {Anchor::LeftColumn, "left"},
                                                {Anchor::RightColumn, "right"}}};
inline constexpr Words<Lang, 3> lang_words{{{Lang::En, "en"}, {Lang::Ru, "ru"}, {Lang::Kk, "kk"}}};

/// What figures and pages can be made for each of.
inline constexpr Words<GroupBy, 6> multiples_words{{{GroupBy::Type, "type"},
                                                    {GroupBy::Family, "family"},
                                                    {GroupBy::Region, "region"},
                                                    {GroupBy::Day, "day"},
                                                    {GroupBy::Week, "week"},
                                                    {GroupBy::Month, "month"}}};

/// The word for `value`. Pre: it is among `words`.
template <class Enum, std::size_t N>
[[nodiscard]] const char* word_in(const Words<Enum, N>& words, Enum value) {
    return std::find_if(words.begin(), words.end(), [&](const auto& w) { return w.first == value; })->second;
}

}  // namespace kua
