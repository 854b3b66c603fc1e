#include "io/set_json.h"

#include "io/json_document.h"

namespace kua {
namespace {

constexpr std::array<std::string_view, 3> language_words{"en", "ru", "kk"};
constexpr std::array<std::string_view, 3> outline_words{"exact", "approximate", "none"};
constexpr std::array<std::string_view, 1> schema_words{"kua-boundaries/1"};
std::span<const std::string_view> languages() { return language_words; }
std::span<const std::string_view> outlines() { return outline_words; }
std::span<const std::string_view> schemas() { return schema_words; }

constexpr JsonShape filled_text{.form = JsonForm::String, .text = TextForm::NotEmpty};
constexpr JsonShape local_texts{.form = JsonForm::Map, .words = languages, .item = &filled_text};
constexpr JsonShape unit_code{.form = JsonForm::String, .text = TextForm::UnitCode};
constexpr JsonShape degrees{.form = JsonForm::Number};
constexpr JsonShape year{.form = JsonForm::Integer, .min = 1900, .max = 2100};

constexpr std::array unit_members{
    JsonMember{"code", unit_code, true},
    JsonMember{"kind", filled_text, true},
    JsonMember{"name", local_texts},
    JsonMember{"level", {.form = JsonForm::Integer, .min = 0, .max = 4}},
    JsonMember{"parent", unit_code},
    JsonMember{"outline", {.form = JsonForm::Word, .words = outlines}, true},
    JsonMember{"accuracy_m", {.form = JsonForm::Integer, .min = 0, .or_null = true}, true},
    JsonMember{"point", {.form = JsonForm::List, .item = &degrees}},
    JsonMember{"place", {.form = JsonForm::String}},
    JsonMember{"includes", {.form = JsonForm::List, .item = &unit_code}},
    JsonMember{"from", {.form = JsonForm::List, .item = &unit_code}},
    JsonMember{"names_alt", {.form = JsonForm::List, .item = &filled_text}},
    JsonMember{"note", local_texts},
};
constexpr JsonObjectShape unit_object{unit_members};
constexpr JsonShape unit_shape{.form = JsonForm::Object, .object = &unit_object};

constexpr std::array denominator_members{
    JsonMember{"name", {.form = JsonForm::String, .text = TextForm::Name}, true},
    JsonMember{"title", local_texts},
    JsonMember{"file", {.form = JsonForm::String, .text = TextForm::CsvName}, true},
    JsonMember{"unit", filled_text, true},
    JsonMember{"source", filled_text, true},
    JsonMember{"years", {.form = JsonForm::List, .item = &year}, true},
};
constexpr JsonObjectShape denominator_object{denominator_members};
constexpr JsonShape denominator_shape{.form = JsonForm::Object, .object = &denominator_object};

constexpr std::array set_members{
    JsonMember{"schema", {.form = JsonForm::Word, .words = schemas}, true},
    JsonMember{"id", {.form = JsonForm::String, .text = TextForm::SetId}, true},
    JsonMember{"title", local_texts, true},
    JsonMember{"note", local_texts},
    JsonMember{"country", {.form = JsonForm::String, .text = TextForm::Country}, true},
    JsonMember{"level", {.form = JsonForm::Integer, .min = 0, .max = 4}, true},
    JsonMember{"valid_from", {.form = JsonForm::String, .text = TextForm::Day}, true},
    JsonMember{"valid_to", {.form = JsonForm::String, .text = TextForm::Day}},
    JsonMember{"file", {.form = JsonForm::String, .text = TextForm::ShapefileName}, true},
    JsonMember{"scale_denominator", {.form = JsonForm::Integer, .min = 1000}, true},
    JsonMember{"code_field", filled_text, true},
    JsonMember{"name_fields", local_texts, true},
    JsonMember{"parent_field", filled_text},
    JsonMember{"parent_prefix", {.form = JsonForm::Integer, .min = 1, .max = 32}},
    JsonMember{"source", filled_text, true},
    JsonMember{"licence", filled_text, true},
    JsonMember{"credit", filled_text},
    JsonMember{"units", {.form = JsonForm::List, .item = &unit_shape}, true},
    JsonMember{"denominators", {.form = JsonForm::List, .item = &denominator_shape}},
};
constexpr JsonObjectShape set_object{set_members};
constexpr JsonShape set_shape{.form = JsonForm::Object, .object = &set_object};

/// Collects what the table of keys cannot say.
class SetReader {
public:
    SetReader(const JsonDocument& document, std::filesystem::path folder, std::vector<Problem>& problems)
        : document_(document), folder_(std::move(folder)), problems_(problems) {}

