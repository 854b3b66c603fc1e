#include "scene/capitals.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

TEST(Capitals, AreMadeOfLatinWithAccents) {
    EXPECT_EQ(capitals("Almaty Region 7"), "ALMATY REGION 7");
    EXPECT_EQ(capitals("çéñöüÿ ăčđěğıłőřşťůžſ÷ß"), "ÇÉÑÖÜŸ ĂČĐĚĞIŁŐŘŞŤŮŽſ÷ß");
}

TEST(Capitals, AreMadeOfCyrillicAndItsKazakhLetters) {
    EXPECT_EQ(capitals("Алматинская область, щёки ѓ"), "АЛМАТИНСКАЯ ОБЛАСТЬ, ЩЁКИ Ѓ");
    EXPECT_EQ(capitals("әғқңөұүһі"), "ӘҒҚҢӨҰҮҺІ");
    EXPECT_EQ(capitals("ҷӯҳғӣ"), "ҶӮҲҒӢ");
}

TEST(Capitals, LeaveOtherLettersAlone) {
    EXPECT_EQ(capitals("中文 Ω ÀÉ ҚАЗАҚ"), "中文 Ω ÀÉ ҚАЗАҚ");
    EXPECT_EQ(capitals(""), "");
    EXPECT_EQ(capitals("a\xff\xd0"), "A\xff\xd0");
}

TEST(Sentences, EndBeforeACapitalOnly) {
    EXPECT_EQ(sentences("45 of 56 incidents. Not shown: 2."), (std::vector<std::string>{"45 of 56 incidents.", "Not shown: 2."}));
    EXPECT_EQ(sentences("2020 ж. 15 қазан – 2021 ж. қаңтар. Көрсетілмегені: 9. Әлі 1 бар."),
              (std::vector<std::string>{"2020 ж. 15 қазан – 2021 ж. қаңтар.", "Көрсетілмегені: 9.", "Әлі 1 бар."}));
    EXPECT_EQ(sentences("до 10 января 2021 г. включительно"), (std::vector<std::string>{"до 10 января 2021 г. включительно"}));
    EXPECT_TRUE(sentences("").empty());
    EXPECT_EQ(sentences("ends. "), (std::vector<std::string>{"ends. "}));
}

}  // namespace
}  // namespace kua
