#pragma once

#include "core/message.h"

#include <string>
#include <utility>
#include <variant>

namespace kua {

/// Why something from outside (a file, an argument) could not be used.
struct Error {
    std::string where;  ///< the place: "incidents/2022.json: record 17: when.start"
    Message what;       ///< what is wrong there and what was wanted
    friend bool operator==(const Error&, const Error&) = default;
};

/// `error` as seen from one level up: its place, led by `place`.
[[nodiscard]] inline Error within(const std::string& place, Error error) {
    error.where = error.where.empty() ? place : place + ": " + error.where;
    return error;
}

/// One line in English: "place: what is wrong".
[[nodiscard]] inline std::string in_english(const Error& error) {
    const std::string what = in_english(error.what);
    return error.where.empty() ? what : error.where + ": " + what;
}

/// A value, or the reason why there is none.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const noexcept { return state_.index() == 0; }
    T& operator*() & { return std::get<0>(state_); }
    const T& operator*() const& { return std::get<0>(state_); }
    T&& operator*() && { return std::get<0>(std::move(state_)); }
    T* operator->() { return &std::get<0>(state_); }
    const T* operator->() const { return &std::get<0>(state_); }
    const Error& error() const { return std::get<1>(state_); }

private:
    std::variant<T, Error> state_;
};

/// What a function gives that has nothing to give but its success.
struct Done {};

}  // namespace kua
