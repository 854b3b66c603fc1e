#include "io/json_sound.h"

#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <span>
#include <unordered_set>
#include <vector>

namespace kua {
namespace {

namespace dom = simdjson::dom;
using Kind = JsonNode::Kind;

constexpr std::size_t deepest = 64;
constexpr std::size_t few_keys = 24;

constexpr std::size_t many_items = 0xFFFFFF;  // where simdjson stops counting

bool has_twice(std::span<const std::string_view> keys) {
    if (keys.size() < few_keys) {
        for (auto at = keys.begin(); at != keys.end(); ++at)
            if (std::find(keys.begin(), at, *at) != at) return true;
        return false;
    }
    return std::unordered_set<std::string_view>(keys.begin(), keys.end()).size() != keys.size();
}

/// Each step is false where the value is none that parse_json would take as it stands.
class TreeCopy {
public:
    explicit TreeCopy(Arena& arena) : arena_(arena) {}

    bool copy(const dom::element& from, JsonNode& to) {
        switch (from.type()) {
            case dom::element_type::ARRAY: return array(from.get_array().value_unsafe(), to);
            case dom::element_type::OBJECT: return object(from.get_object().value_unsafe(), to);
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

private:
    bool array(const dom::array& from, JsonNode& to) {
        to.kind = Kind::Array;
        if (from.size() >= many_items) return false;
        const std::span<JsonNode> items = arena_.make<JsonNode>(from.size());
        std::size_t at = 0;
        for (const dom::element item : from)
            if (!copy(item, items[at++])) return false;
        to.items = {items.data(), items.size()};
        return true;
    }
    bool object(const dom::object& from, JsonNode& to) {
        to.kind = Kind::Object;
        if (from.size() >= many_items) return false;
        const std::span<JsonNode> items = arena_.make<JsonNode>(from.size());
        const std::span<std::string_view> keys = arena_.make<std::string_view>(from.size());
        std::size_t at = 0;
        for (const auto member : from) {
            keys[at] = member.key;
            if (!copy(member.value, items[at++])) return false;
        }
        to.items = {items.data(), items.size()};
        to.keys = {keys.data(), keys.size()};
        return !has_twice(keys);
    }

    Arena& arena_;
};

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

struct SoundJsonParser::State {
    dom::parser parser;
    Padded padded;
};

SoundJsonParser::SoundJsonParser() : state_(std::make_unique<State>()) {}
SoundJsonParser::~SoundJsonParser() = default;
SoundJsonParser::SoundJsonParser(SoundJsonParser&& other) noexcept = default;
SoundJsonParser& SoundJsonParser::operator=(SoundJsonParser&& other) noexcept = default;

std::optional<JsonNode> SoundJsonParser::parse(std::string_view text, Arena& arena) {
    dom::parser& parser = state_->parser;
    const bool has_room = parser.capacity() >= text.size() || parser.allocate(2 * text.size(), deepest) == simdjson::SUCCESS;
    if (text.empty() || !has_room) return std::nullopt;
    const auto root = parser.parse(state_->padded.hold(text), text.size(), false);
    if (root.error() != simdjson::SUCCESS) return std::nullopt;
    JsonNode out;
    if (!TreeCopy(arena).copy(root.value_unsafe(), out)) return std::nullopt;
    return out;
}

}  // namespace kua
