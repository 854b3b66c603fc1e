#include "paper/png.h"

#include "paper/page_png.h"
#include "paper/paint_figure.h"
#include "query/selection.h"
#include "scene/figure_words.h"
#include "scene/view_json.h"

namespace kua {

Result<std::string> figure_png(const ReleasedDataset& released, const ViewState& view, const Catalogue& text) {
    const Dataset& data = released.data();
    const auto metrics = TextMetrics::make();
    if (!metrics) return metrics.error();
    const auto base = project_base(data, view.map.projection);
    if (!base) return base.error();
    const Selection selection = select(data, view.filter, window_of(view.time, data));
    std::string note;
    if (released.treated_as_public())
        note = text("Records without a rule on publication were treated as public at the author's request.");

    const auto figure = layout_figure({data, *base, selection, view, text, *metrics, note});
    if (!figure) return figure.error();
    const PageSheet sheet{.width_px = view.page.width_px,
                          .height_px = view.page.height_px,
                          .dpi = view.page.dpi,
                          .ground = page_color(*figure),
                          .view = to_json(without_folders(view))};
    return page_png(sheet, [&](Canvas& canvas) { paint_figure(canvas, *figure, *metrics); });
}

}  // namespace kua
