#include "scene/text_metrics.h"

#include <hb-ot.h>
#include <hb.h>

#include <array>
#include <cassert>
#include <cstdio>
#include <filesystem>
#include <unordered_map>
#include <utility>

namespace kua {
namespace {

constexpr const char* font_folder = "/usr/share/fonts/opentype/inter/";
constexpr std::array<const char*, font_face_count> file_names{"Inter-Regular.otf", "Inter-Medium.otf",
                                                              "Inter-SemiBold.otf", "Inter-Bold.otf"};

struct FreeFont {
    void operator()(hb_font_t* font) const { hb_font_destroy(font); }
};
struct FreeBuffer {
    void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};
using FontPtr = std::unique_ptr<hb_font_t, FreeFont>;
using BufferPtr = std::unique_ptr<hb_buffer_t, FreeBuffer>;

Error missing_font(const std::string& file) {
    return {file, msg("the typeface Inter is missing or damaged; install the package {0}", "fonts-inter")};
}

/// A font in its own units, so that every size is one multiplication away.
FontPtr open_font(const std::string& file) {
    hb_blob_t* blob = hb_blob_create_from_file_or_fail(file.c_str());
    if (blob == nullptr) return nullptr;
    hb_face_t* face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    FontPtr font;
    if (hb_face_get_glyph_count(face) > 0) font.reset(hb_font_create(face));
    hb_face_destroy(face);
    if (font) hb_font_make_immutable(font.get());
    return font;
}

struct Face {
    FontPtr font;
    double units_per_em = 1000.0;
    double cap_height = 0.0;  ///< font units
    double ascent = 0.0;
    double descent = 0.0;  ///< below the baseline, positive
};

Face measured(FontPtr font) {
    Face face{std::move(font)};
    face.units_per_em = hb_face_get_upem(hb_font_get_face(face.font.get()));
    hb_position_t cap = 0;
    hb_ot_metrics_get_position_with_fallback(face.font.get(), HB_OT_METRICS_TAG_CAP_HEIGHT, &cap);
    hb_font_extents_t extents{};
    hb_font_get_h_extents(face.font.get(), &extents);
    face.cap_height = cap;
    face.ascent = extents.ascender;
    face.descent = -extents.descender;
    return face;
}

/// The code point that starts at `i`, which moves behind it; U+FFFD for a byte that is not UTF-8.
char32_t next_code_point(std::string_view text, std::size_t& i) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const unsigned char lead = byte(i++);
    if (lead < 0x80) return lead;
    const unsigned length = lead >= 0xF0 ? 3U : lead >= 0xE0 ? 2U : lead >= 0xC0 ? 1U : 0U;
    if (length == 0 || i + length > text.size()) return 0xFFFD;
    char32_t code = lead & (0x3FU >> length);
    for (unsigned k = 0; k < length; ++k) code = (code << 6U) | (byte(i++) & 0x3FU);
    return code;
}

}  // namespace

Result<std::vector<std::string>> font_files() {
    std::vector<std::string> files;
    for (const char* name : file_names) {
        files.push_back(std::string(font_folder) + name);
        std::error_code ignored;
        if (!std::filesystem::is_regular_file(files.back(), ignored)) return missing_font(files.back());
    }
    return files;
}

struct TextMetrics::Impl {
    std::array<Face, font_face_count> faces;
    BufferPtr buffer{hb_buffer_create()};  ///< used again by each measurement
    /// Advance (font units) and number of glyphs of texts that were measured; layouts ask for the same ones many times.
    mutable std::array<std::unordered_map<std::string, std::pair<std::int64_t, unsigned>>, font_face_count> known;

    [[nodiscard]] const Face& of(FontFace face) const { return faces[static_cast<std::size_t>(face)]; }
};

