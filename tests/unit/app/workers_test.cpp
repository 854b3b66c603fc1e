#include "app/workers.h"

#include "app/actions.h"
#include "app/open_view.h"
#include "session/read_view.h"

#include "support/temp_folder.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <thread>

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

TEST_F(StartUp, BringsBackTheMapOfAFigure) {
    const auto figure = std::filesystem::path(KUA_SOURCE_DIR) / "tests" / "image" / "almaty.png";
    state.data.wanted = LoadRequest{};
    read();
    state.view.filter.text = "of the map before";
    open_view(state, figure.string(), text);
    read();
    EXPECT_EQ(state.dialog, DialogKind::None) << state.message.what;
    EXPECT_TRUE(state.view.filter.text.empty());
    EXPECT_TRUE(state.view.map.centre) << "the figure shows a part of the map";
}

TEST_F(StartUp, KeepsTheMapWhereAFigureLostItsView) {
    const auto picture = std::filesystem::path(KUA_SOURCE_DIR) / "docs" / "window.png";
    state.view.filter.text = "as it was";
    open_view(state, picture.string(), text);
    EXPECT_EQ(state.dialog, DialogKind::Message);
    EXPECT_FALSE(state.data.wanted);
    EXPECT_EQ(state.view.filter.text, "as it was");
}

TEST_F(StartUp, KeepsWhatIsShownAsColumnsBesideItsFile) {
    const test::TempFolder folder;
    const auto events = folder.write("events.geojson", test::read_bytes(state.home.incidents / "kazakhstan-2021.geojson"));
    state.data.wanted = LoadRequest{.incidents = {events}};
    read();
    const auto keep = [&] {
        state.data.wants_columns = true;
        workers.start(state, text);
        EXPECT_TRUE(state.data.keeping_columns);
        while (workers.busy()) {
            std::this_thread::sleep_for(std::chrono::milliseconds{1});
            workers.finish(state, text);
        }
        EXPECT_FALSE(state.data.keeping_columns);
    };
    keep();
    const auto columns = folder.path() / "events.kua-columns";
    ASSERT_TRUE(std::filesystem::exists(columns));
    EXPECT_EQ(state.session.recent.front(), columns.string());
    keep();
    EXPECT_TRUE(std::filesystem::exists(folder.path() / "events-2.kua-columns")) << "what is there is not written over";
    const auto before = select(*state.data.report.dataset, {}, state.data.report.dataset->span());
    const auto findings = state.data.report.problems.size();
    state.data.wanted = LoadRequest{.incidents = {columns}};
    read();
    const auto after = select(*state.data.report.dataset, {}, state.data.report.dataset->span());
    EXPECT_EQ(after.totals, before.totals);
    EXPECT_EQ(after.rows, before.rows);
    EXPECT_EQ(state.data.report.problems.size(), findings);
    EXPECT_FALSE(state.data_dialog.due);
    std::string damaged = test::read_bytes(columns);
    damaged[damaged.size() - 200] ^= 1;
    folder.write("events.kua-columns", damaged);
    state.data.wanted = LoadRequest{.incidents = {columns}};
    read();
    EXPECT_EQ(select(*state.data.report.dataset, {}, state.data.report.dataset->span()).totals, before.totals) << "of the incident file";
    state.dialog = DialogKind::Export;
    open_due_dialog(state);
    EXPECT_EQ(state.dialog, DialogKind::Export) << "it waits for the other one";
    state.dialog = DialogKind::None;
    open_due_dialog(state);
    EXPECT_EQ(state.dialog, DialogKind::Data);
    EXPECT_TRUE(state.data_dialog.show_problems) << "and that is said";
    state.dialog = DialogKind::None;
    open_due_dialog(state);
    EXPECT_EQ(state.dialog, DialogKind::None) << "it came once";
}

TEST_F(StartUp, KeepsTheBaseMapUnderOtherDataOnTheSameBoundaries) {
    const test::TempFolder folder;
    state.data.wanted = LoadRequest{};
    read();
    ASSERT_TRUE(state.data.base);
    const auto base = state.data.base->base;
    const auto events = folder.write("events.geojson", test::read_bytes(state.home.incidents / "kazakhstan-2021.geojson"));
    state.data.wanted = LoadRequest{.incidents = {events}};
    read();
    EXPECT_EQ(state.data.base->base, base);
    EXPECT_EQ(state.data.base->data, state.data.report.dataset);
    const auto split = std::filesystem::path(KUA_SOURCE_DIR) / "tests" / "data" / "split_region";
    state.data.wanted = LoadRequest{.boundaries = split / "split-2018", .incidents = {split / "incidents.geojson"}};
    read();
    EXPECT_NE(state.data.base->base, base);
    EXPECT_EQ(state.data.base->base->unit_codes.size(), state.data.report.dataset->boundaries.units.size());
}

