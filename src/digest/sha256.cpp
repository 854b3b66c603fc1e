#include "digest/sha256.h"

#include <openssl/evp.h>

#include <array>
#include <cassert>

namespace kua {

struct Sha256::Impl {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
};

namespace {

/// Looked up once: OpenSSL takes longer to find an algorithm by its name than to digest a record with it.
const EVP_MD* algorithm() {
    static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> found{EVP_MD_fetch(nullptr, "SHA256", nullptr), &EVP_MD_free};
    return found.get();
}

}  // namespace

Sha256::Sha256() : impl_(std::make_unique<Impl>()) {
    const int started = EVP_DigestInit_ex(impl_->context.get(), algorithm(), nullptr);
    assert(started == 1);
    static_cast<void>(started);
}
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) { EVP_DigestUpdate(impl_->context.get(), bytes.data(), bytes.size()); }

std::string Sha256::finish() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_DigestFinal_ex(impl_->context.get(), digest.data(), &size);
    EVP_DigestInit_ex(impl_->context.get(), nullptr, nullptr);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(std::size_t{2} * size);
    for (unsigned i = 0; i < size; ++i) {
        text += digits[digest[i] >> 4U];
        text += digits[digest[i] & 0xFU];
    }
    return text;
}

std::string sha256_of(std::string_view bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.finish();
}

}  // namespace kua
