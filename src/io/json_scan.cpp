#include "io/json_scan.h"

#include "core/problem.h"
#include "io/byte_source.h"
#include "io/json_length.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace kua {
namespace {

constexpr std::size_t block_bytes = std::size_t{4} << 20U;
constexpr std::size_t key_bytes = 4096;

bool is_space(int c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool ends_scalar(int c) { return c == ',' || c == '}' || c == ']' || c == ByteSource::end || is_space(c); }

std::string printable(int c) {
    if (c >= 0x20 && c < 0x7F) return std::string(1, static_cast<char>(c));
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned>(c) & 0xFFU;
    return std::string("0x") + digits[byte >> 4U] + digits[byte & 0xFU];
}

/// Some of the 256 bytes.
class ByteSet {
public:
    explicit constexpr ByteSet(std::string_view bytes) {
        for (const char c : bytes) has_[static_cast<unsigned char>(c)] = true;
    }
    [[nodiscard]] bool has(char c) const { return has_[static_cast<unsigned char>(c)]; }

private:
    std::array<bool, 256> has_{};
};

constexpr ByteSet structure("{}[]\"");    ///< what brackets and quotes are followed by
constexpr ByteSet text_ends("\"\\\n");   ///< what ends a text, or could

/// Copies bytes of the source into blocks that never move.
class Recorder {
public:
    explicit Recorder(std::deque<std::string>& blocks) : blocks_(blocks) {}

    void begin() {
        if (block_ == nullptr) add_block();
        start_ = block_->size();
    }
    void add(char c) {
        if (block_->size() == block_->capacity()) grow(1);
        block_->push_back(c);
    }
    void add(std::string_view run) {
        if (block_->capacity() - block_->size() < run.size()) grow(run.size());
        block_->append(run);
    }
    [[nodiscard]] std::size_t size() const { return block_->size() - start_; }
    [[nodiscard]] std::string_view finish() const { return std::string_view{*block_}.substr(start_); }

private:
    void add_block(std::size_t bytes = block_bytes) {
        block_ = &blocks_.emplace_back();
        block_->reserve(bytes);
    }
    /// Moves the piece that does not fit to a block of its own; what is finished stays where it is.
    void grow(std::size_t by_bytes) {
        const std::string piece{finish()};
        block_->resize(start_);
        add_block(std::max(block_bytes, 2 * (piece.size() + by_bytes)));
        *block_ += piece;
        start_ = 0;
    }

    std::deque<std::string>& blocks_;
    std::string* block_ = nullptr;   ///< the last one
    std::size_t start_ = 0;
};

/// Follows quotes and brackets. Each step gives false where the text cannot be followed; `error` then says why.
class Scanner {
public:
    Scanner(ByteSource& source, const JsonLimits& limits, const FeatureSink& sink, JsonCollection& out, std::deque<std::string>& blocks)
        : source_(source), limits_(limits), sink_(sink), out_(out), recorder_(blocks) {}

    bool collection() {
        source_.skip_byte_order_mark();
        skip_space();
        if (source_.peek() == 0 || source_.peek() == 0xFE || source_.peek() == 0xFF)
            return fail(msg("this is not UTF-8 text; save the file as UTF-8"));
        if (source_.peek() != '{')
            return unexpected(msg("\"{0}\" is not expected here: a GeoJSON file begins with {", next()));
        source_.skip();
        if (!list('}', [this] { return member(); })) return false;
        skip_space();
        if (source_.peek() != ByteSource::end) return fail(msg("more text after the end of the collection"));
        return !source_.was_cancelled() || fail({});
    }
    [[nodiscard]] const ScanDefect& defect() const { return defect_; }

private:
    bool fail(Message what) {
        defect_ = {{source_.line(), source_.column()}, std::move(what), source_.was_cancelled()};
        return false;
    }
    [[nodiscard]] std::string next() { return printable(source_.peek()); }
    /// Fails with `what`, unless there is no next byte at all.
    bool unexpected(Message what) {
        if (source_.failed()) return fail(msg("the file cannot be read any further"));
        if (source_.peek() == ByteSource::end) return fail(msg("the file breaks off here; it is not complete"));
        return fail(std::move(what));
    }
    void skip_space() {
        while (is_space(source_.peek())) source_.skip();
    }
    /// Takes what comes before any of the `stops`, as far as it is at hand, at most `most` bytes.
    void take_run(const ByteSet& stops, std::size_t most) {
        const std::string_view here = source_.at_hand().substr(0, most);
        const auto stop = std::find_if(here.begin(), here.end(), [&](char c) { return stops.has(c); });
        const std::string_view run = here.substr(0, static_cast<std::size_t>(stop - here.begin()));
        recorder_.add(run);
        source_.skip(run.size());
    }
    void take() {
        recorder_.add(static_cast<char>(source_.peek()));
        source_.skip();
    }

    /// The items of a list up to `close`, commas between them. The opening bracket is taken already.
    template <class Item>
    bool list(char close, const Item& item) {
        skip_space();
        if (source_.peek() == close) {
            source_.skip();
            return true;
        }
        while (true) {
            skip_space();
            if (!item()) return false;
            skip_space();
            const int c = source_.peek();
            if (c != ',' && c != close)
                return unexpected(msg("\"{0}\" is not expected here: wanted , or {1}", next(), std::string(1, close)));
            source_.skip();
            if (c == close) return true;
        }
    }

    bool member() {
        if (source_.peek() != '"')
            return unexpected(msg("\"{0}\" is not expected here: wanted a key in double quotes", next()));
        recorder_.begin();
        if (!string(key_bytes)) return false;
        const std::string_view quoted = recorder_.finish();
        std::string key{quoted.substr(1, quoted.size() - 2)};
        if (is_known(key)) return fail(msg("the key \"{0}\" stands twice in one object", shortened(key)));
        skip_space();
        if (source_.peek() != ':') return unexpected(msg("\"{0}\" is not expected here: wanted :", next()));
        source_.skip();
        skip_space();
        if (key == "features" && source_.peek() == '[') {
            source_.skip();
            out_.has_features = true;
            return list(']', [this] { return feature(); }) && hand_over();
        }
        const auto slice = value();
        if (slice) out_.members.emplace_back(std::move(key), *slice);
        return slice.has_value();
    }
    [[nodiscard]] bool is_known(const std::string& key) const {
        if (key == "features" && out_.has_features) return true;
        return std::any_of(out_.members.begin(), out_.members.end(), [&](const auto& m) { return m.first == key; });
    }
    bool feature() {
        if (handed_over_ + out_.features.size() >= limits_.features)
            return fail(msg("there are more than {0} records; no more are read", std::to_string(limits_.features)));
        const auto slice = value();
        if (slice) out_.features.push_back(*slice);
        return slice.has_value() && (!sink_ || out_.features.size() < block_features || hand_over());
    }
    /// Gives away the features found since, where somebody takes them.
    bool hand_over() {
        if (!sink_ || out_.features.empty()) return true;
        FeatureBlock block{handed_over_, std::exchange(out_.features, {})};
        out_.features.reserve(block_features);
        handed_over_ += block.features.size();
        if (sink_(out_, std::move(block))) return true;
        defect_ = {.was_cancelled = true};
        return false;
    }

    /// Any value, copied as it stands.
    std::optional<TextSlice> value() {
        TextSlice slice{{}, source_.line(), source_.column()};
        recorder_.begin();
        if (!follow_value()) return std::nullopt;
        slice.text = recorder_.finish();
        return slice;
    }
    /// Takes an object or list that is whole and at hand, as nearly all are, in one piece.
    bool take_at_hand() {
        const std::size_t most = std::min(limits_.value_bytes, limits_.string_bytes);
        const std::string_view here = source_.at_hand().substr(0, most);
        const std::size_t length = json_length(here, limits_.depth);
        if (length == 0) return false;
        recorder_.add(here.substr(0, length));
        source_.skip(length);
        return true;
    }
    bool follow_value() {
        if (take_at_hand()) return true;
        std::string open;  // closing brackets still to come
        do {
            const int c = source_.peek();
            if (recorder_.size() >= limits_.value_bytes)
                return fail(msg("one record or member is longer than {0} MB; nothing that large is read",
                                megabytes(limits_.value_bytes)));
            if (c == ByteSource::end) return unexpected({});
            if (c == '"') {
                if (!string(limits_.string_bytes)) return false;
            } else if (c == '{' || c == '[') {
                if (open.size() >= limits_.depth)
                    return fail(msg("brackets are nested more than {0} deep; nothing that deep is read",
                                    std::to_string(limits_.depth)));
                open.push_back(c == '{' ? '}' : ']');
                take();
            } else if (c == '}' || c == ']') {
                if (open.empty()) return unexpected(msg("\"{0}\" is not expected here: wanted a value", next()));
                if (open.back() != c)
                    return unexpected(
                        msg("\"{0}\" is not expected here: wanted {1}", next(), std::string(1, open.back())));
                open.pop_back();
                take();
            } else if (open.empty()) {
                if (!scalar()) return false;
            } else {
                take_run(structure, limits_.value_bytes - recorder_.size());
            }
        } while (!open.empty());
        return true;
    }
    bool scalar() {
        if (ends_scalar(source_.peek())) return unexpected(msg("\"{0}\" is not expected here: wanted a value", next()));
        while (!ends_scalar(source_.peek())) {
            if (recorder_.size() > key_bytes) return fail(msg("a number or word is too long"));
            take();
        }
        return true;
    }
    bool string(std::size_t limit) {
        take();
        const std::size_t start = recorder_.size();
        while (source_.peek() != '"') {
            if (source_.peek() == '\\') take();
            if (source_.peek() == ByteSource::end) return unexpected({});
            if (source_.peek() == '\n')
                return fail(msg(
                    "a text runs over the end of the line: its closing quote is missing, or a line end should be \\n"));
            const std::size_t length = recorder_.size() - start;
            if (length >= limit)
                return fail(msg("one text is longer than {0} bytes; nothing that long is read", std::to_string(limit)));
            take();
            take_run(text_ends, limit > length ? limit - length - 1 : 0);
        }
        take();
        return true;
    }
    static std::string megabytes(std::size_t bytes) { return std::to_string(bytes >> 20U); }

    ByteSource& source_;
    const JsonLimits& limits_;
    const FeatureSink& sink_;
    std::size_t handed_over_ = 0;
    JsonCollection& out_;
    Recorder recorder_;
    ScanDefect defect_;
};

}  // namespace

TextPlace place_in(const TextSlice& slice, std::size_t offset) {
    const std::string_view before = slice.text.substr(0, std::min(offset, slice.text.size()));
    const auto lines = std::count(before.begin(), before.end(), '\n');
    if (lines == 0) return {slice.line, slice.column + static_cast<std::int64_t>(before.size())};
    return {slice.line + lines, static_cast<std::int64_t>(before.size() - before.rfind('\n'))};
}

std::variant<JsonCollection, ScanDefect> scan_collection(std::istream& in, const JsonLimits& limits,
                                                         const ProgressShare& share, std::uint64_t size_bytes, const FeatureSink& sink) {
    JsonCollection out;
    ByteSource source(in, share, size_bytes);
    const auto blocks = std::make_shared<std::deque<std::string>>();
    out.blocks = blocks;
    Scanner scanner(source, limits, sink, out, *blocks);
    if (!scanner.collection()) return scanner.defect();
    out.sha256 = source.fingerprint();
    return out;
}

}  // namespace kua
