#pragma once

#include "core/message.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kua {

/// How the text of a .dbf is encoded, as far as its files say.
struct StatedEncoding {
    std::string from_cpg;  ///< what the .cpg file says, for the reader; empty where there is none
    std::string name;      ///< the encoding by the .cpg, else by the language driver byte of the .dbf; may be empty
};

/// The encoding to read texts with, and what is to be said about it.
struct ChosenEncoding {
    std::string name;                ///< for iconv; "UTF-8" takes bytes as they are
    std::optional<Message> finding;  ///< set where what is stated is not what is there
};

/// Decides by the bytes of all texts together: valid UTF-8 is UTF-8 whatever is stated; a stated single-byte encoding
/// is believed; text that is neither is read as windows-1251 where its bytes look Cyrillic, else as ISO 8859-1, and
/// that is said.
[[nodiscard]] ChosenEncoding choose_encoding(const std::vector<std::string_view>& texts, const StatedEncoding& stated);

/// `bytes` in `encoding` as UTF-8; nothing where a byte has no meaning there.
[[nodiscard]] std::optional<std::string> as_utf8(std::string_view bytes, const std::string& encoding);

/// True for well-formed UTF-8 (RFC 3629).
[[nodiscard]] bool is_utf8(std::string_view bytes);

/// `bytes` with every byte that is not part of well-formed UTF-8 replaced by U+FFFD.
[[nodiscard]] std::string mended_utf8(std::string_view bytes);

}  // namespace kua
