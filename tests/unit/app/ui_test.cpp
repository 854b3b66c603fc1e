#include "app/ui.h"

#include "unit/app/imgui_frames.h"

#include <cfloat>

namespace kua {
namespace {

TEST(Pointer, IsFarAwayWhereThereIsNone) {
    test::ImguiFrames frames;
    UiMemory memory;
    frames.move({-static_cast<double>(FLT_MAX), -static_cast<double>(FLT_MAX)});
    frames.run(memory, [](Ui& ui) {
        EXPECT_LT(ui.pointer().x_px, -1e4);
        EXPECT_GT(ui.pointer().x_px, -1e6) << "days are counted from it";
    });
}

}  // namespace
}  // namespace kua
