// Milliseconds of each question to the data, on generated records, beside a plain loop that counts who is in the
// window. build/release/bench/query_bench [RECORDS]; 100,000,000 take 14 GB.
#include "io/load.h"
#include "query/counts.h"
#include "query/day_index.h"
#include "query/selection.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <map>
#include <random>

namespace {

using namespace kua;

constexpr int days = 730;        // that the generated incidents lie in
constexpr int window_days = 90;  // in the middle of them
constexpr auto records_least = 10'000;
constexpr auto records_most = 10'000'000;

template <class T>
T value_of(Result<T> result) {
    if (result) return std::move(*result);
    std::fprintf(stderr, "%s\n", in_english(result.error()).c_str());
    std::exit(1);
}

Day first_day() { return *parse_day("2021-01-01"); }
DayRange all_days() { return {first_day(), first_day() + days}; }
DayRange window() { return {first_day() + (days - window_days) / 2, first_day() + (days + window_days) / 2}; }

std::vector<ActorPart> any_actors(std::mt19937& random) {
    const auto below = [&](std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random); };
    std::vector<ActorPart> actors(below(4));
    for (ActorPart& actor : actors)
        actor = {static_cast<ActorRole>(below(actor_role_count)), static_cast<ActorKind>(below(actor_kind_count))};
    return actors;
}

/// Coders name the same few actors over and over.
const std::vector<std::vector<ActorPart>>& usual_actors() {
    static const auto lists = [] {
        std::mt19937 random(20210110);
        std::vector<std::vector<ActorPart>> made;
        for (int i = 0; i < 60; ++i) made.push_back(any_actors(random));
        return made;
    }();
    return lists;
}

void add_record(IncidentTable& table, Day first, const Dataset& data, std::mt19937& random) {
    const auto below = [&](std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random); };
    const bool is_span = below(100) < 40;
    table.id.push_back("r");
    for (auto& title : table.title) title.push_back("");
    table.search_text.push_back("police kettled");
    table.record.push_back("{}");
    table.file.push_back(0);
    table.first_day.push_back(first);
    table.last_day.push_back(is_span ? first + static_cast<int>(below(7)) : first);
    table.extent.push_back(is_span && below(2) == 0 ? Extent::SometimeWithin : Extent::Throughout);
    table.time_precision.push_back(is_span ? TimePrecision::Range : TimePrecision::Day);
    table.at.push_back({55.0 + static_cast<double>(below(300)) / 10.0, 42.0 + static_cast<double>(below(120)) / 10.0});
    table.radius_m.push_back(std::numeric_limits<float>::quiet_NaN());
    table.place_precision.push_back(static_cast<PlacePrecision>(below(12)));
    table.region.push_back(static_cast<RegionId>(below(data.boundaries.units.size())));
    table.type.push_back(static_cast<TypeId>(below(data.vocabulary.types.size())));
    table.status.push_back(Status::Corroborated);
    table.publish.push_back(PublishRule::Point);
    table.counted.push_back(below(20) == 0 ? 0 : 1);
    table.listed.push_back(table.counted.back());
    table.parent.push_back(no_row);
    const auto people = static_cast<std::int64_t>(below(50));
    table.counts.push_back(below(2) == 0
                               ? std::vector<NamedCount>{}
                               : std::vector<NamedCount>{{CountName::Detained, {people, people + 3, people + 9}}});
    table.actors.push_back(below(50) == 0 ? any_actors(random) : usual_actors()[below(usual_actors().size())]);
    table.sources.push_back({});
}

/// Records on the shipped units and vocabulary; made once for each number of them.
const Dataset& data_of(std::int64_t records) {
    static std::map<std::int64_t, Dataset> made;
    const auto [entry, is_new] = made.try_emplace(records);
    if (!is_new) return entry->second;
    Dataset& data = entry->second;
    data = *value_of(load({.with_incidents = false, .with_base_map = false}, value_of(find_data_home()))).dataset;
    std::mt19937 random(20211110);
    for (std::int64_t i = 0; i < records; ++i)
        add_record(data.incidents, first_day() + static_cast<int>(i * days / records), data, random);
    return data;
}

/// The floor: one look at each record's days.
void plain_loop(benchmark::State& state) {
    const IncidentTable& table = data_of(state.range(0)).incidents;
    const DayRange span = window();
    for (auto _ : state) {
        std::int64_t certain = 0;
        std::int64_t possible = 0;
        for (std::size_t i = 0; i < table.size(); ++i) {
            if (table.counted[i] == 0 || table.first_day[i] >= span.end || table.last_day[i] < span.first) continue;
            const bool inside = table.first_day[i] >= span.first && table.last_day[i] < span.end;
            ++(inside || table.extent[i] == Extent::Throughout ? certain : possible);
        }
        benchmark::DoNotOptimize(certain);
        benchmark::DoNotOptimize(possible);
    }
}

