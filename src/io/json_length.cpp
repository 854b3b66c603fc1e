#include "io/json_length.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace kua {
namespace {

constexpr std::size_t most_levels = 64;
constexpr std::size_t block_bytes = 64;

/// Follows the brackets of one value and the quotes that hide some of them.
class Follower {
public:
    explicit Follower(std::size_t deepest) : deepest_(std::min(deepest, most_levels)) {}

    enum class Step : std::uint8_t { GoesOn, Ends, IsBad };

    Step take(char c) {
        if (is_escaped_) {
            is_escaped_ = false;
            return c == '\n' ? Step::IsBad : Step::GoesOn;
        }
        if (in_text_) {
            in_text_ = c != '"';
            is_escaped_ = c == '\\';
            return c == '\n' ? Step::IsBad : Step::GoesOn;
        }
        if (c == '"') in_text_ = true;
        return c == '{' || c == '[' || c == '}' || c == ']' ? bracket(c) : Step::GoesOn;
    }
    /// A bracket outside texts.
    Step bracket(char c) {
        if (c == '{' || c == '[') {
            if (depth_ == deepest_) return Step::IsBad;
            ++depth_;
            objects_ = objects_ << 1U | (c == '{' ? 1U : 0U);
            return Step::GoesOn;
        }
        if (depth_ == 0 || (objects_ & 1U) != (c == '}' ? 1U : 0U)) return Step::IsBad;
        objects_ >>= 1U;
        return --depth_ == 0 ? Step::Ends : Step::GoesOn;
    }
    [[nodiscard]] bool in_text() const { return in_text_; }
    [[nodiscard]] bool is_escaped() const { return is_escaped_; }
    void set_in_text(bool in_text) { in_text_ = in_text; }

private:
    std::size_t deepest_;
    std::uint64_t objects_ = 0;  ///< a bit for each open bracket, the innermost lowest: set for {
    std::size_t depth_ = 0;
    bool in_text_ = false;
    bool is_escaped_ = false;
};

#ifdef __SSE2__

/// Which of 64 bytes are these, a bit each, the first one lowest.
struct BlockMasks {
    std::uint64_t quotes = 0, brackets = 0, backslashes = 0, line_ends = 0;

    explicit BlockMasks(const char* bytes) {
        const auto bits = [](__m128i equal) { return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(equal))); };
        const __m128i case_bit = _mm_set1_epi8(0x20);   // [ and { differ in this bit alone, ] and } as well
        for (unsigned part = 0; part < 4; ++part) {
            __m128i v;
            std::memcpy(&v, bytes + 16 * part, sizeof v);
            const __m128i folded = _mm_or_si128(v, case_bit);
            const unsigned shift = 16 * part;
            quotes |= bits(_mm_cmpeq_epi8(v, _mm_set1_epi8('"'))) << shift;
            brackets |= bits(_mm_or_si128(_mm_cmpeq_epi8(folded, _mm_set1_epi8('{')), _mm_cmpeq_epi8(folded, _mm_set1_epi8('}')))) << shift;
            backslashes |= bits(_mm_cmpeq_epi8(v, _mm_set1_epi8('\\'))) << shift;
            line_ends |= bits(_mm_cmpeq_epi8(v, _mm_set1_epi8('\n'))) << shift;
        }
    }
};

/// For each bit whether an odd number of bits is set up to it.
std::uint64_t parity_up_to(std::uint64_t bits) {
    for (unsigned shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
    return bits;
}

/// Takes whole blocks up to the one where the value ends or something is bad, which it leaves, as it leaves one with escapes.
/// Gives how many bytes it took.
std::size_t take_block(Follower& follower, const char* bytes, Follower::Step& step, std::size_t& ends_at) {
    const BlockMasks masks(bytes);
    if (masks.backslashes != 0 || follower.is_escaped()) return 0;
    const std::uint64_t in_text = parity_up_to(masks.quotes) ^ (follower.in_text() ? ~std::uint64_t{0} : 0U);
    if ((masks.line_ends & in_text) != 0) return 0;
    for (std::uint64_t brackets = masks.brackets & ~in_text; brackets != 0; brackets &= brackets - 1) {
        const auto at = static_cast<std::size_t>(std::countr_zero(brackets));
        step = follower.bracket(bytes[at]);
        ends_at = at;
        if (step != Follower::Step::GoesOn) return block_bytes;
    }
    follower.set_in_text((in_text >> 63U) != 0);
    return block_bytes;
}

#endif

}  // namespace

std::size_t json_length(std::string_view text, std::size_t deepest) {
    using Step = Follower::Step;
    if (text.empty() || (text.front() != '{' && text.front() != '[')) return 0;
    Follower follower(deepest);
    Step step = Step::GoesOn;
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t end = std::min(text.size(), at + block_bytes);
#ifdef __SSE2__
        std::size_t ends_at = 0;
        if (end - at == block_bytes && take_block(follower, text.data() + at, step, ends_at) > 0) {
            if (step != Step::GoesOn) return step == Step::Ends ? at + ends_at + 1 : 0;
            at = end;
            continue;
        }
#endif
        for (; at < end; ++at) {
            step = follower.take(text[at]);
            if (step != Step::GoesOn) return step == Step::Ends ? at + 1 : 0;
        }
    }
    return 0;
}

}  // namespace kua
