#pragma once

#include "core/arena.h"
#include "core/message.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kua {

/// Values one behind the other in the memory of their tree.
template <class T>
struct JsonList {
    const T* first = nullptr;
    std::size_t count = 0;

    [[nodiscard]] const T* begin() const { return first; }
    [[nodiscard]] const T* end() const { return first + count; }
    [[nodiscard]] std::size_t size() const { return count; }
    [[nodiscard]] bool empty() const { return count == 0; }
    [[nodiscard]] const T& operator[](std::size_t i) const { return first[i]; }
};

/// A JSON value with the place in the text where it stands. Its texts and items lie in the arena of the tree.
struct JsonNode {
    enum class Kind : std::uint8_t { Null, Bool, Integer, Number, String, Array, Object };

    Kind kind = Kind::Null;
    bool boolean = false;
    std::int64_t integer = 0;
    double number = 0.0;            ///< also set for an integer
    std::string_view text;            ///< of a string
    JsonList<JsonNode> items;         ///< of an array; of an object the values, in file order
    JsonList<std::string_view> keys;  ///< of an object, one an item
    std::size_t offset = 0;           ///< in bytes, of a byte on the line where the value ends

    [[nodiscard]] bool is_null() const { return kind == Kind::Null; }
    [[nodiscard]] bool is_string() const { return kind == Kind::String; }
    [[nodiscard]] bool is_integer() const { return kind == Kind::Integer; }
    [[nodiscard]] bool is_number() const { return kind == Kind::Integer || kind == Kind::Number; }
    [[nodiscard]] bool is_array() const { return kind == Kind::Array; }
    [[nodiscard]] bool is_object() const { return kind == Kind::Object; }

    /// The value of `key`; null where this is no object or has no such key.
    [[nodiscard]] const JsonNode* find(std::string_view key) const;
    /// The string at `key`; empty where there is none.
    [[nodiscard]] std::string_view string_at(std::string_view key) const;
};

/// Why a text is not JSON, and where.
struct JsonDefect {
    Message what;
    std::size_t offset = 0;  ///< in bytes from the start of the text
};

struct ParsedJson {
    JsonNode root;
    std::optional<JsonDefect> defect;  ///< set: `root` is not to be used
    Arena arena;                       ///< of the tree
};

/// Reads a JSON text (RFC 8259). Duplicate keys, invalid UTF-8, NaN, numbers beyond a double and more than 64 levels of
/// brackets are defects.
[[nodiscard]] ParsedJson parse_json(std::string_view text);

/// `node` as a short text for Problem::value: a string as it is, a number, "true", "null"; nothing for a
/// list or an object, of which a mere bracket would say nothing.
[[nodiscard]] std::string shown(const JsonNode& node);

}  // namespace kua
