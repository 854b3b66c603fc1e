#include "scene/figure.h"

#include "core/problem.h"
#include "scene/figure_blocks.h"
#include "scene/figure_words.h"
#include "scene/mark_shape.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace kua {
namespace {

constexpr double px_per_mm = 96.0 / 25.4;
constexpr double reference_width_px = 170.0 * px_per_mm;
constexpr double least_map_share = 0.35;  // of the page's height
constexpr std::array wanted_map_shares{0.6, 0.5, 0.42};
constexpr double least_unit_share = 0.6;  // of the type that the page's width asks for
constexpr double fit_inset_px = 22.0;     // half of the largest mark and some air, in map px
constexpr double name_inset_px = 5.0;     // of names from the frame, in map px
constexpr int most_rounds = 4;

/// What stands above the map and below it.
struct Surroundings {
    Block head;
    Block foot;
};

/// A page at one type size: where the map lies for given surroundings.
class PageRoom {
public:
    PageRoom(const PageChoice& page, const PageStyle& style) : page_(page), style_(style) {}

    [[nodiscard]] double width_px() const { return page_.width_px - 2 * style_.margin_px; }
    [[nodiscard]] double gap_px() const { return 0.9 * style_.margin_px; }
    [[nodiscard]] double map_height_px(const Surroundings& around) const {
        return page_.height_px - 2 * style_.margin_px - around.head.height_px - around.foot.height_px - 2 * gap_px();
    }
    [[nodiscard]] ScreenBox frame(const Surroundings& around, double height_px) const {
        const double top_px = style_.margin_px + around.head.height_px + gap_px();
        return {style_.margin_px, top_px, style_.margin_px + width_px(), top_px + height_px};
    }

private:
    const PageChoice& page_;
    const PageStyle& style_;
};

struct MapPicture {
    MapView map;
    Scene scene;
};

/// What has a place, but none in the frame of a map that shows a part of the data's area only.
MarginEntry outside_frame(const Scene& scene, const MapView& map, const Catalogue& text) {
    MarginEntry entry{text("Outside this map"), 0, {}};
    const ScreenBox frame{0.0, 0.0, map.width_px, map.height_px};
    for (const SceneItem& item : scene.items) {
        const auto* mark = std::get_if<Mark>(&item);
        if (mark == nullptr || contains(frame, screen_place(*mark, map))) continue;
        entry.incidents += mark->certain + mark->possible;
        entry.rows.insert(entry.rows.end(), mark->rows.begin(), mark->rows.end());
    }
    return entry;
}

MapPicture picture(const FigureInput& input, double width_px, double height_px, double zoom) {
    const double w = width_px / zoom;
    const double h = height_px / zoom;
    const MapView map =
        map_view(input.view, *input.base, w, h, {fit_inset_px, fit_inset_px, fit_inset_px, fit_inset_px});
    Scene scene = build_scene({input.data, input.base, input.selection, input.view, map, input.text, input.metrics,
                               ScreenBox{name_inset_px, name_inset_px, w - name_inset_px, h - name_inset_px}});
    scene.margin.push_back(outside_frame(scene, map, input.text));
    return {map, std::move(scene)};
}

/// The arrangements of a legend; the lowest that is no wider than the page wins.
class LegendArrangement {
public:
    LegendArrangement(const FigureInput& input, const MapPicture& shown, const PageStyle& style, double width_px)
        : scene_(shown.scene),
          style_(style),
          text_(input.text),
          width_px_(width_px),
          bar_(scale_bar(*input.base, shown.map, std::clamp(width_px / style.zoom * 0.16, 40.0, 160.0), input.text)) {}

