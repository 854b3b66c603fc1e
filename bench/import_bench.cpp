// Milliseconds to read tables of generated events into rows (`read_import_table`, without the digest of the file) and to make checked records of them
// (`import_table`), beside GDAL reading the same file: by its Arrow stream, and record by record with every value as a text.
// build/release/bench/import_bench
#include "io/import_file.h"
#include "shipped.h"

#include <benchmark/benchmark.h>
#include <ogr_recordbatch.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

namespace {

using namespace kua;
namespace fs = std::filesystem;

struct Format {
    const char* driver;
    const char* ending;
};
constexpr std::array<Format, 3> formats{{{"CSV", ".csv"}, {"GPKG", ".gpkg"}, {"FlatGeobuf", ".fgb"}}};

const fs::path& folder() {
    struct Folder {
        fs::path path;
        Folder() {
            std::string name = (fs::temp_directory_path() / "kua-import-bench-XXXXXX").string();
            if (mkdtemp(name.data()) == nullptr) std::abort();
            path = name;
        }
        ~Folder() {
            std::error_code ignored;
            fs::remove_all(path, ignored);
        }
    };
    static const Folder made;
    return made.path;
}

struct Event {
    std::string id, date, category;
    int count;
    double lon, lat;
};

Event event(std::int64_t i, std::mt19937& random) {
    static constexpr std::array<const char*, 5> words{"protest", "riot", "fire", "strike", "other"};
    std::uniform_real_distribution<double> lon(47.0, 87.0), lat(41.0, 55.0);
    const unsigned year = 2019 + random() % 3, month = 1 + random() % 12, day = 1 + random() % 28;
    std::array<char, 16> date{};
    std::snprintf(date.data(), date.size(), "%04u-%02u-%02u", year, month, day);
    return {"e" + std::to_string(i), date.data(), words[random() % words.size()], static_cast<int>(1 + random() % 9), lon(random), lat(random)};
}

void write_csv(const fs::path& file, std::int64_t rows) {
    std::mt19937 random(20210110);
    std::ofstream out(file);
    out << "id,lon,lat,date,category,count\n";
    for (std::int64_t i = 0; i < rows; ++i) {
        const Event e = event(i, random);
        out << e.id << ',' << std::to_string(e.lon) << ',' << std::to_string(e.lat) << ',' << e.date << ',' << e.category << ',' << e.count << '\n';
    }
}

void write_layer(const fs::path& file, const char* driver, std::int64_t rows) {
    std::mt19937 random(20210110);
    const std::unique_ptr<GDALDataset> made(GetGDALDriverManager()->GetDriverByName(driver)->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    OGRSpatialReference wgs84;
    wgs84.importFromEPSG(4326);
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRLayer* const layer = made->CreateLayer("events", &wgs84, wkbPoint);
    for (const auto& [name, type] : {std::pair{"id", OFTString}, {"date", OFTString}, {"category", OFTString}, {"count", OFTInteger}}) {
        OGRFieldDefn field(name, type);
        if (layer->CreateField(&field) != OGRERR_NONE) std::abort();
    }
    layer->StartTransaction();
    for (std::int64_t i = 0; i < rows; ++i) {
        const Event e = event(i, random);
        OGRFeature feature(layer->GetLayerDefn());
        feature.SetField(0, e.id.c_str());
        feature.SetField(1, e.date.c_str());
        feature.SetField(2, e.category.c_str());
        feature.SetField(3, e.count);
        OGRPoint point(e.lon, e.lat);
        feature.SetGeometry(&point);
        if (layer->CreateFeature(&feature) != OGRERR_NONE) std::abort();
    }
    layer->CommitTransaction();
}

/// A file of so many events, made once.
fs::path file_of(const Format& format, std::int64_t rows) {
    const fs::path file = folder() / (std::to_string(rows) + format.ending);
    if (fs::exists(file)) return file;
    if (std::string_view(format.driver) == "CSV") write_csv(file, rows);
    else write_layer(file, format.driver, rows);
    return file;
}

const Format& format_of(const benchmark::State& state) { return formats[static_cast<std::size_t>(state.range(0))]; }

struct Opened {
    std::unique_ptr<GDALDataset> dataset;
    OGRLayer* layer;
};
Opened opened(const benchmark::State& state) {
    Opened out{std::unique_ptr<GDALDataset>(GDALDataset::Open(file_of(format_of(state), state.range(1)).c_str(), GDAL_OF_VECTOR)), nullptr};
    if (out.dataset == nullptr) std::abort();
    out.layer = out.dataset->GetLayer(0);
    return out;
}

void gdal_arrow_stream(benchmark::State& state) {
    file_of(format_of(state), state.range(1));
    for (auto _ : state) {
        const Opened file = opened(state);
        ArrowArrayStream stream{};
        if (!file.layer->GetArrowStream(&stream, nullptr)) std::abort();
        std::int64_t rows = 0;
        for (ArrowArray batch{}; stream.get_next(&stream, &batch) == 0 && batch.release != nullptr;) {
            rows += batch.length;
            batch.release(&batch);
        }
        stream.release(&stream);
        if (rows != state.range(1)) state.SkipWithError("rows are missing");
    }
    state.SetLabel(format_of(state).driver);
}

void gdal_records(benchmark::State& state) {
    file_of(format_of(state), state.range(1));
    for (auto _ : state) {
        const Opened file = opened(state);
        std::size_t bytes = 0;
        std::int64_t rows = 0;
        for (const auto& feature : *file.layer) {
            for (int i = 0; i < feature->GetFieldCount(); ++i) bytes += std::string_view(feature->GetFieldAsString(i)).size();
            ++rows;
        }
        benchmark::DoNotOptimize(bytes);
        if (rows != state.range(1)) state.SkipWithError("rows are missing");
    }
    state.SetLabel(format_of(state).driver);
}

void kua_rows(benchmark::State& state) {
    const fs::path file = file_of(format_of(state), state.range(1));
    for (auto _ : state) {
        const auto table = read_import_table(file);
        if (!table || table->table.size() != static_cast<std::size_t>(state.range(1))) return state.SkipWithError("rows are missing");
        state.PauseTiming();   // the digest is made while the rows are looked at, and a table does not end before it
        table->sha256.wait();
        state.ResumeTiming();
    }
    state.SetLabel(format_of(state).driver);
}

void kua_records(benchmark::State& state) {
    static const bench::Shipped shipped = bench::shipped();
    const auto home = find_data_home();
    const auto table = read_import_table(file_of(format_of(state), state.range(1)));
    if (!home || !table) return state.SkipWithError("not read");
    const auto profile = propose_profile(*table, *home);
    if (!profile) return state.SkipWithError("no profile");
    for (auto _ : state) {
        const auto records = import_table(*table, profile->profile, *shipped.data);
        if (!records || records->rows != state.range(1)) state.SkipWithError("rows are missing");
    }
    state.SetLabel(format_of(state).driver);
}

void sizes(benchmark::internal::Benchmark* bench) {
    for (std::size_t format = 0; format < formats.size(); ++format)
        for (const std::int64_t rows : {10'000, 100'000, 1'000'000}) bench->Args({static_cast<std::int64_t>(format), rows});
    bench->Unit(benchmark::kMillisecond)->UseRealTime();
}

BENCHMARK(gdal_arrow_stream)->Apply(sizes);
BENCHMARK(gdal_records)->Apply(sizes);
BENCHMARK(kua_rows)->Apply(sizes);
BENCHMARK(kua_records)->Apply(sizes);

}  // namespace

int main(int argc, char** argv) {
    GDALAllRegister();
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
