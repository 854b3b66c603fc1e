#pragma once

#include "core/json_text.h"

#include <string>
#include <string_view>

namespace kua {

/// A JSON object or array that grows by members.
class JsonObject {
public:
    void add(std::string_view key, const std::string& json) { body_ += comma() + json_string(key) + ": " + json; }
    void add_text(std::string_view key, std::string_view text) { add(key, json_string(text)); }
    /// Leaves the member out where there is nothing to say.
    void add_if_any(std::string_view key, std::string_view text) {
        if (!text.empty()) add_text(key, text);
    }
    [[nodiscard]] bool empty() const { return body_.empty(); }
    [[nodiscard]] std::string str() const { return "{" + body_ + "}"; }

private:
    [[nodiscard]] std::string comma() const { return body_.empty() ? "" : ", "; }
    std::string body_;
};

class JsonArray {
public:
    void add(const std::string& json, std::string_view indent = "") {
        body_ += (body_.empty() ? "" : indent.empty() ? ", " : ",") + std::string(indent) + json;
    }
    [[nodiscard]] bool empty() const { return body_.empty(); }
    [[nodiscard]] std::string str() const { return "[" + body_ + "]"; }

private:
    std::string body_;
};

}  // namespace kua
