#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kua {

/// Writes JSON at the end of a text, value after value and without spaces; commas are its own concern. The caller opens and
/// closes objects and lists in order and names each member of an object. Borrows the text.
class JsonWriter {
public:
    explicit JsonWriter(std::string& out) : out_(out) {}

    void open_object() { open('{'); }
    void close_object() { out_ += '}'; }
    void open_list() { open('['); }
    void close_list() { out_ += ']'; }
    /// The name of the member whose value comes next.
    JsonWriter& key(std::string_view name);

    void null() { raw("null"); }
    void string(std::string_view value);
    void whole(std::int64_t value);
    /// The shortest decimal that reads as `value`; "2.0" for a whole number, which so stays a number of that kind. Pre: it is
    /// finite.
    void number(double value);
    /// `json` as it stands.
    void raw(std::string_view json);

private:
    void open(char bracket) {
        separate();
        out_ += bracket;
    }
    void separate();

    std::string& out_;
};

}  // namespace kua
