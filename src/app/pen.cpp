#include "app/pen.h"

#include "scene/mark_shape.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace kua {
namespace {

ImVec2 vec(ScreenPoint p) { return {static_cast<float>(p.x_px), static_cast<float>(p.y_px)}; }
ImU32 packed(Rgba8 c) { return IM_COL32(c.r, c.g, c.b, c.a); }
ImVec2 low(const ScreenBox& box) { return vec({box.left_px, box.top_px}); }
ImVec2 high(const ScreenBox& box) { return vec({box.right_px, box.bottom_px}); }

float size_of(const ImFont& font) { return font.FontSize * font.Scale; }

std::vector<ImVec2> vecs(const std::vector<ScreenPoint>& points) {
    std::vector<ImVec2> out;
    out.reserve(points.size());
    for (const ScreenPoint p : points) out.push_back(vec(p));
    return out;
}

/// Bytes of the UTF-8 character that starts at `i`.
std::size_t character_size(std::string_view text, std::size_t i) {
    std::size_t n = 1;
    while (i + n < text.size() && (static_cast<unsigned char>(text[i + n]) & 0xC0U) == 0x80U) ++n;
    return n;
}

}  // namespace

void Pen::fill(const ScreenBox& box, Rgba8 color, double corner_px) {
    list_->AddRectFilled(low(box), high(box), packed(color), static_cast<float>(corner_px));
}

void Pen::frame(const ScreenBox& box, Edge edge, double corner_px) {
    list_->AddRect(low(box), high(box), packed(edge.color), static_cast<float>(corner_px), 0, static_cast<float>(edge.width_px));
}

void Pen::picture(const ScreenBox& box, std::uint64_t texture) {
    list_->AddImage(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(texture)), low(box), high(box));
}

void Pen::line(ScreenPoint from, ScreenPoint to, Edge edge) {
    list_->AddLine(vec(from), vec(to), packed(edge.color), static_cast<float>(edge.width_px));
}

void Pen::polygon(const std::vector<ScreenPoint>& points, Rgba8 color) {
    if (points.size() < 3) return;
    double doubled_area = 0.0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const ScreenPoint a = points[i];
        const ScreenPoint b = points[(i + 1) % points.size()];
        doubled_area += a.x_px * b.y_px - b.x_px * a.y_px;
    }
    auto corners = vecs(points);
    // Dear ImGui feathers the edge on the outer side of a clockwise outline only.
    if (doubled_area < 0.0) std::reverse(corners.begin(), corners.end());
    list_->AddConvexPolyFilled(corners.data(), static_cast<int>(corners.size()), packed(color));
}

void Pen::polyline(const std::vector<ScreenPoint>& points, Edge edge) {
    const auto corners = vecs(points);
    list_->AddPolyline(corners.data(), static_cast<int>(corners.size()), packed(edge.color), 0, static_cast<float>(edge.width_px));
}

void Pen::disc(ScreenPoint centre, double radius_px, Rgba8 color) {
    list_->AddCircleFilled(vec(centre), static_cast<float>(radius_px), packed(color), 0);
}

void Pen::circle(ScreenPoint centre, double radius_px, Edge edge) {
    list_->AddCircle(vec(centre), static_cast<float>(radius_px), packed(edge.color), 0, static_cast<float>(edge.width_px));
}

void Pen::shadow(const ScreenBox& box, double corner_px, double strength) {
    constexpr int rings = 14;
    constexpr double reach_px = 24.0;
    for (int i = rings; i >= 1; --i) {
        const double out = reach_px * i / rings;
        const double fade = 1.0 - static_cast<double>(i) / (rings + 1);
        const auto alpha = static_cast<std::uint8_t>(std::clamp(strength * fade * fade * 255.0, 0.0, 255.0));
        ScreenBox ring = inset(box, -out);
        ring.top_px += 6.0;
        ring.bottom_px += 6.0;
        fill(ring, {0, 0, 0, alpha}, corner_px + out);
    }
}

