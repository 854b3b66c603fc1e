#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace kua {

/// True where `argument` names a headless command (render, count, check, info, verify, evidence, export).
[[nodiscard]] bool is_command(const std::string& argument);

/// Where the first argument looks like a command but is none, and no file, says so to `err` and gives the exit code.
[[nodiscard]] std::optional<int> refuse_unknown_command(const std::vector<std::string>& arguments, std::ostream& err);

/// Runs a headless command; `arguments` without the program's name. Results to `out`, errors to `err`, one line each.
/// Returns the exit code: 0 good, 1 bad data, 2 bad usage.
[[nodiscard]] int run_command(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err);

}  // namespace kua
