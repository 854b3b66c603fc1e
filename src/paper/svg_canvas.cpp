#include "paper/svg_canvas.h"

#include "core/xml_text.h"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace kua {
namespace {

/// At most two decimals, none that are zero.
std::string number(double value) {
    const double rounded = std::round(value * 100.0) / 100.0;
    std::array<char, 40> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), rounded == 0.0 ? 0.0 : rounded, std::chars_format::fixed).ptr;
    return {digits.data(), end};
}

/// A number of hundredths, without zeros that say nothing: "-.5", "12", "3.07".
std::string hundredths_text(std::int64_t n) {
    const std::int64_t size = n < 0 ? -n : n;
    std::string text = n < 0 ? "-" : "";
    if (size >= 100 || size == 0) text += std::to_string(size / 100);
    const std::int64_t rest = size % 100;
    if (rest == 0) return text;
    text += '.';
    text += static_cast<char>('0' + rest / 10);
    if (rest % 10 != 0) text += static_cast<char>('0' + rest % 10);
    return text;
}

std::string color_text(Rgba8 color) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "#";
    for (const std::uint8_t part : {color.r, color.g, color.b}) {
        text += digits[part >> 4U];
        text += digits[part & 0xFU];
    }
    return text;
}

/// " fill="#aabbcc" fill-opacity="0.5"", of fill or stroke.
std::string paint(const char* what, Rgba8 color) {
    std::string text = std::string(" ") + what + "=\"" + color_text(color) + "\"";
    if (color.a < 255) text += std::string(" ") + what + "-opacity=\"" + number(color.a / 255.0) + "\"";
    return text;
}

constexpr const char* as_layer = " inkscape:groupmode=\"layer\"";

std::string label(const std::string& name) { return " inkscape:label=\"" + xml_text(name) + "\""; }

const char* weight(FontFace face) {
    switch (face) {
        case FontFace::Regular: return "400";
        case FontFace::Medium: return "500";
        case FontFace::SemiBold: return "600";
        case FontFace::Bold: return "700";
    }
    return "400";
}

}  // namespace

void SvgCanvas::step(char letter, std::initializer_list<ScreenPoint> points) {
    path_ += letter;
    const Hundredths from = at_;
    for (const ScreenPoint p : points) {
        at_ = {std::llround(p.x_px * 100.0), std::llround(p.y_px * 100.0)};
        const std::string x = hundredths_text(at_.x - from.x), y = hundredths_text(at_.y - from.y);
        const bool follows_number = path_.back() >= '0' && path_.back() <= '9';
        path_ += (follows_number && x.front() != '-' ? " " : "") + x + (y.front() != '-' ? " " : "") + y;
    }
    if (letter == 'm') start_ = at_;
}

void SvgCanvas::close() {
    path_ += 'z';
    at_ = start_;
}

std::string SvgCanvas::taken_path() {
    at_ = start_ = {};
    return std::exchange(path_, {});
}

void SvgCanvas::fill(Rgba8 color, FillRule rule) {
    const std::string path = taken_path();
    if (path.empty() || color.a == 0) return;
    out_ += "<path" + paint("fill", color) + (rule == FillRule::EvenOdd ? " fill-rule=\"evenodd\"" : "") + " d=\"" + path + "\"/>\n";
}

void SvgCanvas::stroke(Rgba8 color, double width_px, LineEnds ends) {
    const std::string path = taken_path();
    if (path.empty() || color.a == 0) return;
    out_ += "<path fill=\"none\"" + paint("stroke", color) + " stroke-width=\"" + number(width_px) + "\" stroke-linejoin=\"round\"" +
            (ends == LineEnds::Round ? " stroke-linecap=\"round\"" : "") + " d=\"" + path + "\"/>\n";
}

void SvgCanvas::clip() {
    const std::string id = new_id("clip");
    // What begins a top layer holds layers, which Inkscape lists only within a layer.
    const std::string layer = depth_ == 1 && out_.size() == content_start_ ? label("frame") + as_layer : "";
    out_ += "<clipPath id=\"" + id + "\"><path clip-rule=\"evenodd\" d=\"" + taken_path() + "\"/></clipPath>\n<g clip-path=\"url(#" + id + ")\"" + layer + ">\n";
    if (!saved_.empty()) ++saved_.back();
}

void SvgCanvas::restore() {
    for (int i = 0; i < saved_.back(); ++i) out_ += "</g>\n";
    saved_.pop_back();
}

void SvgCanvas::text(const TextLine& line, const TextMetrics& metrics) {
    const double width_px = metrics.width_px(line.text, line.face, line.size_px, line.letter_spacing_px) - line.letter_spacing_px;
    out_ += "<text x=\"" + number(line.at.x_px) + "\" y=\"" + number(line.at.y_px) + "\" font-size=\"" + number(line.size_px) +
            "\" font-weight=\"" + weight(line.face) + "\"" + paint("fill", line.color);
    if (line.letter_spacing_px != 0.0) out_ += " letter-spacing=\"" + number(line.letter_spacing_px) + "\"";
    else if (width_px > 0.0) out_ += " textLength=\"" + number(width_px) + "\"";
    if (line.halo_px > 0.0)
        out_ += " paint-order=\"stroke\"" + paint("stroke", line.halo) + " stroke-width=\"" + number(2.0 * line.halo_px) + "\" stroke-linejoin=\"round\"";
    out_ += ">" + xml_text(line.text) + "</text>\n";
}

void SvgCanvas::begin_group(const std::string& name, const std::string& title) {
    out_ += "<g id=\"" + new_id(name) + "\"" + label(name) + (title.empty() ? as_layer : "") + ">\n";
    if (!title.empty()) out_ += "<title>" + xml_text(title) + "</title>\n";
    ++depth_;
    content_start_ = out_.size();
}

void SvgCanvas::end_group() {
    out_ += "</g>\n";
    --depth_;
}

std::string SvgCanvas::new_id(std::string_view name) {
    std::string id;
    for (const char c : name) {
        const bool is_kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        id += is_kept ? c : '-';
    }
    int& uses = ids_[id];
    while (true) {
        if (++uses == 1) return id;
        std::string numbered = id + "-" + std::to_string(uses);
        if (ids_.emplace(numbered, 1).second) return numbered;
    }
}

}  // namespace kua
