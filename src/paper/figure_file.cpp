#include "paper/figure_file.h"

#include "core/ascii_lower.h"
#include "paper/figure_pixels.h"
#include "paper/page_png.h"
#include "paper/page_svg.h"
#include "paper/paint_figure.h"
#include "paper/pdf_canvas.h"
#include "paper/pdf_document.h"
#include "paper/raster_canvas.h"
#include "query/selection.h"
#include "scene/alt_text.h"
#include "scene/figure_words.h"
#include "text/numbers.h"

#include <cairo.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <thread>

namespace kua {
namespace {

/// What was not published, in words for the figure.
std::string release_note(const ReleasedDataset& released, const Catalogue& text) {
    std::string note;
    const auto add = [&](const std::string& words) { note += (note.empty() ? "" : " ") + words; };
    const auto number = [&](std::int64_t n) { return number_text(n, text.lang()); };
    if (const auto n = released.withheld_records(); n > 0)
        add(text(msg_n("{1} record is not for publication and in no number here.",
                       "{1} records are not for publication and in no number here.", n, number(n))));
    if (const auto n = released.coarsened_records(); n > 0)
        add(text(msg_n("{1} record is shown by its region only, for safety.",
                       "{1} records are shown by their region only, for safety.", n, number(n))));
    if (released.treated_as_public())
        add(text("Records without a rule on publication were treated as public at the author's request."));
    return note;
}

FigureManifest manifest_of(const ReleasedDataset& released, const Selection& selection, const ViewState& view,
                           const Catalogue& text) {
    FigureManifest manifest = manifest_of(released.data(), selection, view, text);
    manifest.libraries["cairo"] = cairo_version_string();
    manifest.withheld = released.withheld_records();
    manifest.coarsened = released.coarsened_records();
    manifest.treated_as_public = released.treated_as_public();
    return manifest;
}

/// What is painted and what goes with it.
struct Made {
    const Figure& figure;
    const TextMetrics& metrics;
    const ViewState& view;
    std::string title;
    std::string author;
    const FigureFile& file;
    Vision vision = Vision::Usual;
    std::size_t painters = 1;   ///< threads to paint on
};

constexpr std::size_t most_painters = 4;  // a page has few strips, and each painter has memory and fonts of its own

/// What each painter of a page measures its texts with: no two may use one at the same time.
Result<std::vector<TextMetrics>> metrics_of_painters(std::size_t painters) {
    std::vector<TextMetrics> out;
    for (std::size_t i = 0; i < painters; ++i) {
        auto metrics = TextMetrics::make();
        if (!metrics) return metrics.error();
        out.push_back(*std::move(metrics));
    }
    return out;
}

Result<std::string> png_of(const Made& made) {
    const auto metrics = metrics_of_painters(made.painters);
    if (!metrics) return metrics.error();
    const PaintStrip paint = [&](Canvas& canvas, std::size_t painter) { paint_figure(canvas, made.figure, (*metrics)[painter]); };
    if (made.vision != Vision::Usual) {
        const PageSheet preview{.width_px = made.view.page.width_px,
                                .height_px = made.view.page.height_px,
                                .dpi = made.view.page.dpi,
                                .ground = page_color(made.figure),
                                .texts = {{"Title", made.title},
                                          {"Comment", "Preview by Kua: colours as seen with " + std::string(word(made.vision))}},
                                .vision = made.vision,
                                .painters = made.painters};
        return page_png(preview, paint);
    }
    const PageSheet sheet{.width_px = made.view.page.width_px,
                          .height_px = made.view.page.height_px,
                          .dpi = made.view.page.dpi,
                          .ground = page_color(made.figure),
                          .texts = {{"Title", made.title},
                                    {"Description", made.file.alt_text},
                                    {"Software", "Kua " + made.file.manifest.kua_version},
                                    {"Kua figure", to_json(made.file.manifest)}},
                          .painters = made.painters};
    return page_png(sheet, paint);
}

Result<std::string> svg_of(const Made& made) {
    return page_svg({.width_px = made.view.page.width_px,
                     .height_px = made.view.page.height_px,
                     .ground = page_color(made.figure),
                     .title = made.title,
                     .description = made.file.alt_text,
                     .language = std::string(code(made.view.lang)),
                     .manifest = to_json(made.file.manifest)},
                    [&](Canvas& canvas) { paint_figure(canvas, made.figure, made.metrics); });
}

Result<std::string> pdf_of(const Made& made) {
    const PdfSheet sheet{made.view.page.width_px, made.view.page.height_px, page_color(made.figure), made.title, made.author};
    const auto pdf = page_pdf(sheet, [&](Canvas& canvas) { paint_figure(canvas, made.figure, made.metrics); });
    if (!pdf) return pdf.error();
    return finished_pdf(*pdf, {to_json(made.file.manifest), made.file.alt_text, std::string(code(made.view.lang))});
}

struct Ending {
    FigureFormat format;
    std::string_view text;
};
constexpr std::array<Ending, 3> endings{{{FigureFormat::Png, ".png"}, {FigureFormat::Svg, ".svg"}, {FigureFormat::Pdf, ".pdf"}}};

}  // namespace

std::optional<FigureFormat> format_of(std::string_view file_name) {
    for (const Ending& ending : endings) {
        if (file_name.size() <= ending.text.size()) continue;
        const std::string_view tail = file_name.substr(file_name.size() - ending.text.size());
        if (std::equal(tail.begin(), tail.end(), ending.text.begin(), [&](char a, char b) { return ascii_lower(a) == b; })) return ending.format;
    }
    return std::nullopt;
}

std::string_view ending_of(FigureFormat format) { return endings[static_cast<std::size_t>(format)].text; }

namespace {

/// A page laid out, and what it says of itself.
struct PageMade {
    TextMetrics metrics;
    Figure figure;
    FigureManifest manifest;
    std::string alt_text;
};

Result<PageMade> make_page(const ReleasedDataset& released, const ViewState& view, const Catalogue& text,
                           FigureGround* shared_ground) {
    const Dataset& data = released.data();
    auto metrics = TextMetrics::make();
    if (!metrics) return metrics.error();
    FigureGround own_ground;
    const auto ground = (shared_ground != nullptr ? *shared_ground : own_ground).in(view.map.projection, released);
    if (!ground) return ground.error();
    const Selection selection = select(data, view.filter, window_of(view.time, data));
    FigureManifest manifest = manifest_of(released, selection, view, text);
    const FigureInput input{data, ground->base, selection, view, text, *metrics, release_note(released, text), check_code(manifest.print), ground->points};
    auto figure = layout_figure(input);
    if (!figure) return figure.error();
    std::string words = alt_text(input, figure->scene);
    for (const std::string& panel : figure->panels) words += "\n" + panel;
    return PageMade{*std::move(metrics), *std::move(figure), std::move(manifest), std::move(words)};
}

Result<FigureFile> made_file(const ReleasedDataset& released, const ViewState& view, const Catalogue& text,
                             FigureFormat format, Vision vision, FigureGround* ground) {
    auto page = make_page(released, view, text, ground);
    if (!page) return page.error();
    FigureFile file{{}, std::move(page->alt_text), std::move(page->manifest)};
    const Dataset& data = released.data();
    const Made made{page->figure, page->metrics, view, figure_title(view, data, text.lang()), data.info.publisher, file, vision,
                    ground != nullptr ? 1 : std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, most_painters)};
    auto bytes = format == FigureFormat::Png ? png_of(made) : format == FigureFormat::Svg ? svg_of(made) : pdf_of(made);
    if (!bytes) return bytes.error();
    file.bytes = *std::move(bytes);
    return file;
}

}  // namespace

