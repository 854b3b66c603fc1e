#include "io/json_tree.h"

#include "core/problem.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <limits>
#include <span>
#include <unordered_set>
#include <vector>

namespace kua {
namespace {

using Kind = JsonNode::Kind;

/// Reads characters and tells how many were read: nlohmann's events carry no place.
struct CountingReader {
    using difference_type = std::ptrdiff_t;
    using value_type = char;
    using pointer = const char*;
    using reference = const char&;
    using iterator_category = std::input_iterator_tag;

    const char* at = nullptr;
    const char** furthest = nullptr;

    reference operator*() const { return *at; }
    CountingReader& operator++() {
        *furthest = ++at;
        return *this;
    }
    friend bool operator==(const CountingReader& a, const CountingReader& b) { return a.at == b.at; }
};

Message defect_of(const nlohmann::detail::exception& exception, const std::string& last_token) {
    const std::string_view why = exception.what();
    const auto says = [&](std::string_view words) { return why.find(words) != std::string_view::npos; };
    if (says("UTF-8")) return msg("text that is not valid UTF-8");
    if (says("surrogate")) return msg("a \\u escape that is half of a pair");
    if (says("number overflow")) return msg("the number {0} is too large", shortened(last_token));
    if (says("unexpected end of input")) return msg("the text ends in the middle of a value");
    if (says("control character")) return msg("a control character or line end inside a text: write \\n or \\t");
    if (says("missing closing quote")) return msg("a text without its closing quote");
    if (says("invalid literal"))
        return msg("\"{0}\" is no JSON value: NaN and Infinity have none, texts stand in quotes",
                   shortened(last_token));
    return msg("\"{0}\" is not expected here", shortened(last_token));
}

/// Builds the tree from the events of nlohmann's parser.
class TreeBuilder {
public:
    using number_integer_t = std::int64_t;
    using number_unsigned_t = std::uint64_t;
    using number_float_t = double;
    using string_t = std::string;
    using binary_t = nlohmann::json::binary_t;

    TreeBuilder(const char* begin, const char* const* furthest) : begin_(begin), furthest_(furthest) {}

    bool null() { return put({.kind = Kind::Null}); }
    bool boolean(bool value) { return put({.kind = Kind::Bool, .boolean = value}); }
    bool number_integer(std::int64_t value) {
        return put({.kind = Kind::Integer, .integer = value, .number = static_cast<double>(value)});
    }
    bool number_unsigned(std::uint64_t value) {
        if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            return put({.kind = Kind::Number, .number = static_cast<double>(value)});
        return number_integer(static_cast<std::int64_t>(value));
    }
    bool number_float(double value, const std::string&) { return put({.kind = Kind::Number, .number = value}); }
    bool string(std::string& value) { return put({.kind = Kind::String, .text = arena_.keep(value)}); }
    bool binary(binary_t&) { return false; }
    bool start_object(std::size_t) { return open(Kind::Object); }
    bool start_array(std::size_t) { return open(Kind::Array); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

    bool key(std::string& name) {
        Level& level = open_.back();
        if (is_duplicate(level, name)) {
            defect_ = {msg("the key \"{0}\" stands twice in one object", shortened(name)), offset()};
            return false;
        }
        level.keys.push_back(arena_.keep(name));
        return true;
    }

    bool parse_error(std::size_t position, const std::string& last_token, const nlohmann::detail::exception& why) {
        defect_ = {defect_of(why, last_token), position > 0 ? position - 1 : offset()};
        return false;
    }

    ParsedJson finish() { return {root_, std::move(defect_), std::move(arena_)}; }

private:
    struct Level {
        Kind kind;
        std::vector<JsonNode> items;
        std::vector<std::string_view> keys;
        std::unordered_set<std::string_view> many_keys;  ///< filled only where comparing one by one would be slow
    };
    static constexpr std::size_t few_keys = 24;
    static constexpr std::size_t deepest = 64;

    /// Of the last byte read: on the value's own line even where the parser had to look one byte ahead.
    [[nodiscard]] std::size_t offset() const {
        const auto read = static_cast<std::size_t>(*furthest_ - begin_);
        return read > 0 ? read - 1 : 0;
    }

    static bool is_duplicate(Level& level, const std::string& name) {
        const auto& keys = level.keys;
        if (keys.size() < few_keys) return std::find(keys.begin(), keys.end(), name) != keys.end();
        if (level.many_keys.empty()) level.many_keys.insert(keys.begin(), keys.end());
        if (keys.size() > level.many_keys.size()) level.many_keys.insert(keys.back());
        return level.many_keys.contains(name);
    }

    bool put(JsonNode node) {
        node.offset = offset();
        if (open_.empty())
            root_ = node;
        else
            open_.back().items.push_back(node);
        return true;
    }
    bool open(Kind kind) {
        if (open_.size() >= deepest) {
            defect_ = {
                msg("brackets are nested more than {0} deep; nothing that deep is read", std::to_string(deepest)),
                offset()};
            return false;
        }
        open_.push_back({.kind = kind, .items = {}, .keys = {}, .many_keys = {}});
        return true;
    }
    bool close() {
        const Level& level = open_.back();
        const JsonNode done{.kind = level.kind, .items = kept(level.items), .keys = kept(level.keys)};
        open_.pop_back();
        return put(done);
    }
    template <class T>
    JsonList<T> kept(const std::vector<T>& list) {
        const std::span<T> out = arena_.make<T>(list.size());
        std::copy(list.begin(), list.end(), out.begin());
        return {out.data(), out.size()};
    }

    const char* begin_;
    const char* const* furthest_;
    std::vector<Level> open_;
    JsonNode root_;
    std::optional<JsonDefect> defect_;
    Arena arena_;
};

}  // namespace

const JsonNode* JsonNode::find(std::string_view key) const {
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const std::string_view one = keys[i];
        if (one.size() != key.size() || (!key.empty() && one.front() != key.front())) continue;   // spares most calls
        if (one == key) return &items[i];
    }
    return nullptr;
}

std::string_view JsonNode::string_at(std::string_view key) const {
    const JsonNode* node = find(key);
    return node != nullptr && node->is_string() ? node->text : std::string_view{};
}

ParsedJson parse_json(std::string_view text) {
    const char* furthest = text.data();
    TreeBuilder builder(text.data(), &furthest);
    const CountingReader begin{text.data(), &furthest};
    const CountingReader end{text.data() + text.size(), &furthest};
    nlohmann::json::sax_parse(begin, end, &builder);
    return builder.finish();
}

std::string shown(const JsonNode& node) {
    switch (node.kind) {
        case Kind::Null:
            return "null";
        case Kind::Bool:
            return node.boolean ? "true" : "false";
        case Kind::Integer:
            return std::to_string(node.integer);
        case Kind::Number:
            return nlohmann::json(node.number).dump();
        case Kind::String:
            return shortened(node.text);
        case Kind::Array:
        case Kind::Object:
            return {};
    }
    return {};
}

}  // namespace kua
