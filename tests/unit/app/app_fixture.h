#pragma once

#include "app/actions.h"

#include "support/make_dataset.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace kua::test {

/// The state of a window that shows a few incidents on a map of 1000 x 600 px, without the window.
struct AppWorld {
    explicit AppWorld(const std::vector<Row>& rows, std::size_t many = many_records) : AppWorld(make_dataset(rows), many) {}
    /// From `many` records on numbers are counted beside the frames.
    explicit AppWorld(Dataset data, std::size_t many = many_records) : maker(many) {
        auto made = TextMetrics::make();
        EXPECT_TRUE(made) << in_english(made.error());
        metrics = std::make_unique<TextMetrics>(*std::move(made));
        state.data.report.dataset = std::make_shared<const Dataset>(std::move(data));
        update();
    }

    /// Brings the picture up to date with the view.
    void update() {
        const auto done = maker.update(
            state.picture, {state.data.report.dataset, state.view, {1000.0, 600.0, {}}, text, *metrics, {}});
        EXPECT_TRUE(done) << in_english(done.error());
    }
    void show_days(const std::string& first, const std::string& last) {
        state.view.time.first = day(first);
        state.view.time.last = day(last);
        update();
    }
    [[nodiscard]] RowId row(const std::string& id) const {
        const IncidentTable& table = state.dataset()->incidents;
        for (RowId r = 0; r < table.size(); ++r)
            if (std::string(table.id[r]) == id) return r;
        ADD_FAILURE() << "no row " << id;
        return no_row;
    }
    /// Index in scene.items of the mark that stands for the row with this id.
    [[nodiscard]] std::optional<std::size_t> mark_of(const std::string& id) const {
        return mark_of_row(state.picture.scene, row(id));
    }

    AppState state;
    Catalogue text;
    std::unique_ptr<TextMetrics> metrics;
    PictureMaker maker;
};

}  // namespace kua::test
