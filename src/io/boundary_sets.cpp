#include "io/boundary_sets.h"

#include <algorithm>

namespace kua {
namespace {

namespace fs = std::filesystem;

constexpr const char* set_file_name = "set.json";

/// The folders with a set.json in a folder without one, by name; else the path itself.
std::vector<fs::path> sets_at(const fs::path& path) {
    std::error_code ignored;
    if (!fs::is_directory(path, ignored) || fs::exists(path / set_file_name, ignored)) return {path};
    std::vector<fs::path> inside;
    for (const auto& entry : fs::directory_iterator(path, ignored))
        if (fs::exists(entry.path() / set_file_name, ignored)) inside.push_back(entry.path());
    std::sort(inside.begin(), inside.end());
    return inside.empty() ? std::vector{path} : inside;
}

std::string file_of(const BoundaryFile& file) { return file.files.front().string(); }

Result<Done> check_dates(const BoundaryFile& before, const BoundaryFile& after) {
    const BoundarySet never_said;
    for (const BoundaryFile* file : {&before, &after})
        if (file->set.valid_from == never_said.valid_from)
            return Error{file_of(*file),
                         msg("does not say from when it was in force, which several sets must: describe "
                             "it in a set.json")};
    if (before.set.id == after.set.id)
        return Error{file_of(after), msg("another boundary set has the same id: {0}", after.set.id)};
    if (before.set.valid_to >= after.set.valid_from)
        return Error{file_of(after), msg("{0} and {1} are both in force on {2}; set valid_from and valid_to apart",
                                         before.set.id, after.set.id, to_string(after.set.valid_from))};
    return Done{};
}

void check_origins(const BoundarySet& before, const BoundaryFile& after, std::vector<Problem>& problems) {
    for (const BoundaryUnit& unit : after.set.units)
        for (const std::string& code : unit.from)
            if (before.find_unit(code) == no_region)
                problems.push_back({.severity = Severity::Error,
                                    .rule = "set",
                                    .file = file_of(after),
                                    .field = unit.code + ": from",
                                    .what = msg("{0} is no unit of {1}, the set before", code, before.id)});
}

}  // namespace

Result<std::vector<BoundaryFile>> read_boundary_sets(const std::vector<fs::path>& paths,
                                                     std::vector<Problem>& problems) {
    std::vector<BoundaryFile> sets;
    for (const fs::path& named : paths)
        for (const fs::path& path : sets_at(named)) {
            auto read = read_boundaries(path, problems);
            if (!read) return read.error();
            sets.push_back(*std::move(read));
        }
    std::stable_sort(sets.begin(), sets.end(),
                     [](const BoundaryFile& a, const BoundaryFile& b) { return a.set.valid_from < b.set.valid_from; });
    for (std::size_t i = 1; i < sets.size(); ++i) {
        if (const auto sound = check_dates(sets[i - 1], sets[i]); !sound) return sound.error();
        check_origins(sets[i - 1].set, sets[i], problems);
    }
    return sets;
}

}  // namespace kua
