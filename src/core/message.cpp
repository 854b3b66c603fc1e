#include "core/message.h"

namespace kua {

std::string filled(const std::string& pattern, const std::vector<std::string>& args) {
    std::string out;
    out.reserve(pattern.size());
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool is_place = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' &&
                              pattern[i + 1] >= '0' && pattern[i + 1] <= '9';
        const auto index = is_place ? static_cast<std::size_t>(pattern[i + 1] - '0') : args.size();
        if (index < args.size()) {
            out += args[index];
            i += 2;
        } else {
            out += pattern[i];
        }
    }
    return out;
}

std::string in_english(const Message& message) {
    const bool one = message.plural.empty() || message.n == 1;
    return filled(one ? message.id : message.plural, message.args);
}

}  // namespace kua
