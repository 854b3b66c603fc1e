#pragma once

#include "io/json_tree.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace kua {

/// What was taken from plain GeoJSON features, for the Note about it.
struct PlainFindings {
    std::map<std::string, std::string>
        fields;  ///< part of the profile -> names of the properties that it was taken from
    std::int64_t generated_ids = 0;
    std::int64_t undated = 0;  ///< had a date that cannot be read without asking
    std::string undated_example;
    std::int64_t with_offset = 0;  ///< had a time with an offset, of which the day was taken as written
};

/// A Feature of the profile from a plain GeoJSON one: id, date, title, text and type by common names
/// of properties, precision `unspecified`. A Feature that has the profile's `when` and `where` is given back as it is.
[[nodiscard]] JsonNode profile_from_plain(JsonNode feature, std::string_view text, PlainFindings& findings);

}  // namespace kua
