#include "core/xml_text.h"

#include <gtest/gtest.h>

#include <random>

namespace kua {
namespace {

TEST(XmlText, EscapesMarkup) {
    EXPECT_EQ(xml_text("<script>\"a\" & 'b'</script>"), "&lt;script&gt;&quot;a&quot; &amp; &apos;b&apos;&lt;/script&gt;");
    EXPECT_EQ(xml_text("Қызылорда облысы"), "Қызылорда облысы");
}

TEST(XmlText, ReplacesWhatXmlHasNoPlaceFor) {
    EXPECT_EQ(xml_text(std::string_view("a\0b\x1b" "c", 5)), "a\xEF\xBF\xBD" "b\xEF\xBF\xBD" "c");
    EXPECT_EQ(xml_text("\xFF\xC3"), "\xEF\xBF\xBD\xEF\xBF\xBD");
    EXPECT_EQ(xml_text("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD") << "half of a surrogate pair";
    EXPECT_EQ(xml_text("\xC0\xBC"), "\xEF\xBF\xBD\xEF\xBF\xBD") << "a long form of <";
    EXPECT_EQ(xml_text("a\tb\nc"), "a\tb\nc");
}

TEST(XmlText, LeavesOutMarksThatTurnTheDirection) {
    EXPECT_EQ(xml_text("a\u202Eb\u2066c\u200Fd"), "abcd");
}

TEST(XmlText, ComesBack) {
    EXPECT_EQ(from_xml_text(xml_text("{\"a\": \"<&'>\"}")), "{\"a\": \"<&'>\"}");
    EXPECT_EQ(from_xml_text("&#65;&#x49A;&unknown;&#xFFFFFFFF;&"), "A\u049A&unknown;&#xFFFFFFFF;&");
}

TEST(XmlText, GivesNoMarkupWhateverTheBytes) {
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    for (int round = 0; round < 2000; ++round) {
        std::string bytes(random() % 40, '\0');
        for (char& c : bytes) c = static_cast<char>(random());
        const std::string out = xml_text(bytes);
        EXPECT_EQ(out.find_first_of("<>\"'"), std::string::npos);
        EXPECT_EQ(xml_text(from_xml_text(out)), out) << "a second time it changes nothing";
    }
}

}  // namespace
}  // namespace kua
