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

}  // namespace
}  // namespace kua
