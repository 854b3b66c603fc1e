#include "scene/measure_words.h"

namespace kua {

std::string measure_name(const MeasureChoice& measure, const Vocabulary& vocabulary, const Catalogue& text) {
    if (!measure.people) return text("Incidents");
    const std::string name(vocabulary.label_of("count", word(*measure.people), text.lang()));
    switch (measure.bound) {
        case Bound::Min: return text(msg("People: {0}, at least", name));
        case Bound::Best: return text(msg("People: {0}, best figure", name));
        case Bound::Max: return text(msg("People: {0}, at most", name));
    }
    return {};
}

}  // namespace kua