void Pen::shape(Shape shape, ScreenPoint centre, double radius_px, Rgba8 color) {
    if (shape == Shape::Square) {   // its edges fall between pixels otherwise
        const double half = std::round(2.0 * 0.9 * radius_px) / 2.0;
        const double left = std::round(centre.x_px - half);
        const double top = std::round(centre.y_px - half);
        return fill({left, top, left + 2.0 * half, top + 2.0 * half}, color);
    }
    auto outline = shape_outline(shape, radius_px);
    for (ScreenPoint& p : outline) p = {p.x_px + centre.x_px, p.y_px + centre.y_px};
    polygon(outline, color);
}

void Pen::text(ScreenPoint at, std::string_view words, Ink ink, Align align) {
    if (words.empty()) return;
    fonts_->expect(words);
    if (align != Align::Left) at.x_px -= width(words, ink.style) * (align == Align::Centre ? 0.5 : 1.0);
    const ImFont* font = fonts_->font(ink.style);
    const ScreenPoint top{std::round(at.x_px), std::round(at.y_px) - std::round(fonts_->ascent_px(ink.style))};
    list_->AddText(font, size_of(*font), vec(top), packed(ink.color), words.data(), words.data() + words.size());
}

void Pen::text_with_halo(ScreenPoint at, std::string_view words, Ink ink, Rgba8 halo, Align align) {
    constexpr std::array<ScreenPoint, 8> around{{{-1, -1}, {0, -1}, {1, -1}, {-1, 0}, {1, 0}, {-1, 1}, {0, 1}, {1, 1}}};
    for (const ScreenPoint step : around)
        text({at.x_px + step.x_px, at.y_px + step.y_px}, words, {ink.style, halo}, align);
    text(at, words, ink, align);
}

double Pen::width(std::string_view words, TextStyle style) const {
    if (words.empty()) return 0.0;
    fonts_->expect(words);
    const ImFont* font = fonts_->font(style);
    const ImVec2 size = font->CalcTextSizeA(size_of(*font), 1e6F, 0.0F, words.data(), words.data() + words.size());
    return static_cast<double>(size.x);
}

std::string Pen::elided(std::string_view words, TextStyle style, double width_px) const {
    if (width(words, style) <= width_px) return std::string(words);
    std::string cut;
    for (std::size_t i = 0; i < words.size();) {
        const std::size_t next = i + character_size(words, i);
        const std::string longer = std::string(words.substr(0, next)) + "…";
        if (width(longer, style) > width_px) break;
        cut = longer;
        i = next;
    }
    return cut.empty() ? "…" : cut;
}

std::vector<std::string> Pen::wrapped(std::string_view words, TextStyle style, double width_px) const {
    std::vector<std::string> lines;
    std::string line;
    for (std::size_t i = 0; i < words.size();) {
        const std::size_t end = std::min(words.find_first_of(" \n", i), words.size());
        const std::string word(words.substr(i, end - i));
        const std::string longer = line.empty() ? word : line + " " + word;
        if (!line.empty() && width(longer, style) > width_px) {
            lines.push_back(line);
            line = word;
        } else {
            line = longer;
        }
        while (width(line, style) > width_px && line.size() > 1) {
            std::size_t fits = 0;
            while (fits < line.size()) {
                const std::size_t next = fits + character_size(line, fits);
                if (fits > 0 && width(std::string_view(line).substr(0, next), style) > width_px) break;
                fits = next;
            }
            if (fits >= line.size()) break;
            lines.push_back(line.substr(0, fits));
            line.erase(0, fits);
        }
        if (end < words.size() && words[end] == '\n') {
            lines.push_back(line);
            line.clear();
        }
        i = end + 1;
    }
    if (!line.empty()) lines.push_back(line);
    return lines;
}

void Pen::clip(const ScreenBox& box) { list_->PushClipRect(low(box), high(box), true); }
void Pen::unclip() { list_->PopClipRect(); }

}  // namespace kua