void select_window(benchmark::State& state) {
    const Dataset& data = data_of(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(select(data, {}, window()));
}

Filter half_of_types(const Dataset& data) {
    Filter filter;
    filter.types.emplace();
    for (std::size_t i = 0; i < data.vocabulary.types.size(); i += 2)
        filter.types->push_back(data.vocabulary.types[i].code);
    return filter;
}

/// Half of the types, and a word in the text.
void select_filtered(benchmark::State& state) {
    const Dataset& data = data_of(state.range(0));
    Filter filter = half_of_types(data);
    filter.text = "kettled";
    for (auto _ : state) benchmark::DoNotOptimize(select(data, filter, window()));
}

void count_by_type(benchmark::State& state) {
    const Dataset& data = data_of(state.range(0));
    const Selection selection = select(data, {}, window());
    for (auto _ : state) benchmark::DoNotOptimize(count_by(data, selection, GroupBy::Type));
}

void count_by_week(benchmark::State& state) {
    const Dataset& data = data_of(state.range(0));
    const Selection selection = select(data, {}, window());
    for (auto _ : state) benchmark::DoNotOptimize(count_by(data, selection, GroupBy::Week));
}

void timeline_by_week(benchmark::State& state) {
    const Dataset& data = data_of(state.range(0));
    const auto all = passing(data, {});
    for (auto _ : state) benchmark::DoNotOptimize(timeline(data, all, all_days(), TimeUnit::Week));
}

void facets(benchmark::State& state) {
    const Dataset& data = data_of(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(facet_counts(data, {}, window()));
}

void index_build(benchmark::State& state) {
    const Dataset& data = data_of(state.range(0));
    const RowProfiles profiles = RowProfiles::of(data.incidents, std::nullopt);
    for (auto _ : state) benchmark::DoNotOptimize(DayIndex::build(data, profiles, {}));
    state.counters["bytes_a_record"] = static_cast<double>(DayIndex::build(data, {})->bytes()) / static_cast<double>(state.range(0));
}

/// What all indices of some data share: made once.
void row_profiles(benchmark::State& state) {
    const Dataset& data = data_of(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(RowProfiles::of(data.incidents, std::nullopt));
}

/// One step of the slider: the numbers of the sentence and of all linked charts.
void index_step(benchmark::State& state) {
    const auto index = DayIndex::build(data_of(state.range(0)), {});
    for (auto _ : state) {
        benchmark::DoNotOptimize(index->totals(window()));
        benchmark::DoNotOptimize(index->facets(window()));
    }
}

/// A filter other than time was changed: half of the types.
void index_build_filtered(benchmark::State& state) {
    const Dataset& data = data_of(state.range(0));
    const RowProfiles profiles = RowProfiles::of(data.incidents, std::nullopt);
    for (auto _ : state) benchmark::DoNotOptimize(DayIndex::build(data, profiles, half_of_types(data)));
}

void passing_filtered(benchmark::State& state) {
    const Dataset& data = data_of(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(passing(data, half_of_types(data)));
}

void index_timeline(benchmark::State& state) {
    const auto index = DayIndex::build(data_of(state.range(0)), {});
    for (auto _ : state) benchmark::DoNotOptimize(index->timeline(all_days(), TimeUnit::Week));
}

void index_select(benchmark::State& state) {
    const Dataset& data = data_of(state.range(0));
    const auto index = DayIndex::build(data, {});
    for (auto _ : state) benchmark::DoNotOptimize(index->select(data, window()));
}

struct Question {
    const char* name;
    void (*ask)(benchmark::State&);
};
constexpr std::array questions{
    Question{"plain_loop", plain_loop},         Question{"select_window", select_window},     Question{"select_filtered", select_filtered},
    Question{"count_by_type", count_by_type},   Question{"count_by_week", count_by_week},     Question{"timeline_by_week", timeline_by_week},
    Question{"facets", facets},                 Question{"passing_filtered", passing_filtered}, Question{"row_profiles", row_profiles},
    Question{"index_build", index_build},       Question{"index_build_filtered", index_build_filtered}, Question{"index_step", index_step},
    Question{"index_timeline", index_timeline}, Question{"index_select", index_select}};

}  // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    const std::int64_t only = argc > 1 ? std::strtoll(argv[1], nullptr, 10) : 0;
    for (const Question& question : questions) {
        auto* const one = benchmark::RegisterBenchmark(question.name, question.ask)->Unit(benchmark::kMillisecond)->UseRealTime();
        if (only > 0) one->Arg(only);
        else one->RangeMultiplier(10)->Range(records_least, records_most);
    }
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
