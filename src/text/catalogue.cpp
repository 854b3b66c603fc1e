#include "text/catalogue.h"

#include "text/numbers.h"

#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>

#include <fstream>
#include <iterator>
#include <locale>
#include <stdexcept>
#include <vector>

namespace kua {
namespace {

using Messages = boost::locale::message_format<char>;

std::vector<char> bytes_of(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return {};
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

boost::locale::gnu_gettext::messages_info catalogue_info(const std::filesystem::path& folder, Lang lang) {
    boost::locale::gnu_gettext::messages_info info;
    info.language = std::string(code(lang));
    info.encoding = "UTF-8";
    info.domains = {boost::locale::gnu_gettext::messages_info::domain("kua")};
    info.paths = {folder.string()};
    info.callback = [](const std::string& file, const std::string&) { return bytes_of(file); };
    return info;
}

}  // namespace

/// A locale used as the owner of one facet of messages; English has none.
struct Catalogue::Impl {
    Lang lang = Lang::En;
    std::locale holder = std::locale::classic();
    const Messages* messages = nullptr;

    [[nodiscard]] std::string pattern(const Message& message) const {
        if (messages != nullptr) {
            const char* found = message.plural.empty()
                                    ? messages->get(0, nullptr, message.id.c_str())
                                    : messages->get(0, nullptr, message.id.c_str(), static_cast<int>(message.n % 1000000));
            if (found != nullptr) return found;
        }
        return message.plural.empty() || message.n == 1 ? message.id : message.plural;
    }
};

Catalogue::Catalogue() : impl_(std::make_shared<Impl>()) {}

Result<Catalogue> Catalogue::load(const std::filesystem::path& folder, Lang lang) {
    Catalogue catalogue;
    if (lang == Lang::En) return catalogue;
    const auto file = folder / code(lang) / "LC_MESSAGES" / "kua.mo";
    if (!std::filesystem::exists(file))
        return Error{file.string(), msg("the translation is missing; build the target \"catalogues\" or install Kua again")};
    auto impl = std::make_shared<Impl>();
    impl->lang = lang;
    try {
        impl->holder = std::locale(std::locale::classic(),
                                   boost::locale::gnu_gettext::create_messages_facet<char>(catalogue_info(folder, lang)));
    } catch (const std::runtime_error& damaged) {
        return Error{file.string(), msg("the translation cannot be read ({0}); build the target \"catalogues\" again", damaged.what())};
    }
    impl->messages = &std::use_facet<Messages>(impl->holder);
    catalogue.impl_ = std::move(impl);
    return catalogue;
}

Lang Catalogue::lang() const { return impl_->lang; }

std::string Catalogue::operator()(const Message& message) const {
    const bool leads_with_its_number = !message.plural.empty() && !message.args.empty() && message.args.front() == std::to_string(message.n);
    if (!leads_with_its_number) return filled(impl_->pattern(message), message.args);
    std::vector<std::string> args = message.args;
    args.front() = number_text(message.n, lang());
    return filled(impl_->pattern(message), args);
}

std::string Catalogue::operator()(std::string_view english) const { return impl_->pattern(Message{std::string(english), {}, {}, 0}); }

std::string Catalogue::operator()(const Error& error) const {
    const std::string what = (*this)(error.what);
    return error.where.empty() ? what : error.where + ": " + what;
}

}  // namespace kua
