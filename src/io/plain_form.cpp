#include "io/plain_form.h"

#include "io/plain_feature.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstring>

namespace kua {
namespace {

using Part = PlainKeys::Part;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Bytes that a text may hold without a closer look, of one byte each.
constexpr std::array<bool, 256> plain_bytes = [] {
    std::array<bool, 256> out{};
    for (std::size_t c = 0x20; c < 0x80; ++c) out[c] = c != '"' && c != '\\';
    return out;
}();

/// Takes values off the front of a text of JSON.
class ValueReader {
public:
    explicit ValueReader(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

    /// False where the next bytes are others.
    bool pass(std::string_view literal) {
        if (static_cast<std::size_t>(end_ - at_) < literal.size() || std::memcmp(at_, literal.data(), literal.size()) != 0)
            return false;
        at_ += literal.size();
        return true;
    }
    /// A text with its quotes, a number or a word; empty where none of these begins, or it asks for a closer look.
    std::string_view scalar() {
        const char* const first = at_;
        if (at_ == end_) return {};
        const bool is_sound = *at_ == '"'                    ? string()
                              : *at_ == '-' || is_digit(*at_) ? number()
                                                              : pass("null") || pass("true") || pass("false");
        return is_sound ? std::string_view{first, static_cast<std::size_t>(at_ - first)} : std::string_view{};
    }
    [[nodiscard]] bool is_at_end() const { return at_ == end_; }
    /// Texts held more than ASCII.
    [[nodiscard]] bool has_long_characters() const { return has_long_characters_; }

private:
    bool string() {
        for (++at_; at_ != end_; ++at_) {
            const auto byte = static_cast<unsigned char>(*at_);
            if (plain_bytes[byte]) continue;
            if (byte < 0x80) break;
            has_long_characters_ = true;
        }
        return at_ != end_ && *at_++ == '"';
    }
    /// [-] digits [. digits], of few digits.
    bool number() {
        constexpr std::ptrdiff_t most_digits = 18;
        if (*at_ == '-') ++at_;
        const char* const whole = at_;
        const auto digits = skip_digits();
        if (digits == 0 || digits > most_digits || (digits > 1 && *whole == '0')) return false;
        if (at_ == end_ || *at_ != '.') return at_ == end_ || (*at_ != 'e' && *at_ != 'E');
        ++at_;
        const auto decimals = skip_digits();
        return decimals > 0 && decimals <= most_digits && (at_ == end_ || (*at_ != 'e' && *at_ != 'E'));
    }
    std::ptrdiff_t skip_digits() {
        const char* const first = at_;
        while (at_ != end_ && is_digit(*at_)) ++at_;
        return at_ - first;
    }

    const char* at_;
    const char* end_;
    bool has_long_characters_ = false;
};

/// Of a number as `ValueReader` takes it. Exact: few digits are divided by a power of ten that a double holds (Clinger 1990).
std::optional<double> number_of(std::string_view token) {
    static constexpr std::array<double, 19> powers{1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8, 1e9,
                                                   1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18};
    constexpr std::size_t exact_digits = 15;
    if (token.empty() || (token.front() != '-' && !is_digit(token.front()))) return std::nullopt;
    const std::string_view digits = token.substr(token.front() == '-' ? 1 : 0);
    const std::size_t point = digits.find('.');
    if (point == std::string_view::npos && token.front() == '-' && digits == "0") return std::nullopt;
    if (digits.size() > exact_digits) {
        double value = 0.0;
        const auto read = std::from_chars(token.data(), token.data() + token.size(), value);
        return read.ec == std::errc{} ? std::optional{value} : std::nullopt;
    }
    std::int64_t mantissa = 0;
    for (const char c : digits)
        if (c != '.') mantissa = mantissa * 10 + (c - '0');
    const double value = static_cast<double>(mantissa) / powers[point == std::string_view::npos ? 0 : digits.size() - point - 1];
    return token.front() == '-' ? -value : value;
}

}  // namespace

/// Goes through a sound feature and notes where its values stand.
class FormFinder {
public:
    explicit FormFinder(std::string_view text) : text_(text) {}

    std::optional<PlainForm> find() {
        feature();
        if (!is_usual_ || !is_feature_ || !is_point_ || at_ != text_.size()) return std::nullopt;
        if (has_when_ && has_where_) return std::nullopt;
        for (const Best& best : best_)
            if (best.slot != none) form_.slots_[best.slot].use = best.use;
        const auto has = [&](Use use) {
            return std::any_of(form_.slots_.begin(), form_.slots_.end(), [&](const auto& slot) { return slot.use == use; });
        };
        if (!has(Use::Date) || !has(Use::Lon) || !has(Use::Lat)) return std::nullopt;
        form_.after_ = text_.substr(from_);
        return std::move(form_);
    }

private:
    using Use = PlainForm::Use;
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    struct Best {
        Use use = Use::Nothing;
        std::size_t slot = none;
        std::uint8_t rank = 0;
    };
    static constexpr std::array<std::pair<Part, Use>, 6> uses{{{Part::Id, Use::Id},
                                                               {Part::Date, Use::Date},
                                                               {Part::End, Use::End},
                                                               {Part::Title, Use::Title},
                                                               {Part::Summary, Use::Summary},
                                                               {Part::Type, Use::Type}}};

