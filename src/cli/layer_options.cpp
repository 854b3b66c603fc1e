#include "cli/layer_options.h"

#include "core/palette.h"
#include "scene/rated_units.h"
#include "scene/view_words.h"
#include "session/known_codes.h"

#include <CLI/CLI.hpp>

#include <charconv>

namespace kua {
namespace {

Error not_one_of(const std::string& option, const std::string& given, const std::vector<std::string>& known) {
    std::string list;
    for (const auto& word : known) list += (list.empty() ? "" : ", ") + word;
    return {option, msg("\"{0}\" is not known; these are: {1}", given, list)};
}

template <class Enum, std::size_t N>
Result<Done> set_word(Enum& out, const std::string& option, const std::string& given, const Words<Enum, N>& words) {
    if (given.empty()) return Done{};
    std::vector<std::string> known;
    for (const auto& [value, name] : words) {
        if (given == name) {
            out = value;
            return Done{};
        }
        known.emplace_back(name);
    }
    return not_one_of(option, given, known);
}

Result<Done> set_people(MeasureChoice& measure, const std::string& given) {
    if (given.empty()) return Done{};
    const auto colon = given.find(':');
    const std::string name = given.substr(0, colon);
    measure.people = parse_word<CountName>(name);
    if (!measure.people) {
        const auto known = all_words<CountName>();
        return not_one_of("--people", name, {known.begin(), known.end()});
    }
    return colon == given.npos ? Done{} : set_word(measure.bound, "--people", given.substr(colon + 1), bound_words);
}

std::optional<std::vector<double>> numbers_in(const std::string& list) {
    std::vector<double> numbers;
    const char* at = list.data();
    const char* const end = list.data() + list.size();
    while (at != end) {
        double number = 0.0;
        const auto read = std::from_chars(at, end, number);
        if (read.ec != std::errc{}) return std::nullopt;
        numbers.push_back(number);
        at = read.ptr;
        if (at == end) break;
        if (*at++ != ',' || at == end) return std::nullopt;
    }
    return numbers;
}

/// "natural", "quantile:7", or bounds "1,2,5".
Result<Done> set_classes(ClassChoice& classes, const LayerOptions& options) {
    if (options.rescale) classes.rescaled = true;
    if (!options.palette.empty()) {
        if (find_palette(options.palette) == nullptr) {
            std::vector<std::string> known;
            for (const ColorPalette& palette : all_palettes()) known.emplace_back(palette.id);
            return not_one_of("--palette", options.palette, known);
        }
        classes.palette = options.palette;
    }
    const std::string& given = options.classes;
    if (given.empty()) return Done{};
    if (given.find_first_not_of("0123456789.,") == given.npos) {
        const auto bounds = numbers_in(given);
        const auto breaks = bounds ? manual_breaks(*bounds) : Result<ClassBreaks>(Error{"", msg("is not a list of numbers")});
        if (!breaks) return within("--classes", breaks.error());
        classes.method = ClassMethod::Manual;
        classes.bounds = *bounds;
        return Done{};
    }
    const auto colon = given.find(':');
    if (const auto set = set_word(classes.method, "--classes", given.substr(0, colon), class_method_words); !set) return set;
    if (colon == given.npos) return Done{};
    int count = 0;
    const char* const end = given.data() + given.size();
    const auto read = std::from_chars(given.data() + colon + 1, end, count);
    if (read.ec != std::errc{} || read.ptr != end || count < 2 || count > 9)
        return Error{"--classes", msg("\"{0}\" is not a number of classes from 2 to 9", given.substr(colon + 1))};
    classes.count = count;
    return Done{};
}

Result<Done> set_rate(RateChoice& rate, const LayerOptions& options, const Dataset& data) {
    if (!options.rate.empty()) {
        const std::string wanted = options.rate == "none" ? "" : options.rate;
        if (wanted != rate.denominator) rate.year = 0;   // it was one of the other denominator
        rate.denominator = wanted;
        if (!rate.denominator.empty())
            if (const auto known = all_known("--rate", {rate.denominator}, denominator_names(data.boundaries)); !known) return known;
    }
    if (options.per > 0.0) rate.per = options.per;
    if (options.least >= 0.0) rate.least_denominator = options.least;
    if (options.smooth) rate.smoothed = true;
    if (options.year == 0) return Done{};
    rate.year = options.year;
    const auto years = denominator_years(data.boundaries, rate.denominator);
    return years.empty() ? Result<Done>(Done{}) : all_known("--year", {std::to_string(rate.year)}, years);
}

}  // namespace

void add_rate_options(CLI::App& command, LayerOptions& options, const Catalogue& text) {
    command.add_option("--people", options.people, text("numbers count people: a count name, with :min, :best or :max behind it"));
    command.add_option("--rate", options.rate, text("colour regions by a rate: a denominator of the boundaries, or area"));
    command.add_option("--per", options.per, text("the rate is for this many (default 100,000 people, 10,000 km²)"))->check(CLI::PositiveNumber);
    command.add_option("--year", options.year, text("year of the denominator (default: the latest that is not after the last day shown)"))->check(CLI::Range(1, 9999));
    command.add_flag("--smooth", options.smooth, text("smooth rates by global empirical Bayes"));
    command.add_option("--least", options.least, text("regions whose denominator is smaller are grey"))->check(CLI::NonNegativeNumber);
}

void add_layer_options(CLI::App& command, LayerOptions& options, const Catalogue& text) {
    add_rate_options(command, options, text);
    command.add_option("--symbols", options.symbols, text("marks: number (a ring round it) or proportional (area by number)"));
    command.add_option("--surface", options.surface, text("colour the land: hexagons, squares, kernel or none"));
    command.add_option("--cell", options.cell_km2, text("area of a hexagon or square in km²"))->check(CLI::PositiveNumber);
    command.add_option("--bandwidth", options.bandwidth_km, text("bandwidth of the kernel in km"))->check(CLI::PositiveNumber);
    command.add_option("--kernel", options.kernel, text("quartic, epanechnikov or gaussian"));
    command.add_option("--classes", options.classes, text("classes of colour: natural, quantile, equal, deviation, box, head_tail, with :N for N classes; or bounds as 1,2,5"));
    command.add_option("--palette", options.palette, text("colours of the classes, by name"));
    command.add_flag("--rescale", options.rescale, text("make the classes for the days shown; else for all days of the data"));
}

Result<ViewState> with_layers(ViewState view, const LayerOptions& options, const Dataset& data) {
    SurfaceChoice& surface = view.surface;
    if (options.cell_km2 > 0.0) surface.cell_km2 = options.cell_km2;
    if (options.bandwidth_km > 0.0) surface.bandwidth_km = options.bandwidth_km;
    for (const auto& done :
         {set_people(view.measure, options.people), set_word(view.measure.size, "--symbols", options.symbols, mark_size_words),
          set_rate(view.rate, options, data), set_word(surface.kind, "--surface", options.surface, surface_words),
          set_word(surface.kernel, "--kernel", options.kernel, kernel_words), set_classes(view.rate.classes, options),
          set_classes(surface.classes, options)})
        if (!done) return done.error();
    return view;
}

}  // namespace kua
