#pragma once

#include "core/geometry.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace kua {

/// Values of a column that follow each other, in the types in which their file holds them; a text of one is made where it is
/// asked for. Values of several types become texts.
class CellColumn {
public:
    /// How well real numbers are known: a Single (32 bits) says as many digits as tell it from the next, a Double 15.
    enum class Reals : std::uint8_t { Single, Double };
    explicit CellColumn(Reals reals = Reals::Double) : reals_(reals) {}
    /// An empty one, with room for as much as `like` holds.
    [[nodiscard]] static CellColumn like(const CellColumn& like);

    void add_none();
    void add_whole(std::int64_t number);
    void add_real(double number);
    void add_text(std::string_view text);
    /// In degrees; NaN is none.
    void add_point(LonLat at);
    /// Of no values yet: texts that lie one after another, with the end of each.
    void take_texts(std::string bytes, std::vector<std::uint32_t> ends) { values_ = Texts{std::move(bytes), std::move(ends)}; }

    [[nodiscard]] std::size_t size() const;
    /// The text of a value: "" for none, GeoJSON for a point. It lies in the column, or in `made`.
    [[nodiscard]] std::string_view text(std::size_t index, std::string& made) const;
    /// True where it holds nothing but texts.
    [[nodiscard]] bool keeps_texts() const;
    /// True where each of its texts is UTF-8. `is_utf8` says it of one text.
    [[nodiscard]] bool is_utf8(bool (&is_utf8)(std::string_view)) const;
    /// Puts a question mark in place of each zero byte. The indices of the texts that had one.
    std::vector<std::size_t> show_zero_bytes();

private:
    struct Texts {
        std::string bytes;                // one after another
        std::vector<std::uint32_t> ends;  // of each
        [[nodiscard]] std::size_t begin_of(std::size_t index) const { return index == 0 ? 0 : ends[index - 1]; }
        [[nodiscard]] std::string_view operator[](std::size_t index) const { return std::string_view(bytes).substr(begin_of(index), ends[index] - begin_of(index)); }
    };
    template <class T>
    struct Numbers {
        std::vector<T> values;
        std::vector<std::uint8_t> is_there;   // by value
    };
    using Nothing = std::size_t;   // so many values that are none
    using Values = std::variant<Nothing, Texts, Numbers<std::int64_t>, Numbers<double>, std::vector<LonLat>>;

    template <class T>
    Numbers<T>* numbers();
    Texts& texts();

    [[nodiscard]] std::string_view real_text(double number, std::string& made) const;

    Reals reals_;
    Values values_{Nothing{0}};
};

/// A point as GeoJSON, to a billionth of a degree (a tenth of a millimetre): what is beyond that is the arithmetic's. Lies in `made`.
[[nodiscard]] std::string_view point_geojson(LonLat at, std::string& made);

}  // namespace kua
