#pragma once

#include "core/result.h"
#include "query/counts.h"
#include "scene/selection_print.h"
#include "text/catalogue.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace kua {

/// A row of a table of numbers that a figure carries.
struct ManifestRow {
    std::string key;
    std::int64_t certain = 0;
    std::int64_t possible = 0;
    friend bool operator==(const ManifestRow&, const ManifestRow&) = default;
};

/// What made a figure and what it says, as text inside the figure: enough to bring the map back and to tell later which
/// numbers have changed. Made from released data only.
struct FigureManifest {
    std::string kua_version;
    std::map<std::string, std::string> libraries;  ///< name -> version of those that place and paint
    std::string dataset_id;
    std::string dataset_release;
    std::string boundaries_id;
    std::vector<DataFile> files;       ///< names without folders
    std::int64_t withheld = 0;         ///< records that may not be published
    std::int64_t coarsened = 0;        ///< records whose place was reduced to the region
    bool treated_as_public = false;
    std::string sentence;
    SelectionTotals totals;
    std::vector<ManifestRow> by_type;
    std::vector<ManifestRow> by_region;
    SelectionPrint print;              ///< its records are left out where there are more than `most_manifest_records`
    bool lists_records = true;
    ViewState view;                    ///< files by their names, without folders
};

inline constexpr std::size_t most_manifest_records = 100'000;
inline constexpr const char* manifest_schema = "kua-figure/1";

/// JSON, keys sorted, one line. Records as [id, first 16 digits of the digest, "c" or "p"].
[[nodiscard]] std::string to_json(const FigureManifest& manifest);

/// Reads what to_json wrote; digests of records have 16 digits then. An Error says what is wrong with it: figures come
/// from anywhere.
[[nodiscard]] Result<FigureManifest> manifest_from_json(std::string_view json);

/// The view that a figure carries, its files where `locate` says that those of these names are.
[[nodiscard]] Result<ViewState> view_of_figure(std::string_view manifest_json,
                                               const std::function<std::string(const std::string& name)>& locate);

/// Whether the digest of choices fits the view inside: no where somebody changed the one without the other.
[[nodiscard]] bool is_consistent(const FigureManifest& manifest);

/// The manifest of what `view` shows of released data, with the version of PROJ. What was left out on release and what
/// paints are the caller's to add.
[[nodiscard]] FigureManifest manifest_of(const Dataset& data, const Selection& selection, const ViewState& view,
                                         const Catalogue& text);

}  // namespace kua
