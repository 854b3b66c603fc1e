#include "core/cell_column.h"

#include "core/json_writer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <type_traits>
#include <utility>

namespace kua {
namespace {

double rounded_deg(double degrees) { return std::round(degrees * 1e9) / 1e9; }

template <class... Format>
std::string_view number_text(std::string& made, Format... format) {
    std::array<char, 64> digits{};
    made.assign(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), format...).ptr);
    return made;
}

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

constexpr LonLat no_place{std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};

}  // namespace

std::string_view point_geojson(LonLat at, std::string& made) {
    made.clear();
    JsonWriter point(made);
    point.open_object();
    point.key("type").string("Point");
    point.key("coordinates").open_list();
    point.number(rounded_deg(at.lon_deg));
    point.number(rounded_deg(at.lat_deg));
    point.close_list();
    point.close_object();
    return made;
}

CellColumn CellColumn::like(const CellColumn& like) {
    CellColumn out(like.reals_);
    const std::size_t rows = like.size();
    if (const auto* texts = std::get_if<Texts>(&like.values_)) {
        Texts& room = out.values_.emplace<Texts>();
        room.bytes.reserve(texts->bytes.size() + texts->bytes.size() / 8);
        room.ends.reserve(rows);
    } else if (std::holds_alternative<Numbers<std::int64_t>>(like.values_)) {
        auto& room = out.values_.emplace<Numbers<std::int64_t>>();
        room.values.reserve(rows);
        room.is_there.reserve(rows);
    } else if (std::holds_alternative<Numbers<double>>(like.values_)) {
        auto& room = out.values_.emplace<Numbers<double>>();
        room.values.reserve(rows);
        room.is_there.reserve(rows);
    } else if (std::holds_alternative<std::vector<LonLat>>(like.values_)) {
        out.values_.emplace<std::vector<LonLat>>().reserve(rows);
    }
    return out;
}

/// Null where the values are of another type.
template <class T>
CellColumn::Numbers<T>* CellColumn::numbers() {
    if (const auto* nothing = std::get_if<Nothing>(&values_)) {
        const std::size_t count = *nothing;
        values_ = Numbers<T>{std::vector<T>(count), std::vector<std::uint8_t>(count)};
    }
    return std::get_if<Numbers<T>>(&values_);
}

CellColumn::Texts& CellColumn::texts() {
    if (auto* already = std::get_if<Texts>(&values_)) return *already;
    Texts out;
    std::string made;
    for (std::size_t i = 0; i < size(); ++i) {
        out.bytes += text(i, made);
        out.ends.push_back(static_cast<std::uint32_t>(out.bytes.size()));
    }
    return values_.emplace<Texts>(std::move(out));
}

void CellColumn::add_none() {
    const auto add = [](auto& values) {
        using Kind = std::decay_t<decltype(values)>;
        if constexpr (std::is_same_v<Kind, Nothing>) {
            ++values;
        } else if constexpr (std::is_same_v<Kind, Texts>) {
            values.ends.push_back(static_cast<std::uint32_t>(values.bytes.size()));
        } else if constexpr (std::is_same_v<Kind, std::vector<LonLat>>) {
            values.push_back(no_place);
        } else {
            values.values.push_back({});
            values.is_there.push_back(0);
        }
    };
    std::visit(add, values_);
}

void CellColumn::add_whole(std::int64_t number) {
    auto* const room = numbers<std::int64_t>();
    std::string made;
    if (room == nullptr) return add_text(number_text(made, number));
    room->values.push_back(number);
    room->is_there.push_back(1);
}

void CellColumn::add_real(double number) {
    auto* const room = numbers<double>();
    std::string made;
    if (room == nullptr) return add_text(real_text(number, made));
    room->values.push_back(number);
    room->is_there.push_back(1);
}

void CellColumn::add_text(std::string_view text) {
    Texts& room = texts();
    room.bytes += text;
    room.ends.push_back(static_cast<std::uint32_t>(room.bytes.size()));
}

void CellColumn::add_point(LonLat at) {
    if (const auto* nothing = std::get_if<Nothing>(&values_)) values_ = std::vector<LonLat>(*nothing, no_place);
    std::string made;
    if (auto* points = std::get_if<std::vector<LonLat>>(&values_)) points->push_back(at);
    else add_text(std::isnan(at.lon_deg) ? std::string_view() : point_geojson(at, made));
}

std::size_t CellColumn::size() const {
    const auto size = [](const auto& values) -> std::size_t {
        using Kind = std::decay_t<decltype(values)>;
        if constexpr (std::is_same_v<Kind, Nothing>) return values;
        else if constexpr (std::is_same_v<Kind, Texts>) return values.ends.size();
        else if constexpr (std::is_same_v<Kind, std::vector<LonLat>>) return values.size();
        else return values.values.size();
    };
    return std::visit(size, values_);
}

std::string_view CellColumn::real_text(double number, std::string& made) const {
    constexpr int digits = 15;
    const bool may_be_single = reals_ == Reals::Single && std::abs(number) <= static_cast<double>(std::numeric_limits<float>::max());
    if (may_be_single && static_cast<double>(static_cast<float>(number)) == number) return number_text(made, static_cast<float>(number));
    return number_text(made, number, std::chars_format::general, digits);
}

std::string_view CellColumn::text(std::size_t index, std::string& made) const {
    if (const auto* texts = std::get_if<Texts>(&values_)) return (*texts)[index];
    if (const auto* whole = std::get_if<Numbers<std::int64_t>>(&values_))
        return whole->is_there[index] != 0 ? number_text(made, whole->values[index]) : std::string_view();
    if (const auto* real = std::get_if<Numbers<double>>(&values_))
        return real->is_there[index] != 0 ? real_text(real->values[index], made) : std::string_view();
    if (const auto* points = std::get_if<std::vector<LonLat>>(&values_))
        return std::isnan((*points)[index].lon_deg) ? std::string_view() : point_geojson((*points)[index], made);
    return {};
}

bool CellColumn::keeps_texts() const { return std::holds_alternative<Texts>(values_) || std::holds_alternative<Nothing>(values_); }

bool CellColumn::is_utf8(bool (&is_utf8)(std::string_view)) const {
    const auto* const texts = std::get_if<Texts>(&values_);
    if (texts == nullptr) return true;
    // A character is not parted between two texts, so that all together are looked at as one.
    return is_utf8(texts->bytes) && std::none_of(texts->ends.begin(), texts->ends.end(), [&](std::uint32_t end) {
               return end < texts->bytes.size() && continues_character(texts->bytes[end]);
           });
}

std::vector<std::size_t> CellColumn::show_zero_bytes() {
    std::vector<std::size_t> found;
    auto* const texts = std::get_if<Texts>(&values_);
    if (texts == nullptr) return found;
    for (std::size_t at = texts->bytes.find('\0'); at != std::string::npos; at = texts->bytes.find('\0', at)) {
        texts->bytes[at] = '?';
        const auto text = std::upper_bound(texts->ends.begin(), texts->ends.end(), static_cast<std::uint32_t>(at)) - texts->ends.begin();
        if (found.empty() || found.back() != static_cast<std::size_t>(text)) found.push_back(static_cast<std::size_t>(text));
    }
    return found;
}

}  // namespace kua
