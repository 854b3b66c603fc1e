#pragma once

#include "app/job.h"

#include <atomic>
#include <memory>
#include <optional>
#include <utility>

namespace kua {

/// Keeps what is made of a wish where records are many. What another wish asks for is made beside the frames, and the one before
/// goes on serving, as outdated, until it is there; yet another wish cancels it.
///
/// A Wish says `same(other)`, `same_ground(other)` (what was made of one can stand for the other for a while), `is_ready()` and
/// `make(cancelled)`, an optional Made: nothing where it was given up.
template <class Wish, class Made>
class BesideMaker {
public:
    BesideMaker() = default;
    BesideMaker(const BesideMaker&) = delete;
    BesideMaker& operator=(const BesideMaker&) = delete;
    ~BesideMaker() {
        if (cancelled_) *cancelled_ = true;
    }

    /// What to show now.
    struct Answer {
        const Made* made = nullptr;   ///< null where there is nothing yet; until the next call
        bool outdated = false;        ///< it is of a wish before
        bool changed = false;         ///< since the answer before
    };
    Answer update(const Wish& wish) {
        const std::shared_ptr<const Made> before = now_ ? now_->made : nullptr;   // answered_ borrows it
        if (auto finished = job_.take(); finished && finished->made && finished->wish.same_ground(wish)) now_ = std::move(finished);
        if (now_ && !now_->wish.same_ground(wish)) now_.reset();
        const bool is_there = now_ && now_->wish.same(wish);
        if (job_.running()) {
            if (is_there || !under_way_->same(wish)) *cancelled_ = true;   // taken, and left, in a later turn
        } else if (!is_there && wish.is_ready()) {
            start(wish);
        }
        const Answer answer{now_ ? now_->made.get() : nullptr, now_.has_value() && !is_there, false};
        const bool changed = answer.made != answered_.made || answer.outdated != answered_.outdated;
        answered_ = answer;
        return {answer.made, answer.outdated, changed};
    }
    /// True while something is being made.
    [[nodiscard]] bool busy() const { return job_.running(); }
    /// Nobody asks: lets go of what is kept.
    void rest() {
        now_.reset();
        answered_ = {};
        if (job_.running()) *cancelled_ = true;
    }

private:
    struct Finished {
        Wish wish;
        std::shared_ptr<const Made> made;   ///< null where it was given up
    };
    void start(const Wish& wish) {
        under_way_ = wish;
        cancelled_ = std::make_shared<std::atomic<bool>>(false);
        job_.start([wish, cancelled = cancelled_] {
            auto made = wish.make(cancelled.get());
            return Finished{wish, made ? std::make_shared<const Made>(*std::move(made)) : nullptr};
        });
    }

    std::optional<Finished> now_;
    std::optional<Wish> under_way_;
    Answer answered_;
    std::shared_ptr<std::atomic<bool>> cancelled_;
    Job<Finished> job_;
};

}  // namespace kua
