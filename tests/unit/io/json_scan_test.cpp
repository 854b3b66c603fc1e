#include "io/json_scan.h"

#include "digest/sha256.h"

#include <gtest/gtest.h>

#include <sstream>
#include <streambuf>

#include <sys/resource.h>

namespace kua {
namespace {

using Scan = std::variant<JsonCollection, ScanDefect>;

Scan scan(const std::string& text, const JsonLimits& limits = {}) {
    std::istringstream in(text);
    return scan_collection(in, limits);
}

std::string defect_in(const std::string& text, const JsonLimits& limits = {}) {
    const Scan result = scan(text, limits);
    const auto* defect = std::get_if<ScanDefect>(&result);
    if (defect == nullptr) return "none";
    return std::to_string(defect->place.line) + ":" + std::to_string(defect->place.column) + " " +
           in_english(defect->what);
}

/// A beginning, then one character over and over, made as it is read.
class EndlessBuffer : public std::streambuf {
public:
    EndlessBuffer(std::string beginning, char filler, std::uint64_t size)
        : text_(std::move(beginning)), filler_(filler), left_(size) {
        setg(text_.data(), text_.data(), text_.data() + text_.size());
    }
    [[nodiscard]] std::uint64_t left() const { return left_; }

protected:
    int_type underflow() override {
        if (left_ == 0) return traits_type::eof();
        text_.assign(std::min<std::uint64_t>(left_, 65536), filler_);
        left_ -= text_.size();
        setg(text_.data(), text_.data(), text_.data() + text_.size());
        return traits_type::to_int_type(text_.front());
    }

private:
    std::string text_;
    char filler_;
    std::uint64_t left_;
};

long peak_memory_kb() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

constexpr std::uint64_t two_gigabytes = std::uint64_t{2} << 30U;

TEST(ScanCollection, CutsOutFeaturesByteForByte) {
    const std::string text =
        "{\"type\": \"FeatureCollection\",\n \"features\": [\n  {\"a\": \"]}\\\"\"},\n  7, []\n ], \"z\": {\"k\": "
        "[1]}}";
    auto result = scan(text);
    const auto& collection = std::get<JsonCollection>(result);
    ASSERT_EQ(collection.features.size(), 3U);
    EXPECT_EQ(collection.features[0].text, "{\"a\": \"]}\\\"\"}");
    EXPECT_EQ(collection.features[0].line, 3);
    EXPECT_EQ(collection.features[0].column, 3);
    EXPECT_EQ(collection.features[1].text, "7");
    EXPECT_EQ(collection.features[2].line, 4);
    ASSERT_EQ(collection.members.size(), 2U);
    EXPECT_EQ(collection.members[0].first, "type");
    EXPECT_EQ(collection.members[1].second.text, "{\"k\": [1]}");
    EXPECT_EQ(collection.sha256, sha256_of(text));
}

TEST(ScanCollection, DigestsATextOfSeveralBlocksWhole) {
    for (const std::size_t blocks : {1U, 2U, 5U}) {   // of a MiB, digested beside the reading
        std::string text = R"({"features":[)";
        std::size_t features = 0;
        for (; text.size() < (blocks << 20U) + 1000; ++features) text += (features > 0 ? ",\n" : "") + std::string(R"({"id":")") + std::to_string(features) + R"("})";
        text += "]}";
        const Scan result = scan(text);
        const auto* const collection = std::get_if<JsonCollection>(&result);
        ASSERT_NE(collection, nullptr);
        EXPECT_EQ(collection->features.size(), features);
        EXPECT_EQ(collection->sha256, sha256_of(text));
    }
}

TEST(ScanCollection, KeepsLongTextsWholeAcrossItsBlocks) {
    std::string text = "{\"features\": [";
    std::vector<std::string> wanted;
    for (int i = 0; i < 5; ++i) {
        wanted.push_back("{\"" + std::to_string(i) + "\": \"" + std::string(1'500'000, static_cast<char>('a' + i)) +
                         "\"}");
        text += (i > 0 ? "," : "") + wanted.back();
    }
    auto result = scan(text + "]}");
    const auto& features = std::get<JsonCollection>(result).features;
    ASSERT_EQ(features.size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) EXPECT_TRUE(features[i].text == wanted[i]) << i;
}

TEST(ScanCollection, PassesOverAByteOrderMarkButNotOverGarbage) {
    EXPECT_EQ(defect_in("\xEF\xBB\xBF{}"), "none");
    EXPECT_EQ(defect_in("\xEF\xBB\xBFx{}"), "1:1 \"x\" is not expected here: a GeoJSON file begins with {");
    EXPECT_EQ(defect_in(std::string("\xFF\xFE{\0}\0", 6)), "1:1 this is not UTF-8 text; save the file as UTF-8");
    EXPECT_EQ(defect_in(std::string("\0{\0}", 4)), "1:1 this is not UTF-8 text; save the file as UTF-8");
}

TEST(ScanCollection, RefusesEveryBeginningOfAFile) {
    const std::string text = "{\"type\": \"FeatureCollection\", \"features\": [{\"a\": [1, {}]}, null], \"b\": -1}";
    for (std::size_t length = 0; length < text.size(); ++length)
        EXPECT_EQ(defect_in(text.substr(0, length)),
                  "1:" + std::to_string(length + 1) + " the file breaks off here; it is not complete");
    EXPECT_EQ(defect_in(text), "none");
}

TEST(ScanCollection, NamesLineAndColumnOfBrokenStructure) {
    EXPECT_EQ(defect_in("{\n \"a\" 1}"), "2:6 \"1\" is not expected here: wanted :");
    EXPECT_EQ(defect_in("{\"a\": [1, 2}}"), "1:12 \"}\" is not expected here: wanted ]");
    EXPECT_EQ(defect_in("{\"features\": [{} {}]}"), "1:18 \"{\" is not expected here: wanted , or ]");
    EXPECT_EQ(defect_in("{\"features\": [,]}"), "1:15 \",\" is not expected here: wanted a value");
    EXPECT_EQ(defect_in("{a: 1}"), "1:2 \"a\" is not expected here: wanted a key in double quotes");
    EXPECT_EQ(defect_in("{} {}"), "1:4 more text after the end of the collection");
    EXPECT_EQ(defect_in("[1]"), "1:1 \"[\" is not expected here: a GeoJSON file begins with {");
    EXPECT_EQ(defect_in("{\"a\": \"x\n\"}").substr(0, 28), "1:9 a text runs over the end");
}

TEST(ScanCollection, RefusesAMemberThatStandsTwice) {
    EXPECT_EQ(defect_in("{\"a\": 1, \"a\": 2}"), "1:13 the key \"a\" stands twice in one object");
    EXPECT_EQ(defect_in("{\"features\": [], \"features\": []}"),
              "1:28 the key \"features\" stands twice in one object");
}

TEST(ScanCollection, RefusesWhatIsBeyondItsLimits) {
    EXPECT_NE(defect_in("{\"features\": [" + std::string(100'000, '[')).find("nested more than 64 deep"),
              std::string::npos);
    EXPECT_NE(defect_in("{\"a\": \"0123456789\"}", {.string_bytes = 9}).find("one text is longer than 9 bytes"),
              std::string::npos);
    EXPECT_EQ(defect_in("{\"a\": \"0123456789\"}", {.string_bytes = 10}), "none");
    EXPECT_NE(defect_in("{\"features\": [[0,0,0,0,0,0]]}", {.value_bytes = 10}).find("one record or member is longer"),
              std::string::npos);
    EXPECT_NE(defect_in("{\"features\": [0, 0, 0]}", {.features = 2}).find("there are more than 2 records"),
              std::string::npos);
    EXPECT_NE(defect_in("{\"a\": " + std::string(10'000, '1') + "}").find("a number or word is too long"),
              std::string::npos);
    EXPECT_NE(defect_in("{\"" + std::string(10'000, 'k') + "\": 1}").find("one text is longer"), std::string::npos);
}

TEST(ScanCollection, GivesUpOnAHugeTextInBoundedMemory) {
    const long before = peak_memory_kb();
    for (const char* beginning :
         {"{\"features\": [{\"title\": \"", "{\"", "{\"x\": \"", "{\"features\": [[", "{\"x\": "}) {
        EndlessBuffer buffer(beginning, 'x', two_gigabytes);
        std::istream in(&buffer);
        const Scan result = scan_collection(in, {});
        ASSERT_TRUE(std::holds_alternative<ScanDefect>(result)) << beginning;
        EXPECT_GT(buffer.left(), two_gigabytes - (std::uint64_t{64} << 20U))
            << "read far beyond its limit: " << beginning;
    }
    EXPECT_LT(peak_memory_kb() - before, 600'000);
}

TEST(ScanCollection, StopsWhereTheUserCancels) {
    LoadProgress progress;
    progress.cancelled = true;
    std::istringstream in("{}");
    const Scan result = scan_collection(in, {}, {&progress});
    EXPECT_TRUE(std::get<ScanDefect>(result).was_cancelled);
}

TEST(ScanCollection, ReportsItsShareOfTheProgress) {
    LoadProgress progress;
    std::istringstream in("{\"a\": 1}");
    static_cast<void>(scan_collection(in, {}, {&progress, 0.25F, 0.75F}, 8));
    EXPECT_FLOAT_EQ(progress.fraction, 0.75F);
}

TEST(PlaceIn, CountsLinesAndColumnsFromTheSlicesOwnPlace) {
    const TextSlice slice{"ab\ncd", 10, 5};
    EXPECT_EQ(place_in(slice, 1).line, 10);
    EXPECT_EQ(place_in(slice, 1).column, 6);
    EXPECT_EQ(place_in(slice, 4).line, 11);
    EXPECT_EQ(place_in(slice, 4).column, 2);
}

TEST(ScanCollection, HandsOverFeaturesInBlocksWithWhatStandsBeforeThem) {
    std::string text = R"({"name":"x","features":[)";
    const std::size_t count = 2 * block_features + 5;
    for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : ",\n") + std::to_string(i);
    text += R"(],"late":1})";
    std::istringstream in(text);
    std::vector<std::string> features;
    std::vector<std::size_t> firsts;
    const Scan result = scan_collection(in, {}, {}, 0, [&](const JsonCollection& so_far, const FeatureBlock& block) {
        EXPECT_EQ(so_far.members.size(), 1U);
        firsts.push_back(block.first);
        for (const TextSlice& slice : block.features) {
            EXPECT_EQ(slice.line, static_cast<std::int64_t>(features.size() + 1));
            features.emplace_back(slice.text);
        }
        return true;
    });
    ASSERT_TRUE(std::holds_alternative<JsonCollection>(result));
    EXPECT_EQ(std::get<JsonCollection>(result).members.size(), 2U);
    EXPECT_TRUE(std::get<JsonCollection>(result).features.empty());
    EXPECT_EQ(firsts, (std::vector<std::size_t>{0, block_features, 2 * block_features}));
    ASSERT_EQ(features.size(), count);
    for (std::size_t i = 0; i < count; ++i) ASSERT_EQ(features[i], std::to_string(i));
}

TEST(ScanCollection, StopsWhereNoMoreFeaturesAreWanted) {
    std::istringstream in(R"({"features":[1,2,3]} and no JSON)");
    const Scan result = scan_collection(in, {}, {}, 0, [](const JsonCollection&, const FeatureBlock&) { return false; });
    ASSERT_TRUE(std::holds_alternative<ScanDefect>(result));
    EXPECT_TRUE(std::get<ScanDefect>(result).was_cancelled);
}

TEST(ScanCollection, CountsFeaturesThatWereHandedOver) {
    std::string text = R"({"features":[0)";
    for (std::size_t i = 0; i < block_features; ++i) text += ",1";
    std::istringstream in(text + "]}");
    const Scan result = scan_collection(in, {.features = block_features}, {}, 0, [](const JsonCollection&, const FeatureBlock&) { return true; });
    ASSERT_TRUE(std::holds_alternative<ScanDefect>(result));
}

}  // namespace
}  // namespace kua
