// Milliseconds to read plain GeoJSON into checked columns, beside simdjson's parse of the same text (the tree alone), and
// to find the unit of a million points, beside one look at each. build/release/bench/read_bench
#include "io/incident_columns.h"
#include "io/incident_reader.h"
#include "io/record_links.h"
#include "shipped.h"

#include <benchmark/benchmark.h>
#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <sstream>
#include <string>

namespace {

using namespace kua;

const Dataset& shipped() {
    static const std::shared_ptr<const Dataset> data = bench::shipped().data;
    return *data;
}

/// A point of a box round the shipped boundaries, three quarters of them round twenty places in it.
LonLat random_place(std::mt19937& random) {
    std::uniform_real_distribution<double> lon(46.0, 88.0), lat(40.0, 56.0);
    std::normal_distribution<double> near(0.0, 0.4);
    if (random() % 4 == 0) return {lon(random), lat(random)};
    const auto town = static_cast<double>(random() % 20);
    return {48.0 + 2.0 * town + near(random), 43.0 + std::fmod(7.0 * town, 11.0) + near(random)};
}

/// So many features of 160 bytes each: number, date, category, a count, a point.
const std::string& text_of(std::int64_t records) {
    static std::map<std::int64_t, std::string> made;
    const auto [found, is_new] = made.try_emplace(records);
    if (!is_new) return found->second;
    std::mt19937 random(20210110);
    std::ostringstream out;
    out << R"({"type":"FeatureCollection","name":"incidents","features":[)";
    for (std::int64_t i = 0; i < records; ++i) {
        const LonLat at = random_place(random);
        out << (i == 0 ? "\n" : ",\n") << R"({"type":"Feature","properties":{"id":)" << i << R"(,"date":"202)" << random() % 3
            << "-0" << 1 + random() % 9 << "-" << 10 + random() % 18 << R"(","category":"protest","count":)" << random() % 9
            << R"(},"geometry":{"type":"Point","coordinates":[)" << std::to_string(at.lon_deg) << "," << std::to_string(at.lat_deg)
            << "]}}";
    }
    out << "\n]}\n";
    return found->second = out.str();
}

void simdjson_tree(benchmark::State& state) {
    const simdjson::padded_string text(text_of(state.range(0)));
    for (auto _ : state) {
        simdjson::dom::parser parser;
        simdjson::dom::element root;
        if (parser.parse(text).get(root) != simdjson::SUCCESS) state.SkipWithError("not parsed");
        benchmark::DoNotOptimize(root);
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

void kua_columns(benchmark::State& state) {
    const std::string& text = text_of(state.range(0));
    const RegionJoin regions(shipped().boundaries, shipped().places);
    for (auto _ : state) {
        IncidentBatch batch;
        Vocabulary vocabulary = shipped().vocabulary;
        state.PauseTiming();   // the text is copied into the stream, which no reader of a file has to do
        std::istringstream in(text);
        state.ResumeTiming();
        const auto read = read_incidents(in, "bench", text.size(), {regions, vocabulary}, {}, batch);
        if (!read) state.SkipWithError("not read");
        check_across(batch);
        const IncidentTable table = columns_from(batch, vocabulary);
        if (table.size() + static_cast<std::size_t>(batch.records_rejected) != static_cast<std::size_t>(state.range(0)))
            state.SkipWithError("records are missing");
        benchmark::DoNotOptimize(table.first_day.data());
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

std::vector<LonLat> places() {
    std::mt19937 random(7);
    std::vector<LonLat> out(1'000'000);
    std::generate(out.begin(), out.end(), [&] { return random_place(random); });
    return out;
}

void look_at_each_point(benchmark::State& state) {
    const auto points = places();
    for (auto _ : state) {
        std::size_t east = 0;
        for (const LonLat p : points) east += p.lon_deg > 67.0 && p.lat_deg > 48.0 ? 1U : 0U;
        benchmark::DoNotOptimize(east);
    }
}

/// Units in a grid of `columns` by `rows` over the country, with ragged edges that neighbours share: midpoints displaced five
/// times over.
class RaggedUnits {
public:
    RaggedUnits(int columns, int rows) : columns_(columns), rows_(rows) {
        for (int row = 0; row < rows; ++row)
            for (int column = 0; column < columns; ++column) {
                GeoPolygon cell;
                append(cell.outer, column, row, column + 1, row);
                append(cell.outer, column + 1, row, column + 1, row + 1);
                append(cell.outer, column + 1, row + 1, column, row + 1);
                append(cell.outer, column, row + 1, column, row);
                set_.units.push_back({.code = std::to_string(set_.units.size()), .shape = {std::move(cell)}});
            }
    }
    [[nodiscard]] const BoundarySet& set() const { return set_; }

private:
    [[nodiscard]] LonLat corner(int column, int row) const {
        return {46.5 + 40.8 * column / columns_, 40.6 + 14.8 * row / rows_};
    }
    /// The edge from one corner to the other, without its end.
    void append(std::vector<LonLat>& ring, int c0, int r0, int c1, int r1) const {
        const bool forward = std::pair{c0, r0} < std::pair{c1, r1};
        std::vector<LonLat> line{forward ? corner(c0, r0) : corner(c1, r1), forward ? corner(c1, r1) : corner(c0, r0)};
        std::mt19937 random(static_cast<unsigned>((std::min(c0, c1) * 1000 + std::min(r0, r1)) * 2 + (c0 == c1 ? 1 : 0)));
        std::uniform_real_distribution<double> aside(-0.12, 0.12);
        for (int time = 0; time < 5; ++time) {
            std::vector<LonLat> finer;
            for (std::size_t i = 0; i + 1 < line.size(); ++i) {
                const LonLat a = line[i], b = line[i + 1];
                const double by = aside(random);
                finer.push_back(a);
                finer.push_back({(a.lon_deg + b.lon_deg) / 2.0 - (b.lat_deg - a.lat_deg) * by,
                                 (a.lat_deg + b.lat_deg) / 2.0 + (b.lon_deg - a.lon_deg) * by});
            }
            finer.push_back(line.back());
            line = std::move(finer);
        }
        if (!forward) std::reverse(line.begin(), line.end());
        ring.insert(ring.end(), line.begin(), line.end() - 1);
    }

    int columns_, rows_;
    BoundarySet set_;
};

/// Of the shipped 17, or of so many ragged ones.
void unit_of_each_point(benchmark::State& state) {
    const auto points = places();
    const RaggedUnits ragged(20, 10);
    const RegionJoin regions(state.range(0) == 200 ? ragged.set() : shipped().boundaries);
    for (auto _ : state) {
        std::size_t sum = 0;
        for (const LonLat p : points) sum += regions.unit_at(p);
        benchmark::DoNotOptimize(sum);
    }
}

void make_the_join(benchmark::State& state) {
    for (auto _ : state) {
        const RegionJoin regions(shipped().boundaries);
        benchmark::DoNotOptimize(&regions);
    }
}

BENCHMARK(simdjson_tree)->RangeMultiplier(10)->Range(10'000, 1'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(kua_columns)->RangeMultiplier(10)->Range(10'000, 1'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(look_at_each_point)->Unit(benchmark::kMillisecond);
BENCHMARK(unit_of_each_point)->Arg(17)->Arg(200)->Unit(benchmark::kMillisecond);
BENCHMARK(make_the_join)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
