// Milliseconds to count the records of each cell in a quarter of all days, beside the plain loop over those records
// (the floor) and a look at all of them. build/release/bench/density_bench
#include "query/density_index.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <map>
#include <random>

namespace {

using namespace kua;

constexpr int days = 1096;
constexpr std::int32_t columns = 600;   // of 4 px: a map of 1920 x 1080 and a margin
constexpr std::int32_t rows = 400;
constexpr std::int64_t records_least = 10'000;
constexpr std::int64_t records_most = 100'000'000;
const DayRange quarter{Day{400}, Day{400 + days / 4}};

/// Dates and cells as bench/README.md's generated incidents have them: three quarters round twenty towns.
struct World {
    explicit World(std::int64_t size) : base(static_cast<std::size_t>(size), 1) {
        std::mt19937 random(20220105);
        std::normal_distribution<float> near(0.0F, 6.0F);
        const auto below = [&](int end) { return static_cast<int>(random() % static_cast<unsigned>(end)); };
        const auto clamped = [](float at, std::int32_t end) { return std::clamp(static_cast<std::int32_t>(at), 0, end - 1); };
        for (std::int64_t i = 0; i < size; ++i) {
            const Day day{static_cast<std::int32_t>(i * days / size)};
            const int town = below(20);
            const bool in_town = below(4) != 0;
            const std::int32_t x = in_town ? clamped(static_cast<float>(town * 29 + 20) + near(random), columns) : below(columns);
            const std::int32_t y = in_town ? clamped(static_cast<float>(town * 7 % 20 * 19 + 20) + near(random), rows) : below(rows);
            const bool is_span = below(10) == 0;
            table.first_day.push_back(day);
            table.last_day.push_back(is_span ? day + below(7) : day);
            table.extent.push_back(is_span && below(2) == 0 ? Extent::SometimeWithin : Extent::Throughout);
            cells.push_back(y * columns + x);
        }
    }
    [[nodiscard]] CellRecords records() const { return {table, cells, base, columns * rows}; }

    IncidentTable table;
    std::vector<std::int32_t> cells;
    std::vector<std::uint8_t> base;
};

/// One at a time, so that the largest fits into memory.
const World& world_of(std::int64_t size) {
    static std::map<std::int64_t, World> made;
    if (made.contains(size)) return made.at(size);
    made.clear();
    return made.try_emplace(size, size).first->second;
}

void plain_loop(benchmark::State& state) {
    const World& world = world_of(state.range(0));
    const auto& day = world.table.first_day;
    const auto first = static_cast<std::size_t>(std::lower_bound(day.begin(), day.end(), quarter.first) - day.begin());
    const auto end = static_cast<std::size_t>(std::lower_bound(day.begin(), day.end(), quarter.end) - day.begin());
    std::vector<std::uint32_t> counts;
    for (auto _ : state) {
        counts.assign(columns * rows, 0);
        for (std::size_t i = first; i < end; ++i) ++counts[static_cast<std::size_t>(world.cells[i])];
        benchmark::DoNotOptimize(counts.data());
    }
}

void look_at_each(benchmark::State& state) {
    const World& world = world_of(state.range(0));
    CellCounts counts;
    for (auto _ : state) {
        count_by_cell(world.records(), quarter, counts);
        benchmark::DoNotOptimize(counts.certain.data());
    }
}

void index_build(benchmark::State& state) {
    const World& world = world_of(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(DensityIndex::build(world.records()));
}

/// The window a day further each time.
void index_count(benchmark::State& state) {
    const World& world = world_of(state.range(0));
    const auto index = DensityIndex::build(world.records());
    CellCounts counts;
    int step = 0;
    for (auto _ : state) {
        step = (step + 1) % (days / 2);
        index->count({quarter.first + (step - days / 4), quarter.end + (step - days / 4)}, counts);
        benchmark::DoNotOptimize(counts.certain.data());
    }
    state.counters["MB"] = static_cast<double>(index->bytes()) / 1e6;
}

void all_sizes() {
    for (std::int64_t size = records_least; size <= records_most; size *= 10) {
        const auto add = [&](const char* name, void (*run)(benchmark::State&)) {
            benchmark::RegisterBenchmark(name, run)->Arg(size)->Unit(benchmark::kMillisecond)->MinTime(0.2);
        };
        add("plain_loop", plain_loop);
        add("look_at_each", look_at_each);
        add("index_build", index_build);
        add("index_count", index_count);
    }
}

}  // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    all_sizes();
    benchmark::RunSpecifiedBenchmarks();
}
