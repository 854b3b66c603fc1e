#include "core/json_writer.h"

#include "core/json_text.h"

#include <array>
#include <charconv>

namespace kua {
namespace {

template <class Number>
void append_number(std::string& out, Number value) {
    std::array<char, 32> digits{};
    out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
}

}  // namespace

/// A value is the first of its list or object where a bracket stands before it, and follows its key after a colon.
void JsonWriter::separate() {
    if (out_.empty()) return;
    const char before = out_.back();
    if (before != '{' && before != '[' && before != ':' && before != '\n') out_ += ',';
}

JsonWriter& JsonWriter::key(std::string_view name) {
    separate();
    append_json_string(out_, name);
    out_ += ':';
    return *this;
}

void JsonWriter::string(std::string_view value) {
    separate();
    append_json_string(out_, value);
}

void JsonWriter::whole(std::int64_t value) {
    separate();
    append_number(out_, value);
}

void JsonWriter::number(double value) {
    separate();
    const std::size_t begin = out_.size();
    append_number(out_, value);
    if (out_.find_first_of(".e", begin) == std::string::npos) out_ += ".0";
}

void JsonWriter::raw(std::string_view json) {
    separate();
    out_ += json;
}

}  // namespace kua
