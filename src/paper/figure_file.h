#pragma once

#include "core/color_vision.h"
#include "core/result.h"
#include "paper/figure_ground.h"
#include "publish/release.h"
#include "scene/figure_manifest.h"
#include "scene/view_state.h"
#include "text/catalogue.h"

#include <optional>
#include <string>
#include <string_view>

namespace kua {

enum class FigureFormat : std::uint8_t { Png, Svg, Pdf };

/// The format that a file's ending names, whatever its case; nothing for another.
[[nodiscard]] std::optional<FigureFormat> format_of(std::string_view file_name);
/// ".png" and so on.
[[nodiscard]] std::string_view ending_of(FigureFormat format);

/// A figure as the bytes of a file, with what it says of itself.
struct FigureFile {
    std::string bytes;
    std::string alt_text;  ///< the figure in words; also inside
    FigureManifest manifest;  ///< also inside
};

/// The figure of `view` on `released` data: CPU only, no clock, no environment; the same input gives the same bytes.
/// All formats paint one layout and carry title, the figure in words and the manifest: a PNG as texts (iTXt "Title",
/// "Description", "Software", "Kua figure") beside its dpi, an SVG as <title>, <desc> and <metadata id="kua-figure">, a
/// PDF as title, subject and the attachment "kua-figure.json". `ground`: shared by figures of the same data; null: made
/// for this one.
[[nodiscard]] Result<FigureFile> figure_file(const ReleasedDataset& released, const ViewState& view,
                                             const Catalogue& text, FigureFormat format, FigureGround* ground = nullptr);

/// The manifest that the figure of `view` would carry, without painting it.
[[nodiscard]] FigureManifest manifest_of_figure(const ReleasedDataset& released, const ViewState& view, const Catalogue& text);

/// The same figure as it is seen in a vision, as PNG: a preview, which says so in its "Comment" and carries no manifest.
[[nodiscard]] Result<std::string> figure_preview(const ReleasedDataset& released, const ViewState& view,
                                                 const Catalogue& text, Vision vision);

}  // namespace kua
