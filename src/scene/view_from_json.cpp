#include "core/palette.h"
#include "scene/duplicate_key.h"
#include "scene/view_json.h"
#include "scene/view_words.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <set>

namespace kua {
namespace {

using nlohmann::json;

constexpr std::size_t most_entries = 10'000;
constexpr double most_metres_per_px = 1e6;
constexpr double least_page_px = 100.0;
constexpr double most_page_px = 10'000.0;
constexpr double least_dpi = 72.0;
constexpr double most_dpi = 600.0;
constexpr double most_number = 1e15;
constexpr std::int64_t most_count = 1'000'000'000'000;

/// The first thing that is wrong with a document; what is found after it is not looked at.
using Fault = std::optional<Error>;

/// Reads the members of one JSON object into fields. What is missing leaves its field as it is; what is wrong is put
/// into the fault shared by all readers of the document.
class Members {
public:
    Members(const json& value, std::string path, Fault& fault) : value_(value), path_(std::move(path)), fault_(fault) {
        if (!value.is_object()) refuse(path_, msg("is not an object"));
    }

    void string(const char* key, std::string& out) {
        take(key, [&](const json& v, const std::string& path) {
            if (!v.is_string()) return refuse(path, msg("is not a text"));
            out = v.get<std::string>();
        });
    }
    void flag(const char* key, bool& out) {
        take(key, [&](const json& v, const std::string& path) {
            if (!v.is_boolean()) return refuse(path, msg("is neither true nor false"));
            out = v.get<bool>();
        });
    }
    void number(const char* key, double& out, double least, double most) {
        take(key, [&](const json& v, const std::string& path) {
            if (!v.is_number()) return refuse(path, msg("is not a number"));
            const auto n = v.get<double>();
            if (!(n >= least && n <= most))
                return refuse(
                    path, msg("{0} is not between {1} and {2}", json(n).dump(), json(least).dump(), json(most).dump()));
            out = n;
        });
    }
    void whole(const char* key, std::int64_t& out, std::int64_t least, std::int64_t most) {
        take(key, [&](const json& v, const std::string& path) {
            const bool fits = v.is_number_integer() && v >= least && v <= most;
            if (!fits)
                return refuse(
                    path, msg("is not a whole number from {0} to {1}", std::to_string(least), std::to_string(most)));
            out = v.get<std::int64_t>();
        });
    }
    template <class Enum, std::size_t N>
    void choice(const char* key, Enum& out, const Words<Enum, N>& words) {
        take(key, [&](const json& v, const std::string& path) {
            const auto found = std::find_if(words.begin(), words.end(), [&](const auto& w) { return v == w.second; });
            if (found != words.end()) {
                out = found->first;
                return;
            }
            std::string known;
            for (const auto& w : words) known += (known.empty() ? "" : ", ") + std::string(w.second);
            refuse(path, msg("is none of: {0}", known));
        });
    }
    void day(const char* key, std::optional<Day>& out) {
        take_or_null(key, out, [&](const json& v, const std::string& path) {
            const auto read = v.is_string() ? parse_day(v.get_ref<const std::string&>()) : std::nullopt;
            if (!read)
                return refuse(path, msg("{0} is not a day (want YYYY-MM-DD)",
                                        v.dump(-1, ' ', false, json::error_handler_t::replace)));
            out = read;
        });
    }
    void count_name(const char* key, std::optional<CountName>& out) {
        take_or_null(key, out, [&](const json& v, const std::string& path) {
            const auto read = v.is_string() ? parse_word<CountName>(v.get_ref<const std::string&>()) : std::nullopt;
            if (!read) return refuse(path, msg("is not the name of a count"));
            out = read;
        });
    }
    void place(const char* key, std::optional<LonLat>& out) {
        take_or_null(key, out, [&](const json& v, const std::string& path) { out = place_in(v, path); });
    }
    void places(const char* key, std::vector<LonLat>& out) {
        take(key, [&](const json& v, const std::string& path) {
            if (!v.is_array()) return refuse(path, msg("is not a list"));
            if (v.size() == 1 || v.size() == 2 || v.size() > most_entries)
                return refuse(path, msg("does not have 3 to {0} places, nor none", std::to_string(most_entries)));
            out.clear();
            for (std::size_t i = 0; i < v.size(); ++i)
                if (const auto p = place_in(v[i], entry(path, i))) out.push_back(*p);
        });
    }
    /// A list of texts, or null. `known` says which texts may stand in it.
    void words(const char* key, std::optional<std::vector<std::string>>& out,
               const std::function<bool(std::string_view)>& known) {
        take_or_null(key, out, [&](const json& v, const std::string& path) {
            if (!v.is_array() || v.size() > most_entries)
                return refuse(path, msg("is neither a list of texts nor null"));
            std::vector<std::string> list;
            for (std::size_t i = 0; i < v.size(); ++i) {
                if (!v[i].is_string()) return refuse(entry(path, i), msg("is not a text"));
                list.push_back(v[i].get<std::string>());
                if (!known(list.back()))
                    return refuse(entry(path, i), msg("“{0}” is not a word of the format", list.back()));
            }
            out = std::move(list);
        });
    }
    void numbers(const char* key, std::vector<double>& out) {
        list(key, [&](const json& v, const std::string& path) {
            if (path.ends_with("[0]")) out.clear();
            if (!v.is_number()) return refuse(path, msg("is not a number"));
            out.push_back(v.get<double>());
        });
    }
    void list(const char* key, const std::function<void(const json&, const std::string&)>& read_entry) {
        take(key, [&](const json& v, const std::string& path) {
            if (!v.is_array() || v.size() > most_entries) return refuse(path, msg("is not a list"));
            for (std::size_t i = 0; i < v.size(); ++i) read_entry(v[i], entry(path, i));
        });
    }
    void object(const char* key, const std::function<void(const json&, const std::string&)>& read) { take(key, read); }

