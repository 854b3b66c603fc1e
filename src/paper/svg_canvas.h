#pragma once

#include "paper/canvas.h"

#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kua {

/// Writes what is painted as SVG 1.1 elements: paths in steps of px with two decimals, letters as <text> in Inter with the width
/// that they were measured at, groups as layers that Inkscape shows by name.
class SvgCanvas : public Canvas {
public:
    void move_to(ScreenPoint p) override { step('m', {p}); }
    void line_to(ScreenPoint p) override { step('l', {p}); }
    void curve_to(ScreenPoint control1, ScreenPoint control2, ScreenPoint p) override { step('c', {control1, control2, p}); }
    void close() override;
    void fill(Rgba8 color, FillRule rule = FillRule::EvenOdd) override;
    void stroke(Rgba8 color, double width_px, LineEnds ends = LineEnds::Round) override;
    void clip() override;
    void save() override { saved_.push_back(0); }
    void restore() override;
    void text(const TextLine& line, const TextMetrics& metrics) override;
    void begin_group(const std::string& name, const std::string& title = {}) override;
    void end_group() override;

    /// The elements so far. Pre: all groups and saves have ended.
    [[nodiscard]] const std::string& elements() const { return out_; }

private:
    /// A point in hundredths of a px: steps between rounded points do not add up their rounding.
    struct Hundredths {
        std::int64_t x = 0;
        std::int64_t y = 0;
    };
    [[nodiscard]] std::string taken_path();
    /// An id made of `name` that no other element has.
    [[nodiscard]] std::string new_id(std::string_view name);
    void step(char letter, std::initializer_list<ScreenPoint> points);

    std::string out_;
    std::string path_;
    Hundredths at_;     ///< where the path is
    Hundredths start_;  ///< of its last part
    std::vector<int> saved_;  ///< clip groups to be closed by each restore
    int depth_ = 0;           ///< groups that are open
    std::size_t content_start_ = 0;  ///< of the group that was opened last
    std::map<std::string, int> ids_{{"title", 1}, {"description", 1}, {"kua-figure", 1}};  ///< how often each was wanted
};

}  // namespace kua
