#include "app/surface_maker.h"

#include <utility>

namespace kua {
namespace {

bool same_map(const SurfaceWish& a, const SurfaceWish& b) { return a.data == b.data && a.base == b.base; }

bool same(const SurfaceWish& a, const SurfaceWish& b) { return same_map(a, b) && a.passing == b.passing && a.terms == b.terms; }

}  // namespace

SurfaceMaker::~SurfaceMaker() {
    if (cancelled_) *cancelled_ = true;
}

void SurfaceMaker::rest() {
    now_.reset();
    answered_ = {};
    if (job_.running()) *cancelled_ = true;
}

void SurfaceMaker::start(const SurfaceWish& wish) {
    under_way_ = wish;
    cancelled_ = std::make_shared<std::atomic<bool>>(false);
    job_.start([wish, cancelled = cancelled_] {
        auto index = SurfaceIndex::build(wish.terms, wish.data->incidents, *wish.base, *wish.passing, *wish.points, cancelled.get());
        return Made{wish, index ? std::make_shared<const SurfaceIndex>(*std::move(index)) : nullptr};
    });
}

SurfaceMaker::Answer SurfaceMaker::update(const SurfaceWish& wish) {
    std::shared_ptr<const SurfaceIndex> before = now_ ? now_->index : nullptr;   // answered_ borrows it
    if (auto finished = job_.take(); finished && finished->index && same_map(finished->wish, wish)) now_ = std::move(finished);
    if (now_ && !same_map(now_->wish, wish)) now_.reset();
    const bool is_there = now_ && same(now_->wish, wish);
    if (job_.running()) {
        if (is_there || !same(*under_way_, wish)) *cancelled_ = true;   // taken, and left, in a later turn
    } else if (!is_there && wish.points) {
        start(wish);
    }
    const CountedSurface surface{now_ ? now_->index.get() : nullptr, now_.has_value() && !is_there};
    const bool changed = surface.index != answered_.index || surface.outdated != answered_.outdated;
    answered_ = surface;
    return {surface, changed};
}

}  // namespace kua
