#pragma once

#include "core/arena.h"
#include "core/day.h"
#include "io/json_tree.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kua {

/// What the properties of plain features are taken for, by their names: one feature's are nearly always the next one's.
struct PlainKeys {
    enum class Part : std::uint8_t { None, Id, Date, End, Title, Summary, Type };
    struct Known {
        std::string key;
        Part part = Part::None;
        std::uint8_t rank = 0;    ///< among the names of its part, the best first
        bool is_noted = false;    ///< among the findings
    };
    std::vector<Known> known;  ///< by place in the list of properties

    /// What the property `key` in place `index` is.
    Known& of(std::size_t index, std::string_view key);
};

/// What was taken from plain GeoJSON features, for the Note about it.
struct PlainFindings {
    /// Part of the profile -> names of the properties that it was taken from.
    std::map<std::string, std::vector<std::string>, std::less<>> fields;
    std::int64_t generated_ids = 0;
    std::int64_t undated = 0;  ///< had a date that cannot be read without asking
    std::string undated_example;
    std::int64_t with_offset = 0;  ///< had a time with an offset, of which the day was taken as written
    PlainKeys keys;

    void note(std::string_view part, std::string_view name);
    /// Adds what was found in later features.
    void add(const PlainFindings& later);
};

/// A Feature of the profile from a plain GeoJSON one: id, date, title, text and type by common names
/// of properties, precision `unspecified`. A Feature that has the profile's `when` and `where` is given back as it is.
/// What is new in it lies in `arena`, the rest where it was; `text` is the Feature as it stands in its file.
[[nodiscard]] JsonNode profile_from_plain(const JsonNode& feature, std::string_view text, Arena& arena,
                                          PlainFindings& findings);

/// The day at the head of "2021-01-10", "2021/01/10", "2021-01-10T11:00:00+06:00" or "10.01.2021".
[[nodiscard]] std::optional<Day> plain_day(std::string_view text);
/// Whether a time states its offset from UTC.
[[nodiscard]] bool has_utc_offset(std::string_view text);
/// "Police violence" as a code of the vocabulary's kind, police_violence; "other" where it cannot be one.
[[nodiscard]] std::string plain_type(std::string_view text);
/// An id for a feature that has none, made from its text.
[[nodiscard]] std::string id_from_text(std::string_view feature);

}  // namespace kua
