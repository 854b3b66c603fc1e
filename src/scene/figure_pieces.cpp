#include "scene/figure_pieces.h"

#include "core/message.h"
#include "scene/figure_words.h"
#include "scene/locator.h"
#include "scene/page_presets.h"
#include "text/numbers.h"

#include <algorithm>
#include <array>

namespace kua {
namespace {

constexpr double bar_share = 0.16;         // of the page, at the map's zoom
constexpr double least_bar_px = 40.0;
constexpr double most_bar_px = 160.0;

constexpr std::array<const char*, piece_count> names{
    translatable("title"), translatable("subtitle"), translatable("numbers"), translatable("families"),
    translatable("kinds of marks"), translatable("colours"), translatable("sizes of circles"),
    translatable("not on a place"), translatable("scale bar"), translatable("north arrow"),
    translatable("locator map"), translatable("sources"), translatable("date of the data")};

/// Pieces without which a reader cannot tell what the map says.
constexpr std::array telling{Piece::Families, Piece::Kinds, Piece::Colors, Piece::Sizes, Piece::Margin, Piece::Sources};

}  // namespace

const char* piece_name(Piece piece) { return names[static_cast<std::size_t>(piece)]; }

bool FigurePieces::is_on(Piece piece) const {
    const auto& shown = choice(piece).shown;
    if (piece == Piece::NorthArrow) return shown.value_or(needs_north_arrow(shown_.north));
    if (piece == Piece::Locator) return shown.value_or(shown_.panels.empty() && shows_a_part(*input_.base, shown_.map));
    return shown.value_or(true);
}

bool FigurePieces::sentence_is_subtitle() const {
    return input_.view.page.subtitle.empty() || !is_on(Piece::Subtitle) || !is_automatic(Piece::Sentence);
}

Block FigurePieces::content(Piece piece, double width_px) const {
    if (!is_on(piece)) return {};
    const PageTextLook title{FontFace::Bold, style_.title_px, style_.theme.ink, 1.25};
    const PageTextLook subtitle{FontFace::Regular, style_.subtitle_px, style_.theme.second, 1.42};
    const PageTextLook small{FontFace::Regular, style_.source_px, style_.theme.second, 1.4};
    switch (piece) {
        case Piece::Title:
            return balanced_block(figure_title(input_.view, input_.data, input_.text.lang()), title, width_px, style_.metrics);
        case Piece::Subtitle: return balanced_block(input_.view.page.subtitle, subtitle, width_px, style_.metrics);
        case Piece::Sentence: return sentence(width_px);
        case Piece::Families: {
            Block best;
            for (int columns = family_count(); columns >= 1 && best.items.empty(); --columns)
                if (Block wide = families(width_px, columns); wide.width_px <= width_px + 0.5) best = std::move(wide);
            return best;
        }
        case Piece::Kinds: return kinds(width_px, std::max(1, static_cast<int>(width_px / (24.0 * style_.legend_px))));
        case Piece::Colors: return colors(width_px);
        case Piece::Sizes: return sizes_block(shown_.scene.sizes, style_, width_px);
        case Piece::Margin: return margin_block(shown_.scene.margin, style_, input_.text, width_px);
        case Piece::ScaleBar: return scale(width_px);
        case Piece::NorthArrow: return north(width_px);
        case Piece::Locator: return locator(width_px);
        case Piece::Sources: return text_block(source_line(input_), small, width_px, style_.metrics);
        case Piece::DataDate: return {};
    }
    return {};
}

Block FigurePieces::automatic(Piece piece, double width_px) const {
    return is_automatic(piece) ? nudged(piece, width_px) : Block{};
}

Block FigurePieces::nudged(Piece piece, double width_px) const { return offset(block(piece, width_px), piece); }

/// Its room stays where it was: what it then meets is checked when the page is laid out.
Block FigurePieces::offset(Block block, Piece piece) const {
    const PieceChoice& by = choice(piece);
    if (by.right_mm == 0.0 && by.down_mm == 0.0) return block;
    return moved(std::move(block), {by.right_mm * px_per_mm, by.down_mm * px_per_mm});
}

Block FigurePieces::kinds(double width_px, int columns) const {
    if (!is_on(Piece::Kinds)) return {};
    return as_piece(Piece::Kinds, kinds_block(shown_.scene.legend, style_, {width_px, columns}));
}

Block FigurePieces::families(double width_px, int columns) const {
    if (!is_on(Piece::Families)) return {};
    return as_piece(Piece::Families, families_block(shown_.scene.legend, style_, input_.text, {width_px, columns}));
}

int FigurePieces::family_count() const {
    const auto& legend = shown_.scene.legend;
    return static_cast<int>(std::count_if(legend.begin(), legend.end(), [](const LegendEntry& entry) {
        return entry.kind == LegendEntry::Kind::Family;
    }));
}

Block FigurePieces::sentence(double width_px) const {
    const PageTextLook look{FontFace::Regular, style_.subtitle_px, style_.theme.second, 1.42};
    const PageTextLook small{FontFace::Regular, style_.source_px, style_.theme.second, 1.4};
    if (!sentence_is_subtitle())
        return text_block(shown_.scene.sentence + " " + verification_line(input_), small, width_px, style_.metrics);
    return below(sentences_block(shown_.scene.sentence, look, width_px, style_.metrics),
                 balanced_block(verification_line(input_), look, width_px, style_.metrics), 0.0);
}

Block FigurePieces::colors(double width_px) const {
    Block out;
    for (const ClassLegend& legend : shown_.scene.colors)
        out = below(std::move(out), colors_block(legend, style_, width_px), 0.35 * style_.margin_px);
    return out;
}

Block FigurePieces::scale(double width_px) const {
    const ScaleBar bar = scale_bar(*input_.base, shown_.map, std::clamp(input_.view.page.width_px / style_.zoom * bar_share, least_bar_px, most_bar_px), input_.text);
    std::string notes = shown_.scene.outline_note;
    if (!shown_.scale_note.empty()) notes += (notes.empty() ? "" : "; ") + shown_.scale_note;
    return scale_block(bar, notes, style_, width_px);
}

Block FigurePieces::north(double width_px) const {
    const std::string words = north_varies(shown_.north) ? input_.text("north at the centre") : input_.text("north");
    return north_block(shown_.north.centre_deg, words, style_, width_px);
}

Block FigurePieces::locator(double width_px) const {
    return locator_block(input_.base, shown_.map, style_, std::min(width_px, 17.0 * style_.legend_px));
}

std::string FigurePieces::left_off() const {
    std::string list;
    for (const Piece piece : telling) {
        if (is_on(piece)) continue;
        if (piece == Piece::Colors && shown_.scene.colors.empty()) continue;
        if (piece == Piece::Sizes && shown_.scene.sizes.circles.empty()) continue;
        const std::string name = input_.text(piece_name(piece));
        list = list.empty() ? name : input_.text(msg("{0}, {1}", list, name));
    }
    if (list.empty()) return {};
    std::string line = input_.text(msg("Left off this figure by its author: {0}.", list));
    const auto& outside = shown_.scene.margin.back();
    if (!is_on(Piece::Margin) && outside.incidents > 0)
        line += " " + input_.text(msg("Outside this map: {0}.", number_text(outside.incidents, input_.text.lang())));
    if (!is_on(Piece::Sources))
        if (const std::string reserved = reserved_line(input_); !reserved.empty()) line += " " + reserved;
    return line;
}

Block FigurePieces::made_block(double width_px) const {
    const PageTextLook small{FontFace::Regular, style_.source_px, style_.theme.second, 1.4};
    const auto lines = [&](const std::string& words) { return text_block(words, small, width_px, style_.metrics); };
    const Message made = input_.code.empty() ? msg("Kua {0}", KUA_VERSION)
                                             : msg("Kua {0} · view inside this file · check code {1}", KUA_VERSION, input_.code);
    return below(below(lines(shown_.panels_note), lines(left_off()), 0.0), lines(input_.text(made)), 0.0);
}

}  // namespace kua
