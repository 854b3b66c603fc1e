#pragma once

#include <algorithm>
#include <array>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>

namespace kua::test {

/// The seed of this run: KUA_FUZZ_SEED, else always the same one.
inline unsigned fuzz_seed() {
    const char* text = std::getenv("KUA_FUZZ_SEED");
    return text != nullptr ? static_cast<unsigned>(std::strtoul(text, nullptr, 10)) : 20210110U;
}

/// How many inputs to try: KUA_FUZZ_RUNS, else `usual`.
inline int fuzz_runs(int usual) {
    const char* text = std::getenv("KUA_FUZZ_RUNS");
    return text != nullptr ? std::atoi(text) : usual;
}

/// A number from 0 up to, not including, `end`.
inline std::size_t below(std::mt19937& random, std::size_t end) { return end == 0 ? 0 : std::uniform_int_distribution<std::size_t>(0, end - 1)(random); }

/// `bytes` with one small damage.
inline std::string damaged(std::string bytes, std::mt19937& random) {
    constexpr std::array<std::string_view, 18> pieces{"{", "}", "[", "]", ",", ":", "\"", "null", "-1", "1e999", "NaN", "\\u0000", "\xFF", "\n", "0", "\"id\":", "\\ud800", "2021-02-30"};
    const std::size_t at = below(random, bytes.size());
    const std::size_t length = std::min(bytes.size() - at, 1 + below(random, 40));
    switch (below(random, 6)) {
        case 0: bytes[at] = static_cast<char>(below(random, 256)); break;
        case 1: bytes.erase(at, length); break;
        case 2: bytes.insert(at, bytes.substr(at, length)); break;
        case 3: bytes.insert(at, pieces[below(random, pieces.size())]); break;
        case 4: bytes.resize(at); break;
        case 5: bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1U << below(random, 8))); break;
    }
    return bytes;
}

}  // namespace kua::test
