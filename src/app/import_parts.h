#pragma once

#include "app/app_state.h"

#include <string>
#include <vector>

namespace kua {

// What the import dialog shows and edits of a profile. All of it edits the dialog and nothing else.

/// A part of an incident that a column can be chosen for.
struct ImportPart {
    std::string id;     ///< key of the profile; "killed" … for a count; "codes.type"
    std::string label;  ///< English, a text of the catalogue
};
[[nodiscard]] const std::vector<ImportPart>& import_parts();

/// The column that a part is read from; empty where none is.
[[nodiscard]] std::string column_of(const ImportProfile& profile, const ImportPart& part);
/// Reads `part` from `column` from now on; from none where it is empty.
void choose_column(ImportDialog& dialog, const ImportPart& part, const std::string& column);

/// The words of a column, most frequent first; of more than 500 different ones some.
[[nodiscard]] std::vector<ImportWord> words_of(const ImportCells& table, const std::string& column);
/// Reads types from `column` from now on: each word is the type of `vocabulary` that has it for its code or label, in any
/// language, else "other", until somebody says better.
void choose_type_column(ImportDialog& dialog, const std::string& column, const Vocabulary& vocabulary);
/// `word` means the type with this code.
void map_word(ImportDialog& dialog, const std::string& word, const std::string& type);
/// What `word` means; "other" where nothing is said.
[[nodiscard]] std::string type_of_word(const ImportProfile& profile, const std::string& word);

/// The word that holds for all rows where no column tells; empty: none does.
[[nodiscard]] std::string word_for_all(const ImportField& field);
void choose_word(ImportDialog& dialog, ImportField& field, const std::string& word);

/// A first value of a column, to know it by.
[[nodiscard]] std::string sample_of(const ImportCells& table, const std::string& column);

/// Begins to read `file` for an import; the dialog opens.
void begin_import(AppState& state, const std::filesystem::path& file);
/// True for files that are imported before they can be shown: tables by their ending, a .json by what it begins with.
[[nodiscard]] bool wants_import(const std::filesystem::path& file);
/// Endings of such files.
[[nodiscard]] const std::vector<std::string_view>& import_endings();

/// True where the import can be written as it is: nothing refused, or refused rows may be left out.
[[nodiscard]] bool may_write(const ImportDialog& dialog);

/// What a row would become, in one line and in the words of `vocabulary`.
[[nodiscard]] std::string record_line(const RecordDetail& record, const Vocabulary& vocabulary, const Catalogue& text);

}  // namespace kua