    /// Refuses the members that no call has asked for. To be called last.
    void nothing_else() {
        if (!value_.is_object()) return;
        for (const auto& [key, unused] : value_.items())
            if (asked_.count(key) == 0) return refuse(member(key), msg("is not a key of a view file"));
    }

private:
    template <class Read>
    void take(const char* key, const Read& read) {
        asked_.insert(key);
        if (fault_ || !value_.is_object()) return;
        if (const auto found = value_.find(key); found != value_.end()) read(*found, member(key));
    }
    template <class T, class Read>
    void take_or_null(const char* key, std::optional<T>& out, const Read& read) {
        take(key, [&](const json& v, const std::string& path) {
            if (v.is_null())
                out.reset();
            else
                read(v, path);
        });
    }
    std::optional<LonLat> place_in(const json& v, const std::string& path) {
        const bool is_pair = v.is_array() && v.size() == 2 && v[0].is_number() && v[1].is_number();
        const LonLat p = is_pair ? LonLat{v[0].get<double>(), v[1].get<double>()} : LonLat{};
        if (is_valid(p)) return p;
        refuse(path, msg("is not a place: want [longitude, latitude] in degrees"));
        return std::nullopt;
    }
    void refuse(const std::string& path, Message what) {
        if (!fault_) fault_ = Error{path, std::move(what)};
    }
    [[nodiscard]] std::string member(const std::string& key) const { return path_.empty() ? key : path_ + "." + key; }
    [[nodiscard]] static std::string entry(const std::string& path, std::size_t i) {
        return path + "[" + std::to_string(i) + "]";
    }

