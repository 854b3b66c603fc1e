#pragma once

#include "core/message.h"
#include "core/problem.h"
#include "io/json_scan.h"
#include "io/json_tree.h"

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kua {

/// What is wrong with a part of a JSON value.
struct Finding {
    Severity severity = Severity::Error;
    std::string rule;   ///< "schema", "V2" …
    std::string field;  ///< "counts.kettled.min"; empty: the value as a whole
    std::string value;  ///< what stands there
    Message what;
    std::size_t offset = 0;  ///< in the text of the value, for its line
};

enum class JsonForm : std::uint8_t {
    Any,
    String,
    Word,
    Integer,
    Number,
    Bool,
    Object,
    List,
    Map,  ///< an object with free keys, or keys from `words`
    Text  ///< a string, or an object from language to string
};

/// What a string must look like.
enum class TextForm : std::uint8_t {
    Free,
    NotEmpty,
    Id,
    RecordId,
    TypeCode,
    Day,
    Moment,
    TimeZone,
    Country,
    Sha256,
    SetId,
    UnitCode,
    ShapefileName,
    CsvName,
    Name,
    Color
};

struct JsonObjectShape;

/// What a value must be: JSON Schema as far as our formats use it, as a table.
struct JsonShape {
    JsonForm form = JsonForm::Any;
    TextForm text = TextForm::Free;
    std::span<const std::string_view> (*words)() = nullptr;  ///< of a Word; the keys of a Map
    const JsonObjectShape* object = nullptr;
    const JsonShape* item = nullptr;  ///< of a List or a Map
    double min = -std::numeric_limits<double>::infinity();
    double max = std::numeric_limits<double>::infinity();
    bool above_min = false;  ///< the bound itself is not allowed
    bool or_null = false;
    bool unique = false;  ///< no item twice
};

struct JsonMember {
    std::string_view key;
    JsonShape shape;
    bool required = false;
};

/// What to do with keys that a table does not have.
enum class UnknownKeys : std::uint8_t {
    Refuse,
    RefuseUnlessX,  ///< "x_…" is the user's own
    Allow
};

struct JsonObjectShape {
    std::span<const JsonMember> members;
    UnknownKeys unknown = UnknownKeys::Refuse;
};

/// Everything in `node` that is not as `shape` has it, in file order. `field` names the node.
void check_shape(const JsonNode& node, const JsonShape& shape, const std::string& field,
                 std::vector<Finding>& findings);

/// True where `text` looks as `form` says. Only looks: "2021-02-31" is a Day here.
[[nodiscard]] bool matches(std::string_view text, TextForm form);

/// "a.b" of "a" and "b"; "b" where `parent` is empty.
[[nodiscard]] std::string member_of(const std::string& parent, std::string_view key);

/// Where the values of a Finding stand: completes it to a Problem.
struct FindingPlace {
    std::string file;
    std::int64_t record = 0;
    std::string id;
    const TextSlice* slice = nullptr;
};
[[nodiscard]] Problem problem_from(Finding finding, const FindingPlace& place);

}  // namespace kua
