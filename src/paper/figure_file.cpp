#include "paper/figure_file.h"

#include "paper/page_png.h"
#include "paper/page_svg.h"
#include "paper/paint_figure.h"
#include "paper/pdf_canvas.h"
#include "paper/pdf_document.h"
#include "query/selection.h"
#include "scene/alt_text.h"
#include "scene/figure_words.h"
#include "text/numbers.h"

#include <cairo.h>

#include <algorithm>
#include <array>

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
};

Result<std::string> png_of(const Made& made) {
    if (made.vision != Vision::Usual) {
        const PageSheet preview{.width_px = made.view.page.width_px,
                                .height_px = made.view.page.height_px,
                                .dpi = made.view.page.dpi,
                                .ground = page_color(made.figure),
                                .texts = {{"Title", made.title},
                                          {"Comment", "Preview by Kua: colours as seen with " + std::string(word(made.vision))}},
                                .vision = made.vision};
        return page_png(preview, [&](Canvas& canvas) { paint_figure(canvas, made.figure, made.metrics); });
    }
    const PageSheet sheet{.width_px = made.view.page.width_px,
                          .height_px = made.view.page.height_px,
                          .dpi = made.view.page.dpi,
                          .ground = page_color(made.figure),
                          .texts = {{"Title", made.title},
                                    {"Description", made.file.alt_text},
                                    {"Software", "Kua " + made.file.manifest.kua_version},
                                    {"Kua figure", to_json(made.file.manifest)}}};
    return page_png(sheet, [&](Canvas& canvas) { paint_figure(canvas, made.figure, made.metrics); });
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
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    for (const Ending& ending : endings) {
        if (file_name.size() <= ending.text.size()) continue;
        const std::string_view tail = file_name.substr(file_name.size() - ending.text.size());
        if (std::equal(tail.begin(), tail.end(), ending.text.begin(), [&](char a, char b) { return lower(a) == b; })) return ending.format;
    }
    return std::nullopt;
}

std::string_view ending_of(FigureFormat format) { return endings[static_cast<std::size_t>(format)].text; }

namespace {

Result<FigureFile> made_file(const ReleasedDataset& released, const ViewState& view, const Catalogue& text,
                             FigureFormat format, Vision vision) {
    const Dataset& data = released.data();
    const auto metrics = TextMetrics::make();
    if (!metrics) return metrics.error();
    const auto base = project_base(data, view.map.projection);
    if (!base) return base.error();
    const Selection selection = select(data, view.filter, window_of(view.time, data));
    FigureFile file{{}, {}, manifest_of(released, selection, view, text)};

    const FigureInput input{data, *base, selection, view, text, *metrics, release_note(released, text), check_code(file.manifest.print)};
    const auto figure = layout_figure(input);
    if (!figure) return figure.error();
    file.alt_text = alt_text(input, figure->scene);
    for (const std::string& panel : figure->panels) file.alt_text += "\n" + panel;
    const Made made{*figure, *metrics, view, figure_title(view, data, text.lang()), data.info.publisher, file, vision};
    auto bytes = format == FigureFormat::Png ? png_of(made) : format == FigureFormat::Svg ? svg_of(made) : pdf_of(made);
    if (!bytes) return bytes.error();
    file.bytes = *std::move(bytes);
    return file;
}

}  // namespace

Result<FigureFile> figure_file(const ReleasedDataset& released, const ViewState& view, const Catalogue& text,
                               FigureFormat format) {
    return made_file(released, view, text, format, Vision::Usual);
}

FigureManifest manifest_of_figure(const ReleasedDataset& released, const ViewState& view, const Catalogue& text) {
    const Dataset& data = released.data();
    return manifest_of(released, select(data, view.filter, window_of(view.time, data)), view, text);
}

Result<std::string> figure_preview(const ReleasedDataset& released, const ViewState& view, const Catalogue& text,
                                   Vision vision) {
    auto file = made_file(released, view, text, FigureFormat::Png, vision);
    if (!file) return file.error();
    return std::move(file->bytes);
}

}  // namespace kua
