#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace kua {

/// A sentence for a person, not yet in a language: the English text is its key in the
/// catalogue, `{0}`, `{1}` … stand for `args`. Module `text` turns it into words.
struct Message {
    std::string id;
    std::vector<std::string> args;
    std::string plural;    ///< English plural form; empty where no number decides
    std::int64_t n = 0;    ///< the number that decides the plural form
    friend bool operator==(const Message&, const Message&) = default;
};

/// A Message from its English text and the values of its places `{0}`, `{1}` …
template <class... Args>
[[nodiscard]] Message msg(std::string english, Args&&... args) {
    return Message{std::move(english), {std::string(std::forward<Args>(args))...}, {}, 0};
}

/// A Message whose words depend on `n`. `{0}` in both forms is the number itself.
template <class... Args>
[[nodiscard]] Message msg_n(std::string one, std::string many, std::int64_t n, Args&&... args) {
    return Message{std::move(one),
                   {std::to_string(n), std::string(std::forward<Args>(args))...},
                   std::move(many),
                   n};
}

/// `english` itself: marks a text for the catalogue where it stands in a table and is looked up later.
[[nodiscard]] constexpr const char* translatable(const char* english) { return english; }

/// `message` in English, places filled; for logs and tests, where no catalogue is at hand.
[[nodiscard]] std::string in_english(const Message& message);

/// `pattern` with `{0}`, `{1}` … replaced by `args`; a place without an argument stays as it is.
[[nodiscard]] std::string filled(const std::string& pattern, const std::vector<std::string>& args);

}  // namespace kua
