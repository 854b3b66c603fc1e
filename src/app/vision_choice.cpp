#include "app/vision_choice.h"

#include "app/switches.h"

namespace kua {

Message vision_words(Vision vision) {
    switch (vision) {
        case Vision::Protanopia: return msg("Preview: as seen with protanopia, without red (about 1 in 100 men)");
        case Vision::Deuteranopia: return msg("Preview: as seen with deuteranopia, without green (mild forms: about 1 in 20 men)");
        case Vision::Tritanopia: return msg("Preview: as seen with tritanopia, without blue (rare)");
        case Vision::Grey: return msg("Preview: as printed or copied in grey");
        case Vision::Usual: break;
    }
    return {};
}

void vision_choice(Ui& ui, AppState& state, Column& column) {
    const ScreenBox name = column.row(20.0);
    ui.pen().text({name.left_px, name.top_px + 14.0}, ui.text("Preview for other eyes"), {TextStyle::Small, ui.theme.second});
    const auto now = static_cast<std::size_t>(state.vision);
    const Segments some{"vision", {ui.text("usual"), ui.text("without red"), ui.text("without green")}, now};
    if (const auto chosen = segments(ui, column.row(26.0), some)) state.vision = all_visions[*chosen];
    column.gap(4.0);
    const Segments others{"vision-more", {ui.text("without blue"), ui.text("in grey")}, now >= 3 ? now - 3 : 2};
    if (const auto chosen = segments(ui, column.row(26.0), others)) state.vision = all_visions[*chosen + 3];
}

void next_vision(AppState& state) { state.vision = all_visions[(static_cast<std::size_t>(state.vision) + 1) % all_visions.size()]; }

}  // namespace kua
