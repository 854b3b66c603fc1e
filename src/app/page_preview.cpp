#include "app/page_preview.h"

#include <utility>

namespace kua {
namespace {

// As large as the dialog shows it, in px of the window.
constexpr double most_columns = 620.0;
constexpr double most_rows = 600.0;

}  // namespace

PreviewMaker::Made PreviewMaker::make(const Cause& cause, const Catalogue& text, double ui_scale, Released released) {
    Made out{cause, std::move(released), nullptr, {}};
    if (out.released.data == nullptr) {
        auto made = release(*cause.data, {cause.treat_as_public ? MissingRule::TreatAsPublic : MissingRule::Refuse});
        if (!made) {
            out.error = made.error();
            return out;
        }
        out.released = {std::make_shared<const ReleasedDataset>(*std::move(made)), std::make_shared<FigureGround>()};
    }
    auto pixels = figure_pixels(*out.released.data, cause.view, text, static_cast<int>(most_columns * ui_scale),
                                static_cast<int>(most_rows * ui_scale), out.released.ground.get());
    if (pixels) out.pixels = std::make_shared<const FigurePixels>(*std::move(pixels));
    else out.error = pixels.error();
    return out;
}

bool PreviewMaker::update(PagePreview& preview, const PreviewWish& wish) {
    bool changed = false;
    if (auto made = job_.take()) {
        changed = true;
        shown_ = std::move(made->cause);
        released_ = std::move(made->released);
        preview.problem = made->error ? wish.text(*made->error) : std::string();
        if (made->pixels != nullptr) preview.pixels = std::move(made->pixels);
    }
    const bool is_now = shown_ && shown_->data == wish.data && shown_->view == wish.view && shown_->treat_as_public == wish.treat_as_public;
    preview.is_stale = !is_now;
    preview.ui_scale = wish.ui_scale;
    if (is_now || job_.running()) return changed;
    const bool same_release = shown_ && shown_->data == wish.data && shown_->treat_as_public == wish.treat_as_public;
    job_.start([cause = Cause{wish.data, wish.view, wish.treat_as_public}, text = wish.text, ui_scale = wish.ui_scale,
                released = same_release ? released_ : Released{}] {
        return make(cause, text, ui_scale, released);
    });
    return changed;
}

}  // namespace kua