    [[nodiscard]] char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    void skip_space() {
        while (here() == ' ' || here() == '\t' || here() == '\n' || here() == '\r') ++at_;
    }
    [[nodiscard]] bool goes_on() const { return is_usual_ && at_ < text_.size(); }
    /// A text with its quotes; unusual where it holds an escape.
    std::string_view quoted() {
        const std::size_t end = text_.find_first_of("\"\\", at_ + 1);
        is_usual_ = is_usual_ && here() == '"' && end != std::string_view::npos && text_[end] == '"';
        if (!is_usual_) return {};
        const std::string_view out = text_.substr(at_, end + 1 - at_);
        at_ = end + 1;
        return out;
    }
    /// The members or items up to `close`; `one` takes each.
    template <class One>
    void list(char close, const One& one) {
        ++at_;
        skip_space();
        if (here() == close) {
            ++at_;
            return;
        }
        while (goes_on()) {
            skip_space();
            one();
            skip_space();
            const char c = here();
            ++at_;
            if (c == close) return;
        }
        is_usual_ = false;
    }
    template <class Member>
    void members(const Member& member) {
        if (here() != '{') return value();
        list('}', [&] {
            const std::string_view key = quoted();
            skip_space();
            ++at_;
            skip_space();
            if (is_usual_) member(key.substr(1, key.size() - 2));
        });
    }
    /// Any value; one that holds others has none of the parts.
    void value(Use use = Use::Nothing) {
        if (here() == '{') return members([&](std::string_view) { value(); });
        if (here() == '[') return list(']', [&] { value(); });
        form_.slots_.push_back({std::string(text_.substr(from_, at_ - from_)), use});
        ValueReader reader(text_.substr(at_));
        const std::size_t length = reader.scalar().size();
        is_usual_ = is_usual_ && length > 0;
        from_ = at_ += length;
    }
    void feature() {
        members([&](std::string_view key) {
            if (key == "type")
                is_feature_ = quoted() == "\"Feature\"";
            else if (key == "geometry")
                geometry();
            else if (key == "properties")
                properties();
            else if (key == "id")
                own_id();
            else
                value();
        });
    }
    void own_id() {
        best_.front() = {Use::Id, form_.slots_.size(), 0};
        has_own_id_ = true;
        is_usual_ = is_usual_ && here() != '{' && here() != '[';
        value();
    }
    void properties() {
        PlainKeys keys;
        std::size_t index = 0;
        members([&](std::string_view key) {
            has_when_ = has_when_ || key == "when";
            has_where_ = has_where_ || key == "where";
            const PlainKeys::Known& known = keys.of(index++, key);
            const auto* const use = std::find_if(uses.begin(), uses.end(), [&](const auto& one) { return one.first == known.part; });
            if (use != uses.end()) choose(*use, known.rank);
            value();
        });
    }
    /// The value that comes, where no better property of its part has been seen.
    void choose(const std::pair<Part, Use>& use, std::uint8_t rank) {
        if (use.second == Use::Id && has_own_id_) return;
        Best& best = best_[static_cast<std::size_t>(&use - uses.data())];
        if (here() == '[') return;   // says nothing
        if (best.slot == none || rank < best.rank) best = {use.second, form_.slots_.size(), rank};
        is_usual_ = is_usual_ && here() != '{';
    }
    void geometry() {
        members([&](std::string_view key) {
            if (key == "type") {
                is_point_ = quoted() == "\"Point\"";
            } else if (key == "coordinates" && here() == '[') {
                std::size_t axis = 0;
                list(']', [&] { value(axis == 0 ? Use::Lon : axis == 1 ? Use::Lat : Use::Nothing), ++axis; });
            } else {
                value();
            }
        });
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t from_ = 0;   ///< of the literal that stands before the next value
    PlainForm form_;
    std::array<Best, uses.size()> best_{};   ///< by `uses`
    bool is_usual_ = true;
    bool is_feature_ = false, is_point_ = false, has_own_id_ = false, has_when_ = false, has_where_ = false;
};

std::optional<PlainForm> PlainForm::of(std::string_view feature) { return FormFinder(feature).find(); }

std::optional<PlainValues> PlainForm::read(std::string_view text) const {
    PlainValues values;
    ValueReader reader(text);
    for (const Slot& slot : slots_) {
        if (!reader.pass(slot.before)) return std::nullopt;
        const std::string_view token = reader.scalar();
        if (token.empty() || !take(slot.use, token, values)) return std::nullopt;
    }
    if (!reader.pass(after_) || !reader.is_at_end()) return std::nullopt;
    if (reader.has_long_characters() && !simdjson::validate_utf8(text.data(), text.size())) return std::nullopt;
    return values;
}

bool PlainForm::has_id() const {
    return std::any_of(slots_.begin(), slots_.end(), [](const Slot& slot) { return slot.use == Use::Id; });
}

/// False where the value is none that can be taken as it stands.
bool PlainForm::take(Use use, std::string_view token, PlainValues& values) {
    const auto text_into = [&](std::string_view& to) {
        if (token.front() != '"' || token.size() == 2) return false;
        to = token.substr(1, token.size() - 2);
        return true;
    };
    const auto number_into = [&](double& to) {
        const auto number = number_of(token);
        if (number) to = *number;
        return number.has_value();
    };
    switch (use) {
        case Use::Nothing: return true;
        case Use::Id: {
            const bool is_whole = token != "-0" && std::all_of(token.begin(), token.end(), [](char c) { return c == '-' || is_digit(c); });
            if (token.front() == '"') return text_into(values.id);
            values.id = token;
            return is_whole;
        }
        case Use::Date: return text_into(values.date);
        case Use::End: return text_into(values.end);
        case Use::Title: return text_into(values.title);
        case Use::Summary: return text_into(values.summary);
        case Use::Type: return text_into(values.type);
        case Use::Lon: return number_into(values.at.lon_deg);
        case Use::Lat: return number_into(values.at.lat_deg);
    }
    return false;
}

}  // namespace kua
