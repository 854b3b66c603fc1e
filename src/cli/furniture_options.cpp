#include "cli/furniture_options.h"

#include "scene/view_words.h"

#include <CLI/CLI.hpp>

#include <charconv>
#include <cmath>

namespace kua {
namespace {

template <class Enum, std::size_t N>
std::string list_of(const Words<Enum, N>& words) {
    std::string list;
    for (const auto& [value, name] : words) list += (list.empty() ? "" : ", ") + std::string(name);
    return list;
}

Result<std::vector<Piece>> pieces_of(const std::string& option, const std::string& given) {
    if (given == "legend") return std::vector{Piece::Families, Piece::Kinds, Piece::Colors, Piece::Sizes};
    for (const auto& [piece, name] : piece_words)
        if (given == name) return std::vector{piece};
    return Error{option, msg("\"{0}\" is not known; these are: {1}", given, list_of(piece_words) + ", legend")};
}

Result<Done> set_shown(FurnitureChoice& furniture, const std::string& option, const std::vector<std::string>& names, bool shown) {
    for (const std::string& name : names) {
        const auto pieces = pieces_of(option, name);
        if (!pieces) return pieces.error();
        for (const Piece piece : *pieces) furniture[piece].shown = shown;
    }
    return Done{};
}

std::vector<std::string> parts_of(const std::string& given) {
    std::vector<std::string> parts{""};
    for (const char c : given) {
        if (c == ':') parts.emplace_back();
        else parts.back() += c;
    }
    return parts;
}

std::optional<double> millimetres(const std::string& given) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), value);
    if (error != std::errc{} || end != given.data() + given.size() || !(std::abs(value) <= most_offset_mm)) return std::nullopt;
    return value;
}

Result<Done> set_place(FurnitureChoice& furniture, const std::string& given) {
    const auto parts = parts_of(given);
    if (parts.size() != 2 && parts.size() != 4)
        return Error{"--place", msg("\"{0}\" is not PIECE:ANCHOR or PIECE:ANCHOR:RIGHT:DOWN, as scale_bar:bottom_left:2:0", given)};
    const auto pieces = pieces_of("--place", parts[0]);
    if (!pieces) return pieces.error();
    const auto found = std::find_if(anchor_words.begin(), anchor_words.end(), [&](const auto& w) { return parts[1] == w.second; });
    if (found == anchor_words.end())
        return Error{"--place", msg("\"{0}\" is not known; these are: {1}", parts[1], list_of(anchor_words))};
    const auto right = parts.size() == 4 ? millimetres(parts[2]) : 0.0;
    const auto down = parts.size() == 4 ? millimetres(parts[3]) : 0.0;
    if (!right || !down) return Error{"--place", msg("\"{0}\": an offset is a number of millimetres from -2000 to 2000", given)};
    for (const Piece piece : *pieces) {
        PieceChoice& choice = furniture[piece];
        choice.anchor = found->first;
        choice.right_mm = *right;
        choice.down_mm = *down;
    }
    return Done{};
}

}  // namespace

void add_furniture_options(CLI::App& command, FurnitureOptions& options, const Catalogue& text) {
    command.add_option("--hide", options.hide, text("leave pieces off the figure: title, subtitle, legend, families, kinds, colors, sizes, margin, scale_bar, north_arrow, locator, sources, date"))
        ->delimiter(',')->allow_extra_args(false);
    command.add_option("--show", options.show, text("put pieces on it that it would not have, as north_arrow,locator"))
        ->delimiter(',')->allow_extra_args(false);
    command.add_option("--multiples", options.multiples, text("a map on the page for each type, family, region, day, week or month, with one legend and one scale; none for one map"))
        ->check(CLI::IsMember({"type", "family", "region", "day", "week", "month", "none"}));
    command.add_option("--place", options.place, text("move a piece: PIECE:ANCHOR or PIECE:ANCHOR:RIGHT:DOWN in mm; anchors: automatic, above, below, top_left, top_right, bottom_left, bottom_right, left, right"))
        ->allow_extra_args(false);
}

Result<PageChoice> with_furniture(PageChoice page, const FurnitureOptions& options) {
    if (const auto set = set_shown(page.furniture, "--hide", options.hide, false); !set) return set.error();
    if (const auto set = set_shown(page.furniture, "--show", options.show, true); !set) return set.error();
    for (const std::string& given : options.place)
        if (const auto set = set_place(page.furniture, given); !set) return set.error();
    if (options.multiples == "none") page.multiples.reset();
    for (const auto& [by, name] : multiples_words)
        if (options.multiples == name) page.multiples = by;
    return page;
}

}  // namespace kua
