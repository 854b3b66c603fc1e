#include "io/byte_source.h"

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>

namespace kua {
namespace {

constexpr std::size_t first_block_bytes = std::size_t{1} << 17U;   // nearly all files are no larger
constexpr std::size_t most_block_bytes = std::size_t{1} << 20U;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

ByteSource::ByteSource(std::istream& in, ProgressShare share, std::uint64_t size_bytes)
    : in_(in), share_(share), size_bytes_(size_bytes) {}

void ByteSource::skip(std::size_t count) {
    const char* const first = buffer_.data() + at_;
    const char* const last = first + count;
    const char* line = first;  // after the last line end
    while (const void* const next = std::memchr(line, '\n', static_cast<std::size_t>(last - line))) {
        line = static_cast<const char*>(next) + 1;
        ++line_;
    }
    column_ = (line == first ? column_ : 1) + (last - line);
    at_ += count;
}

void ByteSource::skip_byte_order_mark() {
    static_cast<void>(peek());
    if (std::string_view{buffer_.data(), filled_}.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
}

void ByteSource::refill() {
    at_ = filled_ = 0;
    cancelled_ = share_.is_cancelled();
    if (cancelled_) return;
    std::swap(buffer_, other_buffer_);
    if (buffer_.size() < most_block_bytes) buffer_.resize(read_bytes_ == 0 ? first_block_bytes : most_block_bytes);
    in_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    filled_ = static_cast<std::size_t>(in_.gcount());
    hash_beside();
    read_bytes_ += filled_;
    if (size_bytes_ > 0)
        share_.report(std::min(1.0, static_cast<double>(read_bytes_) / static_cast<double>(size_bytes_)));
}

/// A block that is full is digested while it is read and the next one is filled.
void ByteSource::hash_beside() {
    if (hashed_.valid()) hashed_.get();
    const std::string_view read{buffer_.data(), filled_};
    if (filled_ < most_block_bytes) return hash_.add(read);
    hashed_ = std::async(std::launch::async, [this, read] { hash_.add(read); });
}

std::string ByteSource::fingerprint() {
    if (hashed_.valid()) hashed_.get();
    return hash_.finish();
}

}  // namespace kua
