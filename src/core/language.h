#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kua {

enum class Lang : std::uint8_t { En, Ru, Kk };
inline constexpr std::array all_langs{Lang::En, Lang::Ru, Lang::Kk};

/// "en", "ru", "kk".
[[nodiscard]] constexpr std::string_view code(Lang lang) {
    return lang == Lang::En ? "en" : lang == Lang::Ru ? "ru" : "kk";
}
[[nodiscard]] constexpr std::optional<Lang> parse_lang(std::string_view text) {
    for (const Lang lang : all_langs)
        if (code(lang) == text) return lang;
    return std::nullopt;
}

/// A text of the data in several languages. A missing one is shown in the first that is there: en, ru, kk.
struct LocalText {
    std::array<std::string, 3> by_lang;  ///< indexed by Lang

    [[nodiscard]] const std::string& in(Lang lang) const {
        const auto& wanted = by_lang[static_cast<std::size_t>(lang)];
        if (!wanted.empty()) return wanted;
        for (const auto& text : by_lang)
            if (!text.empty()) return text;
        return wanted;
    }
    [[nodiscard]] std::string& at(Lang lang) { return by_lang[static_cast<std::size_t>(lang)]; }
    [[nodiscard]] bool empty() const { return in(Lang::En).empty(); }
    friend bool operator==(const LocalText&, const LocalText&) = default;
};

}  // namespace kua
