#include "io/vocabulary_reader.h"

#include "io/json_document.h"

#include <algorithm>

namespace kua {
namespace {

constexpr std::array<std::string_view, 5> shape_words{"circle", "hexagon", "square", "triangle", "diamond"};
constexpr std::array<std::string_view, 1> schema_words{"kua-vocabulary/1"};
std::span<const std::string_view> shapes() { return shape_words; }
std::span<const std::string_view> schemas() { return schema_words; }

constexpr JsonShape text{.form = JsonForm::Text};
constexpr JsonShape color{.form = JsonForm::String, .text = TextForm::Color};
constexpr JsonShape plain{.form = JsonForm::String, .text = TextForm::NotEmpty};

constexpr std::array color_members{JsonMember{"light", color, true}, JsonMember{"dark", color, true}};
constexpr JsonObjectShape color_object{color_members};
constexpr std::array family_members{
    JsonMember{"code", {.form = JsonForm::String, .text = TextForm::Name}, true},
    JsonMember{"label", text, true},
    JsonMember{"hint", text},
    JsonMember{"shape", {.form = JsonForm::Word, .words = shapes}, true},
    JsonMember{"colour", {.form = JsonForm::Object, .object = &color_object}, true},
};
constexpr JsonObjectShape family_object{family_members};
constexpr JsonShape family_shape{.form = JsonForm::Object, .object = &family_object};
constexpr std::array type_members{
    JsonMember{"code", {.form = JsonForm::String, .text = TextForm::TypeCode}, true},
    JsonMember{"family", {.form = JsonForm::String, .text = TextForm::Name}, true},
    JsonMember{"label", text, true},
    JsonMember{"rights", {.form = JsonForm::List, .item = &plain}, true},
    JsonMember{"huridocs", {.form = JsonForm::List, .item = &plain}},
    JsonMember{"definition", text},
};
constexpr JsonObjectShape type_object{type_members};
constexpr JsonShape type_shape{.form = JsonForm::Object, .object = &type_object};
constexpr std::array vocabulary_members{
    JsonMember{"schema", {.form = JsonForm::Word, .words = schemas}, true},
    JsonMember{"title", text},
    JsonMember{"families", {.form = JsonForm::List, .item = &family_shape}, true},
    JsonMember{"types", {.form = JsonForm::List, .item = &type_shape}, true},
    JsonMember{"rights", {.form = JsonForm::Map, .item = &text}},
    JsonMember{"words", {.form = JsonForm::Map, .item = &text}},
};
constexpr JsonObjectShape vocabulary_object{vocabulary_members};
constexpr JsonShape vocabulary_shape{.form = JsonForm::Object, .object = &vocabulary_object};

constexpr Rgba8 grey_light{110, 110, 110};
constexpr Rgba8 grey_dark{170, 170, 170};
constexpr const char* other_code = "other";
constexpr std::size_t most_types = 0xFFFF;  // what a TypeId can count
const LocalText other_label{{"Other", "Другое", "Басқа"}};

std::size_t find_family(const Vocabulary& vocabulary, std::string_view code) {
    const auto& families = vocabulary.families;
    return static_cast<std::size_t>(
        std::find_if(families.begin(), families.end(), [&](const auto& f) { return f.code == code; }) -
        families.begin());
}

TypeFamily family_from(const JsonNode& node) {
    const JsonNode& colors = *node.find("colour");
    const auto shape = std::find(shape_words.begin(), shape_words.end(), node.string_at("shape"));
    return {.code = std::string(node.string_at("code")),
            .label = local_text(node.find("label")),
            .hint = local_text(node.find("hint")),
            .light = parse_color(colors.string_at("light")).value_or(grey_light),
            .dark = parse_color(colors.string_at("dark")).value_or(grey_dark),
            .shape = static_cast<Shape>(shape - shape_words.begin())};
}

void read_labels(const JsonNode* node, std::map<std::string, LocalText, std::less<>>& labels) {
    if (node == nullptr) return;
    for (std::size_t i = 0; i < node->keys.size(); ++i) labels[std::string(node->keys[i])] = local_text(&node->items[i]);
}

}  // namespace

Result<Vocabulary> read_vocabulary(const std::filesystem::path& file, std::vector<Problem>& problems) {
    const auto document = read_json_document(file);
    if (!document) return document.error();
    const Error failure{file.string(), msg("the vocabulary has errors")};
    if (!check_document(*document, vocabulary_shape, problems)) return failure;
    Vocabulary out;
    const auto report = [&](std::string_view code, Message what) {
        problems.push_back({.severity = Severity::Error,
                            .rule = "vocabulary",
                            .file = file.string(),
                            .field = std::string(code),
                            .what = std::move(what)});
    };
    const std::size_t before = problems.size();
    for (const JsonNode& node : document->root.find("families")->items) {
        if (find_family(out, node.string_at("code")) < out.families.size())
            report(node.string_at("code"), msg("the family stands twice"));
        out.families.push_back(family_from(node));
    }
    for (const JsonNode& node : document->root.find("types")->items) {
        IncidentType type{.code = std::string(node.string_at("code")),
                          .family = find_family(out, node.string_at("family")),
                          .label = local_text(node.find("label"))};
        for (const JsonNode& right : node.find("rights")->items) type.rights.emplace_back(right.text);
        if (type.family == out.families.size())
            report(type.code,
                   msg("the family {0} is not in the list of families", std::string(node.string_at("family"))));
        if (out.find_type(type.code) < out.types.size()) report(type.code, msg("the type stands twice"));
        out.types.push_back(std::move(type));
    }
    read_labels(document->root.find("rights"), out.rights);
    read_labels(document->root.find("words"), out.words);
    if (problems.size() > before) return failure;
    return out;
}

TypeId find_or_add_type(Vocabulary& vocabulary, std::string_view code) {
    const TypeId found = vocabulary.find_type(code);
    return found < vocabulary.types.size() ? found : add_type(vocabulary, code);
}

TypeId add_type(Vocabulary& vocabulary, std::string_view code) {
    std::size_t family = find_family(vocabulary, code.substr(0, code.find('.')));
    if (family == vocabulary.families.size()) family = find_family(vocabulary, other_code);
    if (family == vocabulary.families.size())
        vocabulary.families.push_back(
            {.code = other_code, .label = other_label, .light = grey_light, .dark = grey_dark});
    if (code == other_code || vocabulary.types.size() + 1 >= most_types) {
        const TypeId other = vocabulary.find_type(other_code);
        if (other < vocabulary.types.size()) return other;
        code = other_code;
    }
    vocabulary.types.push_back({.code = std::string(code),
                                .family = family,
                                .label = code == other_code ? other_label : LocalText{{std::string(code), "", ""}}});
    return static_cast<TypeId>(vocabulary.types.size() - 1);
}

}  // namespace kua
