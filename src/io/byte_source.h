#pragma once

#include "digest/sha256.h"
#include "io/json_scan.h"

#include <cstdint>
#include <future>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

namespace kua {

/// Reads a stream byte by byte in large blocks, knows line and column, and hashes what it reads. Borrows the stream.
class ByteSource {
public:
    static constexpr int end = -1;

    ByteSource(std::istream& in, ProgressShare share, std::uint64_t size_bytes);

    /// The next byte, 0 to 255, without taking it; `end` at the end of the stream or where the load was cancelled.
    [[nodiscard]] int peek() {
        if (at_ == filled_) refill();
        return at_ == filled_ ? end : static_cast<unsigned char>(buffer_[at_]);
    }
    /// Takes the byte that `peek` gave. Pre: it was not `end`.
    void skip() {
        if (buffer_[at_] == '\n') {
            ++line_;
            column_ = 0;
        }
        ++column_;
        ++at_;
    }
    /// Bytes that can be taken without reading on, from the next one; empty only at the end.
    [[nodiscard]] std::string_view at_hand() {
        return peek() == end ? std::string_view{} : std::string_view{buffer_.data() + at_, filled_ - at_};
    }
    /// Takes so many of the bytes at hand.
    void skip(std::size_t count);
    /// Takes the three bytes of a UTF-8 byte order mark if the stream begins with one.
    void skip_byte_order_mark();

    [[nodiscard]] std::int64_t line() const { return line_; }
    [[nodiscard]] std::int64_t column() const { return column_; }
    [[nodiscard]] bool was_cancelled() const { return cancelled_; }
    [[nodiscard]] bool failed() const { return in_.bad(); }
    /// SHA-256 of everything read. Call once, last.
    [[nodiscard]] std::string fingerprint();

private:
    void refill();
    void hash_beside();

    std::istream& in_;
    ProgressShare share_;
    std::uint64_t size_bytes_;
    std::uint64_t read_bytes_ = 0;
    std::vector<char> buffer_;
    std::vector<char> other_buffer_;  ///< what was read before, while another thread may still digest it
    std::size_t at_ = 0;
    std::size_t filled_ = 0;
    std::int64_t line_ = 1;
    std::int64_t column_ = 1;
    bool cancelled_ = false;
    Sha256 hash_;
    std::future<void> hashed_;        ///< the last that another thread digests; gone before what it uses
};

}  // namespace kua
