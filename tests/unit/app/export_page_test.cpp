#include "app/export_page.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

constexpr FigureFormat all_formats[]{FigureFormat::Png, FigureFormat::Svg, FigureFormat::Pdf};

TEST(ExportPage, EveryPresetComesBackFromItsFields) {
    for (const PagePreset& preset : page_presets()) {
        SCOPED_TRACE(preset.id);
        ExportDialog dialog;
        dialog.title = "Kept";
        take_preset(dialog, preset);
        const auto page = page_of(dialog, {});
        ASSERT_TRUE(page);
        EXPECT_EQ(preset_of(*page), &preset);
        EXPECT_NEAR(page->width_px, preset.width_px, 1e-9);
        EXPECT_EQ(page->dpi, preset.dpi);
        EXPECT_EQ(page->title, "Kept");
    }
}

TEST(ExportPage, ShowsSheetsInMillimetresAndScreensInPixels) {
    ExportDialog dialog;
    take_preset(dialog, *find_page_preset("a4"));
    EXPECT_TRUE(dialog.in_mm);
    EXPECT_EQ(dialog.width + "x" + dialog.height, "210x297");
    take_preset(dialog, *find_page_preset("slide"));
    EXPECT_FALSE(dialog.in_mm);
    EXPECT_EQ(dialog.width + "x" + dialog.height, "1280x720");
}

TEST(ExportPage, ChangesTheUnitAndKeepsTheSize) {
    ExportDialog dialog;
    take_preset(dialog, *find_page_preset("a4"));
    take_unit(dialog, false);
    EXPECT_EQ(dialog.width, "793.7");
    take_unit(dialog, true);
    EXPECT_EQ(dialog.width + "x" + dialog.height, "210x297");
    dialog.width = "wide";
    take_unit(dialog, false);
    EXPECT_EQ(dialog.width, "wide");
}

TEST(ExportPage, RefusesWhatIsNoNumberInRange) {
    ExportDialog dialog;
    take_preset(dialog, *find_page_preset("a4"));
    for (const char* wrong : {"", "wide", "-210", "210 ", "52", "2117", "1e9", "nan", "inf"}) {
        SCOPED_TRACE(wrong);
        ExportDialog broken = dialog;
        broken.width = wrong;
        EXPECT_FALSE(page_of(broken, {}));
        broken = dialog;
        broken.height = wrong;
        EXPECT_FALSE(page_of(broken, {}));
    }
}

TEST(ExportPage, AsksForDotsAnInchOnlyWhereThereAreDots) {
    ExportDialog dialog;
    take_preset(dialog, *find_page_preset("a4"));
    dialog.dpi = "many";
    for (const FigureFormat format : all_formats) {
        dialog.format = format;
        EXPECT_EQ(page_of(dialog, {}).has_value(), format != FigureFormat::Png);
    }
}

TEST(ExportPage, TheEndingFollowsTheFormat) {
    EXPECT_EQ(with_ending("/a/map.png", FigureFormat::Svg), "/a/map.svg");
    EXPECT_EQ(with_ending("/a/map.PDF", FigureFormat::Pdf), "/a/map.PDF");
    EXPECT_EQ(with_ending("/a/map.v2", FigureFormat::Pdf), "/a/map.v2.pdf");
    EXPECT_EQ(with_ending("/a.png/map", FigureFormat::Png), "/a.png/map.png");
    EXPECT_EQ(with_ending("", FigureFormat::Png), "");
    for (const FigureFormat from : all_formats)
        for (const FigureFormat to : all_formats)
            EXPECT_EQ(format_of(with_ending(with_ending("map", from), to)), to);
}

}  // namespace
}  // namespace kua
