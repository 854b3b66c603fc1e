#include "digest/sha256.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

TEST(Sha256, GivesTheDigestsOfTheStandardOneAfterAnother) {
    // FIPS 180-4, examples of NIST.
    const std::string abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    Sha256 hash;
    hash.add("a");
    hash.add("bc");
    EXPECT_EQ(hash.finish(), abc);
    hash.add("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq");
    EXPECT_EQ(hash.finish(), "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(hash.finish(), sha256_of(""));
    EXPECT_EQ(sha256_of("abc"), abc);
}

}  // namespace
}  // namespace kua
