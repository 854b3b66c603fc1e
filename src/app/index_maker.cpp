#include "app/index_maker.h"

#include "scene/point_density.h"

#include <utility>

namespace kua {

IndexMaker::~IndexMaker() {
    if (cancelled_) *cancelled_ = true;
}

FilterIndex IndexMaker::made(std::shared_ptr<const Dataset> data, Filter filter, const std::atomic<bool>* cancelled,
                             std::shared_ptr<const RowProfiles> known) {
    if (!known || known->count_name != filter.count_name)
        known = std::make_shared<const RowProfiles>(RowProfiles::of(data->incidents, filter.count_name));
    FilterIndex result{std::move(data), std::move(filter), nullptr, nullptr, std::move(known)};
    auto index = DayIndex::build(*result.data, *result.profiles, result.filter, cancelled);
    if (!index) return result;
    result.index = std::make_shared<const DayIndex>(*std::move(index));
    result.listed = std::make_shared<const std::vector<RowId>>(rows_listed_anywhere(result.data->incidents, result.index->passing()));
    return result;
}

void IndexMaker::start(const std::shared_ptr<const Dataset>& data, const Filter& filter) {
    under_way_ = {data, filter, nullptr, nullptr, nullptr};
    cancelled_ = std::make_shared<std::atomic<bool>>(false);
    job_.start([data, filter, cancelled = cancelled_, known = now_.profiles] { return made(data, filter, cancelled.get(), known); });
}

const FilterIndex& IndexMaker::update(const std::shared_ptr<const Dataset>& data, const Filter& filter, const FilterIndex* ahead) {
    const auto serves = [&](const FilterIndex& one) { return one.data == data && one.filter == filter; };
    if (auto finished = job_.take(); finished && serves(*finished) && !*cancelled_) now_ = *std::move(finished);
    if (serves(now_)) {
        if (job_.running()) *cancelled_ = true;
        return now_;
    }
    if (ahead != nullptr && serves(*ahead)) return now_ = *ahead;
    const bool waits = now_.data == data && data->incidents.size() >= many_;
    if (!waits) return now_ = made(data, filter, nullptr, now_.data == data ? now_.profiles : nullptr);
    if (job_.running() && !serves(under_way_)) *cancelled_ = true;   // taken, and left, in a later turn
    if (!job_.running()) start(data, filter);
    return now_;
}

}  // namespace kua
