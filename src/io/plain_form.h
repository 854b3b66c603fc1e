#pragma once

#include "core/geometry.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kua {

/// What a record takes of a plain feature, as it stands in its text (without quotes); empty what its form has not.
struct PlainValues {
    std::string_view id, date, end, title, summary, type;
    LonLat at;
};

/// How a plain GeoJSON feature is written: what stands between its values. The features that one program writes are nearly
/// all alike in this, and one that is known to be is read without a tree of its values.
class PlainForm {
public:
    /// Of a feature that `SoundJsonParser` takes. Nothing for one that has no point or no day, is one of the profile, or has
    /// keys with escapes.
    [[nodiscard]] static std::optional<PlainForm> of(std::string_view feature);

    /// The values of a text of this form. Nothing where it differs, or a value is one that asks for a closer look: an escape,
    /// a number with an exponent, a part of the record that is empty or of another kind. What is read is sound JSON.
    [[nodiscard]] std::optional<PlainValues> read(std::string_view text) const;
    [[nodiscard]] bool has_id() const;

private:
    friend class FormFinder;
    enum class Use : std::uint8_t { Nothing, Id, Date, End, Title, Summary, Type, Lon, Lat };
    struct Slot {
        std::string before;   ///< what stands before the value
        Use use = Use::Nothing;
    };
    static bool take(Use use, std::string_view token, PlainValues& values);

    std::vector<Slot> slots_;
    std::string after_;
};

}  // namespace kua
