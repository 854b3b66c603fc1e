#pragma once

#include "core/geometry.h"
#include "core/incident.h"
#include "core/language.h"
#include "core/vocabulary.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kua {

/// How far a unit's drawn outline can be trusted (`set.json`).
enum class OutlineQuality : std::uint8_t { Exact, Approximate, None };

/// One administrative unit of a boundary set.
struct BoundaryUnit {
    std::string code;                    ///< "KZ-KZY"
    std::string kind;                    ///< "region", "city"; empty where not said
    int level = 1;                       ///< 0 a country, 1 a region, 2 a district …
    std::string parent;                  ///< code of the unit of a coarser level that it is part of; empty: none said
    LocalText name;
    std::vector<std::string> names_alt;
    GeoMultiPolygon shape;               ///< empty where outline is None
    OutlineQuality outline = OutlineQuality::Exact;
    double accuracy_m = 0.0;             ///< of the outline; 0 where exact or not said
    std::optional<LonLat> point;         ///< its chief town, where a mark goes when there is no polygon
    std::vector<std::string> includes;   ///< codes of units whose land lies in this outline
    std::vector<std::string> from;       ///< codes of the set before that it was made from; empty: of the same code
    LocalText note;
};

/// A number for each unit to divide by, e.g. people in a year.
struct Denominator {
    std::string name;                              ///< "population"
    std::string unit;                              ///< "person"
    std::string source;
    std::map<int, std::vector<double>> by_year;    ///< year -> a value a unit, NaN where unknown
};

/// Units that were in force together, from and to a day.
struct BoundarySet {
    std::string id;                       ///< "kaz-2021"
    LocalText title;
    std::string country;                  ///< ISO 3166-1 alpha-2; empty where not said
    Day valid_from{-2147483647};
    Day valid_to{2147483646};             ///< inclusive
    double scale_denominator = 0.0;       ///< of the source map; 0 where not said
    std::string licence;
    std::string source;
    std::vector<BoundaryUnit> units;
    std::vector<Denominator> denominators;

    /// Index of the unit with this code, or no_region.
    [[nodiscard]] RegionId find_unit(std::string_view code) const;
};

/// A neighbouring country, a lake, a river: drawn beneath, counted nowhere.
struct BaseFeature {
    LocalText name;
    GeoMultiPolygon shape;   ///< countries and lakes
    std::vector<GeoLine> lines;  ///< rivers
    int rank = 0;            ///< smaller is more important
};

struct BaseMap {
    std::vector<BaseFeature> neighbours;
    std::vector<BaseFeature> lakes;
    std::vector<BaseFeature> rivers;
    std::string source;
};

/// A settlement of the gazetteer.
struct Place {
    LocalText name;
    std::vector<std::string> names_alt;
    LonLat at;
    std::string country;       ///< ISO 3166-1 alpha-2
    RegionId region = no_region;
    std::int64_t population = 0;
    int rank = 4;              ///< 1 the three big cities, 2 regional centres, 3 from 50,000 people, 4 other
};

/// A document that records lean on.
struct Source {
    std::string key;           ///< as in the file's `sources`
    std::string type;          ///< "ngo_report", "media" …
    LocalText title;
    std::string publisher;
    std::string author;
    std::string url;           ///< empty where none, or where it may not be published
    std::string archive_url;
    std::string published;     ///< as stated
    std::string language;
    std::string reliability;
    std::string publish;       ///< "yes", "title_only", "type_only", "no"; empty is "yes"
};

enum class Effort : std::uint8_t { None, RemoteOnly, Partial, Full, Unknown };

/// Where and when somebody was, or was not, able to observe.
struct Coverage {
    RegionId region = no_region;
    std::string area;          ///< as stated
    Day first;
    Day last;                  ///< inclusive
    Effort effort = Effort::Unknown;
    LocalText note;
};

/// A day with a name on the timeline ("Election day").
struct NamedDay {
    Day day;
    LocalText label;
};

/// A file that the data came from.
struct DataFile {
    std::string path;          ///< as given
    std::string sha256;        ///< of its bytes, hexadecimal
};

struct DatasetInfo {
    std::string id;
    LocalText title;
    std::string release;
    std::string released;
    std::string licence;
    std::string publisher;
    std::vector<Coverage> coverage;
    std::vector<NamedDay> named_days;
    std::optional<DayRange> focus;   ///< the days that a map of these data opens on (`dataset.focus`)
    std::uint32_t records_left_out = 0;   ///< of the incident files: what could not be used and is in no number
};

/// Everything that was loaded, as one value that never changes afterwards.
struct Dataset {
    DatasetInfo info;
    Vocabulary vocabulary;
    IncidentTable incidents;
    std::vector<Source> sources;
    BoundarySet boundaries;    ///< the set that is drawn and that incidents are counted by
    std::vector<BoundarySet> boundary_sets;  ///< all that were read, by their dates; empty where there is but one
    std::vector<Day> boundary_changes;       ///< first days of the second set and those after it
    BaseMap base;
    std::vector<Place> places; ///< by rank, then population, largest first
    std::vector<DataFile> files;

    /// First to last possible day of all dated incidents; empty where none is dated.
    [[nodiscard]] DayRange span() const;
    /// The focus of the data set where it has one, else span().
    [[nodiscard]] DayRange opening_window() const { return info.focus ? *info.focus : span(); }
};

/// How bad a finding about data is: the record cannot be used, it can but should be looked at, it is good to know.
enum class Severity : std::uint8_t { Error, Warning, Note };

}  // namespace kua
