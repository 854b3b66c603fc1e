#include "scene/town_names.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace kua {
namespace {

constexpr double dot_air_px = 4.0;  // from a dot's rim to its name
constexpr double air_to_others_px = 6.0;  // from a name to a mark or dot that is not its own
constexpr double coarsest_abroad_metres_per_px = 1'800.0;

double dot_radius_px(int rank) { return rank <= 1 ? 2.4 : rank == 2 ? 2.0 : 1.6; }

bool is_abroad(const Place& place, const BoundarySet& set) {
    return !set.country.empty() && place.country != set.country;
}

/// The coarsest scale that shows a settlement, metres a pixel.
double coarsest_metres_per_px(const Place& place) {
    if (place.rank <= 1) return std::numeric_limits<double>::infinity();
    if (place.rank == 2) return 11'000.0;
    if (place.rank == 3) return 1'800.0;
    if (place.population >= 20'000) return 900.0;
    if (place.population >= 10'000) return 500.0;
    return 250.0;
}

NameStyle style_of(const Place& place, const Lettering& lettering, bool marked) {
    const Theme& theme = lettering.theme();
    NameStyle style{FontFace::Regular, 11.0, 0.0, theme.second, theme.land};
    if (place.rank <= 1) {
        style.face = FontFace::SemiBold;
        style.size_px = 12.0;
    }
    if (marked || place.rank <= 2) style.color = theme.ink;
    return style;
}

/// Where a name may stand beside a place that keeps `clear_px` round it free, best first: right, left, above, below,
/// the four corners.
std::array<ScreenBox, 8> boxes_beside(const MeasuredName& name, ScreenPoint at, double clear_px) {
    const double w = name.width_px / 2;
    const double h = name.height_px() / 2;
    // The middle of the capitals, not of the box, is level with the place.
    const double level = at.y_px + h - name.above_px / 2;
    const double corner_x = 0.72 * clear_px + w;
    const double corner_y = 0.72 * clear_px + h - 2.0;
    const auto box = [&](double x, double y) { return Lettering::box_at(name, {x, y}); };
    return {box(at.x_px + clear_px + w, level),          box(at.x_px - clear_px - w, level),
            box(at.x_px, at.y_px - clear_px - h),        box(at.x_px, at.y_px + clear_px + h),
            box(at.x_px + corner_x, at.y_px - corner_y), box(at.x_px + corner_x, at.y_px + corner_y),
            box(at.x_px - corner_x, at.y_px - corner_y), box(at.x_px - corner_x, at.y_px + corner_y)};
}

/// Of several places close together: "Shymkent, Taraz", "Shyngyrlau +2".
std::string name_of(const PlacedMark& mark, const std::string& first) {
    if (mark.mark.stack != StackKind::Several || mark.titles.size() < 2) return first;
    if (mark.titles.size() == 2) return first + ", " + mark.titles[mark.titles[0] == first ? 1 : 0];
    return first + " +" + std::to_string(mark.titles.size() - 1);
}

/// True where `mark` covers the dot of its own settlement, or stands for the whole of it, so that its name is for both.
bool covers(const PlacedMark& mark, MapPoint town, const Lettering& lettering) {
    if (mark.in_town) return true;
    const ScreenPoint a = lettering.sheet(mark.mark.at);
    const ScreenPoint b = lettering.sheet(town);
    return std::hypot(a.x_px - b.x_px, a.y_px - b.y_px) < reach_px(mark.mark) + dot_radius_px(1);
}

}  // namespace

TownNames::TownNames(Lettering& lettering, const std::vector<PlacedMark>& marks)
    : lettering_(lettering), marks_(marks), marked_(lettering.input().data.places.size()), dots_(marked_.size()) {
    for (const PlacedMark& mark : marks) {
        if (mark.place != no_place) marked_[mark.place] = true;
        anchors_.push_back({lettering.sheet(mark.mark.at), reach_px(mark.mark)});
    }
    for (std::size_t i = 0; i < marked_.size(); ++i) {
        const ScreenPoint at = lettering.sheet(lettering.input().base->places[i]);
        const int rank = lettering.input().data.places[i].rank;
        if (!std::isfinite(at.x_px)) dots_[i] = Dot::Hidden;
        if (!std::isfinite(at.x_px) || (rank > 2 && !marked_[i])) continue;
        const double keep_px = dot_radius_px(rank) + 1.5;
        dots_[i] = lettering.space.is_free(box_round(at, 2 * keep_px, 2 * keep_px)) ? Dot::Reserved : Dot::Hidden;
        if (dots_[i] != Dot::Reserved) continue;
        lettering.space.take_circle(at, keep_px);
        anchors_.push_back({at, dot_radius_px(rank)});
    }
}

void TownNames::name_marked() {
    std::vector<bool> named(marked_.size());
    for (const PlacedMark& mark : marks_) {
        if (mark.place == no_place || named[mark.place]) continue;
        named[mark.place] = true;
        if (!covers(mark, lettering_.input().base->places[mark.place], lettering_)) {
            name_at_dot(mark.place, true);
            continue;
        }
        if (!lettering_.is_near_view(lettering_.sheet(mark.mark.at))) continue;
        const Place& place = lettering_.input().data.places[mark.place];
        MeasuredName name = lettering_.measured(name_of(mark, place.name.in(lettering_.input().view.lang)),
                                                style_of(place, lettering_, true));
        for (const double air_px : {2.5, 8.0, 16.0})
            if (write_beside(name, mark.mark.at, reach_px(mark.mark) + air_px)) break;
    }
}

void TownNames::name_others(int first_rank, int last_rank) {
    const SceneInput& input = lettering_.input();
    for (std::size_t i = 0; i < marked_.size(); ++i) {
        const Place& place = input.data.places[i];
        if (place.rank < first_rank || place.rank > last_rank || marked_[i]) continue;
        double coarsest = coarsest_metres_per_px(place);
        if (is_abroad(place, input.data.boundaries)) coarsest = std::min(coarsest, coarsest_abroad_metres_per_px);
        if (input.map.metres_per_px <= coarsest) name_at_dot(i, false);
    }
}

void TownNames::name_at_dot(std::size_t index, bool marked) {
    if (dots_[index] == Dot::Hidden) return;
    const SceneInput& input = lettering_.input();
    const Place& place = input.data.places[index];
    const MapPoint at = input.base->places[index];
    const ScreenPoint sheet = lettering_.sheet(at);
    const double dot_px = dot_radius_px(place.rank);
    if (!lettering_.is_near_view(sheet)) return;
    const bool has_room = dots_[index] == Dot::Reserved;
    if (!has_room && !lettering_.space.is_free(box_round(sheet, 2 * dot_px, 2 * dot_px))) return;
    const NameStyle style = style_of(place, lettering_, marked);
    MeasuredName name = lettering_.measured(place.name.in(input.view.lang), style);
    if (!write_beside(name, at, dot_px + dot_air_px)) return;
    lettering_.draw_dot(at, dot_px, style.color);
    if (!has_room) lettering_.space.take_circle(sheet, dot_px + 1.0);
}

bool TownNames::is_ambiguous(const ScreenBox& name, ScreenPoint own) const {
    return std::any_of(anchors_.begin(), anchors_.end(), [&](const Anchor& other) {
        if (std::hypot(other.at.x_px - own.x_px, other.at.y_px - own.y_px) < 2.0) return false;
        const double dx = other.at.x_px - std::clamp(other.at.x_px, name.left_px, name.right_px);
        const double dy = other.at.y_px - std::clamp(other.at.y_px, name.top_px, name.bottom_px);
        return std::hypot(dx, dy) < other.radius_px + air_to_others_px;
    });
}

/// Writes `name` beside a place: best where it seems to belong to nothing else and does not cross the country's border.
/// False where there is no room.
bool TownNames::write_beside(MeasuredName& name, MapPoint at, double clear_px) {
    const ScreenPoint own = lettering_.sheet(at);
    const auto boxes = boxes_beside(name, own, clear_px);
    const ScreenBox* chosen = nullptr;
    int least_faults = 4;
    for (const ScreenBox& box : boxes) {
        if (!lettering_.has_room(box)) continue;
        const int faults = (is_ambiguous(box, own) ? 2 : 0) + (lettering_.is_on_land(box) ? 0 : 1);
        if (faults >= least_faults) continue;
        least_faults = faults;
        chosen = &box;
        if (faults == 0) break;
    }
    if (chosen == nullptr) return false;
    const bool on_land = least_faults % 2 == 0;
    if (!on_land && lettering_.input().view.layers.neighbours) name.style.halo = lettering_.theme().neighbours;
    lettering_.write(name, *chosen, at);
    return true;
}

void take_marks(Lettering& lettering, const std::vector<PlacedMark>& marks) {
    for (const PlacedMark& mark : marks)
        lettering.space.take_circle(lettering.sheet(mark.mark.at), reach_px(mark.mark));
}

}  // namespace kua
