#include "support/make_dataset.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <numeric>

namespace kua::test {
namespace {

GeoMultiPolygon square(double west, double south, double east, double north) {
    return {{{{west, south}, {east, south}, {east, north}, {west, north}}, {}}};
}

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

bool counts_nothing(Status status) { return status == Status::Refuted || status == Status::Withdrawn; }

}  // namespace

Day day(const std::string& iso) {
    const auto parsed = parse_day(iso);
    assert(parsed);
    return *parsed;
}

Vocabulary small_vocabulary() {
    Vocabulary v;
    const auto family = [&](const char* code, const char* label, Rgba8 light, Rgba8 dark, Shape shape) {
        v.families.push_back({code, {{label, "", ""}}, {{"", "", ""}}, light, dark, shape});
    };
    family("liberty", "Liberty", {181, 64, 30}, {240, 131, 95}, Shape::Circle);
    family("assembly", "Assembly", {107, 63, 160}, {183, 154, 230}, Shape::Hexagon);
    family("election", "Election", {15, 108, 166}, {109, 183, 232}, Shape::Square);
    family("expression", "Expression", {176, 125, 0}, {231, 190, 82}, Shape::Triangle);
    family("reprisal", "Reprisal", {47, 125, 91}, {116, 201, 160}, Shape::Diamond);
    v.types = {{"liberty.detention", 0, {{"Detention", "", ""}}, {"9"}},
               {"assembly.kettling", 1, {{"Kettling", "", ""}}, {"9", "21"}},
               {"election.observer_denied_access", 2, {{"Observer kept out", "", ""}}, {"25"}},
               {"expression.poll_warning", 3, {{"Warning over a poll", "", ""}}, {"19"}},
               {"reprisal.fine", 4, {{"Fine", "", ""}}, {"19"}}};
    return v;
}

BoundarySet two_regions() {
    BoundarySet set;
    set.id = "two";
    set.units.resize(2);
    set.units[0].code = "A";
    set.units[0].name = {{"Region A", "", ""}};
    set.units[0].shape = square(60, 45, 70, 55);
    set.units[1].code = "B";
    set.units[1].name = {{"Region B", "", ""}};
    set.units[1].shape = square(70, 45, 80, 55);
    return set;
}

Dataset make_dataset(const std::vector<Row>& rows) {
    Dataset data;
    data.info.id = "test";
    data.info.title = {{"Test data", "", ""}};
    data.vocabulary = small_vocabulary();
    data.boundaries = two_regions();
    data.files = {{"test.geojson", ""}};

    const auto first_of = [](const Row& row) { return row.first.empty() ? undated : day(row.first); };
    std::vector<std::size_t> order(rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair{first_of(rows[a]), rows[a].id} < std::pair{first_of(rows[b]), rows[b].id};
    });
    std::map<std::string, RowId> row_of;
    for (std::size_t i = 0; i < order.size(); ++i) row_of[rows[order[i]].id] = static_cast<RowId>(i);

    IncidentTable& t = data.incidents;
    for (const std::size_t i : order) {
        const Row& row = rows[i];
        const bool is_parent = std::any_of(rows.begin(), rows.end(), [&](const Row& r) { return r.parent == row.id; });
        t.id.push_back(row.id);
        t.title[0].push_back(row.title);
        t.title[1].push_back("");
        t.title[2].push_back("");
        t.search_text.push_back(lower(row.title));
        t.record.push_back("{}");
        t.file.push_back(0);
        t.first_day.push_back(first_of(row));
        t.last_day.push_back(row.first.empty() ? undated : day(row.last.empty() ? row.first : row.last));
        t.extent.push_back(row.extent);
        t.time_precision.push_back(row.first.empty() ? TimePrecision::Unknown
                                   : row.last.empty() ? TimePrecision::Day
                                                      : TimePrecision::Range);
        t.at.push_back(row.at);
        t.radius_m.push_back(std::numeric_limits<float>::quiet_NaN());
        t.place_precision.push_back(row.place);
        t.region.push_back(data.boundaries.find_unit(row.region));
        t.type.push_back(data.vocabulary.find_type(row.type));
        t.status.push_back(row.status);
        t.publish.push_back(row.publish);
        t.hidden.push_back(row.hidden);
        t.listed.push_back(counts_nothing(row.status) ? 0 : 1);
        t.counted.push_back(counts_nothing(row.status) || is_parent ? 0 : 1);
        t.parent.push_back(row.parent.empty() ? no_row : row_of.at(row.parent));
        t.counts.push_back(row.counts);
        t.actors.push_back(row.actors);
        t.sources.push_back({});
    }
    return data;
}

}  // namespace kua::test
