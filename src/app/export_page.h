#pragma once

#include "app/app_state.h"
#include "scene/page_presets.h"

#include <optional>
#include <string>

namespace kua {

// The fields of the export dialog and the page that they mean. All of it edits the dialog and nothing else.

/// Fills the fields that are of a page: in mm where it measures whole millimetres, else in px.
void fill_fields(ExportDialog& dialog, const PageChoice& page);

/// Width and height in the other unit; what is no number stays as it is.
void take_unit(ExportDialog& dialog, bool in_mm);

/// Size and dpi of the preset, in its own unit.
void take_preset(ExportDialog& dialog, const PagePreset& preset);

/// Which preset has the size of `page`; null where none has.
[[nodiscard]] const PagePreset* preset_of(const PageChoice& page);

/// `page` with what the fields say; nothing where one that matters for the format is no number in range.
[[nodiscard]] std::optional<PageChoice> page_of(const ExportDialog& dialog, PageChoice page);

/// `path` with the ending of `format`: in place of another format's, else added; an empty path stays.
[[nodiscard]] std::string with_ending(const std::string& path, FigureFormat format);
[[nodiscard]] std::string with_ending(const std::string& path, RecordsFormat format);

inline constexpr double least_page_px = 200.0;
inline constexpr double most_page_px = 8000.0;

}  // namespace kua
