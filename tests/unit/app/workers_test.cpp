#include "app/workers.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

struct StartUp : testing::Test {
    AppState state;
    Catalogue text;
    Workers workers;

    void SetUp() override {
        const auto home = find_data_home();
        ASSERT_TRUE(home) << in_english(home.error());
        state.home = *home;
    }
    /// Reads what `state` wants, and what it wants then.
    void read() {
        do {
            workers.start(state, text);
            while (state.data.loading) {
                workers.wait_for_data(std::chrono::milliseconds{50});
                workers.finish(state, text);
            }
        } while (state.data.wanted);
    }
};

TEST_F(StartUp, ShowsTheShippedDataWhereAFileCannotBeRead) {
    state.view.filter.types = {"liberty.detention"};
    state.data.wanted = LoadRequest{.incidents = {"/nowhere/at-all.geojson"}};
    read();
    ASSERT_NE(state.data.report.dataset, nullptr);
    EXPECT_GT(state.data.report.dataset->incidents.size(), 0U);
    EXPECT_TRUE(state.view.incidents.empty()) << "a saved view names the shipped data";
    EXPECT_FALSE(state.view.filter.types) << "choices were made for the other data";
    EXPECT_EQ(state.dialog, DialogKind::Message);
    EXPECT_NE(state.message.what.find("/nowhere/at-all.geojson"), std::string::npos);
    EXPECT_NE(state.message.remedy.find("kua check FILE"), std::string::npos);
}

TEST_F(StartUp, StopsWhereTheShippedDataCannotBeReadEither) {
    state.home.incidents = "/nowhere";
    state.data.wanted = LoadRequest{};
    read();
    EXPECT_EQ(state.data.report.dataset, nullptr);
    EXPECT_EQ(state.dialog, DialogKind::Message);
    EXPECT_EQ(state.message.remedy.find("--no-state"), std::string::npos);
}

}  // namespace
}  // namespace kua
