#pragma once

#include "cli/furniture_options.h"
#include "cli/layer_options.h"
#include "cli/options.h"
#include "text/catalogue.h"

#include <iosfwd>
#include <string>
#include <vector>

namespace kua {

inline constexpr int exit_good = 0;
inline constexpr int exit_bad_data = 1;
inline constexpr int exit_bad_usage = 2;

/// Where a command speaks.
struct Streams {
    std::ostream& out;
    std::ostream& err;
};

struct RenderOptions {
    DataOptions data;
    LayerOptions layers;
    std::string output;
    std::string layout;            ///< a view file or figure whose page is taken; empty: none
    std::string page;              ///< id of a page preset; empty: as the view says
    std::string size;              ///< "1600x1180", px of 1/96 inch
    double dpi = 0.0;              ///< 0: as the view says
    std::string theme, title, subtitle, projection;
    std::string alt_text;          ///< file for the figure in words; empty: none
    std::string treat_as;          ///< "public": records without a rule may leave
    std::string fit;               ///< code of the unit that the map fits
    FurnitureOptions furniture;
    std::string seen_as;           ///< word of Vision: a preview in those colours; empty: the figure itself
    bool resume = false;           ///< of `each`: figures that are there already are kept
    std::string each;              ///< word of GroupBy: one figure for each group; empty: one figure
};
struct CountOptions {
    DataOptions data;
    LayerOptions layers;           ///< of them what concerns rates
    std::string by = "region";
    int level = -1;                ///< of the units of `by` region; -1: as the set has them
    std::string format = "json";
    std::string output;
};
struct CheckOptions {
    std::vector<std::string> files;
    std::vector<std::string> boundaries;
    std::string format = "text";
    std::string lang = "en";
};
struct InfoOptions {
    std::vector<std::string> files;
    std::string lang = "en";
};

struct VerifyOptions {
    std::vector<std::string> figures;
    std::vector<std::string> incidents;  ///< in place of the files that the figures name
    std::string boundaries;              ///< likewise
    std::string data_folder;             ///< where the files that the figures name are looked for first
    std::string format = "text";
    std::string lang = "en";
};

/// Of the commands that write what is shown as records.
struct RecordsOptions {
    DataOptions data;
    std::string output;
    std::string treat_as;  ///< "public": records without a rule may leave
};

struct ImportOptions {
    std::string file;
    std::string layer;       ///< or sheet; empty: the only one
    std::string profile;     ///< a file, or the name of a shipped one
    std::string boundaries;  ///< that names and points are held against; empty: as shipped
    std::string output;
    std::string lang = "en";
    bool propose = false;    ///< only show what could be done
    bool skip_bad = false;
};

struct ColumnsOptions {
    std::vector<std::string> files;
    std::vector<std::string> boundaries;
    std::string output;      ///< empty: named after the first file
    std::string lang = "en";
    bool skip_bad = false;
};

/// Each runs one command and returns its exit code.
[[nodiscard]] int run_render(const RenderOptions& options, const Catalogue& text, Streams streams);
[[nodiscard]] int run_count(const CountOptions& options, const Catalogue& text, Streams streams);
[[nodiscard]] int run_check(const CheckOptions& options, const Catalogue& text, Streams streams);
[[nodiscard]] int run_verify(const VerifyOptions& options, const Catalogue& text, Streams streams);
[[nodiscard]] int run_evidence(const RecordsOptions& options, const Catalogue& text, Streams streams);
[[nodiscard]] int run_export(const RecordsOptions& options, const Catalogue& text, Streams streams);
[[nodiscard]] int run_import(const ImportOptions& options, const Catalogue& text, Streams streams);
[[nodiscard]] int run_columns(const ColumnsOptions& options, const Catalogue& text, Streams streams);
[[nodiscard]] int run_info(const InfoOptions& options, const Catalogue& text, Streams streams);

/// Prints an error as one line led by "kua:" and returns exit_bad_data.
int fail(const Error& error, const Catalogue& text, Streams streams);
/// Opens the session; prints every problem that is an error, and how many warnings there are.
[[nodiscard]] Result<Session> open_and_report(const DataOptions& options, const Catalogue& text, Streams streams);

}  // namespace kua
