#include "screen/still_batch.h"

#include <algorithm>
#include <cassert>

namespace kua {
namespace {

/// Adds one item to the last batch where it fits in, to a new one where it does not.
struct Gatherer {
    std::vector<StillBatch>& batches;
    std::size_t index = 0;

    template <class Batch>
    Batch* last() const {
        return batches.empty() ? nullptr : std::get_if<Batch>(&batches.back());
    }
    /// Cells of one surface have one owner and do not lie on each other: those of one colour are painted in one go, whatever
    /// cells stand between them. Bands of a density, which do, have a colour each.
    FillBatch* same_surface(const Fill& fill) const {
        for (auto batch = batches.rbegin(); fill.owner != nullptr && batch != batches.rend(); ++batch) {
            auto* fills = std::get_if<FillBatch>(&*batch);
            if (fills == nullptr || fills->owner != fill.owner) return nullptr;
            if (fills->color == fill.color) return fills;
        }
        return nullptr;
    }
    void operator()(const Fill& fill) const {
        auto* batch = same_surface(fill);
        if (batch == nullptr) batch = last<FillBatch>();
        const bool joins = batch && batch->color == fill.color && fill.color.a == 255 && batch->owner == fill.owner &&
                           !batch->recoloured && !fill.recoloured;
        if (joins) batch->shapes.push_back(fill.shape);
        else batches.emplace_back(FillBatch{{fill.shape}, fill.color, fill.owner, fill.recoloured});
    }
    void operator()(const Hatch& hatch) const {
        auto* batch = last<HatchBatch>();
        Hatch style = hatch;
        style.shape = nullptr;
        if (batch && batch->style == style) batch->shapes.push_back(hatch.shape);
        else batches.emplace_back(HatchBatch{{hatch.shape}, style});
    }
    void operator()(const Stroke& stroke) const {
        auto* batch = last<StrokeBatch>();
        if (batch && batch->color == stroke.color && batch->width_px == stroke.width_px) batch->lines.push_back(stroke.lines);
        else batches.emplace_back(StrokeBatch{{stroke.lines}, stroke.color, stroke.width_px});
    }
    void operator()(const TownDot&) const { sign(); }
    void operator()(const Label&) const { sign(); }
    void operator()(const Mark&) const { assert(false); }
    void operator()(const Raster&) const { assert(false); }
    void sign() const {
        if (auto* batch = last<SignBatch>()) batch->items.push_back(index);
        else batches.emplace_back(SignBatch{{index}});
    }
};

}  // namespace

std::size_t still_count(std::span<const SceneItem> items) {
    const auto moving = std::find_if(items.begin(), items.end(), [](const SceneItem& item) {
        return std::holds_alternative<Mark>(item) || std::holds_alternative<Raster>(item);
    });
    return static_cast<std::size_t>(moving - items.begin());
}

std::vector<StillBatch> still_batches(std::span<const SceneItem> items, std::size_t first) {
    std::vector<StillBatch> batches;
    for (std::size_t i = 0; i < items.size(); ++i) std::visit(Gatherer{batches, first + i}, items[i]);
    return batches;
}

SharedEnds shared_ends(std::span<const SceneItem> a, std::span<const SceneItem> b) {
    const std::size_t most = std::min(a.size(), b.size());
    SharedEnds ends;
    while (ends.below < most && a[ends.below] == b[ends.below]) ++ends.below;
    while (ends.above < most - ends.below && a[a.size() - 1 - ends.above] == b[b.size() - 1 - ends.above]) ++ends.above;
    return ends;
}

}  // namespace kua
