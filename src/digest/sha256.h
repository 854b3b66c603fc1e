#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace kua {

/// SHA-256 of bytes that come piece by piece (FIPS 180-4, through OpenSSL).
class Sha256 {
public:
    Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;
    ~Sha256();

    void add(std::string_view bytes);
    /// 64 hexadecimal digits, lower case. What is added after it makes another digest.
    [[nodiscard]] std::string finish();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// SHA-256 of `bytes`, hexadecimal.
[[nodiscard]] std::string sha256_of(std::string_view bytes);

}  // namespace kua
