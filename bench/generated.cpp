#include "generated.h"

#include <algorithm>
#include <array>
#include <limits>
#include <random>
#include <string>
#include <utility>

namespace kua::bench {
namespace {

constexpr int days = 1096;
constexpr int first_day = 17'897;   // 2019-01-01

struct Town {
    double lon_deg, lat_deg, spread_deg;
};
constexpr std::array<Town, 20> towns{{{76.95, 43.25, .15}, {71.43, 51.13, .15}, {69.60, 42.32, .12}, {57.17, 50.28, .20},
                                      {73.10, 49.80, .20}, {71.37, 42.90, .15}, {76.97, 52.29, .20}, {82.61, 49.95, .20},
                                      {80.23, 50.41, .20}, {51.88, 47.12, .20}, {63.62, 53.21, .25}, {65.51, 44.85, .25},
                                      {51.37, 51.23, .25}, {69.16, 54.87, .20}, {51.20, 43.65, .15}, {72.96, 50.05, .10},
                                      {68.25, 43.30, .15}, {78.37, 45.02, .30}, {52.86, 43.34, .05}, {75.32, 51.72, .60}}};

class Generator {
public:
    Generator(const Dataset& like, bool with_people) : like_(like), with_people_(with_people) {}

    void add(IncidentTable& table, Day day) {
        const LonLat at = place();
        table.id.push_back("r" + std::to_string(table.size()));
        for (TextColumn& title : table.title) title.push_back("");
        table.search_text.push_back("");
        table.record.push_back("{}");
        table.file.push_back(0);
        table.first_day.push_back(day);
        table.last_day.push_back(day);
        table.extent.push_back(Extent::Throughout);
        table.time_precision.push_back(TimePrecision::Day);
        table.at.push_back(at);
        table.radius_m.push_back(std::numeric_limits<float>::quiet_NaN());
        table.place_precision.push_back(PlacePrecision::Street);
        table.region.push_back(static_cast<RegionId>(below(like_.boundaries.units.size())));
        table.type.push_back(static_cast<TypeId>(below(like_.vocabulary.types.size())));
        table.status.push_back(Status::Alleged);
        table.publish.push_back(PublishRule::Point);
        table.counted.push_back(1);
        table.listed.push_back(1);
        table.parent.push_back(no_row);
        const auto least = static_cast<std::int64_t>(with_people_ ? below(20) : 0);
        with_people_ ? table.counts.push_back({{CountName::Affected, {least, least + 2, least + 5}}}) : table.counts.push_back({});
        table.actors.push_back({});
        table.sources.push_back({});
    }

private:
    std::size_t below(std::size_t end) { return random_() % end; }
    double part() { return static_cast<double>(random_()) / 4294967296.0; }
    LonLat place() {
        if (below(4) == 0) return {46.5 + 40.8 * part(), 40.6 + 14.8 * part()};
        const Town& town = towns[below(towns.size())];
        return {town.lon_deg + 1.4 * town.spread_deg * normal_(random_), town.lat_deg + town.spread_deg * normal_(random_)};
    }

    const Dataset& like_;
    bool with_people_;
    std::mt19937 random_{20220105};
    std::normal_distribution<double> normal_;
};

}  // namespace

Dataset generated(const Dataset& like, std::int64_t records, bool with_people) {
    Dataset data = like;
    data.incidents = {};
    data.info.focus.reset();
    data.info.coverage.clear();
    data.boundary_sets.clear();
    data.boundary_changes.clear();
    Generator generator(like, with_people);
    for (std::int64_t i = 0; i < records; ++i)
        generator.add(data.incidents, Day{first_day + static_cast<std::int32_t>(i * days / records)});
    return data;
}

}  // namespace kua::bench
