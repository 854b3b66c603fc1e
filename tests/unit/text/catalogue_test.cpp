#include "text/catalogue.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include <unistd.h>

namespace kua {
namespace {

namespace fs = std::filesystem;

/// A catalogue made from `po` with msgfmt, in a folder that goes away with the test.
class MadeCatalogue : public testing::Test {
protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() / ("kua-catalogue-" + std::to_string(::getpid()));
        fs::create_directories(folder_ / "ru" / "LC_MESSAGES");
    }
    void TearDown() override { fs::remove_all(folder_); }

    Catalogue russian(const std::string& entries) {
        std::ofstream(folder_ / "ru.po") << "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                                            "\"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && "
                                            "n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n\"\n\n"
                                         << entries;
        const std::string command = "msgfmt -o '" + (folder_ / "ru/LC_MESSAGES/kua.mo").string() + "' '" + (folder_ / "ru.po").string() + "'";
        EXPECT_EQ(std::system(command.c_str()), 0);
        auto made = Catalogue::load(folder_, Lang::Ru);
        EXPECT_TRUE(made) << in_english(made.error());
        return *made;
    }

    fs::path folder_;
};

TEST(Catalogue, SpeaksEnglishWithoutFiles) {
    const Catalogue text;
    EXPECT_EQ(text("Undo"), "Undo");
    EXPECT_EQ(text(msg("at {1}, {0}", "a", "b")), "at b, a");
    EXPECT_EQ(text(msg_n("{0} incident", "{0} incidents", 1)), "1 incident");
    EXPECT_EQ(text(msg_n("{0} incident", "{0} incidents", 0)), "0 incidents");
}

TEST(Catalogue, PartsLargeNumbersThatDecideAPluralForm) {
    const Catalogue text;
    EXPECT_EQ(text(msg_n("{0} record", "{0} records", 296831)), "296,831 records");
    EXPECT_EQ(text(msg_n("{0} record", "{0} records", 1)), "1 record");
    EXPECT_EQ(text(msg_n("{0} of {1} record", "{0} of {1} records", 4000, std::string("x"))), "4,000 of x records");
}

TEST(Catalogue, NamesAMissingFileAndTheRemedy) {
    const auto made = Catalogue::load("/nowhere", Lang::Kk);
    ASSERT_FALSE(made);
    EXPECT_NE(in_english(made.error()).find("/nowhere/kk/LC_MESSAGES/kua.mo"), std::string::npos);
}

TEST_F(MadeCatalogue, TranslatesWithItsPluralForms) {
    const Catalogue text = russian("msgid \"{0} incident\"\nmsgid_plural \"{0} incidents\"\nmsgstr[0] \"{0} случай\"\n"
                                   "msgstr[1] \"{0} случая\"\nmsgstr[2] \"{0} случаев\"\n");
    EXPECT_EQ(text(msg_n("{0} incident", "{0} incidents", 21)), "21 случай");
    EXPECT_EQ(text(msg_n("{0} incident", "{0} incidents", 3)), "3 случая");
    EXPECT_EQ(text(msg_n("{0} incident", "{0} incidents", 11)), "11 случаев");
}

TEST_F(MadeCatalogue, FallsBackToEnglishForAnUntranslatedText) {
    const Catalogue text = russian("msgid \"Undo\"\nmsgstr \"Отменить\"\n");
    EXPECT_EQ(text("Undo"), "Отменить");
    EXPECT_EQ(text("Redo"), "Redo");
}

TEST_F(MadeCatalogue, DoesNotFollowTheProcessLocale) {
    const Catalogue text = russian("msgid \"Undo\"\nmsgstr \"Отменить\"\n");
    ::setenv("LANGUAGE", "de", 1);
    ::setenv("LC_ALL", "C", 1);
    EXPECT_EQ(text("Undo"), "Отменить");
}

TEST_F(MadeCatalogue, ReportsADamagedFile) {
    std::ofstream(folder_ / "ru/LC_MESSAGES/kua.mo") << "not a catalogue";
    const auto made = Catalogue::load(folder_, Lang::Ru);
    ASSERT_FALSE(made);
    EXPECT_NE(in_english(made.error()).find("cannot be read"), std::string::npos);
}

}  // namespace
}  // namespace kua
