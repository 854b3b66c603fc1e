#pragma once

#include "cli/commands.h"
#include "session/released_records.h"
#include "write/atomic_file.h"

namespace kua {

/// What a view shows of data that may leave, with its records' words.
struct ShownRecords {
    ViewState view;
    ReleasedRecords records;
};

/// Loads, checks, releases and selects; prints problems as open_and_report does.
[[nodiscard]] Result<ShownRecords> shown_records(const RecordsOptions& options, const Catalogue& text, Streams streams);

/// Writes the file and says so; gives the exit code.
int write_and_report(const std::string& file, std::string_view bytes, const Catalogue& text, Streams streams,
                     FileAccess access = FileAccess::Usual);

}  // namespace kua
