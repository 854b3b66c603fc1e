#include "app/place_search.h"

#include "support/make_dataset.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

struct FindPlace : testing::Test {
    FindPlace() {
        data.places = {{{{"Almaty", "Алматы", "Алматы"}}, {"Alma-Ata"}, {76.9, 43.2}, "KZ", 0, 1977258, 1},
                       {{{"Oral", "Уральск", "Орал"}}, {"Uralsk"}, {51.4, 51.2}, "KZ", 1, 200000, 2},
                       {{{"Ust-Kamenogorsk", "Усть-Каменогорск", "Өскемен"}}, {}, {82.6, 49.9}, "KZ", 1, 300000, 2}};
    }
    std::vector<std::string> found(const std::string& text) const {
        std::vector<std::string> names;
        for (const PlaceHit& hit : PlaceSearch(data).find(text, 5)) names.push_back(hit.name.in(Lang::En));
        return names;
    }
    Dataset data = test::make_dataset({});
};

TEST_F(FindPlace, GoesByNamesInAnyLanguageAndCase) {
    EXPECT_EQ(found("ALM"), std::vector<std::string>{"Almaty"});
    EXPECT_EQ(found("урал"), std::vector<std::string>{"Oral"});
    EXPECT_EQ(found("өске"), std::vector<std::string>{"Ust-Kamenogorsk"});
    EXPECT_EQ(found("alma-a"), std::vector<std::string>{"Almaty"});
}

TEST_F(FindPlace, TakesTheBeginningOfAnyWordOfAName) {
    EXPECT_EQ(found("каменог"), std::vector<std::string>{"Ust-Kamenogorsk"});
    EXPECT_TRUE(found("lmaty").empty());
}

TEST_F(FindPlace, PutsNamesInUseBeforeOthers) {
    data.places = {{{{"Nur-Sultan", "Нур-Султан", "Нұр-Сұлтан"}}, {"Tselinograd"}, {71.4, 51.2}, "KZ", 0, 1136008, 1},
                   {{{"Old Town", "Старый", "Ескі"}}, {}, {70.0, 50.0}, "KZ", 0, 2000, 3},
                   {{{"Taraz", "Тараз", "Тараз"}}, {}, {71.4, 42.9}, "KZ", 0, 358000, 2}};
    EXPECT_EQ(found("t"), (std::vector<std::string>{"Taraz", "Nur-Sultan", "Old Town"}));
}

TEST_F(FindPlace, FindsNothingForNothing) {
    EXPECT_TRUE(found("").empty());
    EXPECT_TRUE(found("  ").empty());
}

TEST_F(FindPlace, GivesNoMoreThanAsked) { EXPECT_EQ(PlaceSearch(data).find("u", 0).size(), 0U); }

}  // namespace
}  // namespace kua
