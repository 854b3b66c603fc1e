#pragma once

#include "core/language.h"
#include "core/result.h"
#include "io/json_scan.h"
#include "io/json_shape.h"
#include "io/json_tree.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace kua {

/// A small JSON file as a whole.
struct JsonDocument {
    std::string file;
    std::string text;
    JsonNode root;
    Arena arena;  ///< of the tree
};

/// Reads a JSON file of at most 16 MiB. An Error, with line and column, where it is not JSON (see parse_json).
[[nodiscard]] Result<JsonDocument> read_json_document(const std::filesystem::path& file);

/// Appends what `check_shape` finds in the document to `problems`; true where it found nothing.
[[nodiscard]] bool check_document(const JsonDocument& document, const JsonShape& shape, std::vector<Problem>& problems);

/// The string at `key`, and the strings of the list there; nothing where there is none.
[[nodiscard]] std::string text_at(const JsonNode& node, std::string_view key);
[[nodiscard]] std::vector<std::string> strings_at(const JsonNode& node, std::string_view key);

/// A text of the format: a plain string is taken as English, languages other than en, ru, kk are left out.
[[nodiscard]] LocalText local_text(const JsonNode* node);

}  // namespace kua