TEST_F(StartUp, SaysWhyColumnsCouldNotBeWritten) {
    state.data.wanted = LoadRequest{};
    read();
    state.data.request.incidents = {"/proc/events.geojson"};
    state.data.wants_columns = true;
    workers.start(state, text);
    while (workers.busy()) {
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
        workers.finish(state, text);
    }
    EXPECT_EQ(state.dialog, DialogKind::Message);
    EXPECT_NE(state.message.what.find("/proc/events.kua-columns"), std::string::npos) << state.message.what;
}

TEST_F(StartUp, WritesTheRecordsBehindTheFigure) {
    const test::TempFolder folder;
    state.data.wanted = LoadRequest{};
    read();
    state.picture.data = state.data.report.dataset;
    state.dialog = DialogKind::Export;
    for (const auto format : {RecordsFormat::Csv, RecordsFormat::Xlsx, RecordsFormat::GeoJson}) {
        state.export_dialog.records = format;
        state.export_dialog.path = (folder.path() / "records").string() + std::string(ending_of(format));
        state.wanted_export = true;
        for (workers.start(state, text); workers.busy();) workers.finish(state, text);
        EXPECT_EQ(state.export_dialog.failed, "");
        EXPECT_EQ(state.export_dialog.written, state.export_dialog.path);
        EXPECT_GT(std::filesystem::file_size(state.export_dialog.path), 1000U);
    }
    std::ifstream table(folder.path() / "records.csv");
    std::string head;
    std::getline(table, head);
    EXPECT_NE(head.find("incidents"), std::string::npos);
}

TEST_F(StartUp, TakesTheLayoutOfAFigureAndNothingElse) {
    const auto figure = std::filesystem::path(KUA_SOURCE_DIR) / "tests" / "image" / "almaty.png";
    state.view.page.title = "my own";
    state.view.filter.text = "as it was";
    take_layout(state, figure.string(), text);
    EXPECT_EQ(state.export_dialog.failed, "");
    EXPECT_EQ(state.view.page.title, "my own");
    EXPECT_EQ(state.view.filter.text, "as it was");
    EXPECT_NE(state.view.page.width_px, PageChoice{}.width_px);
    take_layout(state, "/nowhere.kua.json", text);
    EXPECT_NE(state.export_dialog.failed, "");
}

TEST_F(StartUp, TellsWhereAFileIsAnotherVersionThanTheView) {
    ViewState view;
    view.incidents = {{(state.home.incidents / "kazakhstan-2021.geojson").string(), std::string(64, '0')}};
    state.data.wanted = request_of(view);
    state.data.view_of_wanted = view;
    read();
    EXPECT_EQ(state.dialog, DialogKind::Message);
    EXPECT_NE(state.message.what.find("kazakhstan-2021.geojson"), std::string::npos);
}

TEST_F(StartUp, ExportsEachFormatAndSaysWhatWouldStayOut) {
    const test::TempFolder folder;
    state.data.wanted = LoadRequest{};
    read();
    state.picture.data = state.data.report.dataset;
    state.dialog = DialogKind::Export;
    const std::map<FigureFormat, std::string> beginnings{
        {FigureFormat::Png, "\x89PNG"}, {FigureFormat::Svg, "<?xml"}, {FigureFormat::Pdf, "%PDF-"}};
    for (const auto& [format, beginning] : beginnings) {
        state.export_dialog.format = format;
        state.export_dialog.path = (folder.path() / ("map" + std::string(ending_of(format)))).string();
        state.wanted_export = true;
        workers.start(state, text);
        while (workers.busy()) {
            workers.finish(state, text);
            std::this_thread::sleep_for(std::chrono::milliseconds{5});
        }
        EXPECT_EQ(state.export_dialog.failed, "");
        ASSERT_EQ(state.export_dialog.written, state.export_dialog.path);
        std::string start(beginning.size(), '\0');
        std::ifstream(state.export_dialog.written).read(start.data(), static_cast<std::streamsize>(start.size()));
        EXPECT_EQ(start, beginning);
    }
    ASSERT_TRUE(state.export_dialog.counts);
    EXPECT_EQ(*state.export_dialog.counts, release_counts(*state.picture.data));
}

TEST_F(StartUp, StopsWhereTheShippedDataCannotBeReadEither) {
    state.home.incidents = "/nowhere";
    state.data.wanted = LoadRequest{};
    read();
    EXPECT_EQ(state.data.report.dataset, nullptr);
    EXPECT_EQ(state.dialog, DialogKind::Message);
    EXPECT_EQ(state.message.remedy.find("--no-state"), std::string::npos);
}

