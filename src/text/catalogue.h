#pragma once

#include "core/language.h"
#include "core/message.h"
#include "core/result.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace kua {

/// Every string of window, command line and figure, in the reader's language. Independent of the process's locale.
/// English is the key itself, so a catalogue works without files; a missing translation falls back to English.
class Catalogue {
public:
    /// English only; needs no file.
    Catalogue();
    /// Reads `folder`/{ru,kk}/LC_MESSAGES/kua.mo. An Error where one is missing or damaged.
    static Result<Catalogue> load(const std::filesystem::path& folder, Lang lang);

    [[nodiscard]] Lang lang() const;
    [[nodiscard]] std::string operator()(const Message& message) const;
    /// A fixed text; short for (*this)(msg(english)).
    [[nodiscard]] std::string operator()(std::string_view english) const;
    /// "place: what is wrong".
    [[nodiscard]] std::string operator()(const Error& error) const;

private:
    struct Impl;
    std::shared_ptr<const Impl> impl_;
};

}  // namespace kua
