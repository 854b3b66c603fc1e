#pragma once

#include "scene/figure.h"
#include "scene/page_presets.h"
#include "support/make_dataset.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kua::test {

/// Forty incidents of all kinds on two units, and a figure of them with the plainest choices.
struct FigureTest : testing::Test {
    Dataset data = dataset();
    TextMetrics metrics = *TextMetrics::make();
    std::shared_ptr<const BaseGeometry> base = *project_base(data, "");
    ViewState view;
    Catalogue text;
    std::string release_note;

    static Dataset dataset() {
        std::vector<Row> rows;
        const char* types[] = {"liberty.detention", "assembly.kettling", "election.observer_denied_access",
                               "expression.poll_warning", "reprisal.fine"};
        for (int i = 0; i < 40; ++i) {
            Row row;
            row.id = "r" + std::to_string(i);
            row.type = types[i % 5];
            row.at = {61.0 + i % 7 * 2.9, 46.0 + i % 5 * 1.7};
            row.place = i % 4 == 0 ? PlacePrecision::Site : PlacePrecision::Settlement;
            row.region = row.at.lon_deg < 70 ? "A" : "B";
            if (i % 9 == 0) {
                row.at = {};
                row.place = PlacePrecision::Adm1;
            }
            if (i % 13 == 5) {
                row.at = {};
                row.region = "";
                row.place = PlacePrecision::Country;
            }
            if (i % 6 == 1) {
                row.first = "2021-01-05";
                row.last = "2021-01-20";
                row.extent = Extent::SometimeWithin;
            }
            if (i % 17 == 3) row.first = "";
            rows.push_back(row);
        }
        Dataset made = make_dataset(rows);
        made.info.licence = "CC BY 4.0";
        made.boundaries.source = "Natural Earth; GeoNames";
        made.info.coverage.push_back({1, "B", day("2021-01-10"), day("2021-01-10"), Effort::None, {}});
        return made;
    }
    void set(const PagePreset& page) { view.page = with_preset(view.page, page); }
    [[nodiscard]] Result<Figure> laid_out() const {
        const Selection selection = select(data, view.filter, window_of(view.time, data));
        return layout_figure({data, base, selection, view, text, metrics, release_note});
    }
};

[[nodiscard]] inline std::vector<PageText> texts(const Figure& figure) {
    std::vector<PageText> out;
    for (const PageItem& item : figure.items)
        if (const auto* text = std::get_if<PageText>(&item)) out.push_back(*text);
    return out;
}

[[nodiscard]] inline std::string all_words(const Figure& figure) {
    std::string out;
    for (const PageText& item : texts(figure)) out += item.text + " ";
    return out;
}

[[nodiscard]] inline bool is_within(const ScreenBox& inner, const ScreenBox& outer) {
    return inner.left_px >= outer.left_px && inner.right_px <= outer.right_px && inner.top_px >= outer.top_px &&
           inner.bottom_px <= outer.bottom_px;
}

}  // namespace kua::test
