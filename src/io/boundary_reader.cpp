#include "io/boundary_reader.h"

#include "io/csv.h"
#include "io/plain_units.h"
#include "io/set_json.h"
#include "io/shape_layer.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace kua {
namespace {

constexpr const char* set_file_name = "set.json";
constexpr std::size_t most_units = unattributed_region;

/// The set.json that describes what the user named; empty where there is none.
std::filesystem::path find_set_json(const std::filesystem::path& path) {
    std::error_code ignored;
    if (path.filename() == set_file_name) return path;
    const auto folder = std::filesystem::is_directory(path, ignored) ? path : path.parent_path();
    const auto beside = folder / set_file_name;
    return std::filesystem::is_regular_file(beside, ignored) ? beside : std::filesystem::path{};
}

/// Nothing of a set without an outline or a point could be shown or joined to.
Result<Done> check_usable(const BoundarySet& set, const std::filesystem::path& shapefile) {
    const bool is_usable = std::any_of(set.units.begin(), set.units.end(), [](const BoundaryUnit& unit) {
        return !unit.shape.empty() || unit.point.has_value();
    });
    if (is_usable) return Done{};
    return Error{shapefile.string(), msg("holds no outline that can be used: the file is empty, cut off or damaged; "
                                         "take a whole copy of it")};
}

/// Puts the shapes and names of a shapefile into the units that a set.json describes.
class SetFiller {
public:
    SetFiller(SetDescription& description, const ShapeLayer& layer, std::vector<Problem>& problems)
        : description_(description),
          set_(description.set),
          layer_(layer),
          problems_(problems),
          filled_(set_.units.size()) {}

    Result<Done> fill() {
        const auto code = layer_.find_field(description_.code_field);
        if (!code)
            return Error{file(),
                         msg("has no field \"{0}\", which set.json names for the codes", description_.code_field)};
        for (const Lang lang : all_langs) {
            const std::string& name = description_.name_fields[static_cast<std::size_t>(lang)];
            names_[static_cast<std::size_t>(lang)] = name.empty() ? std::nullopt : layer_.find_field(name);
            if (!name.empty() && !names_[static_cast<std::size_t>(lang)])
                report(Severity::Warning, 0, msg("has no field \"{0}\", which set.json names for the names", name));
        }
        if (!description_.parent_field.empty()) {
            parent_ = layer_.find_field(description_.parent_field);
            if (!parent_)
                return Error{file(), msg("has no field \"{0}\", which set.json names for the units above",
                                         description_.parent_field)};
        }
        for (const ShapeRow& row : layer_.rows) fill_unit(row, row.values[*code]);
        for (BoundaryUnit& unit : set_.units) check_parent(unit);
        for (std::size_t i = 0; i < filled_.size(); ++i) check_unit(set_.units[i], filled_[i]);
        return Done{};
    }

private:
    void fill_unit(const ShapeRow& row, const std::string& code) {
        const RegionId id = set_.find_unit(code);
        if (id == no_region)
            return report(Severity::Error, row.record, msg("\"{0}\" is no unit of set.json; it was left out", code));
        if (filled_[id])
            return report(Severity::Error, row.record,
                          msg("\"{0}\" stands twice in the shapefile; the second was left out", code));
        filled_[id] = true;
        BoundaryUnit& unit = set_.units[id];
        for (std::size_t lang = 0; lang < names_.size(); ++lang)
            if (names_[lang]) unit.name.by_lang[lang] = row.values[*names_[lang]];
        if (parent_ && unit.parent.empty()) unit.parent = row.values[*parent_];
        unit.shape = row.polygons;
        const bool should_have = unit.outline != OutlineQuality::None;
        if (!row.has_geometry && should_have)
            report(Severity::Error, row.record, msg("\"{0}\" has no outline, but set.json says that it has one", code));
        if (row.has_geometry && !should_have) {
            report(Severity::Warning, row.record,
                   msg("\"{0}\" has an outline, but set.json says that it has none; it was left out", code));
            unit.shape.clear();
        }
    }
    /// By the code's prefix where nothing else says it; a unit of the same or a finer level is none above it.
    void check_parent(BoundaryUnit& unit) {
        const std::size_t letters = description_.parent_prefix;
        if (unit.parent.empty() && letters > 0 && unit.code.size() > letters &&
            set_.find_unit(unit.code.substr(0, letters)) != no_region)
            unit.parent = unit.code.substr(0, letters);
        if (unit.parent.empty()) return;
        const RegionId parent = set_.find_unit(unit.parent);
        if (parent != no_region && set_.units[parent].level < unit.level) return;
        report(Severity::Error, 0,
               msg("\"{0}\" lies in \"{1}\", which is no unit of a coarser level", unit.code, unit.parent));
        unit.parent.clear();
    }
    void check_unit(BoundaryUnit& unit, bool is_filled) {
        if (!is_filled && unit.outline != OutlineQuality::None)
            report(Severity::Error, 0, msg("has no row for \"{0}\" of set.json", unit.code));
        if (unit.shape.empty()) unit.outline = OutlineQuality::None;
        if (unit.name.empty()) unit.name.at(Lang::En) = unit.code;
    }
    [[nodiscard]] std::string file() const { return description_.shapefile.string(); }
    void report(Severity severity, std::int64_t record, Message what) {
        problems_.push_back(
            {.severity = severity, .rule = "set", .file = file(), .record = record, .what = std::move(what)});
    }

