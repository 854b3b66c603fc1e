#include "io/places_reader.h"

#include "io/csv.h"

#include <algorithm>

namespace kua {
namespace {

/// Columns of places.csv by name.
class PlaceColumns {
public:
    explicit PlaceColumns(const CsvTable& table) : table_(table) {}
    [[nodiscard]] std::string_view operator()(const CsvTable::Row& row, std::string_view name) const {
        return row.values[*table_.find_column(name)];
    }

private:
    const CsvTable& table_;
};

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::string_view part = text.substr(0, text.find(separator));
        if (!part.empty()) parts.emplace_back(part);
        text.remove_prefix(std::min(text.size(), part.size() + 1));
    }
    return parts;
}

std::optional<Place> place_from(const CsvTable::Row& row, const PlaceColumns& at, const BoundarySet& set) {
    const auto lon = parse_number(at(row, "lon"));
    const auto lat = parse_number(at(row, "lat"));
    const auto rank = parse_whole_number(at(row, "rank"));
    const std::string_view population = at(row, "population");
    const auto people = population.empty() ? std::optional<std::int64_t>{0} : parse_whole_number(population);
    const bool is_sound =
        lon && lat && is_valid({*lon, *lat}) && rank && *rank >= 1 && *rank <= 4 && people && *people >= 0;
    if (!is_sound) return std::nullopt;
    Place place;
    place.name = {{std::string(at(row, "name_en")), std::string(at(row, "name_ru")), std::string(at(row, "name_kk"))}};
    place.names_alt = split(at(row, "names_alt"), '|');
    place.at = {*lon, *lat};
    place.country = at(row, "country");
    place.region = set.find_unit(at(row, "adm1"));
    place.population = *people;
    place.rank = static_cast<int>(*rank);
    return place;
}

}  // namespace

std::vector<Place> read_places(const std::filesystem::path& geodata, const BoundarySet& set,
                               std::vector<Problem>& problems) {
    const auto file = geodata / "places" / "places.csv";
    const auto table = read_csv(
        file, {"name_en", "name_ru", "name_kk", "names_alt", "lon", "lat", "country", "adm1", "population", "rank"},
        problems);
    if (!table) {
        problems.push_back({.severity = Severity::Warning,
                            .rule = "base map",
                            .file = table.error().where,
                            .what = table.error().what});
        return {};
    }
    const PlaceColumns columns(*table);
    std::vector<Place> places;
    places.reserve(table->rows.size());
    for (const auto& row : table->rows) {
        if (auto place = place_from(row, columns, set))
            places.push_back(*std::move(place));
        else
            problems.push_back(
                {.severity = Severity::Error,
                 .rule = "csv",
                 .file = file.string(),
                 .line = row.line,
                 .what =
                     msg("want lon and lat in degrees, a population and a rank from 1 to 4; the place was left out")});
    }
    std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
        return std::pair{a.rank, -a.population} < std::pair{b.rank, -b.population};
    });
    return places;
}

}  // namespace kua