    Result<SetDescription> read() {
        const JsonNode& root = document_.root;
        SetDescription out;
        BoundarySet& set = out.set;
        set.id = root.string_at("id");
        set.title = local_text(root.find("title"));
        set.country = root.string_at("country");
        set.valid_from = day_at("valid_from").value_or(set.valid_from);
        set.valid_to = day_at("valid_to").value_or(set.valid_to);
        if (set.valid_to < set.valid_from) report("valid_to", msg("lies before valid_from"));
        set.scale_denominator = root.find("scale_denominator")->number;
        set.licence = root.string_at("licence");
        set.source = root.string_at(root.find("credit") != nullptr ? "credit" : "source");
        out.shapefile = folder_ / root.string_at("file");
        out.code_field = root.string_at("code_field");
        for (const Lang lang : all_langs)
            out.name_fields[static_cast<std::size_t>(lang)] = root.find("name_fields")->string_at(code(lang));
        out.parent_field = root.string_at("parent_field");
        if (const JsonNode* prefix = root.find("parent_prefix"))
            out.parent_prefix = static_cast<std::size_t>(prefix->number);
        for (const JsonNode& unit : root.find("units")->items) add_unit(set, unit);
        check_includes(set);
        if (const JsonNode* list = root.find("denominators"))
            for (const JsonNode& item : list->items)
                out.denominators.push_back({std::string(item.string_at("name")), std::string(item.string_at("unit")),
                                            std::string(item.string_at("source")), folder_ / item.string_at("file")});
        if (failed_) return Error{document_.file, msg("the description of the boundary set has errors")};
        return out;
    }

private:
    std::optional<Day> day_at(std::string_view key) {
        const JsonNode* node = document_.root.find(key);
        if (node == nullptr) return std::nullopt;
        const auto day = parse_day(node->text);
        if (!day) report(std::string(key), msg("the calendar has no such day"));
        return day;
    }

    void add_unit(BoundarySet& set, const JsonNode& node) {
        BoundaryUnit unit;
        unit.code = node.string_at("code");
        unit.kind = node.string_at("kind");
        unit.name = local_text(node.find("name"));
        unit.parent = node.string_at("parent");
        const JsonNode* level = node.find("level");
        unit.level = static_cast<int>((level != nullptr ? level : document_.root.find("level"))->number);
        const std::string_view outline = node.string_at("outline");
        unit.outline = outline == "exact"  ? OutlineQuality::Exact
                       : outline == "none" ? OutlineQuality::None
                                           : OutlineQuality::Approximate;
        const JsonNode& accuracy = *node.find("accuracy_m");
        if (accuracy.is_number()) unit.accuracy_m = accuracy.number;
        if (accuracy.is_null() != (unit.outline == OutlineQuality::None))
            report(unit.code + ": accuracy_m",
                   msg("want a number where there is an outline, and null where there is none"));
        add_point(unit, node.find("point"));
        if (const JsonNode* included = node.find("includes"))
            for (const JsonNode& item : included->items) unit.includes.emplace_back(item.text);
        if (const JsonNode* from = node.find("from"))
            for (const JsonNode& item : from->items) unit.from.emplace_back(item.text);
        if (const JsonNode* names = node.find("names_alt"))
            for (const JsonNode& item : names->items) unit.names_alt.emplace_back(item.text);
        unit.note = local_text(node.find("note"));
        if (set.find_unit(unit.code) != no_region) report(unit.code, msg("stands twice in the list of units"));
        set.units.push_back(std::move(unit));
    }
    void add_point(BoundaryUnit& unit, const JsonNode* node) {
        if (node == nullptr) {
            if (unit.outline == OutlineQuality::None)
                report(unit.code + ": point", msg("a unit without an outline needs a point"));
            return;
        }
        const LonLat at = node->items.size() == 2 ? LonLat{node->items[0].number, node->items[1].number} : LonLat{};
        if (!is_valid(at)) return report(unit.code + ": point", msg("want [longitude, latitude] in degrees"));
        unit.point = at;
    }
    void check_includes(const BoundarySet& set) {
        for (const BoundaryUnit& unit : set.units)
            for (const std::string& code : unit.includes)
                if (set.find_unit(code) == no_region)
                    report(unit.code + ": includes", msg("{0} is no unit of this set", code));
    }
    void report(std::string field, Message what) {
        failed_ = true;
        problems_.push_back({.severity = Severity::Error,
                             .rule = "set",
                             .file = document_.file,
                             .field = std::move(field),
                             .what = std::move(what)});
    }

    const JsonDocument& document_;
    std::filesystem::path folder_;
    std::vector<Problem>& problems_;
    bool failed_ = false;
};

}  // namespace

Result<SetDescription> read_set_json(const std::filesystem::path& file, std::vector<Problem>& problems) {
    auto document = read_json_document(file);
    if (!document) return document.error();
    if (!check_document(*document, set_shape, problems))
        return Error{file.string(), msg("the description of the boundary set has errors")};
    return SetReader(*document, file.parent_path(), problems).read();
}

}  // namespace kua