    [[nodiscard]] Block best() {
        const auto families =
            static_cast<int>(std::count_if(scene_.legend.begin(), scene_.legend.end(), [](const LegendEntry& entry) {
                return entry.kind == LegendEntry::Kind::Family;
            }));
        for (int rows = 1; rows <= std::max(1, families); ++rows) {
            const int columns = std::max(1, (families + rows - 1) / rows);
            const Block block = families_block(scene_.legend, style_, text_.lang(), {width_px_, columns});
            const bool may_be_lower = best_.items.empty() || block.height_px < best_.height_px;
            if (block.width_px > width_px_ || !may_be_lower) continue;
            for (const int kind_columns : {1, 2, 3}) offer_with(block, kind_columns);
        }
        return best_;
    }

private:
    void offer_with(const Block& families, int columns) {
        const double least_px = 15.0 * style_.legend_px * columns;
        const double side_px = width_px_ - families.width_px - gap_px();
        if (side_px > least_px) {
            Block left =
                below(families, beside(scale(families.width_px * 0.5), margin(families.width_px * 0.45), gap_px()),
                      row_gap_px());
            offer(beside(std::move(left), kinds(side_px, columns), gap_px()));
        }
        Block lower = beside(scale(width_px_ * 0.3), margin(width_px_ * 0.3), gap_px());
        const double rest_px = width_px_ - lower.width_px - gap_px();
        if (rest_px > least_px)
            offer(below(families, beside(std::move(lower), kinds(rest_px, columns), gap_px()), row_gap_px()));
        if (columns > 1 && width_px_ < least_px) return;
        const Block upper = below(families, kinds(width_px_, columns), row_gap_px());
        offer(below(upper, beside(scale(width_px_ * 0.45), margin(width_px_ * 0.45), gap_px()), row_gap_px()));
    }
    void offer(Block block) {
        const bool fits = block.width_px <= width_px_ + 0.5;
        if (fits && (best_.items.empty() || block.height_px < best_.height_px)) best_ = std::move(block);
    }
    [[nodiscard]] double gap_px() const { return 2.6 * style_.legend_px; }
    [[nodiscard]] double row_gap_px() const { return 0.7 * style_.legend_px; }
    [[nodiscard]] Block scale(double room_px) const { return scale_block(bar_, scene_.outline_note, style_, room_px); }
    [[nodiscard]] Block margin(double room_px) const { return margin_block(scene_.margin, style_, text_, room_px); }
    [[nodiscard]] Block kinds(double room_px, int columns) const {
        return kinds_block(scene_.legend, style_, {room_px, columns});
    }

