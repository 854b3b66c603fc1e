#include "support/random_dataset.h"

#include <algorithm>
#include <array>

namespace kua::test {
namespace {

constexpr std::array type_codes{"liberty.detention", "assembly.kettling", "election.observer_denied_access",
                                "expression.poll_warning", "reprisal.fine"};
constexpr std::array title_words{"Полиция", "journalist", "SQUARE", "Қала", "kettled", "Ёлка"};

template <class T, std::size_t n>
T any_of(Random& random, const std::array<T, n>& values) {
    return values[static_cast<std::size_t>(pick(random, 0, static_cast<int>(n) - 1))];
}

CountRange random_range(Random& random, bool bounded) {
    CountRange range;
    range.min = pick(random, 0, 5);
    range.best = range.min + pick(random, 0, 5);
    range.max = range.best + pick(random, 0, 5);
    if (bounded) return range;
    if (chance(random, 30)) range.min = unknown_count;
    if (chance(random, 30)) range.best = unknown_count;
    if (chance(random, 30)) range.max = unknown_count;
    return range;
}

std::vector<NamedCount> random_counts(Random& random, bool bounded) {
    std::vector<NamedCount> counts;
    for (const CountName name : {CountName::Detained, CountName::Kettled, CountName::Minors})
        if (chance(random, 40)) counts.push_back({name, random_range(random, bounded)});
    return counts;
}

std::vector<ActorPart> random_actors(Random& random) {
    std::vector<ActorPart> actors(static_cast<std::size_t>(pick(random, 0, 3)));
    for (ActorPart& actor : actors)
        actor = {static_cast<ActorRole>(pick(random, 0, 4)), static_cast<ActorKind>(pick(random, 0, 19))};
    return actors;
}

Row random_row(Random& random, const RandomShape& shape, int number) {
    Row row;
    row.id = "r" + std::to_string(number);
    const Day first = day("2021-01-01") + pick(random, 0, shape.days - 1);
    row.first = to_string(first);
    if (chance(random, 50)) {
        row.last = to_string(first + pick(random, 0, shape.longest_days - 1));
        row.extent = chance(random, 60) ? Extent::SometimeWithin : Extent::Throughout;
    }
    if (chance(random, 10)) row.first.clear();
    if (chance(random, 60)) row.at = {60.0 + pick(random, 1, 199) / 10.0, 45.0 + pick(random, 1, 99) / 10.0};
    row.place = static_cast<PlacePrecision>(pick(random, 0, 11));
    row.region = any_of(random, std::array{"A", "B", ""});
    row.type = any_of(random, type_codes);
    row.status = static_cast<Status>(pick(random, 0, 6));
    row.publish = static_cast<PublishRule>(pick(random, 1, 4));
    row.counts = random_counts(random, shape.bounded);
    row.actors = random_actors(random);
    row.title = std::string(any_of(random, title_words)) + " " + any_of(random, title_words);
    return row;
}

std::optional<std::vector<std::string>> some_of(Random& random, std::vector<std::string> all) {
    if (!chance(random, 25)) return std::nullopt;
    std::erase_if(all, [&](const auto&) { return chance(random, 50); });
    return all;
}

template <class Enum>
std::vector<std::string> all_words(std::size_t count) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < count; ++i) words.emplace_back(word(static_cast<Enum>(i)));
    return words;
}

}  // namespace

int pick(Random& random, int least, int most) {
    // Not std::uniform_int_distribution: its numbers differ between standard libraries.
    return least + static_cast<int>(random() % static_cast<unsigned>(most - least + 1));
}

bool chance(Random& random, int percent) { return pick(random, 1, 100) <= percent; }

std::vector<Row> random_rows(Random& random, const RandomShape& shape) {
    std::vector<Row> rows;
    for (int i = 0; i < shape.rows; ++i) rows.push_back(random_row(random, shape, i));
    // The first rows are the aggregates; a parent comes before its children, so there are no cycles.
    for (int i = 1; i < shape.rows && shape.aggregates > 0; ++i)
        if (chance(random, 60))
            rows[static_cast<std::size_t>(i)].parent =
                "r" + std::to_string(pick(random, 0, std::min(i, shape.aggregates) - 1));
    return rows;
}

Filter random_filter(Random& random) {
    Filter filter;
    filter.types = some_of(random, {type_codes.begin(), type_codes.end()});
    filter.regions = some_of(random, {"A", "B", no_region_code, "unknown"});
    filter.actor_roles = some_of(random, all_words<ActorRole>(actor_role_count));
    filter.actor_kinds = some_of(random, all_words<ActorKind>(actor_kind_count));
    filter.rights = some_of(random, {"9", "19", "21", "25"});
    filter.place_precisions = some_of(random, all_words<PlacePrecision>(place_precision_count));
    filter.statuses = some_of(random, all_words<Status>(status_count));
    if (chance(random, 20)) filter.text = any_of(random, std::array{"journ", "square KETTLED", "  ", "nowhere", "e"});
    if (chance(random, 20)) filter.count_at_least = pick(random, 0, 6);
    if (chance(random, 50)) filter.count_name = chance(random, 50) ? CountName::Detained : CountName::Kettled;
    if (chance(random, 20)) filter.area = {{62, 46}, {76, 47}, {75, 54}, {63, 52}};
    return filter;
}

DayRange random_window(Random& random, const RandomShape& shape) {
    const Day first = day("2021-01-01") + pick(random, -3, shape.days + 2);
    return {first, first + pick(random, 0, shape.days)};
}

}  // namespace kua::test
