#pragma once

#include "app/job.h"
#include "core/result.h"
#include "paper/figure_pixels.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace kua {

/// What the export dialog shows of the page.
struct PagePreview {
    std::shared_ptr<const FigurePixels> pixels;   ///< the last that could be made; null before
    std::string problem;                          ///< why the page as it is cannot be made; empty where it can
    bool is_stale = true;                         ///< `pixels` are of choices before
    double ui_scale = 1.0;                        ///< pixels of the screen to one px of the window
    std::uint64_t texture = 0;                    ///< OpenGL's name of the picture of `pixels`; 0: none yet
};

/// What a preview is made of. Borrows the texts.
struct PreviewWish {
    std::shared_ptr<const Dataset> data;
    ViewState view;
    const Catalogue& text;
    bool treat_as_public = false;
    double ui_scale = 1.0;
};

/// Paints the page beside the frames whenever what it shows has changed.
class PreviewMaker {
public:
    /// Brings `preview` on its way to `wish`; true where it changed.
    bool update(PagePreview& preview, const PreviewWish& wish);
    [[nodiscard]] bool busy() const { return job_.running(); }

private:
    struct Cause {
        std::shared_ptr<const Dataset> data;
        ViewState view;
        bool treat_as_public = false;
        bool operator==(const Cause&) const = default;
    };
    /// What may be published, and what its figures have in common: found out once.
    struct Released {
        std::shared_ptr<const ReleasedDataset> data;
        std::shared_ptr<FigureGround> ground;
    };
    struct Made {
        Cause cause;
        Released released;
        std::shared_ptr<const FigurePixels> pixels;
        std::optional<Error> error;
    };
    static Made make(const Cause& cause, const Catalogue& text, double ui_scale, Released released);

    std::optional<Cause> shown_;
    Released released_;   // of shown_
    Job<Made> job_;
};

}  // namespace kua
