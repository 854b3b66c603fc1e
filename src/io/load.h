#pragma once

#include "core/dataset.h"
#include "core/problem.h"
#include "core/result.h"
#include "query/boundary_change.h"

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace kua {

/// Where the program's own data lies: geodata/, incidents/, shaders/, locale/.
struct DataHome {
    std::filesystem::path geodata;
    std::filesystem::path incidents;
    std::filesystem::path shaders;
    std::filesystem::path locale;
};
/// Looks beside the executable, in its build tree's source folder, then in the install prefix.
[[nodiscard]] Result<DataHome> find_data_home();

/// Which files make a Dataset. Empty paths mean what is shipped.
struct LoadRequest {
    std::filesystem::path boundaries;              ///< .shp, a folder with set.json, or one of several such folders
    std::vector<std::filesystem::path> other_boundaries;  ///< likewise: sets that were in force at other times
    std::vector<std::filesystem::path> incidents;  ///< GeoJSON; or one file of columns
    BoundariesAs boundaries_as = BoundariesAs::Then;      ///< how to count where they changed
    std::optional<Day> first, last;  ///< of the days to count them for; unset: those that the data open on
    std::filesystem::path vocabulary;              ///< empty: incidents/vocabulary.json of the home
    bool with_incidents = true;                    ///< false: boundaries only, no incident file is read
    bool with_base_map = true;                     ///< neighbours, water and places of the home
    bool check_whole = false;                      ///< look also at what only takes time: see ColumnCheck::Whole
};

/// Progress of a load and the wish to stop it; shared between threads.
struct LoadProgress {
    std::atomic<float> fraction{0.0F};
    std::atomic<bool> cancelled{false};
};

/// What was read and everything that was found about it.
struct LoadReport {
    std::shared_ptr<const Dataset> dataset;
    std::vector<Problem> problems;      ///< all of them, in file and record order
    std::int64_t records_read = 0;      ///< in all incident files
    std::int64_t records_rejected = 0;  ///< left out because of an Error; each is in `problems`
    std::size_t boundary_files = 0;     ///< of the dataset's files, which they come first in
};

/// Loads and checks. An Error only where there is nothing to show: a file that cannot be read at all, or cancelled.
/// A bad record is left out and named; good records still load.
[[nodiscard]] Result<LoadReport> load(const LoadRequest& request, const DataHome& home,
                                      LoadProgress* progress = nullptr);

/// Those of its problems that were found in incident files.
[[nodiscard]] std::vector<Problem> problems_of_incidents(const LoadReport& report);

/// A record as the detail card shows it, read from its original text.
struct RecordDetail {
    std::string id;
    LocalText title;
    LocalText summary;
    std::string type;
    std::vector<std::string> other_types;
    std::string when_start, when_end, when_precision, when_extent, when_as_stated, tz;
    bool ongoing = false;
    std::string place_precision, place_basis, place_kind, adm1, place_as_stated;
    LocalText place;
    double radius_m = 0.0;  ///< 0 where not stated
    struct Count {
        std::string name;
        CountRange range;
        std::string as_stated;
        std::string unit;
    };
    std::vector<Count> counts;
    CountRange duration_min;  ///< minutes
    struct Actor {
        std::string role, kind, certainty;
        LocalText name;  ///< empty where personal or not for publication
    };
    std::vector<Actor> actors;
    std::string status, violation, clarity;
    LocalText verification_note;
    struct Citation {
        std::string ref, locator;
        std::vector<std::string> supports;
    };
    std::vector<Citation> sources;
    struct Link {
        std::string rel, id;
    };
    std::vector<Link> links;
};
/// Reads the Feature text kept in IncidentTable::record.
[[nodiscard]] Result<RecordDetail> record_detail(std::string_view feature_json);

/// SHA-256 of a file's bytes, hexadecimal.
[[nodiscard]] Result<std::string> file_sha256(const std::filesystem::path& file);

}  // namespace kua
