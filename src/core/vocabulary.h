#pragma once

#include "core/color.h"
#include "core/incident.h"
#include "core/language.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kua {

/// The mark of a type family; says the same as its colour to those who cannot tell colours apart.
enum class Shape : std::uint8_t { Circle, Hexagon, Square, Triangle, Diamond };

struct TypeFamily {
    std::string code;   ///< "liberty"
    LocalText label;
    LocalText hint;     ///< "detentions"
    Rgba8 light;        ///< colour on the light theme and on paper
    Rgba8 dark;
    Shape shape = Shape::Circle;
};

struct IncidentType {
    std::string code;                 ///< "liberty.detention"
    std::size_t family = 0;           ///< index into Vocabulary::families
    LocalText label;
    std::vector<std::string> rights;  ///< ICCPR articles, "9", "25(a)"
};

/// What the words of the data mean to a reader, and how their families look.
struct Vocabulary {
    std::vector<TypeFamily> families;
    std::vector<IncidentType> types;
    std::map<std::string, LocalText, std::less<>> rights;  ///< article -> label
    std::map<std::string, LocalText, std::less<>> words;   ///< "actor_kind.police" -> label; see `label_of`

    /// Index of the type with this code, or types.size().
    [[nodiscard]] TypeId find_type(std::string_view code) const;
    [[nodiscard]] const TypeFamily& family_of(TypeId type) const { return families[types[type].family]; }
    /// The label of a word of the format, e.g. ("status", "alleged"); the word itself where the vocabulary has none.
    [[nodiscard]] std::string_view label_of(std::string_view list, std::string_view word, Lang lang) const;
};

}  // namespace kua