    SetDescription& description_;
    BoundarySet& set_;
    const ShapeLayer& layer_;
    std::vector<Problem>& problems_;
    std::vector<bool> filled_;
    std::array<std::optional<std::size_t>, 3> names_;
    std::optional<std::size_t> parent_;
};

void read_denominator(BoundarySet& set, const DenominatorFile& announced, std::vector<Problem>& problems) {
    const auto table = read_csv(announced.file, {"code", "year", "value"}, problems);
    if (!table) {
        problems.push_back(
            {.severity = Severity::Error, .rule = "csv", .file = table.error().where, .what = table.error().what});
        return;
    }
    Denominator denominator{announced.name, announced.unit, announced.source, {}};
    for (const auto& row : table->rows) {
        const RegionId unit = set.find_unit(row.values[*table->find_column("code")]);
        const auto year = parse_whole_number(row.values[*table->find_column("year")]);
        const auto value = parse_number(row.values[*table->find_column("value")]);
        if (unit == no_region || !year || *year < 1 || *year > 9999 || !value || *value < 0.0) {
            problems.push_back(
                {.severity = Severity::Error,
                 .rule = "csv",
                 .file = announced.file.string(),
                 .line = row.line,
                 .what =
                     msg("want the code of a unit, a year and a number that is not negative; the row was left out")});
            continue;
        }
        auto& values = denominator.by_year[static_cast<int>(*year)];
        values.resize(set.units.size(), std::numeric_limits<double>::quiet_NaN());
        values[unit] = *value;
    }
    set.denominators.push_back(std::move(denominator));
}

Result<BoundaryFile> read_described(const std::filesystem::path& set_json, std::vector<Problem>& problems) {
    auto description = read_set_json(set_json, problems);
    if (!description) return description.error();
    const auto layer = read_shape_layer(description->shapefile, ShapeKind::Polygon, problems);
    if (!layer) return layer.error();
    if (const auto filled = SetFiller(*description, *layer, problems).fill(); !filled) return filled.error();
    if (const auto usable = check_usable(description->set, description->shapefile); !usable) return usable.error();
    for (const auto& denominator : description->denominators) read_denominator(description->set, denominator, problems);
    return BoundaryFile{std::move(description->set), {set_json, description->shapefile}};
}

Result<BoundaryFile> read_plain(const std::filesystem::path& shapefile, std::vector<Problem>& problems) {
    const auto layer = read_shape_layer(shapefile, ShapeKind::Polygon, problems);
    if (!layer) return layer.error();
    if (layer->rows.size() >= most_units)
        return Error{shapefile.string(), msg("has more than {0} units", std::to_string(most_units - 1))};
    BoundarySet set = plain_units(*layer, shapefile.string(), problems);
    if (const auto usable = check_usable(set, shapefile); !usable) return usable.error();
    set.id = shapefile.stem().string();
    set.title.at(Lang::En) = set.id;
    return BoundaryFile{std::move(set), {shapefile}};
}

}  // namespace

Result<BoundaryFile> read_boundaries(const std::filesystem::path& path, std::vector<Problem>& problems) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return Error{path.string(), msg("there is no such file")};
    const auto set_json = find_set_json(path);
    const bool is_folder = std::filesystem::is_directory(path, ignored);
    if (set_json.empty())
        return is_folder ? Result<BoundaryFile>{Error{path.string(), msg("the folder has no set.json; name a .shp")}}
                         : read_plain(path, problems);
    if (is_folder || path == set_json) return read_described(set_json, problems);
    // A .shp beside a set.json that describes another one stands for itself.
    std::vector<Problem> unused;
    const auto description = read_set_json(set_json, unused);
    const bool describes_another = description && description->shapefile.filename() != path.filename();
    return describes_another ? read_plain(path, problems) : read_described(set_json, problems);
}

}  // namespace kua