Result<FigureFile> figure_file(const ReleasedDataset& released, const ViewState& view, const Catalogue& text,
                               FigureFormat format, FigureGround* ground) {
    return made_file(released, view, text, format, Vision::Usual, ground);
}

Result<FigurePixels> figure_pixels(const ReleasedDataset& released, const ViewState& view, const Catalogue& text,
                                   int most_columns, int most_rows, FigureGround* ground) {
    auto page = make_page(released, view, text, ground);
    if (!page) return page.error();
    const Figure& figure = page->figure;
    FigurePixels out;
    out.pixels_per_px = std::min(most_columns / figure.width_px, most_rows / figure.height_px);
    out.columns = std::max(1, static_cast<int>(std::floor(figure.width_px * out.pixels_per_px)));
    out.rows = std::max(1, static_cast<int>(std::floor(figure.height_px * out.pixels_per_px)));
    out.map_frame = figure.map_frame;
    out.pieces = figure.pieces;
    RasterCanvas canvas({out.columns, 0, out.rows, out.pixels_per_px}, page_color(figure));
    paint_figure(canvas.canvas(), figure, page->metrics);
    std::vector<std::uint8_t> row(static_cast<std::size_t>(out.columns) * 3);
    out.rgba.reserve(static_cast<std::size_t>(out.columns) * static_cast<std::size_t>(out.rows) * 4);
    for (int y = 0; y < out.rows; ++y) {
        canvas.read_row(y, row);
        for (std::size_t i = 0; i < row.size(); i += 3) out.rgba.insert(out.rgba.end(), {row[i], row[i + 1], row[i + 2], 255});
    }
    return out;
}

FigureManifest manifest_of_figure(const ReleasedDataset& released, const ViewState& view, const Catalogue& text) {
    const Dataset& data = released.data();
    return manifest_of(released, select(data, view.filter, window_of(view.time, data)), view, text);
}

Result<std::string> figure_preview(const ReleasedDataset& released, const ViewState& view, const Catalogue& text,
                                   Vision vision) {
    auto file = made_file(released, view, text, FigureFormat::Png, vision, nullptr);
    if (!file) return file.error();
    return std::move(file->bytes);
}

}  // namespace kua
