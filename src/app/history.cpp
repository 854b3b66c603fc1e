#include "app/history.h"

#include <cassert>

namespace kua {
namespace {

constexpr std::size_t most_steps = 200;

/// `steps` with everything that is no step taken from `rest`.
ViewState with_steps(const ViewState& rest, const ViewState& steps) {
    ViewState view = rest;
    view.filter = steps.filter;
    view.time = steps.time;
    view.map = steps.map;
    view.layers = steps.layers;
    view.measure = steps.measure;
    view.rate = steps.rate;
    view.surface = steps.surface;
    return view;
}

bool same_step(const ViewState& a, const ViewState& b) { return with_steps(a, b) == a; }

}  // namespace

void History::observe(const ViewState& view, bool in_gesture) {
    if (!current_) current_ = view;
    if (same_step(*current_, view)) {
        if (!in_gesture) open_ = false;
        return;
    }
    if (in_gesture) {
        open_ = true;
        return;
    }
    undo_.push_back(*current_);
    if (undo_.size() > most_steps) undo_.pop_front();
    redo_.clear();
    current_ = view;
    open_ = false;
}

void History::restart(const ViewState& view) {
    undo_.clear();
    redo_.clear();
    current_ = view;
    open_ = false;
}

bool History::can_undo() const { return !undo_.empty() || open_; }

ViewState History::undone(const ViewState& view) {
    assert(can_undo());
    observe(view, false);
    if (undo_.empty()) return view;
    redo_.push_back(*current_);
    current_ = undo_.back();
    undo_.pop_back();
    return with_steps(view, *current_);
}

ViewState History::redone(const ViewState& view) {
    assert(can_redo());
    undo_.push_back(*current_);
    current_ = redo_.back();
    redo_.pop_back();
    return with_steps(view, *current_);
}

}  // namespace kua