    const json& value_;
    std::string path_;
    Fault& fault_;
    std::set<std::string, std::less<>> asked_;
};

template <class Enum>
bool is_word(std::string_view text) {
    return parse_word<Enum>(text).has_value();
}
bool is_any(std::string_view) { return true; }

std::string palette_list() {
    std::string list;
    for (const ColorPalette& palette : all_palettes()) list += (list.empty() ? "" : ", ") + std::string(palette.id);
    return list;
}

void read_filter(const json& value, const std::string& path, Fault& fault, Filter& filter) {
    Members m(value, path, fault);
    m.words("types", filter.types, is_any);
    m.words("regions", filter.regions, is_any);
    m.words("rights", filter.rights, is_any);
    m.words("actor_roles", filter.actor_roles, is_word<ActorRole>);
    m.words("actor_kinds", filter.actor_kinds, is_word<ActorKind>);
    m.words("place_precisions", filter.place_precisions, is_word<PlacePrecision>);
    m.words("statuses", filter.statuses, is_word<Status>);
    m.string("text", filter.text);
    m.count_name("count_name", filter.count_name);
    m.whole("count_at_least", filter.count_at_least, 0, most_count);
    m.places("area", filter.area);
    m.nothing_else();
}

void read_time(const json& value, const std::string& path, Fault& fault, TimeChoice& time) {
    Members m(value, path, fault);
    m.day("first", time.first);
    m.day("last", time.last);
    m.flag("cumulative", time.cumulative);
    m.choice("bars", time.bars, unit_words);
    m.nothing_else();
    if (!fault && time.first && time.last && *time.last < *time.first)
        fault = Error{
            path, msg("the last day ({0}) is before the first ({1})", to_string(*time.last), to_string(*time.first))};
}

void read_map(const json& value, const std::string& path, Fault& fault, MapChoice& map) {
    Members m(value, path, fault);
    m.string("projection", map.projection);
    m.string("fit_unit", map.fit_unit);
    m.place("centre", map.centre);
    m.number("metres_per_px", map.metres_per_px, 0.0, most_metres_per_px);
    m.nothing_else();
    if (!fault && map.centre && map.metres_per_px <= 0.0)
        fault = Error{path + ".metres_per_px", msg("is not above 0, which a centre needs")};
}

void read_layers(const json& value, const std::string& path, Fault& fault, LayerChoice& layers) {
    Members m(value, path, fault);
    m.flag("neighbours", layers.neighbours);
    m.flag("water", layers.water);
    m.flag("regions", layers.regions);
    m.flag("names", layers.names);
    m.flag("coverage", layers.coverage);
    m.flag("incidents", layers.incidents);
    m.nothing_else();
}

void read_measure(const json& value, const std::string& path, Fault& fault, MeasureChoice& measure) {
    Members m(value, path, fault);
    m.count_name("people", measure.people);
    m.choice("bound", measure.bound, bound_words);
    m.choice("size", measure.size, mark_size_words);
    m.nothing_else();
}

void read_classes(const json& value, const std::string& path, Fault& fault, ClassChoice& classes) {
    Members m(value, path, fault);
    m.choice("method", classes.method, class_method_words);
    m.whole("count", classes.count, 2, 9);
    m.numbers("bounds", classes.bounds);
    m.flag("rescaled", classes.rescaled);
    m.string("palette", classes.palette);
    m.nothing_else();
    if (fault) return;
    const bool is_manual = classes.method == ClassMethod::Manual;
    if (is_manual)
        if (const auto bounds = manual_breaks(classes.bounds); !bounds) fault = within(path + ".bounds", bounds.error());
    if (!fault && !classes.palette.empty() && find_palette(classes.palette) == nullptr)
        fault = Error{path + ".palette", msg("“{0}” is no palette; these are: {1}", classes.palette, palette_list())};
}

void read_rate(const json& value, const std::string& path, Fault& fault, RateChoice& rate) {
    Members m(value, path, fault);
    m.string("denominator", rate.denominator);
    m.whole("year", rate.year, 0, 9999);
    m.number("per", rate.per, 0.0, most_number);
    m.flag("smoothed", rate.smoothed);
    m.number("least_denominator", rate.least_denominator, 0.0, most_number);
    m.object("classes", [&](const json& v, const std::string& p) { read_classes(v, p, fault, rate.classes); });
    m.nothing_else();
}

void read_surface(const json& value, const std::string& path, Fault& fault, SurfaceChoice& surface) {
    Members m(value, path, fault);
    m.choice("kind", surface.kind, surface_words);
    m.number("cell_km2", surface.cell_km2, 0.0, most_number);
    m.choice("kernel", surface.kernel, kernel_words);
    m.number("bandwidth_km", surface.bandwidth_km, 0.0, most_bandwidth_km);
    m.object("classes", [&](const json& v, const std::string& p) { read_classes(v, p, fault, surface.classes); });
    m.nothing_else();
}

void read_piece(const json& value, const std::string& path, Fault& fault, PieceChoice& choice) {
    Members m(value, path, fault);
    if (value.is_object() && value.contains("shown")) {
        bool shown = true;
        m.flag("shown", shown);
        choice.shown = shown;
    }
    m.choice("at", choice.anchor, anchor_words);
    m.number("right_mm", choice.right_mm, -most_offset_mm, most_offset_mm);
    m.number("down_mm", choice.down_mm, -most_offset_mm, most_offset_mm);
    m.nothing_else();
}

void read_furniture(const json& value, const std::string& path, Fault& fault, FurnitureChoice& furniture) {
    Members m(value, path, fault);
    for (const auto& [piece, name] : piece_words)
        m.object(name, [&, which = piece](const json& v, const std::string& p) { read_piece(v, p, fault, furniture[which]); });
    m.nothing_else();
}

void read_page(const json& value, const std::string& path, Fault& fault, PageChoice& page) {
    Members m(value, path, fault);
    m.number("width_px", page.width_px, least_page_px, most_page_px);
    m.number("height_px", page.height_px, least_page_px, most_page_px);
    m.number("dpi", page.dpi, least_dpi, most_dpi);
    m.string("title", page.title);
    m.string("subtitle", page.subtitle);
    if (value.is_object() && value.contains("multiples")) {
        page.multiples = GroupBy::Month;
        m.choice("multiples", *page.multiples, multiples_words);
    }
    m.object("furniture", [&](const json& v, const std::string& p) { read_furniture(v, p, fault, page.furniture); });
    m.nothing_else();
}

bool is_sha256(std::string_view text) {
    return text.empty() || (text.size() == 64 && text.find_first_not_of("0123456789abcdef") == text.npos);
}

void read_data_ref(const json& value, const std::string& path, Fault& fault, DataRef& file) {
    Members m(value, path, fault);
    m.string("path", file.path);
    m.string("sha256", file.sha256);
    m.nothing_else();
    if (!fault && file.path.empty()) fault = Error{path + ".path", msg("is missing or empty")};
    if (!fault && !is_sha256(file.sha256))
        fault = Error{path + ".sha256", msg("is not a SHA-256 (64 digits 0-9 and a-f)")};
}

void read_view(const json& document, Fault& fault, ViewState& view) {
    Members m(document, "", fault);
    std::string schema;
    m.string("schema", schema);
    if (!fault && schema != view_schema)
        fault = Error{"schema", msg("want {0}", std::string("\"") + view_schema + "\"")};
    m.string("boundaries", view.boundaries);
    m.list("other_boundaries", [&](const json& v, const std::string& path) {
        if (v.is_string() && !v.get_ref<const std::string&>().empty())
            view.other_boundaries.push_back(v.get<std::string>());
        else if (!fault)
            fault = Error{path, msg("is not a text")};
    });
    m.choice("boundaries_as", view.boundaries_as, boundaries_as_words);
    m.list("incidents", [&](const json& v, const std::string& path) {
        read_data_ref(v, path, fault, view.incidents.emplace_back());
    });
    m.object("filter", [&](const json& v, const std::string& path) { read_filter(v, path, fault, view.filter); });
    m.object("time", [&](const json& v, const std::string& path) { read_time(v, path, fault, view.time); });
    m.object("map", [&](const json& v, const std::string& path) { read_map(v, path, fault, view.map); });
    m.object("layers", [&](const json& v, const std::string& path) { read_layers(v, path, fault, view.layers); });
    m.object("measure", [&](const json& v, const std::string& path) { read_measure(v, path, fault, view.measure); });
    m.object("rate", [&](const json& v, const std::string& path) { read_rate(v, path, fault, view.rate); });
    m.object("surface", [&](const json& v, const std::string& path) { read_surface(v, path, fault, view.surface); });
    m.object("page", [&](const json& v, const std::string& path) { read_page(v, path, fault, view.page); });
    m.choice("theme", view.theme, theme_words);
    m.choice("lang", view.lang, lang_words);
    m.nothing_else();
}

Error not_json(std::string_view text, std::size_t byte) {
    const auto before = text.substr(0, std::min(byte == 0 ? 0 : byte - 1, text.size()));
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const auto start = before.rfind('\n');
    const auto column = before.size() - (start == before.npos ? 0 : start + 1) + 1;
    return Error{"", msg("is not JSON: line {0}, byte {1} of it", std::to_string(line), std::to_string(column))};
}

}  // namespace

Result<ViewState> view_from_json(std::string_view text) {
    if (text.size() > most_view_bytes) return Error{"", msg("is larger than any view file (4 MB)")};
    json document;
    try {
        document = json::parse(text);
    } catch (const json::parse_error& fault) {
        return not_json(text, fault.byte);
    } catch (const json::exception&) {
        return Error{"", msg("holds a number that is too large")};
    }
    if (const std::string twice = duplicate_key(text); !twice.empty()) return Error{twice, msg("stands there twice")};

    Fault fault;
    ViewState view;
    read_view(document, fault, view);
    if (fault) return *fault;
    return view;
}

}  // namespace kua
