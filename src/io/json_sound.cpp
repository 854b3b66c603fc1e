#include "io/json_sound.h"

#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <unordered_set>

namespace kua {
namespace {

namespace dom = simdjson::dom;
using Kind = JsonNode::Kind;

constexpr std::size_t deepest = 64;
constexpr std::size_t few_keys = 24;

bool has_twice(const std::vector<std::string>& keys) {
    if (keys.size() < few_keys) {
        for (auto at = keys.begin(); at != keys.end(); ++at)
            if (std::find(keys.begin(), at, *at) != at) return true;
        return false;
    }
    return std::unordered_set<std::string>(keys.begin(), keys.end()).size() != keys.size();
}

/// False where the value is none that parse_json would take as it stands.
bool copy(const dom::element& from, JsonNode& to);

bool copy_array(const dom::array& from, JsonNode& to) {
    to.kind = Kind::Array;
    to.items.reserve(from.size());
    for (const dom::element item : from)
        if (!copy(item, to.items.emplace_back())) return false;
    return true;
}

bool copy_object(const dom::object& from, JsonNode& to) {
    to.kind = Kind::Object;
    to.items.reserve(from.size());
    to.keys.reserve(from.size());
    for (const auto member : from) {
        to.keys.emplace_back(member.key);
        if (!copy(member.value, to.items.emplace_back())) return false;
    }
    return !has_twice(to.keys);
}

bool copy(const dom::element& from, JsonNode& to) {
    switch (from.type()) {
        case dom::element_type::ARRAY: return copy_array(from.get_array().value_unsafe(), to);
        case dom::element_type::OBJECT: return copy_object(from.get_object().value_unsafe(), to);
        case dom::element_type::INT64:
            to.kind = Kind::Integer;
            to.integer = from.get_int64().value_unsafe();
            to.number = static_cast<double>(to.integer);
            return true;
        case dom::element_type::UINT64:
            to.kind = Kind::Number;
            to.number = static_cast<double>(from.get_uint64().value_unsafe());
            return true;
        case dom::element_type::DOUBLE:
            to.kind = Kind::Number;
            to.number = from.get_double().value_unsafe();
            return true;
        case dom::element_type::STRING:
            to.kind = Kind::String;
            to.text = from.get_string().value_unsafe();
            return true;
        case dom::element_type::BOOL:
            to.kind = Kind::Bool;
            to.boolean = from.get_bool().value_unsafe();
            return true;
        case dom::element_type::NULL_VALUE: return true;
    }
    return false;
}

/// The parser reads a little beyond its text, and so wants room behind it.
class Padded {
public:
    const std::uint8_t* hold(std::string_view text) {
        if (bytes_.size() < text.size() + simdjson::SIMDJSON_PADDING) bytes_.resize(2 * text.size() + simdjson::SIMDJSON_PADDING);
        std::memcpy(bytes_.data(), text.data(), text.size());
        return bytes_.data();
    }

private:
    std::vector<std::uint8_t> bytes_;
};

}  // namespace

std::optional<JsonNode> parse_sound_json(std::string_view text) {
    thread_local dom::parser parser;
    thread_local Padded padded;
    if (text.empty() || parser.allocate(std::max(parser.capacity(), text.size()), deepest) != simdjson::SUCCESS) return std::nullopt;
    const auto root = parser.parse(padded.hold(text), text.size(), false);
    if (root.error() != simdjson::SUCCESS) return std::nullopt;
    JsonNode out;
    if (!copy(root.value_unsafe(), out)) return std::nullopt;
    return out;
}

}  // namespace kua