TextMetrics::TextMetrics(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TextMetrics::TextMetrics(TextMetrics&&) noexcept = default;
TextMetrics& TextMetrics::operator=(TextMetrics&&) noexcept = default;
TextMetrics::~TextMetrics() = default;

Result<TextMetrics> TextMetrics::make() {
    auto files = font_files();
    if (!files) return files.error();
    auto impl = std::make_unique<Impl>();
    for (std::size_t i = 0; i < font_face_count; ++i) {
        FontPtr font = open_font((*files)[i]);
        if (!font) return missing_font((*files)[i]);
        impl->faces[i] = measured(std::move(font));
    }
    return TextMetrics(std::move(impl));
}

namespace {

/// Shapes `text` into `buffer`. The language is fixed: HarfBuzz would take it from the process's locale.
void shape(hb_font_t* font, hb_buffer_t* buffer, std::string_view text) {
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), 0, static_cast<int>(text.size()));
    hb_buffer_set_language(buffer, hb_language_from_string("en", -1));
    hb_buffer_guess_segment_properties(buffer);
    constexpr hb_feature_t tabular{HB_TAG('t', 'n', 'u', 'm'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
    hb_shape(font, buffer, &tabular, 1);
}

struct OutlinePen {
    std::vector<OutlineStep> steps;
    double units_per_em;

    void add(OutlineStep::Kind kind, float x, float y) { steps.push_back({kind, {}, {}, em(x, y)}); }
    [[nodiscard]] ScreenPoint em(float x, float y) const {
        return {double{x} / units_per_em, -double{y} / units_per_em};
    }
};
OutlinePen& pen_of(void* data) { return *static_cast<OutlinePen*>(data); }

struct FreeDrawFuncs {
    void operator()(hb_draw_funcs_t* funcs) const { hb_draw_funcs_destroy(funcs); }
};

/// Callbacks that write a glyph's outline into an OutlinePen. A quadratic curve (none in Inter) becomes a cubic one.
std::unique_ptr<hb_draw_funcs_t, FreeDrawFuncs> outline_funcs() {
    using Kind = OutlineStep::Kind;
    std::unique_ptr<hb_draw_funcs_t, FreeDrawFuncs> funcs{hb_draw_funcs_create()};
    hb_draw_funcs_set_move_to_func(
        funcs.get(),
        [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
            pen_of(data).add(Kind::Move, x, y);
        },
        nullptr, nullptr);
    hb_draw_funcs_set_line_to_func(
        funcs.get(),
        [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
            pen_of(data).add(Kind::Line, x, y);
        },
        nullptr, nullptr);
    hb_draw_funcs_set_cubic_to_func(
        funcs.get(),
        [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x1, float y1, float x2, float y2, float x, float y,
           void*) {
            const OutlinePen& pen = pen_of(data);
            pen_of(data).steps.push_back({Kind::Curve, pen.em(x1, y1), pen.em(x2, y2), pen.em(x, y)});
        },
        nullptr, nullptr);
    hb_draw_funcs_set_close_path_func(
        funcs.get(),
        [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, void*) {
            pen_of(data).steps.push_back({Kind::Close, {}, {}, {}});
        },
        nullptr, nullptr);
    return funcs;
}

}  // namespace

std::vector<PlacedGlyph> TextMetrics::placed(std::string_view text, FontFace face, double size_px,
                                             double letter_spacing_px) const {
    std::vector<PlacedGlyph> out;
    if (text.empty()) return out;
    const Face& used = impl_->of(face);
    shape(used.font.get(), impl_->buffer.get(), text);
    unsigned count = 0;
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(impl_->buffer.get(), &count);
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(impl_->buffer.get(), &count);
    const double scale = size_px / used.units_per_em;
    double pen_px = 0.0;
    for (unsigned i = 0; i < count; ++i) {
        out.push_back({infos[i].codepoint, {pen_px + positions[i].x_offset * scale, -positions[i].y_offset * scale}, infos[i].cluster});
        pen_px += positions[i].x_advance * scale + letter_spacing_px;
    }
    return out;
}

std::vector<OutlineStep> TextMetrics::outline(FontFace face, std::uint32_t glyph) const {
    OutlinePen pen{{}, impl_->of(face).units_per_em};
    hb_font_get_glyph_shape(impl_->of(face).font.get(), glyph, outline_funcs().get(), &pen);
    return std::move(pen.steps);
}

double TextMetrics::width_px(std::string_view text, FontFace face, double size_px, double letter_spacing_px) const {
    constexpr std::size_t most_known = 4096;
    if (text.empty()) return 0.0;
    const Face& used = impl_->of(face);
    auto& known = impl_->known[static_cast<std::size_t>(face)];
    if (known.size() >= most_known) known.clear();
    const auto [entry, is_new] = known.try_emplace(std::string(text));
    auto& [advance, count] = entry->second;
    if (is_new) {
        shape(used.font.get(), impl_->buffer.get(), text);
        const hb_glyph_position_t* glyphs = hb_buffer_get_glyph_positions(impl_->buffer.get(), &count);
        for (unsigned i = 0; i < count; ++i) advance += glyphs[i].x_advance;
    }
    const double gaps = count > 0 ? count - 1.0 : 0.0;
    return static_cast<double>(advance) * size_px / used.units_per_em + gaps * letter_spacing_px;
}

double TextMetrics::cap_height_px(FontFace face, double size_px) const {
    return impl_->of(face).cap_height * size_px / impl_->of(face).units_per_em;
}

double TextMetrics::ascent_px(FontFace face, double size_px) const {
    return impl_->of(face).ascent * size_px / impl_->of(face).units_per_em;
}

double TextMetrics::descent_px(FontFace face, double size_px) const {
    return impl_->of(face).descent * size_px / impl_->of(face).units_per_em;
}

std::string TextMetrics::missing_glyph(std::string_view text) const {
    for (std::size_t i = 0; i < text.size();) {
        const char32_t code = next_code_point(text, i);
        hb_codepoint_t glyph = 0;
        if (hb_font_get_nominal_glyph(impl_->of(FontFace::Regular).font.get(), code, &glyph)) continue;
        std::array<char, 16> name{};
        std::snprintf(name.data(), name.size(), "U+%04X", static_cast<unsigned>(code));
        return name.data();
    }
    return {};
}

namespace {

/// `word` with as many whole letters as fit beside an ellipsis.
std::string cut_to(const TextMetrics& metrics, std::string_view word, FontFace face, double size_px, double width_px) {
    const std::string ellipsis = "…";
    std::string kept;
    for (std::size_t i = 0; i < word.size();) {
        const std::size_t begin = i;
        next_code_point(word, i);
        std::string longer = kept + std::string(word.substr(begin, i - begin));
        if (metrics.width_px(longer + ellipsis, face, size_px) > width_px) break;
        kept = std::move(longer);
    }
    return kept + ellipsis;
}

}  // namespace

std::vector<std::string> TextMetrics::wrapped(std::string_view text, FontFace face, double size_px,
                                              double width_px) const {
    std::vector<std::string> lines;
    std::string line;
    double words_px = 0.0;  // of the line, word by word: nearly its width, and far cheaper than shaping it with each word
    constexpr double surely_fits = 0.9;
    const auto close = [&] {
        if (!line.empty()) lines.push_back(std::exchange(line, {}));
        words_px = 0.0;
    };
    const double space_px = this->width_px(" ", face, size_px);
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const std::string_view word = text.substr(begin, end - begin);
        begin = end + 1;
        if (word.empty()) continue;
        const double word_px = this->width_px(word, face, size_px);
        std::string longer = line.empty() ? std::string(word) : line + ' ' + std::string(word);
        const double longer_px = line.empty() ? word_px : words_px + space_px + word_px;
        if (longer_px <= surely_fits * width_px || this->width_px(longer, face, size_px) <= width_px) {
            line = std::move(longer);
            words_px = longer_px;
            continue;
        }
        close();
        if (word_px <= width_px) {
            line = word;
            words_px = word_px;
        } else
            lines.push_back(cut_to(*this, word, face, size_px, width_px));
    }
    close();
    return lines;
}

}  // namespace kua