    const Scene& scene_;
    const PageStyle& style_;
    const Catalogue& text_;
    double width_px_;
    ScaleBar bar_;
    Block best_;
};

Block head_block(const FigureInput& input, const Scene& scene, const PageStyle& style, double width_px) {
    const TextLook title{FontFace::Bold, style.title_px, style.theme.ink, 1.25};
    const TextLook subtitle{FontFace::Regular, style.subtitle_px, style.theme.second, 1.42};
    const std::string& own = input.view.page.subtitle;
    Block words = balanced_block(own.empty() ? scene.sentence : own, subtitle, width_px, style.metrics);
    if (own.empty())
        words = below(std::move(words), balanced_block(verification_line(input), subtitle, width_px, style.metrics), 0.0);
    return below(balanced_block(figure_title(input.view, input.data, input.text.lang()), title, width_px, style.metrics), std::move(words),
                 0.25 * style.subtitle_px);
}

Block rule_block(const PageStyle& style, double width_px) {
    const double thickness_px = std::max(0.75, 0.6 * style.unit);
    Block block;
    block.items.emplace_back(
        PageRule{{0.0, thickness_px / 2}, {width_px, thickness_px / 2}, thickness_px, style.theme.line});
    block.width_px = width_px;
    block.height_px = thickness_px;
    return block;
}

Block foot_block(const FigureInput& input, const MapPicture& shown, const PageStyle& style, double width_px) {
    const TextLook small{FontFace::Regular, style.source_px, style.theme.second, 1.4};
    const auto lines = [&](const std::string& words) { return text_block(words, small, width_px, style.metrics); };
    const double gap_px = 0.7 * style.margin_px;
    Block words = lines(source_line(input));
    // A subtitle of the user's own must not take the numbers off the figure.
    if (!input.view.page.subtitle.empty())
        words = below(lines(shown.scene.sentence + " " + verification_line(input)), std::move(words), 0.0);
    const Message made = input.code.empty() ? msg("Kua {0}", KUA_VERSION)
                                            : msg("Kua {0} · view inside this file · check code {1}", KUA_VERSION, input.code);
    words = below(std::move(words), lines(input.text(made)), 0.0);
    Block foot;
    Block sizes = sizes_block(shown.scene.sizes, style, width_px);
    for (const ClassLegend& legend : shown.scene.colors)
        foot = below(std::move(foot), colors_block(legend, style, width_px), 0.5 * gap_px);
    const double sizes_px = sizes.items.empty() ? 0.0 : sizes.width_px + 2.6 * style.legend_px;
    Block arranged = LegendArrangement(input, shown, style, width_px - sizes_px).best();
    if (arranged.items.empty())  // too narrow beside the circles
        arranged = below(std::move(sizes), LegendArrangement(input, shown, style, width_px).best(), 0.5 * gap_px);
    else
        arranged = beside(std::move(sizes), std::move(arranged), 2.6 * style.legend_px);
    foot = below(std::move(foot), std::move(arranged), 0.7 * gap_px);
    foot = below(std::move(foot), rule_block(style, width_px), gap_px);
    return below(std::move(foot), std::move(words), 0.6 * gap_px);
}

Surroundings surroundings(const FigureInput& input, const MapPicture& shown, const PageStyle& style, double width_px) {
    return {head_block(input, shown.scene, style, width_px), foot_block(input, shown, style, width_px)};
}

/// The unit of type (see PageStyle): the largest, from the page's width down, that leaves the map the largest of
/// `wanted_map_shares` that can be had.
double fitting_unit(const FigureInput& input, const Theme& colors) {
    const PageChoice& page = input.view.page;
    const double whole_unit = page.width_px / reference_width_px;
    const PageStyle first = page_style(whole_unit, colors, input.metrics);
    const MapPicture shown =
        picture(input, PageRoom(page, first).width_px(), wanted_map_shares[0] * page.height_px, first.zoom);
    std::vector<std::pair<double, double>> tried;  // unit, share of the map
    for (double share = 1.0; share > least_unit_share; share -= 0.05) {
        const PageStyle style = page_style(whole_unit * share, colors, input.metrics);
        const PageRoom room(page, style);
        tried.emplace_back(style.unit,
                           room.map_height_px(surroundings(input, shown, style, room.width_px())) / page.height_px);
    }
    for (const double wanted : wanted_map_shares)
        for (const auto& [unit, map_share] : tried)
            if (map_share >= wanted) return unit;
    return tried.back().first;
}

/// What stops a figure that could show none of its units, or none of its incidents that have a point.
std::optional<Error> cannot_be_shown(const FigureInput& input) {
    const auto& units = input.data.boundaries.units;
    const auto& centres = input.base->unit_centres;
    const bool has_units = std::any_of(units.begin(), units.end(), [](const BoundaryUnit& unit) {
        return !unit.shape.empty() || unit.point.has_value();
    });
    const bool shows_a_unit = std::any_of(centres.begin(), centres.end(),
                                          [](const InnerPlace& centre) { return std::isfinite(centre.at.x_m); });
    const IncidentTable& table = input.data.incidents;
    bool has_points = false;
    bool shows_a_point = false;
    for (const RowId row : input.selection.rows) {
        if (placement(table, row) != Placement::Point) continue;
        has_points = true;
        shows_a_point = std::isfinite(input.base->projection.to_map(table.at[row]).x_m);
        if (shows_a_point) break;
    }
    if ((!has_units || shows_a_unit) && (!has_points || shows_a_point)) return std::nullopt;
    const std::string& wanted = input.view.map.projection;
    const std::string name = wanted.empty() ? input.text(input.base->projection.name()) : wanted;
    if (has_units && !shows_a_unit)
        return Error{"projection",
                     msg("{0} cannot show these data: no unit has a place in it; choose one made for this "
                         "part of the Earth, or none for the one fitted to the boundaries",
                         name)};
    return Error{"projection", msg("{0} cannot show these data: no incident that has a point has a place in it; choose "
                                   "one made for this part of the Earth, or none for the one fitted to the boundaries",
                                   name)};
}

std::optional<Error> missing_letter(const Figure& figure, const TextMetrics& metrics) {
    const auto check = [&](const std::string& text) -> std::optional<Error> {
        const std::string missing = metrics.missing_glyph(text);
        if (missing.empty()) return std::nullopt;
        return Error{
            shortened(text),
            msg("the typeface Inter (package {0}) has no character {1}: write it with Latin, Greek or Cyrillic letters",
                "fonts-inter", missing)};
    };
    for (const PageItem& item : figure.items)
        if (const auto* text = std::get_if<PageText>(&item))
            if (auto error = check(text->text)) return error;
    for (const SceneItem& item : figure.scene.items)
        if (const auto* label = std::get_if<Label>(&item))
            if (auto error = check(label->text)) return error;
    return std::nullopt;
}

void place(Figure& figure, Block block, ScreenPoint at) {
    for (PageItem& item : moved(std::move(block), at).items) figure.items.push_back(std::move(item));
}

/// The page laid out; nothing where it is too small.
std::optional<Figure> laid_out(const FigureInput& input) {
    const PageChoice& page = input.view.page;
    const Theme colors = theme(input.view.theme);
    const PageStyle style = page_style(fitting_unit(input, colors), colors, input.metrics);
    const PageRoom room(page, style);

    // The legend says what the map shows, and the map takes what the legend leaves: laid out until both agree. The map
    // only ever shrinks, so that this ends; what a last, shorter legend frees stays empty.
    double height_px = page.height_px;
    MapPicture shown = picture(input, room.width_px(), height_px * wanted_map_shares[0], style.zoom);
    Surroundings around = surroundings(input, shown, style, room.width_px());
    for (int i = 0; i < most_rounds; ++i) {
        const double free_px = std::floor(room.map_height_px(around));
        if (free_px < least_map_share * page.height_px) return std::nullopt;
        if (free_px >= height_px) break;
        height_px = free_px;
        shown = picture(input, room.width_px(), height_px, style.zoom);
        around = surroundings(input, shown, style, room.width_px());
    }
    if (room.map_height_px(around) < height_px) return std::nullopt;

    Figure figure{.width_px = page.width_px, .height_px = page.height_px};
    figure.map_frame = room.frame(around, height_px);
    figure.map = shown.map;
    figure.zoom = style.zoom;
    figure.scene = std::move(shown.scene);
    place(figure, std::move(around.head), {style.margin_px, style.margin_px});
    place(figure, std::move(around.foot), {style.margin_px, figure.map_frame.bottom_px + room.gap_px()});
    return figure;
}

bool would_do(const FigureInput& input, int height_mm) {
    ViewState view = input.view;
    view.page.height_px = height_mm * px_per_mm;
    return laid_out({input.data, input.base, input.selection, view, input.text, input.metrics, input.release_note})
        .has_value();
}

/// The least height in whole millimetres that would do at the page's width, found by trying; nothing where none does.
std::optional<int> least_height_mm(const FigureInput& input) {
    const PageChoice& page = input.view.page;
    const int most_mm = static_cast<int>(5.0 * std::max(page.width_px, page.height_px) / px_per_mm);
    int too_little_mm = static_cast<int>(page.height_px / px_per_mm);
    int enough_mm = std::max(1, too_little_mm);
    while (!would_do(input, enough_mm)) {
        if (enough_mm > most_mm) return std::nullopt;
        too_little_mm = enough_mm;
        enough_mm += 1 + enough_mm / 3;
    }
    while (enough_mm - too_little_mm > 1) {
        const int middle_mm = (enough_mm + too_little_mm) / 2;
        (would_do(input, middle_mm) ? enough_mm : too_little_mm) = middle_mm;
    }
    return enough_mm;
}

/// Speaks in millimetres and in px, as either may have been asked for.
Error too_small(const FigureInput& input) {
    const PageChoice& page = input.view.page;
    const auto whole = [](double number) { return std::to_string(std::lround(number)); };
    const std::string mm = whole(page.width_px / px_per_mm) + " × " + whole(page.height_px / px_per_mm);
    const std::string px = whole(page.width_px) + " × " + whole(page.height_px);
    const auto least_mm = least_height_mm(input);
    if (!least_mm)
        return {
            "page",
            msg("a page of {0} mm ({1} px) is too narrow for the map and the words around it: make it wider", mm, px)};
    return {"page", msg("a page of {0} mm ({1} px) is too small for the map and the words around it: at this width it "
                        "has to be {2} mm ({3} px) high, or the title shorter",
                        mm, px, std::to_string(*least_mm), whole(std::ceil(*least_mm * px_per_mm)))};
}

}  // namespace

Result<Figure> layout_figure(const FigureInput& input) {
    if (auto error = cannot_be_shown(input)) return *std::move(error);
    auto figure = laid_out(input);
    if (!figure) return too_small(input);
    if (auto error = missing_letter(*figure, input.metrics)) return *std::move(error);
    return *std::move(figure);
}

}  // namespace kua