/// Three regions of which one was divided in two in June 2022.
struct ChangedBoundaries : StartUp {
    std::unique_ptr<TextMetrics> metrics;
    PictureMaker maker;

    void SetUp() override {
        StartUp::SetUp();
        auto made = TextMetrics::make();
        ASSERT_TRUE(made) << in_english(made.error());
        metrics = std::make_unique<TextMetrics>(*std::move(made));
        const auto folder = std::filesystem::path(KUA_SOURCE_DIR) / "tests" / "data" / "split_region";
        state.data.wanted = LoadRequest{.boundaries = folder / "split-2018",
                                        .other_boundaries = {folder / "split-2022"},
                                        .incidents = {folder / "incidents.geojson"}};
        read_and_show();
    }
    void read_and_show() {
        read();
        const auto done = maker.update(state.picture, {state.data.report.dataset, state.view, {1000.0, 600.0, {}}, text, *metrics, state.data.base});
        ASSERT_TRUE(done) << in_english(done.error());
    }
    [[nodiscard]] std::size_t drawn() const {
        std::size_t n = 0;
        for (const BoundaryUnit& unit : state.dataset()->boundaries.units) n += unit.shape.empty() ? 0U : 1U;
        return n;
    }
};

TEST_F(ChangedBoundaries, AreThoseOfTheDaysShown) {
    state.view.time = {.first = parse_day("2019-01-01"), .last = parse_day("2021-12-31")};
    read_and_show();
    const std::size_t before = drawn();
    state.view.time.last = parse_day("2023-12-31");
    read_and_show();
    EXPECT_GT(drawn(), before) << "the divided region is drawn in its parts";
    EXPECT_EQ(state.dialog, DialogKind::None);
    EXPECT_EQ(state.view.time.last, parse_day("2023-12-31")) << "the view is kept";
}

TEST_F(ChangedBoundaries, AreJoinedWhereTheUserCountsInCommonParents) {
    state.view.time = {.first = parse_day("2019-01-01"), .last = parse_day("2023-12-31")};
    read_and_show();
    const std::size_t then = state.dataset()->boundaries.units.size();
    state.view.boundaries_as = BoundariesAs::Parent;
    read_and_show();
    EXPECT_LT(state.dataset()->boundaries.units.size(), then);
    EXPECT_EQ(state.data.request.boundaries_as, BoundariesAs::Parent);
}

TEST_F(ChangedBoundaries, AreNotReadAgainForOtherDaysOfTheSameUnits) {
    state.view.time = {.first = parse_day("2019-01-01"), .last = parse_day("2021-12-31")};
    read_and_show();
    const auto data = state.data.report.dataset;
    state.view.time.first = parse_day("2020-01-01");
    read_and_show();
    EXPECT_EQ(state.data.report.dataset, data);
}

TEST_F(ChangedBoundaries, TakeRegionsThatTheyDoNotHaveOutOfTheFilter) {
    state.view.time = {.first = parse_day("2019-01-01"), .last = parse_day("2023-12-31")};
    read_and_show();
    state.view.filter.regions = {"FAR"};
    state.view.boundaries_as = BoundariesAs::Parent;
    read_and_show();
    EXPECT_EQ(state.dataset()->boundaries.find_unit("FAR"), no_region);
    EXPECT_FALSE(state.view.filter.regions);
    EXPECT_FALSE(state.notice.empty());
}

TEST_F(StartUp, RefusesAViewThatNamesWhatTheDataDoNotHave) {
    test::TempFolder folder;
    const auto file = folder.path() / "other.kua.json";
    std::ofstream(file) << R"({"schema": "kua-view/1", "filter": {"regions": ["XX-NONE"]}})";
    state.data.wanted = LoadRequest{};
    read();
    state.picture.data = state.data.report.dataset;
    state.view.filter.text = "of the map before";
    open_view(state, file.string(), text);
    read();
    EXPECT_EQ(state.dialog, DialogKind::Message);
    EXPECT_NE(state.message.what.find("XX-NONE"), std::string::npos) << state.message.what;
    EXPECT_EQ(state.view.filter.text, "of the map before") << "nothing is changed";
}

TEST_F(StartUp, ShowsTheDataOfARefusedViewWithoutItsChoices) {
    state.view.filter.types = {"no.such_type"};
    state.view.lang = Lang::Ru;
    state.data.wanted = LoadRequest{};
    read();
    EXPECT_NE(state.message.what.find("no.such_type"), std::string::npos);
    EXPECT_FALSE(state.view.filter.types);
    EXPECT_EQ(state.view.lang, Lang::Ru);
    ASSERT_NE(state.data.report.dataset, nullptr);
}

}  // namespace
}  // namespace kua
