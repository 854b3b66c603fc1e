#pragma once

#include "core/result.h"

#include <optional>
#include <string>

namespace CLI {
class ParseError;
}

namespace kua {

/// What is wrong with a command line, in our own words, so that it can be translated.
[[nodiscard]] Error usage_error(const CLI::ParseError& wrong);

/// What to say of a first argument that looks like a command and is none, and no file either; nothing where it is an
/// option, a path or a file. Names the command that it is a slip of, if any.
[[nodiscard]] std::optional<Message> unknown_command(const std::string& argument);

}  // namespace kua
