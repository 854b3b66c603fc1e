#include "paper/figure_file.h"

#include "paper/page_png.h"
#include "paper/paint_figure.h"
#include "query/selection.h"
#include "scene/alt_text.h"
#include "scene/figure_words.h"
#include "text/numbers.h"

#include <cairo.h>

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

}  // namespace

Result<FigureFile> figure_png(const ReleasedDataset& released, const ViewState& view, const Catalogue& text) {
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
    const PageSheet sheet{.width_px = view.page.width_px,
                          .height_px = view.page.height_px,
                          .dpi = view.page.dpi,
                          .ground = page_color(*figure),
                          .texts = {{"Title", figure_title(view, data, text.lang())},
                                    {"Description", file.alt_text},
                                    {"Software", "Kua " + file.manifest.kua_version},
                                    {"Kua figure", to_json(file.manifest)}}};
    auto png = page_png(sheet, [&](Canvas& canvas) { paint_figure(canvas, *figure, *metrics); });
    if (!png) return png.error();
    file.bytes = *std::move(png);
    return file;
}

}  // namespace kua
