#pragma once

#include "query/counts.h"

#include <array>

namespace kua {

/// Adds vague numbers of people up, record by record.
class PeopleSum {
public:
    /// Takes in what one record states. Pre: membership is Certain or Possible.
    void add(ListColumn<NamedCount>::View counts, Membership membership);
    /// Takes in another sum: of other records.
    void add(const PeopleSum& other);
    /// Of an aggregate and of what it contains, the larger one, bound by bound. A name that only one of them states
    /// is taken from there.
    [[nodiscard]] static PeopleSum larger(const PeopleSum& parent, const PeopleSum& children);
    /// By count name, only those that a record states.
    [[nodiscard]] std::map<CountName, IntervalSum> by_name() const;

private:
    std::array<IntervalSum, count_name_count> sums_{};
};

}  // namespace kua
