#include "core/vocabulary.h"

#include <algorithm>

namespace kua {

TypeId Vocabulary::find_type(std::string_view code) const {
    const auto found = std::find_if(types.begin(), types.end(), [&](const auto& type) { return type.code == code; });
    return static_cast<TypeId>(found - types.begin());
}

std::string_view Vocabulary::label_of(std::string_view list, std::string_view word, Lang lang) const {
    const auto found = words.find(std::string(list) + "." + std::string(word));
    return found == words.end() || found->second.empty() ? word : std::string_view{found->second.in(lang)};
}

}  // namespace kua
