#include "io/shape_text.h"

#include "core/ascii_lower.h"

#include <iconv.h>
#include <simdjson.h>

#include <algorithm>
#include <iterator>

namespace kua {
namespace {

constexpr const char* utf8_name = "UTF-8";
constexpr const char* cyrillic_name = "CP1251";
constexpr const char* latin_name = "ISO-8859-1";

unsigned byte_of(char c) { return static_cast<unsigned char>(c); }
bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return byte_of(c) < 0x80U; });
}

/// Length of the UTF-8 sequence that begins at `at`; 0 where none does.
std::size_t sequence_length(std::string_view text, std::size_t at) {
    const unsigned lead = byte_of(text[at]);
    if (lead < 0x80U) return 1;
    const std::size_t length = lead >= 0xC2U && lead < 0xE0U   ? 2
                               : lead >= 0xE0U && lead < 0xF0U ? 3
                               : lead >= 0xF0U && lead < 0xF5U ? 4
                                                               : 0;
    if (length == 0 || at + length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte_of(text[at + i]) & 0xC0U) != 0x80U) return 0;
    const unsigned second = byte_of(text[at + 1]);
    const bool is_overlong = (lead == 0xE0U && second < 0xA0U) || (lead == 0xF0U && second < 0x90U);
    const bool is_surrogate = lead == 0xEDU && second >= 0xA0U;
    const bool is_beyond = lead == 0xF4U && second >= 0x90U;
    return is_overlong || is_surrogate || is_beyond ? 0 : length;
}

/// Bytes of windows-1251 text come in words; accents of Latin text come one at a time.
bool looks_cyrillic(const std::vector<std::string_view>& texts) {
    std::size_t letters = 0;
    std::size_t others = 0;
    std::size_t runs = 0;
    for (const std::string_view text : texts) {
        bool in_run = false;
        for (const char c : text) {
            const unsigned byte = byte_of(c);
            const bool is_high = byte >= 0x80U;
            if (is_high) ++(byte >= 0xC0U || byte == 0xA8U || byte == 0xB8U ? letters : others);
            if (is_high && !in_run) ++runs;
            in_run = is_high;
        }
    }
    return letters >= 9 * others && letters >= 3 * runs;
}

/// A conversion to UTF-8; not `open` where the C library does not know the encoding.
class Converter {
public:
    explicit Converter(const std::string& encoding)
        : handle_(iconv_open(utf8_name, encoding.c_str())), open(handle_ != failed()) {}
    ~Converter() {
        if (open) iconv_close(handle_);
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    std::optional<std::string> operator()(std::string_view bytes) const {
        constexpr std::size_t longest_sequence = 4;
        std::string in(bytes);
        std::string out(longest_sequence * bytes.size(), '\0');
        char* from = in.data();
        char* to = out.data();
        std::size_t from_left = in.size();
        std::size_t to_left = out.size();
        constexpr auto wrong = static_cast<std::size_t>(-1);
        if (iconv(handle_, &from, &from_left, &to, &to_left) == wrong) return std::nullopt;
        out.resize(out.size() - to_left);
        return out;
    }

private:
    static iconv_t failed() { return reinterpret_cast<iconv_t>(-1); }
    iconv_t handle_;

public:
    const bool open;
};

bool is_utf8_name(std::string name) {
    std::erase_if(name, [](char c) { return c == '-' || c == '_'; });
    name = ascii_lower(name);
    return name == "utf8" || name == "65001";
}

/// An encoding other than UTF-8 that can be read.
bool is_usable(const std::string& encoding) {
    return !encoding.empty() && !is_utf8_name(encoding) && Converter(encoding).open;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
    constexpr std::size_t long_bytes = 64;   // from there on simdjson is the faster
    if (bytes.size() >= long_bytes) return simdjson::validate_utf8(bytes.data(), bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t length = sequence_length(bytes, at);
        if (length == 0) return false;
        at += length;
    }
    return true;
}

std::string mended_utf8(std::string_view bytes) {
    std::string out;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t length = sequence_length(bytes, at);
        if (length == 0) {
            out += "\xEF\xBF\xBD";
            ++at;
        } else {
            out += bytes.substr(at, length);
            at += length;
        }
    }
    return out;
}

ChosenEncoding choose_encoding(const std::vector<std::string_view>& texts, const StatedEncoding& stated) {
    std::vector<std::string_view> telling;
    std::copy_if(texts.begin(), texts.end(), std::back_inserter(telling), [](auto text) { return !is_ascii(text); });
    if (telling.empty()) return {utf8_name, {}};
    const bool by_cpg = !stated.from_cpg.empty();
    if (std::all_of(telling.begin(), telling.end(), is_utf8)) {
        if (by_cpg && !is_utf8_name(stated.name))
            return {utf8_name, msg("the .cpg says {0}, but the text is UTF-8 and was read as such", stated.from_cpg)};
        return {utf8_name, {}};
    }
    // Without a .cpg, ISO 8859-1 is only what an unset or "ANSI" language driver byte stands for.
    if (is_usable(stated.name) && (by_cpg || stated.name != latin_name)) return {stated.name, {}};
    const char* taken = looks_cyrillic(telling) ? cyrillic_name : latin_name;
    if (by_cpg)
        return {taken, msg("the .cpg says {0}, but the text is not in it; read as {1}, which is a guess: put the right "
                           "encoding into the .cpg",
                           stated.from_cpg, taken)};
    return {taken, msg("no encoding is stated and the text is not UTF-8; read as {0}, which is a guess: add a .cpg "
                       "with the right encoding",
                       taken)};
}

std::optional<std::string> as_utf8(std::string_view bytes, const std::string& encoding) {
    if (encoding == utf8_name) {
        if (!is_utf8(bytes)) return std::nullopt;
        return std::string(bytes);
    }
    if (is_ascii(bytes)) return std::string(bytes);
    const Converter convert(encoding);
    return convert.open ? convert(bytes) : std::nullopt;
}

}  // namespace kua
